// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/program_effects.h"

#include "core/artefact/report/report_document.h"
#include "core/artefact/report/results_codec.h"
#include "core/process/process_run.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <algorithm>

namespace baton::session {

using namespace Qt::StringLiterals;

namespace {

QVector<sandbox::CopiedFile> projectFiles(const ProjectStore &store)
{
    QVector<sandbox::CopiedFile> files;
    for (const Artefact &artefact : store.state().artefacts) {
        const Revision *revision = artefact.handedOver();
        const auto path = RelativePath::parse(artefact.path);
        const StepSpec *step = store.state().sop.step(artefact.step);
        const bool isReport = step != nullptr && step->type == StepType::Command;
        if (revision != nullptr && path && !isReport)
            files.append({*path, store.text(revision->text).toUtf8()});
    }
    return files;
}

ProgramEnd endOf(sandbox::SandboxEnd end)
{
    switch (end) {
    case sandbox::SandboxEnd::Exited:
        return ProgramEnd::Exited;
    case sandbox::SandboxEnd::Signalled:
        return ProgramEnd::Killed;
    case sandbox::SandboxEnd::Limited:
        return ProgramEnd::Limit;
    }
    return ProgramEnd::Exited;
}

QString wordOf(sandbox::Limit limit)
{
    switch (limit) {
    case sandbox::Limit::None:
        return {};
    case sandbox::Limit::Wall:
        return u"wall"_s;
    case sandbox::Limit::Cpu:
        return u"cpu"_s;
    case sandbox::Limit::Memory:
        return u"memory"_s;
    case sandbox::Limit::Processes:
        return u"processes"_s;
    case sandbox::Limit::Files:
        return u"files"_s;
    case sandbox::Limit::Output:
        return u"output"_s;
    }
    return {};
}

/// Several suites come to one outcome: the first that did not end well, and the time of all.
void add(ProgramOutcome &whole, const sandbox::SandboxOutcome &part)
{
    const bool wasWell = whole.end == ProgramEnd::Exited && whole.exitCode == 0;
    whole.ms += part.wallMs;
    if (!wasWell)
        return;
    whole.end = endOf(part.end);
    whole.exitCode = part.exitCode;
    whole.limit = wordOf(part.limit);
}

TestSuiteOutcome suiteOutcome(const TestSuite &suite, const ProgramResult &result)
{
    TestSuiteOutcome outcome;
    for (const QString &path : suite.reports) {
        if (const auto content = result.reports.constFind(path); content != result.reports.cend())
            outcome.reports.append(*content);
    }
    outcome.output = result.outcome.output.text();
    outcome.errors = result.outcome.error.text();
    outcome.exitCode = result.outcome.end == sandbox::SandboxEnd::Exited ? result.outcome.exitCode : 1;
    outcome.stopped = result.outcome.limit == sandbox::Limit::Wall;
    return outcome;
}

ProgramRequest requestFor(const TestSuite &suite, const QVector<sandbox::CopiedFile> &files)
{
    ProgramRequest request;
    request.files = files;
    request.before = suite.build;
    request.spec.argv = suite.argv;
    request.spec.environment = suite.environment;
    for (const QString &path : suite.reports) {
        if (const auto report = RelativePath::parse(path))
            request.reports.append(*report);
    }
    for (const QString &name : suite.programs) {
        QFile file(u":/baton/runners/"_s + name);
        const auto path = RelativePath::parse(name);
        if (path && file.open(QIODevice::ReadOnly))
            request.beside.append({*path, file.readAll()});
    }
    return request;
}

/// A tool of the suite that the sandbox would not find; empty: all are there.
QString missingTool(const TestSuite &suite)
{
    QVector<QStringList> commands = suite.build;
    commands.append(suite.argv);
    for (const QStringList &argv : commands) {
        const QStringList found = process::findPrograms(argv.value(0));
        const bool isSeen = std::any_of(found.cbegin(), found.cend(), [](const QString &path) {
            const QString real = QFileInfo(path).canonicalFilePath();
            return real.startsWith("/usr/"_L1) || real.startsWith("/bin/"_L1);
        });
        if (!isSeen)
            return argv.value(0);
    }
    return {};
}

/// Why nothing ran, for the report: technical English.
QString notRunWords(const Error &error)
{
    switch (error.code) {
    case ErrorCode::SandboxMissing:
        return u"this system has no %1; install it so that tests can run in a sandbox"_s.arg(error.detail);
    case ErrorCode::SandboxForbidden:
        return u"this system does not let a sandbox be made: %1"_s.arg(error.detail);
    default:
        return toWord(error.code) + u": "_s + error.detail;
    }
}

/// A test that failed and passes without any change is nobody's fault.
void markFlaky(TestReport &first, const TestReport &again)
{
    for (TestResult &result : first.results) {
        const auto now = std::find_if(again.results.cbegin(), again.results.cend(),
            [&](const TestResult &other) { return other.id == result.id; });
        if (!result.isBad() || now == again.results.cend() || now->state != TestState::Passed)
            continue;
        result.state = TestState::NotRun;
        result.message = u"flaky: failed in one run and passed in the next; it said: "_s + result.message;
    }
    first.totals = {};
    for (const TestResult &result : first.results)
        first.totals.count(result.state);
}

/// "2 of 43 tests fail", the reason why none was run, or nothing.
QVector<CheckResult> checksOf(const ProgramOutcome &outcome, const TestReport &report)
{
    if (outcome.end == ProgramEnd::NotRun)
        return {{check::tests, CheckState::NotRun, outcome.detail, 0}};
    if (report.totals.bad() > 0)
        return {{check::tests, CheckState::Failed,
            u"%1 of %2 tests fail"_s.arg(report.totals.bad()).arg(report.totals.all()), 0}};
    if (report.totals.passed == 0)
        return {{check::tests, CheckState::NotRun, u"there was no test to run"_s, 0}};
    return {{check::tests, CheckState::Passed, u"%1 passed"_s.arg(report.totals.passed), 0}};
}

} // namespace

struct ProgramEffects::Running {
    Running(EffectId effect, QVector<sandbox::CopiedFile> project, TestRunPlan tests)
        : id(std::move(effect)), files(std::move(project)), plan(std::move(tests))
    {
    }

