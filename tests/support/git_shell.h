// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// The git program as a second opinion on what libgit2 wrote, without configuration of this machine.
namespace git_shell {

[[nodiscard]] bool isInstalled();
/// Trimmed standard output of a program run in `folder`; "failed: ..." when it did not end well.
[[nodiscard]] QString run(const QString &folder, const QString &program, const QStringList &arguments);
[[nodiscard]] QString git(const QString &folder, const QStringList &arguments);

} // namespace git_shell
