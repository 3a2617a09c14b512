// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/git_api.h"

#include <QLibrary>

namespace baton {

void *gitFunction(const char *name)
{
    const QString file = QStringLiteral("git2");
    const QString version = QStringLiteral(BATON_LIBGIT2_VERSION);
    if (const QFunctionPointer address = QLibrary::resolve(file, version, name))
        return reinterpret_cast<void *>(address);
    QLibrary library(file, version);
    library.load(); // for its words
    qFatal("libgit2 %s cannot be used: %s. Install it again; the project is unharmed.", BATON_LIBGIT2_VERSION,
        qPrintable(library.errorString()));
}

void keepGitDurable()
{
    const auto options = reinterpret_cast<int (*)(int, ...)>(gitFunction("git_libgit2_opts"));
    options(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
}

} // namespace baton
