// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/usage_survey.h"

#include "core/sandbox/tree_walk.h"

#include <QFile>
#include <QSet>

#include <algorithm>
#include <csignal>
#include <dirent.h>
#include <fcntl.h>
#include <sys/statvfs.h>
#include <utility>

namespace baton::sandbox {

using namespace Qt::StringLiterals;

namespace {

using FileId = std::pair<quint64, quint64>; ///< device, inode

constexpr qint64 statBlock = 512; ///< what st_blocks counts

QByteArray readAll(const QByteArray &path)
{
    QFile file(QFile::decodeName(path));
    return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? file.readAll() : QByteArray();
}

/// Names in a folder of /proc that are numbers.
QVector<QByteArray> numbersIn(const QByteArray &folder)
{
    QVector<QByteArray> numbers;
    DIR *stream = ::opendir(folder.constData());
    while (const dirent *entry = stream ? ::readdir(stream) : nullptr) {
        if (entry->d_name[0] >= '0' && entry->d_name[0] <= '9')
            numbers.append(entry->d_name);
    }
    if (stream)
        ::closedir(stream);
    return numbers;
}

/// What a line "Word: NUMBER kB" of such a file says, in bytes.
qint64 kilobytesOf(const QByteArray &text, const QByteArray &word)
{
    const qsizetype at = text.indexOf(word);
    if (at < 0)
        return 0;
    const qsizetype end = text.indexOf("kB", at);
    return text.mid(at + word.size(), end - at - word.size()).trimmed().toLongLong() * 1024;
}

/// Calls `visit` with the folders in /proc of processes that were called with the mark and have not ended.
void visitMarked(const QByteArray &mark, const std::function<void(const QByteArray &folder)> &visit)
{
    const QVector<QByteArray> processes = numbersIn("/proc");
    for (const QByteArray &process : processes) {
        const QByteArray folder = "/proc/" + process;
        // What has ended has no command line any more.
        if (readAll(folder + "/cmdline").contains(mark))
            visit(folder);
    }
}

/// The fields of a process's `stat` behind its name, which may hold anything.
QList<QByteArray> statOf(const QByteArray &folder)
{
    const QByteArray stat = readAll(folder + "/stat");
    return stat.mid(stat.lastIndexOf(')') + 2).split(' ');
}

/// Deleted files a process has open: their bytes are seen nowhere else.
void addDeletedFiles(const QByteArray &process, QSet<FileId> &known, Usage &usage)
{
    const QByteArray folder = process + "/fd/";
    const QVector<QByteArray> numbers = numbersIn(folder);
    for (const QByteArray &number : numbers) {
        struct stat facts = {};
        const QByteArray path = folder + number;
        if (::stat(path.constData(), &facts) != 0 || !S_ISREG(facts.st_mode) || facts.st_nlink > 0
            || known.contains({facts.st_dev, facts.st_ino}))
            continue;
        known.insert({facts.st_dev, facts.st_ino});
        QByteArray target(16, '\0');
        target.truncate(std::max<ssize_t>(
            ::readlink(path.constData(), target.data(), static_cast<size_t>(target.size())), 0));
        (target.startsWith("/memfd:") ? usage.memoryBytes : usage.writtenBytes) +=
            facts.st_blocks * statBlock;
    }
}

/// The exact sum, where processes share much; dear, so only asked for when it matters.
qint64 sharedOnce(const QByteArray &root)
{
    const QByteArray proc = root + "/proc/";
    qint64 sum = 0;
    const QVector<QByteArray> processes = numbersIn(proc);
    for (const QByteArray &process : processes)
        sum += kilobytesOf(readAll(proc + process + "/smaps_rollup"), "\nPss:");
    return sum;
}

void addProcesses(const QByteArray &root, Usage &usage, const SurveyTarget &target)
{
    const QByteArray proc = root + "/proc/";
    const QVector<QByteArray> processes = numbersIn(proc);
    qint64 resident = 0;
    QSet<FileId> deleted;
    for (const QByteArray &process : processes) {
        const QList<QByteArray> stat = statOf(proc + process);
        if (stat.size() < 22 || target.stop->load())
            continue;
        for (const int time : {11, 12, 13, 14})
            usage.cpuMs += stat.at(time).toLongLong() * 1000 / ::sysconf(_SC_CLK_TCK);
        if (process != "1") // bubblewrap's own
            usage.processes += stat.at(17).toInt();
        resident += stat.at(21).toLongLong() * ::sysconf(_SC_PAGESIZE);
        addDeletedFiles(proc + process, deleted, usage);
    }
    usage.memoryBytes += resident > target.enoughMemory ? sharedOnce(root) : resident;
}

void addMemoryFolders(const QByteArray &root, Usage &usage)
{
    for (const QByteArray &place :
        {QByteArray("/tmp"), QByteArray("/dev/shm"), QByteArray("/home/sandbox")}) {
        struct statvfs facts = {};
        const QByteArray folder = root + place;
        if (::statvfs(folder.constData(), &facts) == 0)
            usage.memoryBytes += static_cast<qint64>((facts.f_blocks - facts.f_bfree) * facts.f_frsize);
    }
}

/// Of a table of sockets in /proc those that listen, in its words.
void addListening(const QByteArray &table, QSet<quint16> &ports)
{
    const QList<QByteArray> lines = table.split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.value(3) == "0A")
            ports.insert(fields.at(1).mid(fields.at(1).lastIndexOf(':') + 1).toUShort(nullptr, 16));
    }
}

