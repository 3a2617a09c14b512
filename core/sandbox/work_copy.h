// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/relative_path.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QVector>

namespace baton::sandbox {

/// A file of the project as the journal has it.
struct CopiedFile {
    RelativePath path;
    QByteArray content;
};

enum class FolderChange { Added, Changed, Deleted };

enum class FileKind {
    Plain,
    Folder, ///< in the place of a file
    Link, ///< symbolic; nobody looks where it leads
    Special, ///< a pipe, a socket, a device
};

/// What became of one file.
struct FileChange {
    QString path; ///< below the project; bytes that are no UTF-8 are replaced, so it is for showing only
    FolderChange change = FolderChange::Added;
    FileKind kind = FileKind::Plain; ///< as it is now; of a deleted one as it was
    qint64 size = 0; ///< bytes, as it is now
    bool operator==(const FileChange &) const = default;
};

struct FolderChanges {
    QVector<FileChange> files; ///< by path
    bool complete = true; ///< false: there are more than were looked for, or folders in folders without end
    bool operator==(const FolderChanges &) const = default;
};

/// A copy of a project for a program to work on, in a temporary folder that is its owner's alone. Made of
/// texts, not of the project's folder: there is no link of any kind between them. Thrown away with this
/// object, on the thread pool. Any thread, one at a time.
class WorkCopy {
public:
    /// Fails with FileWrite (a path twice, a file where another needs a folder, or the system's reason).
    [[nodiscard]] static Result<WorkCopy> make(const QVector<CopiedFile> &files);
    ~WorkCopy();
    WorkCopy(WorkCopy &&other) noexcept;
    WorkCopy &operator=(WorkCopy &&other) noexcept;
    WorkCopy(const WorkCopy &) = delete;
    WorkCopy &operator=(const WorkCopy &) = delete;

    /// Where the files are.
    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// What programs did to it since it was made; at most `limit` files. Nothing is followed, and only plain
    /// files that may be unchanged are read.
    [[nodiscard]] FolderChanges changes(int limit) const;
    /// A file that a program left, a report. Fails with NotFound (no such file, or a link on the way to it),
    /// NotAPlainFile, FileRead (over `limit` bytes, or it cannot be read).
    [[nodiscard]] Result<QByteArray> read(const RelativePath &path, qsizetype limit) const;

private:
    explicit WorkCopy(QString folder) : m_folder(std::move(folder)) { }
    [[nodiscard]] Result<void> add(const CopiedFile &file);

    QString m_folder; ///< empty: moved from
    QMap<QByteArray, QByteArray> m_originals; ///< content by path as the disk spells it
};

} // namespace baton::sandbox
