// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/safe_folder.h"

#include "core/base/result.h"

#include <QByteArray>
#include <QFile>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>

namespace baton::workspace {

using namespace Qt::StringLiterals;

namespace {

QString describe(int number, const QByteArray &path)
{
    return QFile::decodeName(path) + u": "_s + QString::fromLocal8Bit(std::strerror(number));
}

/// What an errno of a write on `path` means: DiskFull, ProjectReadOnly, NotAPlainFile or FileWrite.
Error writeError(int number, const QByteArray &path)
{
    const QString detail = describe(number, path);
    switch (number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return {ErrorCode::DiskFull, detail};
    case EROFS:
    case EACCES:
    case EPERM:
        return {ErrorCode::ProjectReadOnly, detail};
    case ELOOP:
    case ENOTDIR:
        return {ErrorCode::NotAPlainFile, detail};
    default:
        return {ErrorCode::FileWrite, detail};
    }
}

/// What an errno of a read means: NotAPlainFile (a link in the way) or FileRead.
Error readError(int number, const QByteArray &path)
{
    const bool link = number == ELOOP || number == ENOTDIR;
    return {link ? ErrorCode::NotAPlainFile : ErrorCode::FileRead, describe(number, path)};
}

constexpr qint64 maxFileBytes = 64 * 1024 * 1024; ///< nothing Baton works with is larger
constexpr int folderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

QByteArrayList componentsOf(const QString &path)
{
    return QFile::encodeName(path).split('/');
}

/// Permissions and kind of a file that is there.
struct Found {
    mode_t mode = 0;
    qint64 size = 0;
};

/// "notes.md is a folder".
QString kindOf(mode_t mode, const QByteArray &name)
{
    const QString file = QFile::decodeName(name);
    if (S_ISDIR(mode))
        return u"%1 is a folder"_s.arg(file);
    if (S_ISLNK(mode))
        return u"%1 is a symbolic link"_s.arg(file);
    return u"%1 is a pipe, a socket or a device"_s.arg(file);
}

/// Only plain files are read or replaced: no link, no pipe, no device.
Result<std::optional<Found>> look(int folder, const QByteArray &name)
{
    struct stat info { };
    if (::fstatat(folder, name.constData(), &info, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno == ENOENT)
            return std::optional<Found>();
        return failure(readError(errno, name));
    }
    if (!S_ISREG(info.st_mode))
        return failure(ErrorCode::NotAPlainFile, kindOf(info.st_mode, name));
    return std::optional(Found{info.st_mode & 07777U, info.st_size});
}

Result<std::optional<QByteArray>> readAt(int folder, const QByteArray &name)
{
    BATON_TRY_ASSIGN(const std::optional<Found> found, look(folder, name));
    if (!found)
        return std::optional<QByteArray>();
    if (found->size > maxFileBytes)
        return failure(ErrorCode::FileRead, u"%1 is larger than 64 MiB"_s.arg(QFile::decodeName(name)));
    const FileDescriptor fd(
        ::openat(folder, name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    QFile file;
    if (!fd.isOpen())
        return failure(readError(errno, name));
    if (!file.open(fd.value(), QIODevice::ReadOnly))
        return failure(ErrorCode::FileRead, file.errorString());
    QByteArray bytes = file.read(maxFileBytes);
    if (file.error() != QFile::NoError)
        return failure(ErrorCode::FileRead, file.errorString());
    return std::optional(bytes.isNull() ? QByteArray("") : bytes);
}

bool writeAll(int fd, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t n = ::write(fd, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (n < 0 && errno != EINTR)
            return false;
        done += std::max<ssize_t>(n, 0);
    }
    return true;
}

/// A finished file beside its destination, on the disk to the last byte; removed unless `install` succeeded.
class TemporaryFile {
public:
    TemporaryFile(int folder, const QByteArray &name)
        : m_folder(folder), m_target(name), m_name('.' + name + ".baton-tmp")
    {
    }
    ~TemporaryFile()
    {
        if (m_made)
            ::unlinkat(m_folder, m_name.constData(), 0);
    }
    TemporaryFile(const TemporaryFile &) = delete;
    TemporaryFile &operator=(const TemporaryFile &) = delete;

    [[nodiscard]] Result<void> make(const QByteArray &bytes, const std::optional<Found> &old)
    {
        // The name is fixed so that the next write clears what a killed program left.
        ::unlinkat(m_folder, m_name.constData(), 0);
        const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
        const FileDescriptor fd(::openat(m_folder, m_name.constData(), flags, 0666));
        if (!fd.isOpen())
            return failure(writeError(errno, m_target));
        m_made = true;
        const bool kept = !old || ::fchmod(fd.value(), old->mode) == 0;
        if (!kept || !writeAll(fd.value(), bytes) || ::fsync(fd.value()) != 0)
            return failure(writeError(errno, m_target));
        return {};
    }

    /// `isNew`: nothing lay there a moment ago, and nothing that came since is replaced.
    [[nodiscard]] Result<void> install(bool isNew)
    {
        int outcome = -1;
        if (isNew)
            outcome =
                ::renameat2(m_folder, m_name.constData(), m_folder, m_target.constData(), RENAME_NOREPLACE);
        // Some file systems do not know the flag; the gap is then as small as it can be.
        const bool unsupported = isNew && outcome != 0 && (errno == EINVAL || errno == ENOSYS);
        if (!isNew || unsupported)
            outcome = ::renameat(m_folder, m_name.constData(), m_folder, m_target.constData());
        if (outcome != 0 && errno == EEXIST)
            return failure(ErrorCode::OutsideChange, QFile::decodeName(m_target));
        if (outcome != 0)
            return failure(writeError(errno, m_target));
        m_made = false;
        ::fsync(m_folder);
        return {};
    }

private:
    int m_folder;
    QByteArray m_target;
    QByteArray m_name;
    bool m_made = false;
};

} // namespace

Result<SafeFolder> SafeFolder::open(const QString &folder)
{
    const QByteArray name = QFile::encodeName(folder);
    FileDescriptor root(::open(name.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!root.isOpen()) {
        const ErrorCode code =
            errno == ENOENT || errno == ENOTDIR ? ErrorCode::ProjectNotFound : ErrorCode::FileRead;
        return failure(code, folder);
    }
    return SafeFolder(std::move(root));
}

Result<std::optional<FileDescriptor>> SafeFolder::parentOf(
    const QByteArrayList &components, bool create) const
{
    FileDescriptor here(::openat(m_root.value(), ".", folderFlags));
    for (const QByteArray &name : components.first(components.size() - 1)) {
        FileDescriptor next(::openat(here.value(), name.constData(), folderFlags));
        if (!next.isOpen() && errno == ENOENT) {
            if (!create)
                return std::optional<FileDescriptor>();
            if (::mkdirat(here.value(), name.constData(), 0777) != 0 && errno != EEXIST)
                return failure(writeError(errno, name));
            ::fsync(here.value());
            next = FileDescriptor(::openat(here.value(), name.constData(), folderFlags));
        }
        if (!next.isOpen())
            return failure(create ? writeError(errno, name) : readError(errno, name));
        here = std::move(next);
    }
    return std::optional(std::move(here));
}

Result<std::optional<QByteArray>> SafeFolder::read(const RelativePath &path) const
{
    const QByteArrayList components = componentsOf(path.toString());
    BATON_TRY_ASSIGN(const std::optional<FileDescriptor> parent, parentOf(components, false));
    if (!parent)
        return std::optional<QByteArray>();
    return readAt(parent->value(), components.last());
}

Result<void> SafeFolder::replace(
    const RelativePath &path, const QByteArray &bytes, const MayReplace &mayReplace) const
{
    const QString &where = path.toString();
    // Asked before anything is made, and again below, when only the rename is left.
    BATON_TRY_ASSIGN(const std::optional<QByteArray> before, read(path));
    if (!mayReplace(before))
        return failure(ErrorCode::OutsideChange, where);
    const QByteArrayList components = componentsOf(where);
    BATON_TRY_ASSIGN(const std::optional<FileDescriptor> parent, parentOf(components, true));
    const int folder = parent->value();
    BATON_TRY_ASSIGN(const std::optional<Found> old, look(folder, components.last()));
    TemporaryFile temporary(folder, components.last());
    BATON_TRY(temporary.make(bytes, old));
    BATON_TRY_ASSIGN(const std::optional<QByteArray> now, readAt(folder, components.last()));
    if (!mayReplace(now))
        return failure(ErrorCode::OutsideChange, where);
    return temporary.install(!now.has_value());
}

Result<void> SafeFolder::remove(const RelativePath &path, const MayReplace &mayReplace) const
{
    QByteArrayList components = componentsOf(path.toString());
    BATON_TRY_ASSIGN(std::optional<FileDescriptor> parent, parentOf(components, false));
    BATON_TRY_ASSIGN(const std::optional<QByteArray> bytes,
        parent ? readAt(parent->value(), components.last())
               : Result<std::optional<QByteArray>>(std::nullopt));
    if (bytes && !mayReplace(bytes))
        return failure(ErrorCode::OutsideChange, path.toString());
    if (bytes && ::unlinkat(parent->value(), components.last().constData(), 0) != 0 && errno != ENOENT)
        return failure(writeError(errno, components.last()));
    if (parent)
        ::fsync(parent->value());
    for (components.removeLast(); !components.isEmpty(); components.removeLast()) {
        const Result<std::optional<FileDescriptor>> above = parentOf(components, false);
        const bool gone = above && *above
            && ::unlinkat((*above)->value(), components.last().constData(), AT_REMOVEDIR) == 0;
        if (!gone && errno != ENOENT)
            break; // it holds something else
    }
    return {};
}

Result<void> SafeFolder::takeOver(const SafeFolder &other, const QString &path) const
{
    const QByteArrayList components = componentsOf(path);
    BATON_TRY_ASSIGN(const std::optional<FileDescriptor> from, other.parentOf(components, false));
    BATON_TRY_ASSIGN(const std::optional<FileDescriptor> to, parentOf(components, true));
    if (!from)
        return failure(ErrorCode::NotFound, path);
    const char *name = components.last().constData();
    if (::renameat(from->value(), name, to->value(), name) != 0)
        return failure(writeError(errno, QFile::encodeName(path)));
    return {};
}

} // namespace baton::workspace
