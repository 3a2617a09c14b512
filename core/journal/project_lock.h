// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>

namespace baton::journal {

/// Says that one process writes to a project: an advisory kernel lock (fcntl, open file description) on
/// PROJECT/.baton/lock. The kernel drops it when its owner ends, however it ends, so kill -9 never leaves a
/// project locked and a reused process id means nothing. The file itself stays behind and only says who holds
/// the lock. Two locks of one process exclude each other too. Unlocks when destroyed. Any thread.
class ProjectLock {
public:
    /// Creates `.baton` when absent. Fails with ProjectLocked (detail: pid and host of the owner),
    /// ProjectNotFound, ProjectReadOnly, NotAPlainFile (a link in the way, symbolic or hard), DiskFull or
    /// FileWrite.
    [[nodiscard]] static Result<std::unique_ptr<ProjectLock>> acquire(const QString &projectFolder);

    /// True while some process (this one included) holds the lock. Never waits, creates nothing.
    [[nodiscard]] static bool isHeld(const QString &projectFolder);

    ProjectLock(const ProjectLock &) = delete;
    ProjectLock &operator=(const ProjectLock &) = delete;
    ~ProjectLock();

private:
    explicit ProjectLock(int fd) : m_fd(fd) { }
    int m_fd;
};

} // namespace baton::journal
