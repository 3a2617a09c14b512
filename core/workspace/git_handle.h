// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/git_api.h"
#include "core/base/result.h"
#include "core/workspace/git_repository.h"

#include <QByteArray>

#include <memory>

/// Owners of libgit2's objects. Private to the Git files of this folder.
namespace baton::workspace::git {

template <class T, const auto &Free> struct Deleter {
    void operator()(T *object) const { Free(object); }
};
template <class T, const auto &Free> using Handle = std::unique_ptr<T, Deleter<T, Free>>;

using Repository = Handle<git_repository, git_repository_free>;
using Index = Handle<git_index, git_index_free>;
using Tree = Handle<git_tree, git_tree_free>;
using Commit = Handle<git_commit, git_commit_free>;
using Signature = Handle<git_signature, git_signature_free>;
using Config = Handle<git_config, git_config_free>;

/// Of a repository's own configuration: Baton made it, or the person agreed that it commits to it.
inline constexpr const char *createdFlag = "baton.created";

/// GitFailed with libgit2's words about what failed last on this thread.
[[nodiscard]] Failure gitFailure(const char *doing);

/// Opens exactly FOLDER/.git: a plain folder, whose working tree is FOLDER.
[[nodiscard]] Result<Repository> openOwn(const QString &folder);

/// A boolean of the repository's own configuration file (not the person's); false when absent.
[[nodiscard]] bool localFlag(git_repository *repository, const char *name);
[[nodiscard]] Result<void> setLocalFlag(git_repository *repository, const char *name);

/// The newest commit; null while there is none.
[[nodiscard]] Result<Commit> headCommit(git_repository *repository);
/// An index in memory that holds the commit's tree, or nothing.
[[nodiscard]] Result<Index> indexOf(git_commit *commit);

[[nodiscard]] Author userOf(git_repository *repository);

/// What a commit says beside its tree.
struct Words {
    Author author;
    Author committer;
    QByteArray message;
    TimeMs time = 0;
};

/// Commits the index on top of `head` and moves HEAD. Returns the hex id; that of `head` when its tree is the
/// same already.
[[nodiscard]] Result<QString> commitIndex(
    git_repository *repository, git_index *index, git_commit *head, const Words &words);

} // namespace baton::workspace::git
