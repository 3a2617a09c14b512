// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/git_repository.h"

#include "core/workspace/git_handle.h"

#include <QFile>
#include <QFileInfo>

#include <QDir>

namespace baton::workspace {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *createdFlag = "baton.created";

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

/// Keeps Baton's own files out without touching a .gitignore of the project.
Result<void> exclude(const QString &folder)
{
    const QString info = folder + u"/.git/info"_s;
    QFile file(info + u"/exclude"_s);
    if (QFileInfo(info).isSymLink() || QFileInfo(file).isSymLink() || !QDir().mkpath(info))
        return failure(ErrorCode::GitFailed, file.fileName());
    if (!file.open(QIODevice::ReadWrite))
        return failure(ErrorCode::GitFailed, file.fileName() + u": "_s + file.errorString());
    const QByteArray old = file.read(1024 * 1024);
    const QByteArrayList lines = old.split('\n');
    QByteArray added = old.isEmpty() || old.endsWith('\n') ? QByteArray() : QByteArray("\n");
    for (const char *line : {".baton/", "*.baton-tmp"}) {
        if (!lines.contains(line))
            added += QByteArray(line) + '\n';
    }
    if (file.write(added) != added.size() || !file.flush())
        return failure(ErrorCode::GitFailed, file.fileName() + u": "_s + file.errorString());
    return {};
}

Result<git::Repository> create(const QString &folder)
{
    git_repository_init_options options;
    git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION);
    options.flags = GIT_REPOSITORY_INIT_NO_REINIT;
    options.initial_head = "main";
    git_repository *created = nullptr;
    if (git_repository_init_ext(&created, QFile::encodeName(folder).constData(), &options) != 0)
        return git::gitFailure("init");
    git::Repository repository(created);
    BATON_TRY(git::setLocalFlag(created, createdFlag));
    BATON_TRY(exclude(folder));
    return repository;
}

/// The file as it lies on disk, as an entry of a tree.
Result<git_index_entry> entryOf(git_repository *repository, git_index *index, const QByteArray &path)
{
    git_index_entry entry{};
    if (git_blob_create_from_workdir(&entry.id, repository, path.constData()) != 0)
        return git::gitFailure("blob");
    const git_index_entry *old = git_index_get_bypath(index, path.constData(), 0);
    const QString file = QFile::decodeName(git_repository_workdir(repository)) + QFile::decodeName(path);
    const bool executable = old ? old->mode == GIT_FILEMODE_BLOB_EXECUTABLE : QFileInfo(file).isExecutable();
    entry.mode = executable ? GIT_FILEMODE_BLOB_EXECUTABLE : GIT_FILEMODE_BLOB;
    return entry;
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
    [[nodiscard]] Result<void> ready(const RelativePath &path) const;
    [[nodiscard]] Result<void> stage(const QByteArray &path) const;
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
    BATON_TRY_ASSIGN(p->repository, there ? git::openOwn(p->folder) : create(p->folder));
    return GitRepository(std::move(p));
}

RepositoryOrigin GitRepository::origin() const
{
    return git::localFlag(d->handle(), createdFlag) ? RepositoryOrigin::Baton : RepositoryOrigin::Foreign;
}

Result<void> GitRepository::adopt()
{
    const Result<void> excluded = exclude(d->folder);
    return excluded ? git::setLocalFlag(d->handle(), createdFlag) : excluded;
}

Author GitRepository::user() const
{
    return git::userOf(d->handle());
}

Result<void> GitRepository::Private::ready(const RelativePath &path) const
{
    if (!git::localFlag(handle(), createdFlag))
        return failure(ErrorCode::WrongState, u"the repository was there before Baton"_s);
    if (git_repository_state(handle()) != GIT_REPOSITORY_STATE_NONE)
        return failure(ErrorCode::WrongState, u"the repository is in the middle of a merge or rebase"_s);
    const QFileInfo file(folder + u'/' + path.toString());
    if (!file.isFile() || file.isSymLink())
        return failure(ErrorCode::NotFound, path.toString());
    return {};
}

/// Brings the person's index up to date for this one file.
Result<void> GitRepository::Private::stage(const QByteArray &path) const
{
    git_index *opened = nullptr;
    if (git_repository_index(&opened, handle()) != 0)
        return git::gitFailure("index");
    const git::Index index(opened);
    if (git_index_read(opened, 1) != 0 || git_index_add_bypath(opened, path.constData()) != 0
        || git_index_write(opened) != 0)
        return git::gitFailure("index");
    return {};
}

Result<QString> GitRepository::commitFile(const CommitRequest &request)
{
    BATON_TRY(d->ready(request.path));
    BATON_TRY_ASSIGN(const git::Commit head, git::headCommit(d->handle()));
    BATON_TRY_ASSIGN(const git::Index index, git::indexOf(head.get()));
    const QByteArray path = request.path.toString().toUtf8();
    BATON_TRY_ASSIGN(git_index_entry entry, entryOf(d->handle(), index.get(), path));
    entry.path = path.constData();
    if (git_index_add(index.get(), &entry) != 0)
        return git::gitFailure("index");
    const git::Words words{request.author, user(), messageOf(request), request.time};
    BATON_TRY_ASSIGN(QString id, git::commitIndex(d->handle(), index.get(), head.get(), words));
    BATON_TRY(d->stage(path));
    return id;
}

} // namespace baton::workspace
