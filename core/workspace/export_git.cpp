// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/export_stage.h"
#include "core/workspace/exporter.h"
#include "core/workspace/git_handle.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace baton::workspace {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *exportedFlag = "baton.exported";

/// History of the project without its working tree, unreachable objects, remote and reflogs (which would name
/// this machine's folders).
Result<git::Repository> cloneHistory(const QString &project, const QString &folder)
{
    git_clone_options options;
    git_clone_options_init(&options, GIT_CLONE_OPTIONS_VERSION);
    options.local = GIT_CLONE_NO_LOCAL;
    options.checkout_opts.checkout_strategy = GIT_CHECKOUT_NONE;
    git_repository *cloned = nullptr;
    const QByteArray source = QFile::encodeName(project + u"/.git"_s);
    if (git_clone(&cloned, source.constData(), QFile::encodeName(folder).constData(), &options) != 0)
        return git::gitFailure("clone");
    git::Repository repository(cloned);
    if (git_remote_delete(cloned, "origin") != 0)
        return git::gitFailure("remote");
    QDir(folder + u"/.git/logs"_s).removeRecursively();
    QFile::remove(folder + u"/.git/FETCH_HEAD"_s);
    return repository;
}

Result<git::Repository> emptyHistory(const QString &folder)
{
    git_repository_init_options options;
    git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION);
    options.initial_head = "main";
    git_repository *created = nullptr;
    if (git_repository_init_ext(&created, QFile::encodeName(folder).constData(), &options) != 0)
        return git::gitFailure("init");
    return git::Repository(created);
}

Result<void> add(
    git_repository *repository, git_index *index, const QByteArray &path, const QByteArray &bytes)
{
    git_index_entry entry{};
    const auto size = static_cast<size_t>(bytes.size());
    if (git_blob_create_from_buffer(&entry.id, repository, bytes.constData(), size) != 0)
        return git::gitFailure("blob");
    const git_index_entry *old = git_index_get_bypath(index, path.constData(), 0);
    const bool executable = old && old->mode == GIT_FILEMODE_BLOB_EXECUTABLE;
    entry.mode = executable ? GIT_FILEMODE_BLOB_EXECUTABLE : GIT_FILEMODE_BLOB;
    entry.path = path.constData();
    if (git_index_add(index, &entry) != 0)
        return git::gitFailure("index");
    return {};
}

/// Where the history lacks something approved (Git was off for a while), one more commit brings it.
Result<void> commitContent(git_repository *repository, const QMap<QString, QByteArray> &content, TimeMs time)
{
    const Result<git::Commit> head = git::headCommit(repository);
    if (!head)
        return failure(head.error());
    const Result<git::Index> index = git::indexOf(head->get());
    if (!index)
        return failure(index.error());
    for (auto it = content.cbegin(); it != content.cend(); ++it) {
        const Result<void> added = add(repository, index->get(), it.key().toUtf8(), it.value());
        if (!added)
            return added;
    }
    const Author user = git::userOf(repository);
    const Result<QString> id = git::commitIndex(
        repository, index->get(), head->get(), {user, user, "Hand over approved content\n", time});
    return id ? Result<void>{} : failure(id.error());
}

Result<void> checkOut(git_repository *repository)
{
    git_checkout_options options;
    git_checkout_options_init(&options, GIT_CHECKOUT_OPTIONS_VERSION);
    options.checkout_strategy = GIT_CHECKOUT_FORCE;
    if (git_checkout_head(repository, &options) != 0)
        return git::gitFailure("checkout");
    return {};
}

Result<void> build(const QString &folder, const ExportRequest &request)
{
    const bool hasHistory = QFileInfo(request.project + u"/.git"_s).isDir();
    // Opened first only to be sure that it is the project's own.
    const Result<git::Repository> own = hasHistory ? git::openOwn(request.project) : git::Repository();
    if (!own)
        return failure(own.error());
    const Result<git::Repository> made =
        hasHistory ? cloneHistory(request.project, folder) : emptyHistory(folder);
    if (!made)
        return failure(made.error());
    return git::setLocalFlag(made->get(), exportedFlag)
        .and_then([&] { return commitContent(made->get(), contentOf(request), request.time); })
        .and_then([&] { return checkOut(made->get()); });
}

/// Only a history that an export wrote may give way to a newer one.
bool holdsForeignHistory(const QString &destination)
{
    const QFileInfo info(destination + u"/.git"_s);
    if (!info.exists() && !info.isSymLink())
        return false;
    const Result<git::Repository> repository = git::openOwn(destination);
    return !repository || !git::localFlag(repository->get(), exportedFlag);
}

} // namespace

Result<ExportResult> exportGit(const ExportRequest &request)
{
    const git::Library library;
    const Result<QString> destination = resolveDestination(request);
    if (!destination)
        return failure(destination.error());
    const Result<std::unique_ptr<ExportStage>> stage = ExportStage::prepare(*destination, request.force);
    if (!stage)
        return failure(stage.error());
    if (holdsForeignHistory(*destination))
        return failure(ErrorCode::ExportNotEmpty, *destination + u"/.git is another repository"_s);
    if (const Result<void> built = build((*stage)->folder(), request); !built)
        return failure(exportError(built.error()));
    if (const Result<void> installed = (*stage)->install(); !installed)
        return failure(installed.error());
    return resultOf(contentOf(request));
}

} // namespace baton::workspace
