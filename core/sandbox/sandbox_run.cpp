// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox_run.h"

#include "core/sandbox/bubblewrap_command.h"
#include "core/sandbox/tree_walk.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtConcurrent>

#include <algorithm>
#include <csignal>

namespace baton::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 lookEveryMs = 50;
constexpr qint64 goneEveryMs = 5;
constexpr int signalBase = 128; ///< exit codes from here on tell of a signal
constexpr int signalEnd = 160;

bool isAround(const QString &folder, const QString &inner)
{
    return inner == folder || inner.startsWith(folder.endsWith(u'/') ? folder : folder + u'/');
}

Usage greater(const Usage &a, const Usage &b)
{
    return {std::max(a.cpuMs, b.cpuMs), std::max(a.memoryBytes, b.memoryBytes),
        std::max(a.processes, b.processes), std::max(a.largestFile, b.largestFile),
        std::max(a.writtenBytes, b.writtenBytes), std::max(a.writtenFiles, b.writtenFiles),
        a.memoryIsShort || b.memoryIsShort, a.diskIsShort || b.diskIsShort, a.triedNetwork || b.triedNetwork,
        a.ports + b.ports};
}

/// bubblewrap's own words when they are all there is, so that the program was never started; else empty.
QByteArray setupFailure(const process::ProcessOutcome &outcome)
{
    const QByteArray words = outcome.output.head() + outcome.error.head(); // a terminal knows one stream only
    const bool isIts = outcome.end == process::ProcessEnd::Exited && outcome.exitCode == 1
        && words.startsWith("bwrap: ") && words.count('\n') == 1;
    return isIts ? words.trimmed() : QByteArray();
}

/// A scope is asked for over the session's bus; without one there is nothing bubblewrap has to know. Its own
/// memory is seen by the program, so nothing of this environment may be in it.
QProcessEnvironment environmentFor(const Facilities &facilities)
{
    QProcessEnvironment environment;
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    if (facilities.systemdRun.isEmpty())
        return environment;
    const QProcessEnvironment system = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"XDG_RUNTIME_DIR"_s, u"DBUS_SESSION_BUS_ADDRESS"_s})
        environment.insert(name, system.value(name));
    return environment;
}

} // namespace

SandboxRun::SandboxRun(SandboxSpec spec, Facilities facilities, TimerFactory &timers, QObject *parent)
    : QObject(parent), m_spec(std::move(spec)), m_facilities(std::move(facilities)), m_timers(timers)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_look, &QFutureWatcherBase::finished, this, &SandboxRun::onLooked);
}

SandboxRun::~SandboxRun()
{
    m_stop->store(true);
}

QByteArray SandboxRun::mark() const
{
    return '\0' + QFile::encodeName(m_etc.path()) + "/passwd" + '\0';
}

Result<void> SandboxRun::checkMounts() const
{
    QString home = QFileInfo(QDir::homePath()).canonicalFilePath();
    if (home.isEmpty())
        home = QDir::cleanPath(QDir::homePath());
    QVector<Mount> mounts = m_spec.mounts;
    mounts.append({m_spec.folder, projectPlace, true});
    for (const Mount &mount : std::as_const(mounts)) {
        const QString source = QFileInfo(mount.source).canonicalFilePath();
        if (source.isEmpty())
            return failure(ErrorCode::NotFound, mount.source);
        const bool shows = isAround(source, home) || !QDir::isAbsolutePath(mount.source);
        if (shows || !QDir::isAbsolutePath(mount.target) || QDir::cleanPath(mount.target) != mount.target)
            return failure(ErrorCode::UnsafePath, mount.source + u" -> "_s + mount.target);
    }
    return {};
}

Result<void> SandboxRun::writeEtc() const
{
    const QVector<EtcFile> files = etcFiles();
    for (const EtcFile &etc : files) {
        QFile file(m_etc.filePath(etc.name));
        if (!file.open(QIODevice::WriteOnly) || file.write(etc.content) != etc.content.size()
            || !file.flush())
            return failure(ErrorCode::FileWrite, file.fileName() + u": "_s + file.errorString());
    }
    giveToOtherUser(m_etc.path());
    return {};
}

void SandboxRun::start()
{
    Result<void> ready = checkMounts();
    if (ready && m_spec.terminal && m_facilities.setsid.isEmpty())
        ready = failure(ErrorCode::SandboxMissing, u"setsid"_s);
    if (ready)
        ready = writeEtc();
    if (ready) {
        look();
        return;
    }
    QMetaObject::invokeMethod(
        this, [this, error = ready.error()] { Q_EMIT finished(failure(error)); }, Qt::QueuedConnection);
}

void SandboxRun::write(const QByteArray &bytes)
{
    if (m_run)
        m_run->write(bytes);
    else
        m_spec.input += bytes;
}

void SandboxRun::closeInput()
{
    m_spec.keepsInputOpen = false;
    if (m_run)
        m_run->closeInput();
}

void SandboxRun::resize(process::TerminalSize size)
{
    if (m_spec.terminal)
        m_spec.terminal = size;
    if (m_run)
        m_run->resize(size);
}

void SandboxRun::stop()
{
    m_isStopped = true;
    if (m_run)
        m_run->stop();
}

void SandboxRun::launch()
{
    process::ProcessSpec spec;
    spec.argv = bubblewrapArgv(m_spec, m_facilities, m_etc.path());
    spec.environment = environmentFor(m_facilities);
    spec.input = m_spec.input;
    spec.keepsInputOpen = m_spec.keepsInputOpen;
    spec.terminal = m_spec.terminal;
    spec.deadlineMs = m_spec.limits.wallMs;
    m_run = std::make_unique<process::ProcessRun>(std::move(spec), m_timers);
    connect(m_run.get(), &process::ProcessRun::bytesArrived, this, &SandboxRun::onBytes);
    connect(m_run.get(), &process::ProcessRun::inputTaken, this, &SandboxRun::inputTaken);
    connect(m_run.get(), &process::ProcessRun::finished, this, &SandboxRun::onEnded);
    m_clock.start();
    m_run->start();
    if (m_isStopped)
        m_run->stop();
    m_next = m_timers.after(goneEveryMs, [this] { look(); });
}

