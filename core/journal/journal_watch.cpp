// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journal_watch.h"

#include "core/journal/project_lock.h"
#include "core/journal/sqlite_journal.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace baton::journal {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype digits = 20;
constexpr qsizetype lineBytes = digits + 1 + 5 + 1;

QByteArray counterPath(const QString &project)
{
    return QFile::encodeName(project + u"/.baton/counter"_s);
}

QString databasePath(const QString &project)
{
    return project + u"/.baton/journal.sqlite"_s;
}

/// "00000000000000000057 12345": always as long, so that it is replaced by one write; the second number tells
/// a damaged line.
QByteArray lineOf(qint64 seq)
{
    const QByteArray number = QByteArray::number(seq).rightJustified(digits, '0');
    return number + ' ' + QByteArray::number(qChecksum(number)).rightJustified(5, '0') + '\n';
}

/// Nobody's file but this one, or none.
int openPlain(const QByteArray &path, int flags)
{
    const int fd = ::open(path.constData(), flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
    struct stat info { };
    if (fd >= 0 && (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode) || info.st_nlink != 1)) {
        ::close(fd);
        return -1;
    }
    return fd;
}

} // namespace

qint64 JournalWatch::recorded(const QString &projectFolder)
{
    const int fd = openPlain(counterPath(projectFolder), O_RDONLY);
    if (fd < 0)
        return 0;
    std::array<char, lineBytes> buffer{};
    const ssize_t length = ::pread(fd, buffer.data(), buffer.size(), 0);
    ::close(fd);
    const QByteArray line(buffer.data(), std::max<ssize_t>(length, 0));
    const qint64 seq = line.left(digits).toLongLong();
    return seq > 0 && line == lineOf(seq) ? seq : 0;
}

JournalWatch::JournalWatch(const QString &projectFolder)
    : m_path(databasePath(projectFolder)), m_counter(openPlain(counterPath(projectFolder), O_RDWR | O_CREAT)),
      m_database(::open(QFile::encodeName(m_path).constData(), O_PATH | O_NOFOLLOW | O_CLOEXEC))
{
}

JournalWatch::~JournalWatch()
{
    for (const int fd : {m_counter, m_database}) {
        if (fd >= 0)
            ::close(fd);
    }
}

void JournalWatch::record(qint64 seq) const
{
    const QByteArray line = lineOf(seq);
    const bool written =
        ::pwrite(m_counter, line.constData(), static_cast<size_t>(line.size()), 0) == line.size();
    Q_UNUSED(written)
}

JournalWatch::Place JournalWatch::place() const
{
    struct stat held { };
    struct stat there { };
    if (m_database < 0 || ::fstat(m_database, &held) != 0)
        return Place::Same; // nothing to compare with
    const bool found = ::lstat(QFile::encodeName(m_path).constData(), &there) == 0;
    if (found && there.st_dev == held.st_dev && there.st_ino == held.st_ino)
        return Place::Same;
    return held.st_nlink == 0 ? Place::Deleted : Place::Moved;
}

QString JournalWatch::folderNow() const
{
    const QString now = QFile::symLinkTarget(u"/proc/self/fd/%1"_s.arg(m_database));
    return place() == Place::Moved && now.endsWith("/.baton/journal.sqlite"_L1)
        ? QFileInfo(QFileInfo(now).path()).path()
        : QString();
}

Result<void> endsNoEarlier(qint64 lastSeq, qint64 recorded)
{
    if (lastSeq >= recorded)
        return {};
    return failure(ErrorCode::JournalBehind,
        u"it ends with event %1, and event %2 had been recorded"_s.arg(lastSeq).arg(recorded));
}

namespace {

/// 0 also where the damage has left nothing.
Result<qint64> lastSeqOf(const QString &project)
{
    const auto journal = SqliteJournal::open(project, OpenMode::ReadOnly);
    if (!journal && journal.error().code == ErrorCode::JournalBehind)
        return 0;
    if (!journal)
        return failure(journal.error());
    return (*journal)->lastSeq();
}

Result<QString> keepCopy(const QString &project)
{
    const QDir baton(project + u"/.baton"_s);
    QString name = u"before-recovery"_s;
    for (int i = 2; baton.exists(name); ++i)
        name = u"before-recovery-%1"_s.arg(i);
    if (!baton.mkdir(name))
        return failure(ErrorCode::FileWrite, baton.filePath(name));
    for (const QString &file : {u"journal.sqlite"_s, u"journal.sqlite-wal"_s, u"journal.sqlite-journal"_s}) {
        if (baton.exists(file) && !QFile::copy(baton.filePath(file), baton.filePath(name + u'/' + file)))
            return failure(ErrorCode::FileWrite, baton.filePath(name));
    }
    return baton.filePath(name);
}

} // namespace

Result<QString> acceptLoss(const QString &projectFolder)
{
    const QString project = QFileInfo(projectFolder).absoluteFilePath();
    if (!QFileInfo(project + u"/.baton"_s).isDir())
        return failure(ErrorCode::ProjectNotFound, project);
    BATON_TRY_ASSIGN(const auto lock, ProjectLock::acquire(project));
    const qint64 recorded = JournalWatch::recorded(project);
    BATON_TRY_ASSIGN(const qint64 last, lastSeqOf(project));
    if (endsNoEarlier(last, recorded))
        return failure(ErrorCode::WrongState, u"nothing is missing in the journal"_s);
    BATON_TRY_ASSIGN(const QString kept, keepCopy(project));
    if (::unlink(counterPath(project).constData()) != 0)
        return failure(ErrorCode::FileWrite, QFile::decodeName(counterPath(project)));
    return kept;
}

} // namespace baton::journal
