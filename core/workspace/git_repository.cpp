// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/git_repository.h"

#include "core/workspace/git_upkeep.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace baton::workspace {

using namespace Qt::StringLiterals;

namespace {

/// A subject line, the body, and the trailer. Control characters would let a model write other trailers.
QByteArray messageOf(const CommitRequest &request)
{
    QString message;
    for (const QChar c : request.message) {
        if (c == u'\n' || c.unicode() >= 0x20)
            message += c;
    }
    message = message.trimmed();
    if (message.isEmpty())
        message = request.path.toString();
    if (request.reviewedBy) {
        const QString line = request.reviewedBy->name + u" <"_s + request.reviewedBy->email + u'>';
        message += u"\n\nReviewed-by: "_s + line.simplified();
    }
    return message.toUtf8() + '\n';
}

/// The content as an entry of a tree.
Result<git_index_entry> entryOf(
    git_repository *repository, git_index *index, const QByteArray &path, const QByteArray &content)
{
    git_index_entry entry{};
    const auto size = static_cast<size_t>(content.size());
    if (git_blob_create_from_buffer(&entry.id, repository, content.constData(), size) != 0)
        return git::gitFailure("blob");
    const git_index_entry *old = git_index_get_bypath(index, path.constData(), 0);
    const QString file = QFile::decodeName(git_repository_workdir(repository)) + QFile::decodeName(path);
    const bool executable = old ? old->mode == GIT_FILEMODE_BLOB_EXECUTABLE : QFileInfo(file).isExecutable();
    entry.mode = executable ? GIT_FILEMODE_BLOB_EXECUTABLE : GIT_FILEMODE_BLOB;
    entry.path = path.constData();
    return entry;
}

Result<void> leaveOut(git_index *index, const QByteArray &path)
{
    const bool there = git_index_get_bypath(index, path.constData(), 0) != nullptr;
    if (there && git_index_remove(index, path.constData(), 0) != 0)
        return git::gitFailure("index");
    return {};
}

} // namespace

Author roleAuthor(const QString &roleName)
{
    QString local;
    for (const QChar c : roleName.toLower()) {
        if (c.isLetterOrNumber() && c.unicode() < 0x80)
            local += c;
        else if (!local.isEmpty() && !local.endsWith(u'-'))
            local += u'-';
    }
    while (local.endsWith(u'-'))
        local.chop(1);
    return {
        roleName.simplified() + u" (baton)"_s, (local.isEmpty() ? u"role"_s : local) + u"@baton.invalid"_s};
}

struct GitRepository::Private {
    GitLibrary library;
    QString folder;
    git::Repository repository; ///< after `library`, so that it is freed before the shutdown

    [[nodiscard]] git_repository *handle() const { return repository.get(); }
    [[nodiscard]] Result<void> ready() const;
    [[nodiscard]] Result<void> stage(
        const QByteArray &path, const std::optional<git_index_entry> &entry) const;
};

GitRepository::GitRepository(std::unique_ptr<Private> p) : d(std::move(p)) { }
GitRepository::GitRepository(GitRepository &&other) noexcept = default;
GitRepository &GitRepository::operator=(GitRepository &&other) noexcept = default;
GitRepository::~GitRepository() = default;

Result<GitRepository> GitRepository::openOrCreate(const QString &folder)
{
    auto p = std::make_unique<Private>();
    p->folder = QFileInfo(folder).absoluteFilePath();
    const QFileInfo info(p->folder + u"/.git"_s);
    const bool there = info.exists() || info.isSymLink();
    keepGitDurable();
    git::WorkMark::clearLeftovers(p->folder);
    Result<git::Repository> opened = there ? git::openOwn(p->folder) : git::makeOwn(p->folder);
    const bool ours = opened && git::localFlag(opened->get(), git::createdFlag);
    if (there && !ours && info.isDir() && !info.isSymLink() && git::isUnfinished(p->folder)) {
        opened = git::Repository();
        if (!QDir(info.filePath()).removeRecursively())
            return failure(ErrorCode::GitFailed, info.filePath());
        opened = git::makeOwn(p->folder);
    }
    BATON_TRY_ASSIGN(p->repository, std::move(opened));
    return GitRepository(std::move(p));
}

RepositoryOrigin GitRepository::origin() const
{
    return git::localFlag(d->handle(), git::createdFlag) ? RepositoryOrigin::Baton
                                                         : RepositoryOrigin::Foreign;
}

Result<void> GitRepository::adopt()
{
    BATON_TRY(git::exclude(d->folder));
    return git::setLocalFlag(d->handle(), git::createdFlag);
}

Author GitRepository::user() const
{
    return git::userOf(d->handle());
}

Result<void> GitRepository::Private::ready() const
{
    if (!git::localFlag(handle(), git::createdFlag))
        return failure(ErrorCode::ForeignRepository, folder);
    if (git_repository_state(handle()) != GIT_REPOSITORY_STATE_NONE)
        return failure(ErrorCode::WrongState, u"the repository is in the middle of a merge or rebase"_s);
    return {};
}

/// Brings the person's index up to date for this one file.
Result<void> GitRepository::Private::stage(
    const QByteArray &path, const std::optional<git_index_entry> &entry) const
{
    git_index *opened = nullptr;
    if (git_repository_index(&opened, handle()) != 0)
        return git::gitFailure("index");
    const git::Index index(opened);
    if (git_index_read(opened, 1) != 0)
        return git::gitFailure("index");
    if (!entry) {
        BATON_TRY(leaveOut(opened, path));
    } else {
        git_oid onDisk;
        const bool same =
            git_repository_hashfile(&onDisk, handle(), path.constData(), GIT_OBJECT_BLOB, nullptr) == 0
            && git_oid_equal(&onDisk, &entry->id) != 0;
        // By the file where it holds the content: Git then need not read it again to see that.
        if ((same ? git_index_add_bypath(opened, path.constData()) : git_index_add(opened, &*entry)) != 0)
            return git::gitFailure("index");
    }
    if (git_index_write(opened) != 0)
        return git::gitFailure("index");
    return {};
}

Result<QString> GitRepository::commitFile(const CommitRequest &request)
{
    BATON_TRY(d->ready());
    const git::WorkMark mark(d->folder);
    BATON_TRY_ASSIGN(const git::Commit head, git::headCommit(d->handle()));
    BATON_TRY_ASSIGN(const git::Index index, git::indexOf(head.get()));
    const QByteArray path = request.path.toString().toUtf8();
    std::optional<git_index_entry> entry;
    if (request.content) {
        BATON_TRY_ASSIGN(entry, entryOf(d->handle(), index.get(), path, *request.content));
        if (git_index_add(index.get(), &*entry) != 0)
            return git::gitFailure("index");
    } else {
        BATON_TRY(leaveOut(index.get(), path));
    }
    if (!head && !entry)
        return QString(40, u'0'); // there is no history to take it out of
    const git::Words words{request.author, user(), messageOf(request), request.time};
    BATON_TRY_ASSIGN(QString id, git::commitIndex(d->handle(), index.get(), head.get(), words));
    BATON_TRY(d->stage(path, entry));
    return id;
}

} // namespace baton::workspace
