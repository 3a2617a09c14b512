// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"
#include "core/journal/journal_watch.h"
#include "core/journal/sqlite_file.h"

namespace baton::journal {

/// The journal of a project folder: PROJECT/.baton/journal.sqlite in WAL mode with full synchronisation. Used
/// on the thread that opened it. It does not lock the project: whoever opens it ReadWrite holds a
/// ProjectLock. ReadOnly works beside a running writer and on read-only folders and media, and changes
/// nothing.
class SqliteJournal final : public Journal {
public:
    using Mode = OpenMode;

    /// ReadWrite creates what is absent. Fails with ProjectNotFound (ReadOnly and no journal), ProjectNewer,
    /// JournalCorrupt (damaged, or a file of something else), ProjectReadOnly, DiskFull, FileRead,
    /// NotAPlainFile (a symbolic link in the place of `.baton` or the file), JournalBehind (its end is
    /// missing: ReadWrite leaves everything as it is, ReadOnly gives what is left and `behind` where anything
    /// is).
    [[nodiscard]] static Result<std::unique_ptr<SqliteJournal>> open(const QString &projectFolder, Mode mode);

    /// JournalBehind when a ReadOnly journal ends earlier than it should.
    [[nodiscard]] const std::optional<Error> &behind() const { return m_behind; }

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
    /// Fails with NotFound, or with JournalCorrupt when the stored text does not fit its hash.
    [[nodiscard]] Result<QString> read(const TextHash &hash) const override;
    /// A deleted journal is first saved in a new folder beside the project's, which the detail names.
    [[nodiscard]] Result<void> checkPlace() const override;

private:
    SqliteJournal(QString folder, std::unique_ptr<SqliteFile> file, bool hasSums);
    [[nodiscard]] Result<void> insertTexts(const QVector<Text> &texts) const;
    [[nodiscard]] Result<void> insertEvents(const QVector<StoredEvent> &events) const;
    [[nodiscard]] Result<void> write(const QString &sql, const QVariantList &values) const;
    [[nodiscard]] Result<QVector<StoredEvent>> select(const QString &rest, const QVariantList &values) const;

    [[nodiscard]] QString rescue() const;

    QString m_folder;
    std::unique_ptr<SqliteFile> m_file;
    bool m_hasSums;
    std::unique_ptr<JournalWatch> m_watch; ///< of ReadWrite
    std::optional<Error> m_behind;
};

} // namespace baton::journal
