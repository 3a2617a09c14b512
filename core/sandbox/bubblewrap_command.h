// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/facilities.h"
#include "core/sandbox/sandbox_spec.h"

#include <QStringList>

namespace baton::sandbox {

/// The files of `etcFolder` that stand in the place of the system's: users, groups, hosts and where names are
/// looked up, without the names of this machine and its people.
struct EtcFile {
    QString name;
    QByteArray content;
};
[[nodiscard]] QVector<EtcFile> etcFiles();

/// How bubblewrap is called for a spec. Pure. What holds whatever the spec says:
/// - another user where this program is root, for which `setpriv` has to be there;
/// - namespaces of its own for users, processes, IPC, host name, cgroups and (but for Network::Full) network;
///   no capabilities, no new privileges, no further user namespaces where this bubblewrap can forbid them;
/// - the system's programs read-only, nothing of /etc but what programs need, no /home, /root, /run, /var,
/// /sys;
///   nothing is writable but the copy, the mounts that say so, and /tmp, the home and /dev/shm, which are in
///   memory and end with it; the root, /dev and /proc are read-only;
/// - an environment that says nothing of this machine;
/// - a program at a terminal has it for itself: nobody else's terminal can be typed into;
/// - resource limits by prlimit, of each process: RLIMIT_AS would stop programs that reserve much and use
///   little (node, go, java), so memory is limited by RLIMIT_DATA. What all together use is limited by a
///   scope of the user's systemd where there is one, and by SandboxRun, which looks.
[[nodiscard]] QStringList bubblewrapArgv(
    const SandboxSpec &spec, const Facilities &facilities, const QString &etcFolder);

} // namespace baton::sandbox
