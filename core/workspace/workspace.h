// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/relative_path.h"
#include "core/base/result.h"
#include "core/base/text.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace baton::workspace {

/// The project folder: approved content only. Used on the run thread. Writes are atomic (temporary file in
/// the same folder, fsync, rename), never follow a symbolic link inside the project and never leave it.
class Workspace {
public:
    /// Creates the folder when `create`. Fails with ProjectNotFound, ProjectReadOnly, or ForeignFiles (the
    /// folder holds files and no `.baton`: it must be opened as an import); the detail names the folder or
    /// file.
    [[nodiscard]] static Result<Workspace> open(const QString &folder, bool create);

    [[nodiscard]] const QString &folder() const { return m_folder; }

    /// Hash of a file as it is on disk; nullopt when there is none. Fails with FileRead, UnsafePath
    /// (symlink).
    [[nodiscard]] Result<std::optional<Text>> read(const RelativePath &path) const;

    /// Writes `text`. `expected` is the hash Baton wrote last (nullopt: Baton never wrote the file, so it
    /// must not exist). When the disk holds something else, nothing is written and the failure is
    /// OutsideChange. Other failures: DiskFull, FileWrite, ProjectReadOnly, UnsafePath; the old file is then
    /// untouched. `overwriteForeign` is the person's "keep mine".
    [[nodiscard]] Result<void> write(const RelativePath &path, const Text &text,
        const std::optional<TextHash> &expected, bool overwriteForeign = false) const;

private:
    explicit Workspace(QString folder) : m_folder(std::move(folder)) { }
    QString m_folder;
};

} // namespace baton::workspace
