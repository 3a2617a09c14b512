// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/bubblewrap_command.h"

#include "core/sandbox/tree_walk.h"

#include <algorithm>

namespace baton::sandbox {

using namespace Qt::StringLiterals;

namespace {

/// Processes that are refused, beyond those that end the program: so that the look at them sees it.
constexpr int spareProcesses = 8;
constexpr qint64 maxMemoryFolder = qint64(256) << 20;

/// A scope bounds the memory and the processes of the whole tree in the kernel. It runs the command in its
/// own process, so that ending works as without; the session's addresses end at `env -i`.
QStringList scopeArgv(const Limits &limits, const QString &systemdRun)
{
    return {systemdRun, u"--user"_s, u"--scope"_s, u"--quiet"_s, u"--collect"_s, u"-p"_s,
        u"MemoryMax=%1"_s.arg(limits.memoryBytes + limits.memoryBytes / 4), u"-p"_s, u"MemorySwapMax=0"_s,
        u"-p"_s, u"TasksMax=%1"_s.arg(limits.processes + spareProcesses), u"--"_s, u"/usr/bin/env"_s,
        u"-i"_s};
}

QStringList namespaceArgv(const SandboxSpec &spec, const Facilities &facilities)
{
    QStringList argv{u"--unshare-all"_s};
    if (spec.network == Network::Full)
        argv += u"--share-net"_s;
    argv += u"--unshare-user"_s; // of --unshare-all it is the one that may fail without a word
    if (facilities.forbidsNamespaces)
        argv += u"--disable-userns"_s;
    argv += {u"--uid"_s, u"1000"_s, u"--gid"_s, u"1000"_s, u"--die-with-parent"_s, u"--new-session"_s,
        u"--clearenv"_s, u"--cap-drop"_s, u"ALL"_s, u"--hostname"_s, u"sandbox"_s};
    return argv;
}

QStringList systemArgv(const SandboxSpec &spec, const Facilities &facilities, const QString &etcFolder)
{
    QStringList argv;
    for (const SystemPath &place : facilities.system) {
        if (place.forNetwork && spec.network != Network::Full)
            continue;
        if (place.linkTarget.isEmpty())
            argv += {u"--ro-bind"_s, place.path, place.path};
        else
            argv += {u"--symlink"_s, place.linkTarget, place.path};
    }
    const QVector<EtcFile> files = etcFiles();
    for (const EtcFile &file : files)
        argv += {u"--ro-bind"_s, etcFolder + u'/' + file.name, u"/etc/"_s + file.name};
    return argv
        + QStringList{u"--proc"_s, u"/proc"_s, u"--remount-ro"_s, u"/proc"_s, u"--dev"_s, u"/dev"_s,
            u"--remount-ro"_s, u"/dev"_s};
}

QStringList memoryFolders(const SandboxSpec &spec, const Facilities &facilities)
{
    const QString size = QString::number(std::min(spec.limits.memoryBytes / 4, maxMemoryFolder));
    QStringList argv;
    for (const QString &place : {u"/dev/shm"_s, u"/tmp"_s, QString(homePlace)}) {
        if (facilities.limitsMemoryFolders)
            argv += {u"--size"_s, size};
        argv += {u"--tmpfs"_s, place};
    }
    return argv;
}

QStringList environmentArgv(const SandboxSpec &spec)
{
    QMap<QString, QString> environment{{u"HOME"_s, homePlace}, {u"LC_ALL"_s, u"C.UTF-8"_s},
        {u"PATH"_s, u"/usr/local/bin:/usr/bin:/bin"_s}, {u"TMPDIR"_s, u"/tmp"_s}};
    if (spec.terminal)
        environment.insert(u"TERM"_s, u"xterm-256color"_s);
    environment.insert(spec.environment);
    QStringList argv;
    for (auto it = environment.cbegin(); it != environment.cend(); ++it)
        argv += {u"--setenv"_s, it.key(), it.value()};
    return argv;
}

QStringList limitsArgv(const Limits &limits, const Facilities &facilities)
{
    return {facilities.prlimit, u"--core=0"_s, u"--cpu=%1"_s.arg(limits.cpuSeconds + 1),
        u"--data=%1"_s.arg(limits.memoryBytes + limits.memoryBytes / 4),
        u"--fsize=%1"_s.arg(limits.fileBytes), u"--nofile=1024"_s,
        u"--nproc=%1"_s.arg(limits.processes + spareProcesses), u"--"_s, facilities.nice, u"-n"_s, u"10"_s,
        u"--"_s};
}

/// A session of its own inside that of bubblewrap, whose terminal it becomes: otherwise Ctrl+C would end
/// bubblewrap and with it all.
QStringList terminalArgv(const SandboxSpec &spec, const Facilities &facilities)
{
    return spec.terminal ? QStringList{facilities.setsid, u"--ctty"_s, u"--wait"_s, u"--"_s} : QStringList();
}

} // namespace

QVector<EtcFile> etcFiles()
{
    return {
        {u"passwd"_s,
            "sandbox:x:1000:1000:sandbox:/home/sandbox:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n"},
        {u"group"_s, "sandbox:x:1000:\nnogroup:x:65534:\n"},
        {u"hosts"_s, "127.0.0.1 localhost sandbox\n::1 localhost\n"},
        {u"nsswitch.conf"_s, "passwd: files\ngroup: files\nhosts: files dns\n"}};
}

QStringList bubblewrapArgv(const SandboxSpec &spec, const Facilities &facilities, const QString &etcFolder)
{
    QStringList argv;
    if (!facilities.systemdRun.isEmpty())
        argv += scopeArgv(spec.limits, facilities.systemdRun);
    if (!facilities.setpriv.isEmpty()) {
        const QString user = QString::number(otherUser().value_or(0));
        argv += {facilities.setpriv, u"--reuid"_s, user, u"--regid"_s, user, u"--clear-groups"_s, u"--"_s};
    }
    argv += facilities.bubblewrap;
    argv += namespaceArgv(spec, facilities);
    argv += systemArgv(spec, facilities, etcFolder);
    argv += memoryFolders(spec, facilities);
    for (const Mount &mount : spec.mounts)
        argv += {mount.writable ? u"--bind"_s : u"--ro-bind"_s, mount.source, mount.target};
    argv += {u"--bind"_s, spec.folder, projectPlace, u"--remount-ro"_s, u"/"_s, u"--chdir"_s, projectPlace};
    return argv + environmentArgv(spec) + QStringList{u"--"_s} + limitsArgv(spec.limits, facilities)
        + terminalArgv(spec, facilities) + spec.argv;
}

} // namespace baton::sandbox
