// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"

#include <QDir>
#include <QDirIterator>
#include <QEventLoop>
#include <QFile>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTimer>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 60'000;

CliResult finish(QProcess &process)
{
    CliResult result;
    result.crashed = process.exitStatus() == QProcess::CrashExit;
    result.exitCode = process.exitCode();
    result.out = QString::fromUtf8(process.readAllStandardOutput());
    result.err = QString::fromUtf8(process.readAllStandardError());
    return result;
}

CliResult run(QProcess &process, int killAfterMs, const QByteArray &input = {})
{
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QTimer killer;
    killer.setSingleShot(true);
    QObject::connect(&killer, &QTimer::timeout, &process, &QProcess::kill);
    killer.start(killAfterMs >= 0 ? killAfterMs : deadlineMs);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    loop.exec();
    return finish(process);
}

QProcessEnvironment hermetic(const Environment &own)
{
    static const QTemporaryDir nobodysHome;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith("BATON_"_L1) || name.endsWith("_API_KEY"_L1))
            environment.remove(name);
    }
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s); // and with it the keychain
    environment.insert(u"XDG_CONFIG_HOME"_s, nobodysHome.path() + u"/config"_s);
    for (auto it = own.cbegin(); it != own.cend(); ++it)
        environment.insert(it.key(), it.value());
    return environment;
}

} // namespace

QByteArray CliResult::describe() const
{
    return u"exit %1, stdout:\n%2\nstderr:\n%3"_s.arg(exitCode).arg(out, err).toUtf8();
}

CliResult runCli(const QStringList &arguments, int killAfterMs, const Environment &environment)
{
    QProcess process;
    process.setProcessEnvironment(hermetic(environment));
    process.setProgram(QStringLiteral(BATON_CLI));
    process.setArguments(arguments);
    return run(process, killAfterMs);
}

CliResult runCliLimited(int kibibytes, const QStringList &arguments)
{
    QProcess process;
    process.setProcessEnvironment(hermetic({}));
    process.setProgram(u"bash"_s);
    const QString script = u"ulimit -f %1; exec \"$0\" \"$@\""_s.arg(kibibytes);
    process.setArguments(QStringList{u"-c"_s, script, QStringLiteral(BATON_CLI)} + arguments);
    return run(process, -1);
}

CliResult runProgram(
    const QString &program, const QStringList &arguments, const QString &folder, const QByteArray &input)
{
    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments);
    process.setWorkingDirectory(folder);
    return run(process, -1, input);
}

QMap<QString, QByteArray> filesBelow(const QString &folder)
{
    QMap<QString, QByteArray> files;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        const QString relative = QDir(folder).relativeFilePath(path);
        if (relative.startsWith(".baton/"_L1) || relative.startsWith(".git/"_L1))
            continue;
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            files.insert(relative, file.readAll());
    }
    return files;
}

} // namespace baton::test
