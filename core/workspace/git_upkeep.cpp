// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/git_upkeep.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace baton::workspace::git {

using namespace Qt::StringLiterals;

namespace {

constexpr QDir::Filters everything = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;

QString nursery(const QString &folder)
{
    return folder + u"/.baton/repository.new"_s;
}

QString markOf(const QString &folder)
{
    return folder + u"/.git/baton-committing"_s;
}

/// Moves a folder to a place where nothing lies.
bool moveInto(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE) == 0)
        return true;
    // Some file systems do not know the flag; a plain rename replaces nothing but an empty folder.
    return (errno == EINVAL || errno == ENOSYS) && std::rename(source.constData(), target.constData()) == 0;
}

bool holdsFiles(const QString &folder)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        if (!files.fileName().startsWith("tmp_object_git2_"_L1) && !files.fileName().endsWith(".lock"_L1))
            return true;
    }
    return false;
}

/// What lies there, or nothing, is what a repository without a past begins with.
bool isUntouched(const QDir &git)
{
    QFile head(git.filePath(u"HEAD"_s));
    QFile config(git.filePath(u"config"_s));
    const bool points = !head.exists()
        || (head.open(QIODevice::ReadOnly)
            && (head.size() == 0 || head.read(16).startsWith("ref: refs/heads/")));
    const bool knowsNobody =
        !config.exists() || (config.open(QIODevice::ReadOnly) && !config.read(64 * 1024).contains("[remote"));
    return points && knowsNobody;
}

} // namespace

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

Result<Repository> makeOwn(const QString &folder)
{
    const QString place = nursery(folder);
    if (!QFileInfo(folder).isDir() || !QDir().mkpath(place))
        return failure(ErrorCode::GitFailed, place);
    git_repository_init_options options;
    git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION);
    options.flags = GIT_REPOSITORY_INIT_NO_REINIT;
    options.initial_head = "main";
    git_repository *created = nullptr;
    if (git_repository_init_ext(&created, QFile::encodeName(place).constData(), &options) != 0)
        return gitFailure("init");
    Repository repository(created);
    BATON_TRY(setLocalFlag(created, createdFlag));
    BATON_TRY(exclude(place));
    repository.reset();
    if (!moveInto(place + u"/.git"_s, folder + u"/.git"_s))
        return failure(ErrorCode::GitFailed, folder + u"/.git cannot be made"_s);
    QDir(place).removeRecursively();
    return openOwn(folder);
}

bool isUnfinished(const QString &folder)
{
    static const QStringList known{u"HEAD"_s, u"config"_s, u"description"_s, u"hooks"_s, u"info"_s,
        u"objects"_s, u"refs"_s, u"HEAD.lock"_s, u"config.lock"_s};
    const QDir git(folder + u"/.git"_s);
    const QStringList names = git.entryList(everything);
    const bool strange =
        std::any_of(names.cbegin(), names.cend(), [](const QString &name) { return !known.contains(name); });
    if (strange || !isUntouched(git) || holdsFiles(git.filePath(u"objects"_s))
        || holdsFiles(git.filePath(u"refs"_s)))
        return false;
    // libgit2's own beginning, not that of the `git` command, which brings a dozen samples.
    const QStringList hooks = QDir(git.filePath(u"hooks"_s)).entryList(everything);
    const bool whole = names.contains(u"HEAD"_s) && names.contains(u"config"_s);
    return hooks == QStringList{u"README.sample"_s} || (!whole && hooks.isEmpty());
}

WorkMark::WorkMark(const QString &folder) : m_file(QFile::encodeName(markOf(folder)))
{
    const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    ::unlink(m_file.constData());
    if (const int fd = ::open(m_file.constData(), flags, 0600); fd >= 0)
        ::close(fd);
}

WorkMark::~WorkMark()
{
    ::unlink(m_file.constData());
}

void WorkMark::clearLeftovers(const QString &folder)
{
    QDir(nursery(folder)).removeRecursively();
    const QFileInfo mark(markOf(folder));
    const QFileInfo git(folder + u"/.git"_s);
    if (!mark.isFile() || git.isSymLink())
        return;
    const QDateTime began = mark.lastModified();
    QDirIterator files(
        git.filePath(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        const QString name = files.fileName();
        const bool left = name.endsWith(".lock"_L1) || name.startsWith("tmp_object_git2_"_L1);
        if (left && files.fileInfo().lastModified() >= began)
            QFile::remove(files.filePath());
    }
    QFile::remove(mark.filePath());
}

} // namespace baton::workspace::git
