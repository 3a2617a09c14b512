// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/project_lock.h"

#include <QFile>
#include <QSysInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace baton::journal {

using namespace Qt::StringLiterals;

namespace {

Failure systemFailure(int error, const QString &path)
{
    const QString detail = path + u": "_s + QString::fromLocal8Bit(std::strerror(error));
    switch (error) {
    case EACCES:
    case EPERM:
    case EROFS:
        return failure(ErrorCode::ProjectReadOnly, detail);
    case ENOSPC:
    case EDQUOT:
        return failure(ErrorCode::DiskFull, detail);
    case ENOENT:
        return failure(ErrorCode::ProjectNotFound, detail);
    case ELOOP:
    case ENOTDIR:
        return failure(ErrorCode::NotAPlainFile, detail);
    default:
        return failure(ErrorCode::FileWrite, detail);
    }
}

/// An exclusive lock on all of a file, tied to the open file description: it ends with it, and asking who
/// holds it (F_OFD_GETLK) takes nothing.
struct flock wholeFile()
{
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

/// "process 123 on host", as the owner wrote it; untrusted, so short and plain.
QString ownerOf(int fd)
{
    char buffer[200];
    const ssize_t length = ::pread(fd, buffer, sizeof buffer, 0);
    const QString text = QString::fromUtf8(buffer, std::max<ssize_t>(length, 0)).simplified();
    return text.isEmpty() ? u"another process"_s : text;
}

/// A plain file that has no second name: what is written to it changes nothing of the person's.
bool isOnlyHere(int fd)
{
    struct stat info { };
    return ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_nlink == 1;
}

/// Best effort: the lock holds without it.
void writeOwner(int fd)
{
    const QString owner = u"process %1 on %2\n"_s.arg(::getpid()).arg(QSysInfo::machineHostName());
    const QByteArray bytes = owner.toUtf8();
    const bool written =
        ::ftruncate(fd, 0) == 0 && ::pwrite(fd, bytes.constData(), static_cast<size_t>(bytes.size()), 0) >= 0;
    Q_UNUSED(written)
}

} // namespace

Result<std::unique_ptr<ProjectLock>> ProjectLock::acquire(const QString &projectFolder)
{
    const QString folder = projectFolder + u"/.baton"_s;
    const QString path = folder + u"/lock"_s;
    if (::mkdir(QFile::encodeName(folder).constData(), 0777) != 0 && errno != EEXIST)
        return systemFailure(errno, folder);
    const int folderFd =
        ::open(QFile::encodeName(folder).constData(), O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_RDONLY);
    if (folderFd < 0)
        return systemFailure(errno, folder);
    const int fd = ::openat(folderFd, "lock", O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
    const int openError = errno;
    ::close(folderFd);
    if (fd < 0)
        return systemFailure(openError, path);
    std::unique_ptr<ProjectLock> lock(new ProjectLock(fd));
    if (!isOnlyHere(fd))
        return failure(ErrorCode::NotAPlainFile, u"%1 is another file, too"_s.arg(path));
    ::fchmod(fd, 0600);
    struct flock whole = wholeFile();
    if (::fcntl(fd, F_OFD_SETLK, &whole) != 0) {
        if (errno == EAGAIN || errno == EACCES)
            return failure(ErrorCode::ProjectLocked, ownerOf(fd));
        return systemFailure(errno, path);
    }
    writeOwner(fd);
    return lock;
}

bool ProjectLock::isHeld(const QString &projectFolder)
{
    const QByteArray path = QFile::encodeName(projectFolder + u"/.baton/lock"_s);
    const int fd = ::open(path.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return false;
    struct flock whole = wholeFile();
    const bool held = ::fcntl(fd, F_OFD_GETLK, &whole) == 0 && whole.l_type != F_UNLCK;
    ::close(fd);
    return held;
}

ProjectLock::~ProjectLock()
{
    ::close(m_fd);
}

} // namespace baton::journal
