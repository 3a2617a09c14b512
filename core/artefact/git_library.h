// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <git2.h>

namespace baton::artefact {

/// Keeps libgit2 initialised while it lives; the library counts, so any number may exist in any thread.
class GitLibrary {
public:
    GitLibrary() { git_libgit2_init(); }
    ~GitLibrary() { git_libgit2_shutdown(); }
    Q_DISABLE_COPY_MOVE(GitLibrary)
};

} // namespace baton::artefact
