// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/project_store.h"

#include "core/engine/decide.h"
#include "core/engine/evolve.h"

namespace baton::session {

namespace {

/// What reopening has to fold is bounded by these: events since the last snapshot, or its age once there are
/// any.
constexpr qint64 mostEvents = 1000;
constexpr TimeMs longestTime = 10LL * 60 * 1000;
/// Closing leaves a snapshot behind when this many would have to be folded.
constexpr qint64 mostEventsLeft = 100;
/// Events read at once: a whole history never lies in memory.
constexpr int page = 2000;

} // namespace

Result<LoadedState> loadProject(const journal::Journal &journal)
{
    BATON_TRY_ASSIGN(auto snapshot, journal.latestSnapshot());
    LoadedState loaded;
    if (snapshot) {
        loaded.state = std::move(*snapshot);
        loaded.snapshotSeq = loaded.state.seq;
        loaded.snapshotTime = loaded.state.time;
    }
    while (true) {
        BATON_TRY_ASSIGN(const auto events, journal.eventsAfter(loaded.state.seq, page));
        for (const StoredEvent &event : events)
            engine::evolve(loaded.state, event);
        if (events.size() < page)
            return loaded;
    }
}

Result<State> loadState(const journal::Journal &journal)
{
    return loadProject(journal).map([](LoadedState &&loaded) { return std::move(loaded.state); });
}

ProjectStore::ProjectStore(
    std::unique_ptr<journal::Journal> journal, LoadedState loaded, const Clock &clock, Listener listener)
    : m_journal(std::move(journal)), m_state(std::move(loaded.state)), m_clock(clock),
      m_listener(std::move(listener)), m_snapshotSeq(loaded.snapshotSeq.value_or(0)),
      m_snapshotTime(loaded.snapshotSeq ? loaded.snapshotTime : clock.now())
{
}

ProjectStore::~ProjectStore() = default;

Result<void> ProjectStore::apply(const Command &command)
{
    if (m_broken)
        return failure(*m_broken);
    const TimeMs now = m_clock.now();
    BATON_TRY_ASSIGN(auto decision, engine::decide(m_state, command, now));
    if (decision.events.empty())
        return {};
    EventBatch batch;
    qint64 seq = m_state.seq;
    for (Event &event : decision.events)
        batch.events.append({++seq, now, std::move(event)});
    for (Text &text : decision.texts)
        batch.texts.append(std::move(text));
    if (auto appended = m_journal->append(batch); !appended) {
        breakWith(appended.error());
        return failure(appended.error());
    }
    for (const StoredEvent &event : batch.events)
        engine::evolve(m_state, event);
    m_listener.appended(batch);
    return isInPlace() ? Result<void>() : failure(*m_broken);
}

bool ProjectStore::isInPlace()
{
    if (m_broken)
        return false;
    const auto place = m_journal->checkPlace();
    if (!place)
        breakWith(place.error());
    return place.has_value();
}

void ProjectStore::breakWith(const Error &error)
{
    m_broken = error;
    m_listener.broken(error);
}

QString ProjectStore::text(const TextHash &hash) const
{
    return hash.isEmpty() ? QString() : m_journal->read(hash).value_or(QString());
}

void ProjectStore::snapshotIfDue()
{
    const qint64 events = m_state.seq - m_snapshotSeq;
    if (events >= mostEvents || (events > 0 && m_clock.now() - m_snapshotTime >= longestTime))
        saveSnapshot();
}

void ProjectStore::close()
{
    if (m_state.seq - m_snapshotSeq >= mostEventsLeft)
        saveSnapshot();
}

void ProjectStore::saveSnapshot()
{
    if (m_broken)
        return;
    // Only an optimisation: one that cannot be saved loses nothing, and is not tried again at once.
    static_cast<void>(m_journal->saveSnapshot(m_state));
    m_snapshotSeq = m_state.seq;
    m_snapshotTime = m_clock.now();
}

} // namespace baton::session