void SandboxRun::look()
{
    if (m_look.isRunning())
        return; // goes on from onLooked
    SurveyTarget target;
    target.firstProcess = m_firstProcess;
    target.sign = m_etc.filePath(u"passwd"_s);
    target.ownsNetwork = m_spec.network == Network::Own;
    target.folders = {m_spec.folder};
    for (const Mount &mount : std::as_const(m_spec.mounts)) {
        if (mount.writable)
            target.folders += mount.source;
    }
    target.enoughMemory = m_spec.limits.memoryBytes;
    target.enoughFiles =
        m_before ? m_before->writtenFiles + m_spec.limits.writtenFiles + 1 : std::numeric_limits<int>::max();
    target.stop = m_stop;
    m_look.setFuture(QtConcurrent::run(
        &m_pool, [target, mark = mark(), isBefore = !m_before, ended = m_ended.has_value()] {
            QElapsedTimer clock;
            clock.start();
            for (const QString &folder : isBefore ? target.folders : QStringList())
                giveToOtherUser(folder);
            SurveyTarget now = target;
            if (!isBefore && !ended && now.firstProcess == 0)
                now.firstProcess = findFirstProcess(mark);
            Look look;
            look.firstProcess = now.firstProcess;
            look.gone = ended && !killLeftOvers(mark);
            if (!ended || look.gone)
                look.usage = takeSurvey(now);
            look.tookMs = clock.elapsed();
            return look;
        }));
}

void SandboxRun::onLooked()
{
    const Look look = m_look.result();
    if (!m_before) {
        m_before = look.usage;
        launch();
        return;
    }
    m_firstProcess = look.firstProcess;
    m_peak = greater(m_peak, look.usage);
    if (look.gone) {
        finishWhenGone();
        return;
    }
    if (const Limit limit = passedLimit(look.usage, *m_before, m_spec.limits); limit != Limit::None)
        end(limit);
    // Not all the time on it, however much there is to look at.
    const qint64 pause =
        m_ended || m_firstProcess == 0 ? goneEveryMs : std::max(lookEveryMs, 4 * look.tookMs);
    m_next = m_timers.after(pause, [this] { this->look(); });
    if (m_ended)
        return;
    Usage now = look.usage;
    now.ports = m_peak.ports;
    Q_EMIT looked(now); // may destroy this
}

void SandboxRun::onBytes(process::ProcessStream stream, const QByteArray &bytes)
{
    const qint64 room = m_spec.limits.outputBytes - m_outputBytes;
    m_outputBytes += bytes.size();
    if (m_outputBytes > m_spec.limits.outputBytes)
        end(Limit::Output);
    if (room > 0)
        Q_EMIT bytesArrived(stream, bytes.first(std::min<qint64>(room, bytes.size()))); // may destroy this
}

void SandboxRun::end(Limit limit)
{
    if (m_limit != Limit::None || m_ended)
        return;
    m_limit = limit;
    m_run->stop();
}

void SandboxRun::onEnded(const Result<process::ProcessOutcome> &outcome)
{
    m_wallMs = m_clock.elapsed();
    m_ended = outcome;
    m_next = m_timers.after(0, [this] { look(); });
}

void SandboxRun::finishWhenGone()
{
    // What was written at the very end has not been seen before.
    const Limit last = passedLimit({.largestFile = m_peak.largestFile,
                                       .writtenBytes = m_peak.writtenBytes,
                                       .writtenFiles = m_peak.writtenFiles},
        *m_before, m_spec.limits);
    if (m_limit == Limit::None)
        m_limit = last;
    const Result<process::ProcessOutcome> ended = *m_ended;
    if (ended)
        Q_EMIT finished(outcomeOf(*ended));
    else
        Q_EMIT finished(failure(ended.error()));
}

Result<SandboxOutcome> SandboxRun::outcomeOf(const process::ProcessOutcome &ended) const
{
    if (const QByteArray words = setupFailure(ended); !words.isEmpty())
        return failure(ErrorCode::SandboxForbidden, QString::fromUtf8(words));
    SandboxOutcome outcome;
    outcome.output = ended.output;
    outcome.error = ended.error;
    outcome.wallMs = m_wallMs;
    outcome.peak = m_peak;
    const bool signalled = ended.exitCode > signalBase && ended.exitCode < signalEnd;
    if (ended.end == process::ProcessEnd::Killed)
        outcome.signal = SIGKILL; // of bubblewrap itself
    else if (signalled)
        outcome.signal = ended.exitCode - signalBase;
    outcome.limit = ended.end == process::ProcessEnd::TimedOut ? Limit::Wall : m_limit;
    if (outcome.limit == Limit::None && outcome.signal == SIGXCPU)
        outcome.limit = Limit::Cpu;
    if (outcome.limit == Limit::None && outcome.signal == SIGXFSZ)
        outcome.limit = Limit::Files;
    outcome.end = outcome.limit != Limit::None ? SandboxEnd::Limited
        : outcome.signal != 0                  ? SandboxEnd::Signalled
                                               : SandboxEnd::Exited;
    outcome.exitCode = outcome.end == SandboxEnd::Exited ? ended.exitCode : 0;
    outcome.signal = outcome.end == SandboxEnd::Signalled ? outcome.signal : 0;
    return outcome;
}

} // namespace baton::sandbox

#include "moc_sandbox_run.cpp"
