// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/relative_path.h"
#include "core/base/result.h"
#include "core/base/text.h"

#include <QString>
#include <QStringList>

#include <functional>
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

    /// Keeps `.baton` out of any Git repository the project lies in, whoever made it. Best effort.
    void hideFromGit() const;

    /// The folder was made for a journal whose own was deleted (PROJECT/.baton/rescued): its files are to be
    /// written anew, nobody took them away.
    [[nodiscard]] bool isRescued() const;
    void forgetRescue() const;

    /// Hash of a file as it is on disk; nullopt when there is none. Fails with FileRead, NotAPlainFile
    /// (symlink).
    [[nodiscard]] Result<std::optional<Text>> read(const RelativePath &path) const;

    /// The same, for who wants to keep it: fails with InvalidArgument where the bytes are not UTF-8.
    [[nodiscard]] Result<std::optional<Text>> readExactly(const RelativePath &path) const;

    /// Takes a file that Baton wrote out of the folder, with the folders that are empty then. `isOurs` says
    /// whether a text is one of Baton's. Where it is not, nothing is removed and the failure is
    /// OutsideChange. A file that is gone already is no failure; others: ProjectReadOnly, FileWrite,
    /// NotAPlainFile.
    [[nodiscard]] Result<void> remove(
        const RelativePath &path, const std::function<bool(const TextHash &)> &isOurs) const;

    /// Writes `text`. `expected` is the hash Baton wrote last (nullopt: Baton never wrote the file, so it
    /// must not exist). When the disk holds something else, nothing is written and the failure is
    /// OutsideChange. Other failures: DiskFull, FileWrite, ProjectReadOnly, NotAPlainFile; the old file is then
    /// untouched. `overwriteForeign` is the person's "keep mine".
    [[nodiscard]] Result<void> write(const RelativePath &path, const Text &text,
        const std::optional<TextHash> &expected, bool overwriteForeign = false) const;

private:
    explicit Workspace(QString folder) : m_folder(std::move(folder)) { }
    QString m_folder;
};

} // namespace baton::workspace
