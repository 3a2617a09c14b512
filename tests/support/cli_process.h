// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QMap>
#include <QProcess>
#include <QStringList>

namespace baton::test {

struct CliResult {
    int exitCode = -1;
    bool crashed = false; ///< also: killed
    QString out;
    QString err;

    [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(out.toUtf8()); }
    [[nodiscard]] QByteArray describe() const;
};

/// Variables set for one program beside the hermetic ones.
using Environment = QMap<QString, QString>;

/// Runs baton-cli to its end while this thread's event loop (and so a scripted server on it) goes on turning.
/// `killAfterMs` >= 0 sends SIGKILL after that time. The program sees an empty configuration folder and
/// neither BATON_ variables nor keys of this computer, except for what `environment` sets.
[[nodiscard]] CliResult runCli(
    const QStringList &arguments, int killAfterMs = -1, const Environment &environment = {});
/// The same where no file may grow beyond a size.
[[nodiscard]] CliResult runCliLimited(int kibibytes, const QStringList &arguments);
/// Any other program, in a folder, with something to read.
[[nodiscard]] CliResult runProgram(const QString &program, const QStringList &arguments,
    const QString &folder, const QByteArray &input = {});

/// All files below a folder by relative path, `.baton` and `.git` left out.
[[nodiscard]] QMap<QString, QByteArray> filesBelow(const QString &folder);

} // namespace baton::test
