// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memory_journal.h"

#include "core/journal/event_codec.h"

namespace baton::journal {

Result<void> MemoryJournal::append(const EventBatch &batch)
{
    BATON_TRY(checkSequence(batch, m_events.size()));
    for (const Text &text : batch.texts)
        m_texts.insert(text.hash, text.content);
    for (const StoredEvent &stored : batch.events) {
        if (const CallId *ended = endedCall(stored.event))
            m_partials.remove(*ended);
        m_events.append(stored);
    }
    return {};
}

Result<QVector<StoredEvent>> MemoryJournal::eventsAfter(qint64 after, int limit) const
{
    const qsizetype first = std::clamp<qsizetype>(after, 0, m_events.size());
    return m_events.mid(first, limit > 0 ? limit : -1);
}

Result<QVector<StoredEvent>> MemoryJournal::eventsBefore(qint64 before, int limit) const
{
    const qsizetype end = std::clamp<qsizetype>(before - 1, 0, m_events.size());
    const qsizetype first = std::max<qsizetype>(0, end - std::max(limit, 0));
    return m_events.mid(first, end - first);
}

Result<QVector<StoredEvent>> MemoryJournal::eventsOfCall(const CallId &call) const
{
    QVector<StoredEvent> found;
    for (const StoredEvent &stored : m_events) {
        const CallId *named = callOf(stored.event);
        if (named && *named == call)
            found.append(stored);
    }
    return found;
}

Result<qint64> MemoryJournal::lastSeq() const
{
    return m_events.size();
}

Result<std::optional<State>> MemoryJournal::latestSnapshot() const
{
    return m_snapshot;
}

Result<void> MemoryJournal::saveSnapshot(const State &state)
{
    m_snapshot = state;
    return {};
}

Result<void> MemoryJournal::savePartial(const CallId &call, const QString &text)
{
    m_partials.insert(call, text);
    return {};
}

Result<QString> MemoryJournal::partial(const CallId &call) const
{
    return m_partials.value(call);
}

Result<void> MemoryJournal::dropPartial(const CallId &call)
{
    m_partials.remove(call);
    return {};
}

Result<QString> MemoryJournal::read(const TextHash &hash) const
{
    const auto it = m_texts.constFind(hash);
    if (it == m_texts.cend())
        return failure(ErrorCode::NotFound, hash.value);
    return *it;
}

} // namespace baton::journal
