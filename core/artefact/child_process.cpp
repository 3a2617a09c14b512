// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/child_process.h"

#include <QDir>
#include <QProcessEnvironment>
#include <QStandardPaths>

namespace baton::artefact {

using namespace Qt::StringLiterals;

void ProcessDisposer::operator()(QProcess *process) const
{
    QObject::disconnect(process, nullptr, nullptr, nullptr);
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    QObject::connect(process, &QProcess::finished, process, &QObject::deleteLater);
    QObject::connect(process, &QProcess::errorOccurred, process, &QObject::deleteLater);
    process->kill();
}

ChildProcess makeChildProcess()
{
    const QProcessEnvironment system = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment environment;
    for (const QString &name : {u"PATH"_s, u"HOME"_s, u"TMPDIR"_s, u"RUSTUP_HOME"_s, u"CARGO_HOME"_s,
             u"PYENV_ROOT"_s, u"JAVA_HOME"_s, u"SYSTEMROOT"_s, u"TEMP"_s, u"LD_LIBRARY_PATH"_s}) {
        if (system.contains(name))
            environment.insert(name, system.value(name));
    }
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    ChildProcess process(new QProcess);
    process->setProcessEnvironment(environment);
    process->setWorkingDirectory(QDir::rootPath());
    return process;
}

QStringList findPrograms(const QString &name)
{
    QStringList programs;
    const QStringList folders = qEnvironmentVariable("PATH").split(QDir::listSeparator(), Qt::SkipEmptyParts);
    for (const QString &folder : folders) {
        const QString program =
            QDir::isAbsolutePath(folder) ? QStandardPaths::findExecutable(name, {folder}) : QString();
        if (!program.isEmpty() && !programs.contains(program))
            programs += program;
    }
    return programs;
}

} // namespace baton::artefact
