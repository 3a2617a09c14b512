// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QObject>
#include <QString>
#include <QTemporaryDir>
#include <QVector>

#include <memory>

namespace baton::sandbox {

/// A place of the system that programs need.
struct SystemPath {
    QString path;
    QString linkTarget; ///< of a link: made anew as it is; empty = mounted
    bool forNetwork = false; ///< only where the network is: certificates, name servers
    bool operator==(const SystemPath &) const = default;
};

/// What this system has to make a sandbox with.
struct Facilities {
    QString bubblewrap;
    QString prlimit; ///< in a place the sandbox has
    QString nice; ///< the same
    QString setsid; ///< the same; needed for programs at a terminal only
    QString setpriv; ///< where this program runs as root: makes the sandbox's programs another user
    bool forbidsNamespaces = false; ///< bubblewrap can keep programs from making user namespaces
    bool limitsMemoryFolders = false; ///< bubblewrap can bound folders in memory
    QString systemdRun; ///< empty: the user's systemd makes no scopes
    QVector<SystemPath> system;
    bool operator==(const Facilities &) const = default;
};

/// Looks what there is and tries it once with a program that does nothing: whether the system lets a sandbox
/// be made is known only then. Takes the strongest way that works. On a thread with an event loop; destroying
/// it cancels.
class FacilitiesProbe : public QObject {
    Q_OBJECT

public:
    /// `timers` must outlive it.
    explicit FacilitiesProbe(TimerFactory &timers, QObject *parent = nullptr);
    ~FacilitiesProbe() override;

    /// Call once.
    void start();

Q_SIGNALS:
    /// Once, from the event loop. Fails with SandboxMissing (the detail names the program that is to be
    /// installed) and SandboxForbidden (the detail is what bubblewrap said).
    void finished(const baton::Result<baton::sandbox::Facilities> &facilities);

private:
    void readOptions();
    void tryNext();

    TimerFactory &m_timers;
    QVector<Facilities> m_candidates; ///< the strongest first
    QTemporaryDir m_folder; ///< what a trial calls the project
    std::unique_ptr<QObject> m_run;
};

} // namespace baton::sandbox
