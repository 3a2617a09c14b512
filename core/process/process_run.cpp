// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/process_run.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <linux/close_range.h>
#include <linux/keyctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace baton::process {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 lastWordsMs = 500; ///< for what a program that has ended left in its terminal

/// In the child, between fork and exec: only calls that are safe there.
void closeInherited()
{
    constexpr int first = STDERR_FILENO + 1;
    constexpr int last = 1024; // for kernels before 5.11
    if (::syscall(SYS_close_range, first, ~0U, CLOSE_RANGE_CLOEXEC) == 0)
        return;
    for (int number = first; number < last; ++number)
        ::fcntl(number, F_SETFD, FD_CLOEXEC);
}

/// The same. -1: no terminal.
void leadOwnGroup(int device)
{
    if (device >= 0)
        sitAtDevice(device);
    else
        ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    closeInherited();
    ::syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, nullptr); // an empty one
}

/// To the whole group, and to the child itself in case it has not become its leader yet.
void signalTree(qint64 group, int signal)
{
    if (group <= 0)
        return;
    ::kill(static_cast<pid_t>(-group), signal);
    ::kill(static_cast<pid_t>(group), signal);
}

/// What is left of the group of a leader that has been reaped: its number may not be used for itself any
/// more.
void killRest(qint64 group)
{
    if (group > 0)
        ::kill(static_cast<pid_t>(-group), SIGKILL);
}

Error startError(const ProcessSpec &spec, const QString &reason)
{
    const QString program = spec.argv.value(0);
    const QFileInfo file(program);
    if (!file.isAbsolute() || !file.isExecutable() || file.isDir())
        return {ErrorCode::ToolMissing, program};
    if (!QFileInfo(spec.folder).isDir())
        return {ErrorCode::NotFound, spec.folder};
    return {ErrorCode::Internal, program + u": "_s + reason};
}

} // namespace

