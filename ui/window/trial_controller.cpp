// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/trial_controller.h"

#include "ui/output/output_pane.h"
#include "ui/output/terminal_view.h"
#include "ui/output/trial_card.h"
#include "ui/support/format.h"
#include "ui/support/role_book.h"
#include "ui/support/state_store.h"
#include "ui/text/error_text.h"

#include <QFileDialog>
#include <QProcess>
#include <QRegularExpression>
#include <QUrl>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int tracedLines = 24;

QString commandKey(const session::Session &session)
{
    return u"trial/"_s + QString::fromLatin1(session.folder().toUtf8().toHex());
}

/// As QProcess::splitCommand reads it.
QString lineOf(const QStringList &argv)
{
    QStringList words;
    for (QString word : argv) {
        word.replace(u'"', u"\"\"\""_s);
        words += word.isEmpty() || word.contains(u' ') ? u'"' + word + u'"' : word;
    }
    return words.join(u' ');
}

QStringList namesOf(const session::TrialEnd &end)
{
    QStringList names;
    for (const session::WrittenFile &file : end.files)
        names += file.isDeleted ? TrialController::tr("%1 (deleted)").arg(file.path)
                                : TrialController::tr("%1, %2").arg(file.path, bytesText(file.size));
    return names;
}

bool hasFileToSave(const session::TrialEnd &end)
{
    return std::any_of(end.files.cbegin(), end.files.cend(),
        [](const session::WrittenFile &file) { return !file.isDeleted; });
}

} // namespace

ProgramFrame lastFrame(const QString &words, const State &state)
{
    static const QRegularExpression place(u"/project/([^\\s:\"'()]+)(?:\", line |:)(\\d+)"_s);
    ProgramFrame last;
    auto matches = place.globalMatch(words);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (state.artefact(match.captured(1)) != nullptr)
            last = {match.captured(1), match.captured(2).toInt()};
    }
    return last;
}

TrialController::TrialController(
    session::Session &session, OutputPane &pane, const WindowServices &services, QWidget *window)
    : QObject(window), m_session(session), m_pane(pane), m_services(services), m_window(window)
{
    connect(&pane, &OutputPane::runRequested, this, &TrialController::start);
    connect(&pane, &OutputPane::stopRequested, this, &TrialController::stop);
    connect(&pane, &OutputPane::sendRequested, this, &TrialController::send);
    connect(&pane.terminal(), &TerminalView::typed, this, [this](const QByteArray &bytes) {
        if (m_trial)
            m_trial->write(bytes);
    });
    connect(&pane.terminal(), &TerminalView::cellsChanged, this, [this](QSize cells) {
        if (m_trial)
            m_trial->resize(cells.width(), cells.height());
    });
    connect(&pane.card(), &TrialCard::saveRequested, this, &TrialController::askWhereTo);
    connect(&pane.card(), &TrialCard::browserRequested, this,
        [this] { m_services.browse(QUrl(m_address)); });
}

TrialController::~TrialController()
{
    delete m_dialog;
}

void TrialController::start()
{
    m_session.ask(
        this,
        [languages = m_services.languages](
            const session::ProjectView &project) { return session::planTrial(languages, project); },
        [this](const Result<session::TrialPlan> &plan) { onPlanned(plan); });
}

void TrialController::onPlanned(const Result<session::TrialPlan> &plan)
{
    Q_EMIT started();
    if (!plan) {
        m_pane.showMessage(sentence(errorText(plan.error())));
        return;
    }
    const QString kept = m_services.uiState.text(commandKey(m_session));
    if (m_pane.command().isEmpty() || m_pane.command() == m_usual)
        m_pane.setCommand(kept.isEmpty() ? lineOf(plan->argv) : kept);
    m_usual = lineOf(plan->argv);
    session::TrialPlan wanted = *plan;
    wanted.argv = QProcess::splitCommand(m_pane.command());
    if (wanted.argv.isEmpty()) {
        m_pane.showMessage(tr("Nobody said how this project is started: its design has no \"Run:\" line, and no "
                              "file that its language starts with is there yet. A command typed above is run as "
                              "it stands."));
        return;
    }
    m_services.uiState.setText(
        commandKey(m_session), m_pane.command() == m_usual ? QString() : m_pane.command());
    run(std::move(wanted));
}

