// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"

#include <QHash>

namespace baton::journal {

/// A journal that forgets at the end of the program.
/// Single thread. Holds to the same contract as SqliteJournal.
class MemoryJournal final : public Journal {
public:
    [[nodiscard]] Result<void> append(const EventBatch &batch) override;
    [[nodiscard]] Result<QVector<StoredEvent>> eventsAfter(qint64 after, int limit = 0) const override;
    [[nodiscard]] Result<QVector<StoredEvent>> eventsBefore(qint64 before, int limit) const override;
    [[nodiscard]] Result<QVector<StoredEvent>> eventsOfCall(const CallId &call) const override;
    [[nodiscard]] Result<qint64> lastSeq() const override;
    [[nodiscard]] Result<std::optional<State>> latestSnapshot() const override;
    [[nodiscard]] Result<void> saveSnapshot(const State &state) override;
    [[nodiscard]] Result<void> savePartial(const CallId &call, const QString &text) override;
    [[nodiscard]] Result<QString> partial(const CallId &call) const override;
    [[nodiscard]] Result<void> dropPartial(const CallId &call) override;
    [[nodiscard]] Result<QString> read(const TextHash &hash) const override;

private:
    QVector<StoredEvent> m_events;
    QHash<TextHash, QString> m_texts;
    QHash<CallId, QString> m_partials;
    std::optional<State> m_snapshot;
};

} // namespace baton::journal
