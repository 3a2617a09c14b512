// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace baton::journal {

/// Looks after a journal from outside the database, which cannot tell by itself that it has lost its end (of
/// a damaged log SQLite reads what comes before the damage, and says nothing) or that its folder has gone.
/// Held by who writes; run thread.
class JournalWatch {
public:
    /// Number of the last event that is known to have been recorded, by PROJECT/.baton/counter; 0 when
    /// nothing is known. Any thread.
    [[nodiscard]] static qint64 recorded(const QString &projectFolder);

    /// Of a journal that is open for writing.
    explicit JournalWatch(const QString &projectFolder);
    ~JournalWatch();
    JournalWatch(const JournalWatch &) = delete;
    JournalWatch &operator=(const JournalWatch &) = delete;

    /// Events up to this one are durable. Best effort: a number that is too low accuses nobody.
    void record(qint64 seq) const;

    enum class Place { Same, Moved, Deleted };
    [[nodiscard]] Place place() const;
    /// Where the project's folder is now; empty when it is gone.
    [[nodiscard]] QString folderNow() const;

private:
    QString m_path; ///< of the database
    int m_counter = -1;
    int m_database = -1;
};

/// JournalBehind, when the journal ends before what is known to have been recorded.
[[nodiscard]] Result<void> endsNoEarlier(qint64 lastSeq, qint64 recorded);

/// The person goes on with a journal that has lost its end: what there is of it is kept in a folder beside
/// it, whose path is returned, and the counter forgets what it knew. Takes the project's lock. Fails with
/// ProjectNotFound, ProjectLocked, WrongState (nothing is missing), FileWrite.
[[nodiscard]] Result<QString> acceptLoss(const QString &projectFolder);

} // namespace baton::journal