    EffectId id;
    QVector<sandbox::CopiedFile> files;
    TestRunPlan plan;
    QVector<TestSuiteOutcome> outcomes; ///< of the suites that are done
    ProgramOutcome outcome; ///< of all of them
    QByteArray output;
    QStringDecoder decoder{QStringDecoder::Utf8};
    std::optional<TestReport> first; ///< while a failed run is repeated
    bool anyRan = false;
    std::unique_ptr<ProgramHandle> handle;
};

ProgramEffects::ProgramEffects(ProjectStore &store, const SessionPorts &ports, QObject *parent)
    : QObject(parent), m_store(store), m_ports(ports),
      m_runner(ports.makePrograms ? ports.makePrograms(ports.timers) : nullptr)
{
}

ProgramEffects::~ProgramEffects() = default;

Result<void> ProgramEffects::run(const engine::work::RunProgram &work)
{
    const QVector<sandbox::CopiedFile> files = projectFiles(m_store);
    QVector<ProjectText> texts;
    for (const sandbox::CopiedFile &file : files)
        texts.append({file.path.toString(), QString::fromUtf8(file.content)});
    const TestRunPlan plan(m_ports.languages, texts);
    const EffectId id{u"p%1"_s.arg(m_store.state().nextProgram)};
    const QStringList shown = plan.suites.isEmpty() ? QStringList() : plan.suites.constFirst().argv;
    BATON_TRY(m_store.apply(command::StartProgram{.path = work.path, .argv = shown, .inputs = work.inputs}));
    m_running = std::make_unique<Running>(id, files, plan);
    later(&ProgramEffects::runNext);
    return {};
}

/// From the event loop: who called must not find its handle destroyed under its own feet.
void ProgramEffects::later(void (ProgramEffects::*what)())
{
    QMetaObject::invokeMethod(
        this,
        [this, id = m_running->id, what] {
            if (m_running && m_running->id == id)
                (this->*what)();
        },
        Qt::QueuedConnection);
}

/// Why a suite cannot be run on this machine; empty when it can.
QString ProgramEffects::whyNot(const TestSuite &suite) const
{
    if (m_runner == nullptr)
        return u"no programs are run here"_s;
    if (!suite.install.isEmpty())
        return u"the project needs packages that are not installed here"_s;
    const QString tool = missingTool(suite);
    return tool.isEmpty() ? QString() : tool + u" is missing"_s;
}

void ProgramEffects::runNext()
{
    Running &running = *m_running;
    running.handle.reset();
    while (running.outcomes.size() < running.plan.suites.size()) {
        const TestSuite &suite = running.plan.suites.at(running.outcomes.size());
        const QString why = whyNot(suite);
        if (why.isEmpty()) {
            launch(suite);
            return;
        }
        running.outcomes.append(TestSuiteOutcome{.notRun = why});
    }
    complete();
}

void ProgramEffects::launch(const TestSuite &suite)
{
    m_running->handle = m_runner->run(requestFor(suite, m_running->files),
        {.bytes = [this](process::ProcessStream, const QByteArray &bytes) { onBytes(bytes); },
            .ended = [this](const Result<ProgramResult> &result) { onEnded(result); }});
}

void ProgramEffects::onBytes(const QByteArray &bytes)
{
    const QString text = m_running->decoder.decode(bytes);
    Q_EMIT textArrived(m_running->id, text, {});
}

void ProgramEffects::onEnded(const Result<ProgramResult> &result)
{
    Running &running = *m_running;
    const TestSuite &suite = running.plan.suites.at(running.outcomes.size());
    if (result) {
        running.anyRan = true;
        running.outcomes.append(suiteOutcome(suite, *result));
        running.output += result->outcome.output.text() + result->outcome.error.text();
        add(running.outcome, result->outcome);
    } else {
        running.outcomes.append(TestSuiteOutcome{.notRun = notRunWords(result.error())});
    }
    later(&ProgramEffects::runNext);
}

void ProgramEffects::complete()
{
    Running &running = *m_running;
    TestReport report = TestRunReport(running.plan, running.outcomes).report;
    if (!running.anyRan) {
        finishWithout(report);
        return;
    }
    if (running.first) {
        markFlaky(*running.first, report);
        finish(running.outcome, *running.first);
        return;
    }
    if (running.outcome.end != ProgramEnd::Exited || report.totals.bad() == 0) {
        finish(running.outcome, report);
        return;
    }
    running.first = std::move(report);
    running.outcomes.clear();
    later(&ProgramEffects::runNext);
}

/// Nothing could be run: a recording may know what came of it when it was made.
void ProgramEffects::finishWithout(const TestReport &report)
{
    const State &state = m_store.state();
    const Artefact *artefact = state.artefact(state.programs.value(m_running->id).path);
    const int nth = artefact == nullptr ? 1 : static_cast<int>(artefact->revisions.size()) + 1;
    const QByteArray json = m_ports.recordedResults && artefact != nullptr
        ? m_ports.recordedResults(state.config, artefact->path, nth)
        : QByteArray();
    const auto recorded = artefact::resultsFromJson(json);
    if (json.isEmpty() || !recorded)
        finish({.end = ProgramEnd::NotRun, .detail = report.notRun.join(u"; "_s)}, report);
    else
        finish({.exitCode = recorded->exitCode, .detail = u"recorded"_s}, *recorded);
}

void ProgramEffects::finish(const ProgramOutcome &outcome, const TestReport &report)
{
    const QString text = artefact::testReportMarkdown(report);
    command::RecordProgram record{.program = m_running->id, .outcome = outcome};
    if (!m_running->output.isEmpty())
        record.output = makeText(QString::fromUtf8(m_running->output));
    if (outcome.end != ProgramEnd::NotRun)
        record.results = makeText(QString::fromUtf8(artefact::resultsJson(report)));
    record.report = makeText(text);
    record.lines = lineCount(text);
    record.facts = artefact::testReportFacts(text);
    record.checks = checksOf(outcome, report);
    m_running.reset();
    static_cast<void>(m_store.apply(record)); // a journal that fails is told by the store
    Q_EMIT progressed();
}

void ProgramEffects::markInterrupted()
{
    const auto programs = m_store.state().programs;
    for (const Program &program : programs)
        static_cast<void>(m_store.apply(command::MarkProgramInterrupted{program.id}));
}

void ProgramEffects::abort()
{
    m_running.reset();
    markInterrupted();
}

} // namespace baton::session

#include "moc_program_effects.cpp"