/// The number under a word of the two lines of a protocol in /proc/net/snmp.
qint64 counterOf(const QByteArray &table, const QByteArray &protocol, const QByteArray &word)
{
    const qsizetype at = table.indexOf(protocol);
    const QList<QByteArray> lines = at < 0 ? QList<QByteArray>() : table.mid(at).split('\n');
    const qsizetype column = lines.value(0).split(' ').indexOf(word);
    return column < 0 ? 0 : lines.value(1).split(' ').value(column).toLongLong();
}

/// An address without a way to it, or a name looked up where nobody answers.
void addNetwork(const QByteArray &process, Usage &usage)
{
    const QByteArray net = process + "/net/";
    addListening(readAll(net + "tcp"), usage.ports);
    addListening(readAll(net + "tcp6"), usage.ports);
    const QByteArray counters = readAll(net + "snmp");
    const QList<QByteArray> newer = readAll(net + "snmp6").simplified().split(' ');
    const qsizetype at = newer.indexOf("Ip6OutNoRoutes");
    usage.triedNetwork = counterOf(counters, "Ip:", "OutNoRoutes") > 0
        || counterOf(counters, "Udp:", "NoPorts") > 0 || (at >= 0 && newer.value(at + 1).toLongLong() > 0);
}

/// While it is being made its root is still this machine's, and its number may be another's by now.
bool isSandbox(const QByteArray &root, const QString &sign)
{
    const QByteArray place = root + "/etc/passwd";
    struct stat inside = {};
    struct stat outside = {};
    return ::stat(place.constData(), &inside) == 0
        && ::stat(QFile::encodeName(sign).constData(), &outside) == 0 && inside.st_dev == outside.st_dev
        && inside.st_ino == outside.st_ino;
}

void addFolder(const QString &folder, Usage &usage, const SurveyTarget &target)
{
    const auto count = [&](const TreeEntry &entry) {
        ++usage.writtenFiles;
        usage.writtenBytes += entry.facts.st_blocks * statBlock;
        if (S_ISREG(entry.facts.st_mode))
            usage.largestFile = std::max<qint64>(usage.largestFile, entry.facts.st_size);
        return usage.writtenFiles < target.enoughFiles && !target.stop->load();
    };
    // Folders in folders without end are as good as too many files.
    if (!walkTree(folder, count))
        usage.writtenFiles = std::max(usage.writtenFiles, target.enoughFiles);
    struct statvfs facts = {};
    if (::statvfs(QFile::encodeName(folder).constData(), &facts) == 0)
        usage.diskIsShort |= facts.f_bavail * facts.f_frsize
            < std::min<quint64>(facts.f_blocks * facts.f_frsize / 50, quint64(512) << 20);
}

} // namespace

qint64 findFirstProcess(const QByteArray &mark)
{
    qint64 found = 0;
    visitMarked(mark, [&found](const QByteArray &folder) {
        const QByteArray status = readAll(folder + "/status");
        const qsizetype at = status.indexOf("\nNSpid:");
        const QByteArray numbers = status.mid(at + 7, status.indexOf('\n', at + 1) - at - 7);
        if (at >= 0 && numbers.trimmed().contains('\t') && numbers.endsWith("\t1"))
            found = folder.mid(6).toLongLong();
    });
    return found;
}

bool killLeftOvers(const QByteArray &mark)
{
    bool any = false;
    visitMarked(mark, [&any](const QByteArray &folder) {
        any = true;
        ::kill(folder.mid(6).toInt(), SIGKILL);
    });
    return any;
}

Usage takeSurvey(const SurveyTarget &target)
{
    Usage usage;
    for (const QString &folder : target.folders)
        addFolder(folder, usage, target);
    const QByteArray root = "/proc/" + QByteArray::number(target.firstProcess) + "/root";
    if (target.firstProcess > 0 && isSandbox(root, target.sign)) {
        addProcesses(root, usage, target);
        addMemoryFolders(root, usage);
        if (target.ownsNetwork)
            addNetwork("/proc/" + QByteArray::number(target.firstProcess), usage);
    }
    const QByteArray memory = readAll("/proc/meminfo");
    const qint64 available = kilobytesOf(memory, "MemAvailable:");
    usage.memoryIsShort = available < kilobytesOf(memory, "MemTotal:") / 32;
    return usage;
}

Limit passedLimit(const Usage &usage, const Usage &before, const Limits &limits)
{
    if (usage.processes > limits.processes)
        return Limit::Processes;
    if (usage.memoryBytes > limits.memoryBytes || (usage.memoryIsShort && !before.memoryIsShort))
        return Limit::Memory;
    if (usage.writtenBytes - before.writtenBytes > limits.writtenBytes
        || usage.writtenFiles - before.writtenFiles > limits.writtenFiles
        || (usage.largestFile >= limits.fileBytes && usage.largestFile > before.largestFile)
        || (usage.diskIsShort && !before.diskIsShort))
        return Limit::Files;
    return usage.cpuMs > limits.cpuSeconds * qint64(1000) ? Limit::Cpu : Limit::None;
}

} // namespace baton::sandbox
