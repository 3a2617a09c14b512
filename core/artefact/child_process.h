// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>

namespace baton::artefact {

/// Ends a process without waiting: it is killed and deletes itself when it is gone.
struct ProcessDisposer {
    void operator()(QProcess *process) const;
};
using ChildProcess = std::unique_ptr<QProcess, ProcessDisposer>;

/// A process that is set up, not started: no keys in its environment, no folder of the project as its own.
[[nodiscard]] ChildProcess makeChildProcess();

/// All programs of this name in absolute folders of PATH, in its order. Relative folders are left out, so
/// that a program lying in a project is never taken for a tool.
[[nodiscard]] QStringList findPrograms(const QString &name);

} // namespace baton::artefact