QProcessEnvironment plainEnvironment()
{
    const QProcessEnvironment system = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment environment;
    for (const QString &name : {u"PATH"_s, u"HOME"_s, u"TMPDIR"_s, u"RUSTUP_HOME"_s, u"CARGO_HOME"_s,
             u"PYENV_ROOT"_s, u"JAVA_HOME"_s, u"SYSTEMROOT"_s, u"TEMP"_s, u"LD_LIBRARY_PATH"_s}) {
        if (system.contains(name))
            environment.insert(name, system.value(name));
    }
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    return environment;
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

void CapturedStream::append(QByteArrayView bytes)
{
    m_size += bytes.size();
    const qsizetype room = std::min(bytes.size(), m_headLimit - m_head.size());
    m_head.append(bytes.first(room));
    // Not more than can count is copied, and the front goes only when it has grown as long as the tail.
    const QByteArrayView rest = bytes.sliced(room);
    m_tail.append(rest.last(std::min(rest.size(), m_tailLimit)));
    if (m_tail.size() > 2 * m_tailLimit)
        m_tail = m_tail.last(m_tailLimit);
}

QByteArray CapturedStream::text() const
{
    const qint64 missing = dropped();
    if (missing == 0)
        return m_head + tail();
    return m_head + "\n[" + QByteArray::number(missing) + " bytes left out]\n" + tail();
}

void ProcessRun::Disposer::operator()(QProcess *process) const
{
    QObject::disconnect(process, nullptr, nullptr, nullptr);
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    const auto deleteWhenGone = [process] {
        if (process->state() == QProcess::NotRunning)
            process->deleteLater();
    };
    QObject::connect(process, &QProcess::finished, process, deleteWhenGone);
    QObject::connect(process, &QProcess::errorOccurred, process, deleteWhenGone);
    signalTree(process->processId(), SIGKILL);
}

void ProcessRun::Disposer::operator()(PseudoTerminal *terminal) const
{
    QObject::disconnect(terminal, nullptr, nullptr, nullptr);
    terminal->deleteLater();
}

ProcessRun::ProcessRun(ProcessSpec spec, TimerFactory &timers, QObject *parent)
    : QObject(parent), m_spec(std::move(spec)), m_timers(timers),
      m_output(m_spec.headLimit, m_spec.tailLimit), m_error(m_spec.headLimit, m_spec.tailLimit)
{
}

ProcessRun::~ProcessRun() = default;

void ProcessRun::start()
{
    m_process.reset(new QProcess);
    m_process->setProcessEnvironment(m_spec.environment);
    m_process->setWorkingDirectory(m_spec.folder);
    if (const Result<void> opened = openTerminal(); !opened) {
        QMetaObject::invokeMethod(
            this, [this, error = opened.error()] { finish(failure(error)); }, Qt::QueuedConnection);
        return;
    }
    m_process->setChildProcessModifier(
        [device = m_terminal ? m_terminal->device() : -1] { leadOwnGroup(device); });
    connect(
        m_process.get(), &QProcess::readyReadStandardOutput, this, [this] { drain(ProcessStream::Output); });
    connect(
        m_process.get(), &QProcess::readyReadStandardError, this, [this] { drain(ProcessStream::Error); });
    connect(m_process.get(), &QProcess::finished, this, &ProcessRun::onFinished);
    connect(m_process.get(), &QProcess::bytesWritten, this, [this] {
        if (m_process->bytesToWrite() == 0)
            Q_EMIT inputTaken();
    });
    // Queued: a failed start is reported from inside start().
    connect(m_process.get(), &QProcess::errorOccurred, this, &ProcessRun::onError, Qt::QueuedConnection);
    if (m_spec.deadlineMs > 0)
        m_deadline = m_timers.after(m_spec.deadlineMs, [this] { onDeadline(); });
    m_process->start(m_spec.argv.value(0), m_spec.argv.mid(1));
    m_group = m_process->processId();
    if (m_process->state() == QProcess::NotRunning)
        return; // onError follows
    if (m_terminal)
        m_terminal->closeDevice();
    if (!m_spec.input.isEmpty())
        write(std::exchange(m_spec.input, {}));
    if (m_terminal || !m_spec.keepsInputOpen)
        m_process->closeWriteChannel();
}

Result<void> ProcessRun::openTerminal()
{
    if (!m_spec.terminal)
        return {};
    BATON_TRY_ASSIGN(auto terminal, PseudoTerminal::open(*m_spec.terminal));
    m_terminal.reset(terminal.release());
    connect(m_terminal.get(), &PseudoTerminal::bytesArrived, this,
        [this](const QByteArray &bytes) { keep(ProcessStream::Output, bytes); });
    connect(m_terminal.get(), &PseudoTerminal::ended, this, [this] {
        if (m_ended)
            end();
    });
    return {};
}

void ProcessRun::stop()
{
    if (m_process)
        signalTree(m_group, SIGKILL);
}

void ProcessRun::write(const QByteArray &bytes)
{
    if (m_terminal)
        m_terminal->write(bytes);
    else if (m_process)
        m_process->write(bytes);
}

void ProcessRun::closeInput()
{
    if (m_process)
        m_process->closeWriteChannel(); // behind what is still to be written
}

void ProcessRun::resize(TerminalSize size)
{
    if (m_terminal)
        m_terminal->resize(size);
}

void ProcessRun::drain(ProcessStream stream)
{
    const bool isOutput = stream == ProcessStream::Output;
    const QByteArray bytes =
        isOutput ? m_process->readAllStandardOutput() : m_process->readAllStandardError();
    if (!bytes.isEmpty())
        keep(stream, bytes);
}

void ProcessRun::keep(ProcessStream stream, const QByteArray &bytes)
{
    (stream == ProcessStream::Output ? m_output : m_error).append(bytes);
    Q_EMIT bytesArrived(stream, bytes); // the receiver may destroy this
}

void ProcessRun::onDeadline()
{
    if (!m_process)
        return;
    const bool asked = std::exchange(m_timedOut, true);
    signalTree(m_group, asked ? SIGKILL : SIGTERM);
    if (!asked)
        m_deadline = m_timers.after(m_spec.graceMs, [this] { onDeadline(); });
}

void ProcessRun::onFinished(int exitCode, QProcess::ExitStatus status)
{
    killRest(m_group);
    const bool exited = status == QProcess::NormalExit;
    m_exitCode = exited ? exitCode : 0;
    m_ended = m_timedOut ? ProcessEnd::TimedOut : exited ? ProcessEnd::Exited : ProcessEnd::Killed;
    if (!m_terminal || m_terminal->isAtEnd())
        end();
    else
        m_deadline = m_timers.after(lastWordsMs, [this] { end(); });
}

void ProcessRun::end()
{
    finish(ProcessOutcome{*m_ended, m_exitCode, std::move(m_output), std::move(m_error)});
}

void ProcessRun::onError(QProcess::ProcessError error)
{
    // Every other error is followed by the end of the process.
    if (error == QProcess::FailedToStart && m_process)
        finish(failure(startError(m_spec, m_process->errorString())));
}

void ProcessRun::finish(const Result<ProcessOutcome> &outcome)
{
    m_deadline.reset();
    m_process.reset();
    m_terminal.reset();
    Q_EMIT finished(outcome); // the receiver may destroy this
}

} // namespace baton::process

#include "moc_process_run.cpp"
