// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/state.h"

#include <optional>

namespace baton::journal {

/// Internal when the numbers of the batch do not follow `lastSeq` without a gap.
[[nodiscard]] inline Result<void> checkSequence(const EventBatch &batch, qint64 lastSeq)
{
    for (const StoredEvent &stored : batch.events) {
        if (stored.seq != ++lastSeq)
            return failure(ErrorCode::Internal,
                QStringLiteral("event %1 in the place of event %2").arg(stored.seq).arg(lastSeq));
    }
    return {};
}

/// The only place facts of a project are kept. Used on one thread (the run thread, or a reading command's
/// main thread); implementations are SqliteJournal and, for tests, MemoryJournal.
class Journal : public TextSource {
public:
    /// Appends the events and stores the texts they name in one durable transaction: after success they
    /// survive kill -9 and power loss. Fails with JournalWrite, DiskFull, ProjectReadOnly; then nothing of
    /// the batch is stored. Sequence numbers must follow the last one without a gap (Internal otherwise).
    [[nodiscard]] virtual Result<void> append(const EventBatch &batch) = 0;

    /// Events with `after` < seq, oldest first, at most `limit` (0 = all). Fails with JournalCorrupt naming
    /// the row.
    [[nodiscard]] virtual Result<QVector<StoredEvent>> eventsAfter(qint64 after, int limit = 0) const = 0;
    /// The `limit` events just before `before` (exclusive), oldest first; for paging backwards.
    [[nodiscard]] virtual Result<QVector<StoredEvent>> eventsBefore(qint64 before, int limit) const = 0;
    /// All events that name a call (scheduled, retrying, answered, failed, interrupted).
    [[nodiscard]] virtual Result<QVector<StoredEvent>> eventsOfCall(const CallId &call) const = 0;
    [[nodiscard]] virtual Result<qint64> lastSeq() const = 0;
    /// Fails with ProjectGone when the project is not where it was opened any more; the detail says where
    /// what was recorded is. What is appended all the same is kept there.
    [[nodiscard]] virtual Result<void> checkPlace() const { return {}; }

    /// Snapshots make opening independent of age. An unreadable or older-format snapshot reads as none.
    [[nodiscard]] virtual Result<std::optional<State>> latestSnapshot() const = 0;
    [[nodiscard]] virtual Result<void> saveSnapshot(const State &state) = 0;

    /// Text of a running stream, outside the event log; replaced by each save, dropped when the call ends.
    [[nodiscard]] virtual Result<void> savePartial(const CallId &call, const QString &text) = 0;
    [[nodiscard]] virtual Result<QString> partial(const CallId &call) const = 0; ///< empty when none
    [[nodiscard]] virtual Result<void> dropPartial(const CallId &call) = 0;
};

} // namespace baton::journal
