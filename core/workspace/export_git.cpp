// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/exporter.h"
#include "core/workspace/git_handle.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace baton::workspace {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *exportedFlag = "baton.exported";

using Reference = git::Handle<git_reference, git_reference_free>;
using Walk = git::Handle<git_revwalk, git_revwalk_free>;
using Pack = git::Handle<git_packbuilder, git_packbuilder_free>;

Result<git::Repository> emptyHistory(const QString &folder, const char *branch)
{
    git_repository_init_options options;
    git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION);
    options.initial_head = branch;
    git_repository *created = nullptr;
    if (git_repository_init_ext(&created, QFile::encodeName(folder).constData(), &options) != 0)
        return git::gitFailure("init");
    return git::Repository(created);
}

/// Everything reachable from the project's HEAD, as one pack of the new repository. A clone would bring the
/// person's other branches along, and a remote and reflogs that name this machine's folders.
Result<void> copyObjects(git_repository *own, git_repository *made)
{
    git_revwalk *startedWalk = nullptr;
    if (git_revwalk_new(&startedWalk, own) != 0)
        return git::gitFailure("walk");
    const Walk walk(startedWalk);
    git_packbuilder *startedPack = nullptr;
    if (git_packbuilder_new(&startedPack, own) != 0)
        return git::gitFailure("pack");
    const Pack pack(startedPack);
    const QByteArray place = QByteArray(git_repository_path(made)) + "objects/pack";
    git_odb *objects = nullptr;
    if (git_revwalk_push_head(walk.get()) != 0 || git_packbuilder_insert_walk(pack.get(), walk.get()) != 0
        || git_packbuilder_write(pack.get(), place.constData(), 0, nullptr, nullptr) != 0
        || git_repository_odb(&objects, made) != 0)
        return git::gitFailure("pack");
    const git::Handle<git_odb, git_odb_free> owner(objects);
    if (git_odb_refresh(objects) != 0)
        return git::gitFailure("pack");
    return {};
}

/// A new repository with the history of `own`; an empty one where there is no `own` or it has no commit.
Result<git::Repository> makeHistory(git_repository *own, const QString &folder)
{
    git_reference *found = nullptr;
    const int outcome = own ? git_repository_head(&found, own) : GIT_EUNBORNBRANCH;
    const Reference head(found);
    if (outcome == GIT_EUNBORNBRANCH || outcome == GIT_ENOTFOUND)
        return emptyHistory(folder, "main");
    if (outcome != 0)
        return git::gitFailure("HEAD");
    const bool isBranch = git_reference_is_branch(found) == 1;
    const QByteArray branch = isBranch ? git_reference_shorthand(found) : "main";
    BATON_TRY_ASSIGN(git::Repository repository, emptyHistory(folder, branch.constData()));
    BATON_TRY(copyObjects(own, repository.get()));
    git_reference *created = nullptr;
    const QByteArray name = "refs/heads/" + branch;
    if (git_reference_create(
            &created, repository.get(), name.constData(), git_reference_target(found), 0, nullptr)
        != 0)
        return git::gitFailure("HEAD");
    const Reference owner(created);
    return repository;
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
    BATON_TRY_ASSIGN(const git::Commit head, git::headCommit(repository));
    BATON_TRY_ASSIGN(const git::Index index, git::indexOf(head.get()));
    for (auto it = content.cbegin(); it != content.cend(); ++it)
        BATON_TRY(add(repository, index.get(), it.key().toUtf8(), it.value()));
    const Author user = git::userOf(repository);
    const git::Words words{user, user, "Hand over approved content\n", time};
    BATON_TRY(git::commitIndex(repository, index.get(), head.get(), words));
    return {};
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
    BATON_TRY_ASSIGN(
        const git::Repository own, hasHistory ? git::openOwn(request.project) : git::Repository());
    BATON_TRY_ASSIGN(const git::Repository made, makeHistory(own.get(), folder));
    return git::setLocalFlag(made.get(), exportedFlag)
        .and_then([&] { return commitContent(made.get(), contentOf(request), request.time); })
        .and_then([&] { return checkOut(made.get()); })
        .map([&] { QDir(folder + u"/.git/logs"_s).removeRecursively(); });
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
    const GitLibrary library;
    BATON_TRY_ASSIGN(const QString destination, resolveDestination(request));
    BATON_TRY_ASSIGN(
        const std::unique_ptr<ExportStage> stage, ExportStage::prepare(destination, request.force));
    if (holdsForeignHistory(destination))
        return failure(ErrorCode::ExportNotEmpty, destination + u"/.git is another repository"_s);
    if (const Result<void> built = build(stage->folder(), request); !built)
        return failure(exportError(built.error()));
    BATON_TRY(stage->install());
    return resultOf(contentOf(request));
}

} // namespace baton::workspace
