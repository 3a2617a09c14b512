// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/work_copy.h"

#include "core/sandbox/sandbox_spec.h"
#include "core/sandbox/tree_walk.h"
#include "core/sandbox/usage_survey.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QThreadPool>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <utility>

namespace baton::sandbox {

using namespace Qt::StringLiterals;

namespace {

/// A pipe or a device in its place is not waited for.
Descriptor openPlainFile(int folder, const QByteArray &name)
{
    Descriptor file(::openat(folder, name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat facts = {};
    if (file.isOpen() && (::fstat(file.get(), &facts) != 0 || !S_ISREG(facts.st_mode)))
        file = Descriptor();
    return file;
}

/// All of it, or one byte more than `limit`. nullopt: it could not be read.
std::optional<QByteArray> readAtMost(const Descriptor &descriptor, qsizetype limit)
{
    QFile file;
    if (!descriptor.isOpen() || !file.open(descriptor.get(), QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::nullopt;
    QByteArray bytes = file.read(limit + 1);
    return file.error() == QFileDevice::NoError ? std::optional(std::move(bytes)) : std::nullopt;
}

FileKind kindOf(const struct stat &facts)
{
    if (S_ISREG(facts.st_mode))
        return FileKind::Plain;
    if (S_ISDIR(facts.st_mode))
        return FileKind::Folder;
    return S_ISLNK(facts.st_mode) ? FileKind::Link : FileKind::Special;
}

bool isUnchanged(const TreeEntry &entry, const QByteArray &original)
{
    return S_ISREG(entry.facts.st_mode) && entry.facts.st_size == original.size()
        && readAtMost(openPlainFile(entry.parent, entry.name), original.size()) == original;
}

/// First what still works on it: a run that was cancelled may need a moment to end.
void remove(const QString &folder)
{
    constexpr int patience = 1000;
    const QByteArray mark = '\0' + QFile::encodeName(folder) + '\0' + QByteArray(projectPlace.data()) + '\0';
    for (int i = 0; i < patience && killLeftOvers(mark); ++i) { }
    removeTree(QDir::cleanPath(folder + u"/.."_s));
}

void removeInBackground(const QString &folder)
{
    if (folder.isEmpty())
        return;
    if (QCoreApplication::instance())
        QThreadPool::globalInstance()->start([folder] { remove(folder); });
    else // the program ends: there are no threads any more
        remove(folder);
}

} // namespace

Result<WorkCopy> WorkCopy::make(const QVector<CopiedFile> &files)
{
    QTemporaryDir around(QDir::tempPath() + u"/baton-run-XXXXXX"_s);
    if (!around.isValid())
        return failure(ErrorCode::FileWrite, around.path() + u": "_s + around.errorString());
    around.setAutoRemove(false);
    // The folder around it has the rights that keep others out; those of the project the program may change.
    WorkCopy copy(QDir(around.path()).canonicalPath() + u"/project"_s);
    if (!QDir().mkdir(copy.m_folder))
        return failure(ErrorCode::FileWrite, copy.m_folder);
    for (const CopiedFile &file : files)
        BATON_TRY(copy.add(file));
    giveToOtherUser(around.path());
    return copy;
}

Result<void> WorkCopy::add(const CopiedFile &file)
{
    const QString path = m_folder + u'/' + file.path.toString();
    if (!file.path.folder().isEmpty() && !QDir(m_folder).mkpath(file.path.folder()))
        return failure(ErrorCode::FileWrite, path);
    QFile target(path);
    if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly)
        || target.write(file.content) != file.content.size() || !target.flush())
        return failure(ErrorCode::FileWrite, path + u": "_s + target.errorString());
    m_originals.insert(QFile::encodeName(file.path.toString()), file.content);
    return {};
}

WorkCopy::~WorkCopy()
{
    removeInBackground(m_folder);
}

WorkCopy::WorkCopy(WorkCopy &&other) noexcept
    : m_folder(std::exchange(other.m_folder, {})), m_originals(std::move(other.m_originals))
{
}

WorkCopy &WorkCopy::operator=(WorkCopy &&other) noexcept
{
    m_folder.swap(other.m_folder);
    m_originals.swap(other.m_originals);
    return *this;
}

FolderChanges WorkCopy::changes(int limit) const
{
    FolderChanges changes;
    QMap<QByteArray, QByteArray> missing = m_originals;
    changes.complete = walkTree(m_folder, [&](const TreeEntry &entry) {
        const auto original = m_originals.constFind(entry.path);
        const bool known = original != m_originals.constEnd();
        missing.remove(entry.path);
        const FileKind kind = kindOf(entry.facts);
        if (known ? isUnchanged(entry, *original) : kind == FileKind::Folder)
            return true;
        if (changes.files.size() == limit)
            return false;
        changes.files.append({QFile::decodeName(entry.path),
            known ? FolderChange::Changed : FolderChange::Added, kind, qint64(entry.facts.st_size)});
        return true;
    });
    // Of a tree that was not looked at to its end nobody knows what is missing.
    for (auto it = missing.cbegin(); changes.complete && it != missing.cend(); ++it) {
        if (changes.files.size() == limit)
            changes.complete = false;
        else
            changes.files.append({QFile::decodeName(it.key()), FolderChange::Deleted, FileKind::Plain, 0});
    }
    std::sort(changes.files.begin(), changes.files.end(),
        [](const FileChange &a, const FileChange &b) { return a.path < b.path; });
    return changes;
}

Result<QByteArray> WorkCopy::read(const RelativePath &path, qsizetype limit) const
{
    Descriptor folder = openFolder(AT_FDCWD, QFile::encodeName(m_folder));
    QStringList parts = path.toString().split(u'/');
    const QByteArray name = QFile::encodeName(parts.takeLast());
    for (const QString &part : std::as_const(parts))
        folder = openFolder(folder.get(), QFile::encodeName(part));
    struct stat facts = {};
    if (!folder.isOpen() || ::fstatat(folder.get(), name.constData(), &facts, AT_SYMLINK_NOFOLLOW) != 0)
        return failure(ErrorCode::NotFound, path.toString());
    if (!S_ISREG(facts.st_mode))
        return failure(ErrorCode::NotAPlainFile, path.toString());
    const auto bytes = readAtMost(openPlainFile(folder.get(), name), limit);
    if (!bytes || bytes->size() > limit)
        return failure(ErrorCode::FileRead, path.toString());
    return *bytes;
}

} // namespace baton::sandbox