void TrialController::run(session::TrialPlan plan)
{
    m_trial.reset();
    m_address.clear();
    m_namesPackages = plan.namesPackages;
    m_pane.setFolded(false);
    m_pane.showRunning();
    const QSize cells = m_pane.terminal().cells();
    m_trial = std::make_unique<session::Trial>(
        std::move(plan), process::TerminalSize{cells.width(), cells.height()});
    connect(m_trial.get(), &session::Trial::bytesArrived, &m_pane.terminal(),
        [this](process::ProcessStream, const QByteArray &bytes) { m_pane.terminal().feed(bytes); });
    connect(m_trial.get(), &session::Trial::looked, this, &TrialController::onLooked);
    connect(m_trial.get(), &session::Trial::listening, this, [this](quint16 port) {
        m_address = u"http://127.0.0.1:%1"_s.arg(port);
        m_pane.card().setAddress(m_address);
    });
    connect(m_trial.get(), &session::Trial::ended, this, &TrialController::onEnded);
    if (!m_programs)
        m_programs = m_services.newPrograms();
    onLooked({});
    m_trial->start(*m_programs);
    m_pane.terminal().setFocus(Qt::OtherFocusReason);
}

void TrialController::stop()
{
    if (m_trial)
        m_trial->stop();
}

void TrialController::onLooked(const session::TrialUsage &usage)
{
    const sandbox::Limits limits = session::Trial::limits();
    m_pane.card().setFacts({.ms = usage.ms,
        .mostMs = limits.wallMs,
        .memoryBytes = usage.memoryBytes,
        .mostMemoryBytes = limits.memoryBytes,
        .processes = usage.processes,
        .mostProcesses = limits.processes,
        .triedNetwork = usage.triedNetwork,
        .namesPackages = m_namesPackages});
}

void TrialController::onEnded(const Result<session::TrialEnd> &end)
{
    if (!end) {
        m_pane.showMessage(sentence(errorText(end.error())));
        return;
    }
    onLooked(end->usage);
    m_pane.card().setFiles(namesOf(*end), hasFileToSave(*end));
    const bool isBad = !m_trial->wasStopped()
        && (end->outcome.end != ProgramEnd::Exited || end->outcome.exitCode != 0);
    const QString words = m_pane.terminal().text();
    const ProgramFrame frame = isBad ? lastFrame(words, m_session.state()) : ProgramFrame();
    const Artefact *artefact = m_session.state().artefact(frame.path);
    m_remark = {};
    QString send;
    if (artefact != nullptr && artefact->head() != nullptr) {
        const QStringList lines = words.split(u'\n');
        m_remark.path = frame.path;
        m_remark.revision = artefact->head()->number;
        m_remark.lineFrom = frame.line;
        m_remark.lineTo = frame.line;
        m_remark.text = tr("The program ended with this:")
            + u'\n' + lines.mid(std::max<qsizetype>(0, lines.size() - tracedLines)).join(u'\n');
        send = tr("Send the trace to %1").arg(RoleBook(m_session.state().sop).name(artefact->role));
    }
    m_pane.showEnded(endWords(*end), isBad, send);
}

QString TrialController::endWords(const session::TrialEnd &end) const
{
    const QString time = durationText(end.outcome.ms);
    if (m_trial->wasStopped())
        return tr("Stopped after %1").arg(time);
    if (end.outcome.end == ProgramEnd::Exited)
        return tr("Ended with exit code %1 after %2").arg(end.outcome.exitCode).arg(time);
    if (end.outcome.end == ProgramEnd::Limit)
        return tr("Ended at a limit of the sandbox (%1) after %2").arg(end.outcome.limit, time);
    return tr("Ended by signal %1 after %2").arg(end.signal).arg(time);
}

void TrialController::send()
{
    Q_EMIT remarkWritten(m_remark);
}

void TrialController::askWhereTo()
{
    if (m_dialog == nullptr) {
        m_dialog = new QFileDialog(m_window, tr("An empty folder for the files it wrote"));
        m_dialog->setFileMode(QFileDialog::Directory);
        m_dialog->setOption(QFileDialog::ShowDirsOnly);
        connect(m_dialog, &QFileDialog::fileSelected, this, &TrialController::saveTo);
    }
    m_dialog->open();
}

void TrialController::saveTo(const QString &folder)
{
    if (!m_trial)
        return;
    const Result<int> saved = m_trial->save(folder);
    Q_EMIT said(saved ? tr("%n file(s) copied to %1.", nullptr, *saved).arg(folder)
                      : sentence(errorText(saved.error())));
}

} // namespace baton::ui

#include "moc_trial_controller.cpp"
