// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/program_effects.h"

#include "core/artefact/report/report_document.h"
#include "core/artefact/report/results_codec.h"
#include "core/process/process_run.h"
#include "core/session/run_outcome.h"
#include "core/session/test_choice.h"

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

QVector<ProjectText> textsOf(const QVector<sandbox::CopiedFile> &files)
{
    QVector<ProjectText> texts;
    for (const sandbox::CopiedFile &file : files)
        texts.append({file.path.toString(), QString::fromUtf8(file.content)});
    return texts;
}

QVector<QStringList> programsOf(const TestRunPlan &plan)
{
    QVector<QStringList> programs;
    for (const TestSuite &suite : plan.suites)
        programs.append(suite.argv);
    return programs;
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
    QString untold; ///< of what it wrote
    std::unique_ptr<TimerHandle> frame; ///< until that is told
    std::optional<TestReport> first; ///< while a failed run is repeated
    std::optional<TestRunPlan> whole; ///< while only some tests are run, before all of them
    QStringList chosen; ///< these
    TestReport last; ///< what was known before
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
    const TestRunPlan plan(m_ports.languages, textsOf(files));
    const EffectId id{u"p%1"_s.arg(m_store.state().nextProgram)};
    const QStringList shown = plan.suites.isEmpty() ? QStringList() : plan.suites.constFirst().argv;
    BATON_TRY(m_store.apply(command::StartProgram{.path = work.path, .argv = shown, .inputs = work.inputs}));
    m_running = std::make_unique<Running>(id, files, plan);
    chooseFirst(work);
    later(&ProgramEffects::runNext);
    return {};
}

/// Some tests before all of them, where that is less.
void ProgramEffects::chooseFirst(const engine::work::RunProgram &work)
{
    const auto record = m_store.state().lastPrograms.constFind(work.path);
    const auto last = record == m_store.state().lastPrograms.cend()
        ? Result<TestReport>(TestReport())
        : artefact::resultsFromJson(m_store.text(record->outcome.results).toUtf8());
    const QStringList chosen =
        last ? testsToRunFirst(m_store.state(), work, *last) : QStringList();
    const TestRunPlan part(m_ports.languages, textsOf(m_running->files), {}, chosen);
    if (chosen.isEmpty() || part.suites.isEmpty() || programsOf(part) == programsOf(m_running->plan))
        return;
    m_running->whole = m_running->plan;
    m_running->plan = part;
    m_running->chosen = chosen;
    m_running->last = *last;
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
    constexpr int frameMs = 16;
    m_running->untold += m_running->decoder.decode(bytes);
    if (!m_running->frame)
        m_running->frame = m_ports.timers.after(frameMs, [this] { tellOutput(); });
}

void ProgramEffects::tellOutput()
{
    m_running->frame.reset();
    if (const QString text = std::exchange(m_running->untold, {}); !text.isEmpty())
        Q_EMIT textArrived(m_running->id, text, {});
}

void ProgramEffects::onEnded(const Result<ProgramResult> &result)
{
    tellOutput();
    Running &running = *m_running;
    const TestSuite &suite = running.plan.suites.at(running.outcomes.size());
    if (result) {
        running.anyRan = true;
        running.outcomes.append(suiteOutcome(suite, *result));
        running.output += result->outcome.output.text() + result->outcome.error.text();
        addTo(running.outcome, result->outcome);
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
        conclude(*running.first);
        return;
    }
    if (running.outcome.end != ProgramEnd::Exited || report.totals.bad() == 0) {
        conclude(report);
        return;
    }
    running.first = std::move(report);
    running.outcomes.clear();
    later(&ProgramEffects::runNext);
}

/// Where only some tests were run and pass, all are run; else that is the outcome.
void ProgramEffects::conclude(const TestReport &report)
{
    Running &running = *m_running;
    if (!running.whole) {
        finish(running.outcome, report);
        return;
    }
    if (running.outcome.end != ProgramEnd::Exited || report.totals.bad() > 0) {
        finish(running.outcome, withNewResults(running.last, report, running.chosen));
        return;
    }
    running.plan = *std::exchange(running.whole, std::nullopt);
    running.first.reset();
    running.outcomes.clear();
    running.outcome = {.ms = running.outcome.ms};
    later(&ProgramEffects::runNext);
}

/// Nothing could be run: a recording may know what came of it when it was made.
void ProgramEffects::finishWithout(const TestReport &report)
{
    const State &state = m_store.state();
    const Program program = state.programs.value(m_running->id);
    const QByteArray json = m_ports.recordedResults
        ? m_ports.recordedResults(state.config, program.path, digestOf(state, program.inputs))
        : QByteArray();
    const auto recorded = artefact::resultsFromJson(json);
    if (json.isEmpty() || !recorded)
        finish({.end = ProgramEnd::NotRun, .detail = report.notRun.join(u"; "_s)}, report);
    else
        finish({.exitCode = recorded->exitCode, .detail = u"recorded"_s}, *recorded);
}

void ProgramEffects::finish(const ProgramOutcome &outcome, const TestReport &report)
{
    const Program program = m_store.state().programs.value(m_running->id);
    const Artefact *artefact = m_store.state().artefact(program.path);
    const QString text = artefact::testReportMarkdown(report);
    command::RecordProgram record{.program = m_running->id, .outcome = outcome};
    if (!m_running->output.isEmpty())
        record.output = makeText(QString::fromUtf8(m_running->output));
    if (outcome.end != ProgramEnd::NotRun) {
        const QByteArray json = artefact::resultsJson(report);
        record.results = makeText(QString::fromUtf8(json));
        if (m_ports.keepResults)
            m_ports.keepResults(program.path, digestOf(m_store.state(), program.inputs), json);
    }
    record.report = makeText(text);
    record.lines = lineCount(text);
    record.facts = artefact::testReportFacts(text);
    record.checks = checksOfRun(outcome, report, artefact == nullptr ? QVector<TestFault>() : artefact->faults);
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
