// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/status_json.h"
#include "app/cli/system_signals.h"
#include "app/cli/terminal_guard.h"
#include "app/program/composition.h"
#include "core/session/project_reader.h"
#include "core/session/trial/trial.h"

#include <QCoreApplication>
#include <QDir>
#include <QSocketNotifier>

#include <csignal>
#include <sys/ioctl.h>
#include <unistd.h>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr char endKey = 0x1d; ///< Ctrl+]

process::TerminalSize sizeHere()
{
    winsize size = {};
    if (::ioctl(STDIN_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return {};
    return {size.ws_col, size.ws_row};
}

/// "The program ended with exit code 1 after 0.4 s."
QString endWords(const session::TrialEnd &end, bool stopped)
{
    const ProgramOutcome &outcome = end.outcome;
    const QString seconds = QString::number(static_cast<double>(outcome.ms) / 1000, 'f', 1);
    QString words = stopped                 ? u"was stopped"_s
        : outcome.end == ProgramEnd::Exited ? u"ended with exit code %1"_s.arg(outcome.exitCode)
        : outcome.end == ProgramEnd::Limit  ? u"was ended at a limit (%1)"_s.arg(outcome.limit)
        : end.signal == SIGINT              ? u"was interrupted"_s
                                            : u"crashed (signal %1)"_s.arg(end.signal);
    return u"The program "_s + words + u" after %1 s."_s.arg(seconds);
}

/// One try at a terminal or over pipes, from its start to its end.
class TryRun : public QObject {
    Q_OBJECT

public:
    TryRun(const Invocation &invocation, session::TrialPlan plan)
        : m_invocation(invocation), m_argv(plan.argv),
          m_atTerminal(!invocation.json() && ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1),
          m_trial(std::move(plan),
              m_atTerminal ? std::optional(sizeHere()) : std::optional<process::TerminalSize>()),
          m_signals({SIGINT, SIGTERM, SIGHUP, SIGWINCH}), m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
    }

    int run();

private:
    void onSignal(int number);
    void onInput();
    void onBytes(process::ProcessStream stream, const QByteArray &bytes);
    void onLooked(const session::TrialUsage &usage);
    void onListening(quint16 port);
    void onEnded(const Result<session::TrialEnd> &end);
    [[nodiscard]] int tell(const session::TrialEnd &end);
    [[nodiscard]] int save();

    const Invocation &m_invocation;
    QStringList m_argv;
    bool m_atTerminal;
    session::Trial m_trial;
    SystemSignals m_signals;
    QSocketNotifier m_input;
    std::optional<RawTerminal> m_raw;
    TerminalFilter m_filter;
    QVector<quint16> m_ports;
    bool m_toldNetwork = false;
    std::unique_ptr<session::ProgramRunner> m_programs;
};

int TryRun::run()
{
    connect(&m_signals, &SystemSignals::arrived, this, &TryRun::onSignal);
    connect(&m_input, &QSocketNotifier::activated, this, &TryRun::onInput);
    connect(&m_trial, &session::Trial::bytesArrived, this, &TryRun::onBytes);
    connect(&m_trial, &session::Trial::inputTaken, this, [this] { m_input.setEnabled(true); });
    connect(&m_trial, &session::Trial::looked, this, &TryRun::onLooked);
    connect(&m_trial, &session::Trial::listening, this, &TryRun::onListening);
    connect(&m_trial, &session::Trial::ended, this, &TryRun::onEnded);
    if (m_atTerminal) {
        complain(u"In the sandbox, without network, on a copy: %1. Ctrl+] ends it."_s.arg(m_argv.join(u' ')));
        m_raw.emplace();
    }
    m_programs = m_invocation.composition->ports().makePrograms(m_invocation.composition->timers());
    m_trial.start(*m_programs);
    return QCoreApplication::exec();
}

void TryRun::onSignal(int number)
{
    const process::TerminalSize size = sizeHere();
    if (number == SIGWINCH)
        m_trial.resize(size.columns, size.rows);
    else
        m_trial.stop();
}

void TryRun::onInput()
{
    QByteArray bytes(64 * 1024, Qt::Uninitialized);
    const ssize_t count = ::read(STDIN_FILENO, bytes.data(), static_cast<size_t>(bytes.size()));
    bytes.truncate(std::max<ssize_t>(count, 0));
    if (m_atTerminal && bytes.contains(endKey)) {
        m_trial.stop();
        return;
    }
    // Over a pipe more is read when the program has taken this.
    m_input.setEnabled(m_atTerminal && count > 0);
    if (count > 0)
        m_trial.write(bytes);
    else
        m_trial.closeInput();
}

void TryRun::onBytes(process::ProcessStream stream, const QByteArray &bytes)
{
    if (m_invocation.json())
        return; // stands in the document
    const bool isError = stream == process::ProcessStream::Error;
    FILE *to = isError ? stderr : stdout;
    const QByteArray shown = ::isatty(isError ? STDERR_FILENO : STDOUT_FILENO) == 1 ? m_filter.pass(bytes) : bytes;
    std::fwrite(shown.constData(), 1, static_cast<size_t>(shown.size()), to);
    std::fflush(to);
}

/// At a terminal what the program draws is not disturbed; its end says it.
void TryRun::onLooked(const session::TrialUsage &usage)
{
    if (usage.triedNetwork && !m_toldNetwork && !m_raw) {
        m_toldNetwork = true;
        complain(u"The program tried to reach the network, which the sandbox does not have."_s);
    }
}

void TryRun::onListening(quint16 port)
{
    m_ports.append(port);
    const QString words = u"Listening on http://127.0.0.1:%1"_s.arg(port);
    complain(m_raw ? words + u'\r' : words);
}

void TryRun::onEnded(const Result<session::TrialEnd> &end)
{
    if (m_filter.hasOwnScreen())
        printBytes("\x1b[?1049l");
    m_raw.reset();
    QCoreApplication::exit(end ? tell(*end) : failed(m_invocation, end.error()));
}

int TryRun::tell(const session::TrialEnd &end)
{
    if (m_invocation.json())
        printBytes(trialJson(m_argv, end, m_ports));
    complain(endWords(end, m_trial.wasStopped()));
    onLooked(end.usage);
    QStringList files;
    for (const session::WrittenFile &file : end.files)
        files += file.isDeleted ? file.path + u" (deleted)"_s : file.path;
    if (files.size() > 5)
        files = files.mid(0, 5) + QStringList{u"and %1 more"_s.arg(files.size() - 5)};
    if (!files.isEmpty())
        complain(u"In its copy it changed: %1. Nothing of that is in the project."_s.arg(files.join(u", "_s)));
    if (const int code = save(); code != Done)
        return code;
    if (m_trial.wasStopped())
        return m_atTerminal ? Done : Interrupted;
    if (end.signal == SIGINT)
        return Interrupted;
    return end.outcome.end == ProgramEnd::Exited && end.outcome.exitCode == 0 ? Done : StepFailed;
}

int TryRun::save()
{
    const QString folder = m_invocation.value(u"save"_s);
    if (folder.isEmpty())
        return Done;
    const Result<int> saved = m_trial.save(QDir::current().absoluteFilePath(folder));
    if (!saved)
        return failed(m_invocation, saved.error());
    complain(u"%1 files were copied to %2."_s.arg(*saved).arg(folder));
    return Done;
}

} // namespace

int runTry(const Invocation &invocation)
{
    if (invocation.project().isEmpty())
        return badUsage(invocation, u"try needs --project DIR; arguments of the program follow --."_s);
    const auto project = session::ProjectReader::open(invocation.project());
    if (!project)
        return failed(invocation, project.error());
    Result<session::TrialPlan> plan =
        session::planTrial(invocation.composition->languages(), project->view());
    if (!plan)
        return failed(invocation, plan.error());
    if (plan->argv.isEmpty())
        return badUsage(invocation,
            u"Nobody said how this project is started: its design has no \"Run:\" line, and no file that its "
            u"language starts with is approved yet. Nothing was run."_s);
    plan->argv += invocation.arguments;
    if (plan->namesPackages)
        complain(u"The project names packages; none are fetched for a try, so those that this system does not "
                 u"have are missing."_s);
    return TryRun(invocation, *plan).run();
}

} // namespace baton::cli

#include "try_command.moc"
