// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/git_handle.h"

/// How PROJECT/.git comes to be and is put right after a kill. Private to the Git files of this folder; used
/// by who holds the project's lock.
namespace baton::workspace::git {

/// Keeps Baton's own files out without touching a .gitignore of the project.
[[nodiscard]] Result<void> exclude(const QString &folder);

/// Makes FOLDER/.git, marked as Baton's. It appears whole or not at all: it grows in .baton and is renamed.
[[nodiscard]] Result<Repository> makeOwn(const QString &folder);

/// FOLDER/.git is what an older Baton left that was killed while it made it: without a commit, an index or a
/// mark of anybody, and with nothing in it but what libgit2 begins with.
[[nodiscard]] bool isUnfinished(const QString &folder);

/// While it lives, the repository holds a file that says so. What a kill leaves behind it (locks, half
/// objects) can thus be told from a lock of the person's own Git.
class WorkMark {
public:
    explicit WorkMark(const QString &folder);
    ~WorkMark();
    Q_DISABLE_COPY_MOVE(WorkMark)

    /// Removes what a killed Baton left in FOLDER/.git and in .baton.
    static void clearLeftovers(const QString &folder);

private:
    QByteArray m_file;
};

} // namespace baton::workspace::git
