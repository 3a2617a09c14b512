// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/project_store.h"

#include "core/engine/decide.h"
#include "core/engine/evolve.h"

namespace baton::session {

namespace {

/// Events between two snapshots: reopening folds at most this many.
constexpr qint64 snapshotDistance = 1000;

} // namespace

Result<State> loadState(const journal::Journal &journal)
{
    auto snapshot = journal.latestSnapshot();
    if (!snapshot)
        return failure(snapshot.error());
    State state = snapshot->value_or(State{});
    const auto events = journal.eventsAfter(state.seq);
    if (!events)
        return failure(events.error());
    for (const StoredEvent &event : *events)
        engine::evolve(state, event);
    return state;
}

ProjectStore::ProjectStore(
    std::unique_ptr<journal::Journal> journal, State state, const Clock &clock, Listener listener)
    : m_journal(std::move(journal)), m_state(std::move(state)), m_clock(clock),
      m_listener(std::move(listener)), m_snapshotSeq(m_state.seq)
{
}

ProjectStore::~ProjectStore() = default;

Result<void> ProjectStore::apply(const Command &command)
{
    if (m_broken)
        return failure(*m_broken);
    const TimeMs now = m_clock.now();
    auto decision = engine::decide(m_state, command, now);
    if (!decision)
        return failure(decision.error());
    if (decision->events.empty())
        return {};
    EventBatch batch;
    qint64 seq = m_state.seq;
    for (Event &event : decision->events)
        batch.events.append({++seq, now, std::move(event)});
    for (Text &text : decision->texts)
        batch.texts.append(std::move(text));
    if (auto appended = m_journal->append(batch); !appended) {
        m_broken = appended.error();
        m_listener.broken(*m_broken);
        return failure(appended.error());
    }
    for (const StoredEvent &event : batch.events)
        engine::evolve(m_state, event);
    m_listener.appended(batch);
    return {};
}

QString ProjectStore::text(const TextHash &hash) const
{
    return hash.isEmpty() ? QString() : m_journal->read(hash).value_or(QString());
}

void ProjectStore::snapshotIfDue()
{
    if (m_broken || m_state.seq - m_snapshotSeq < snapshotDistance)
        return;
    // A snapshot is only an optimisation: failing to save one loses nothing.
    if (m_journal->saveSnapshot(m_state))
        m_snapshotSeq = m_state.seq;
}

} // namespace baton::session
