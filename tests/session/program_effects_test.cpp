// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/results_codec.h"
#include "core/settings/sop_library.h"
#include "tests/session/session_scene.h"
#include "tests/support/cli_process.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace baton;
using namespace baton::session;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

const QString report = u"docs/test_report.md"_s;

artefact::LanguageProfiles profiles()
{
    QFile file(u":/baton/languages.json"_s);
    return file.open(QIODevice::ReadOnly)
        ? artefact::LanguageProfiles::load(file.readAll()).value_or(artefact::LanguageProfiles())
        : artefact::LanguageProfiles();
}

QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

/// What the runner of Baton writes of one test.
QByteArray eventsOf(bool passes)
{
    const QString id = u"tests/test_a0.py::SampleTest::test_adds"_s;
    return line({{u"event"_s, u"planned"_s}, {u"id"_s, id}, {u"file"_s, u"tests/test_a0.py"_s},
               {u"line"_s, 6}})
        + line({{u"event"_s, u"begin"_s}, {u"id"_s, id}})
        + line({{u"event"_s, u"end"_s}, {u"id"_s, id}, {u"file"_s, u"tests/test_a0.py"_s},
            {u"state"_s, passes ? u"passed"_s : u"failed"_s}, {u"seconds"_s, 0.01},
            {u"message"_s, passes ? QString() : u"1 != 2"_s}})
        + line({{u"event"_s, u"done"_s}});
}

/// A sandbox that knows beforehand how each run ends; it runs nothing.
class FakeRunner final : public ProgramRunner {
public:
    enum class Run { Green, Red, Never, NoSandbox };

    struct Log {
        QVector<Run> runs; ///< how they end, in their order; the last one for all that follow
        QVector<ProgramRequest> asked;
        int ended = 0; ///< handles that were destroyed
    };

    explicit FakeRunner(Log &log) : m_log(log) { }

    std::unique_ptr<ProgramHandle> run(
        const ProgramRequest &request, const ProgramListener &listener) override
    {
        const Run how = m_log.runs.value(m_log.asked.size(), m_log.runs.constLast());
        m_log.asked.append(request);
        auto handle = std::make_unique<Handle>(m_log);
        if (how != Run::Never)
            QMetaObject::invokeMethod(
                handle.get(), [how, listener, request] { end(how, request, listener); },
                Qt::QueuedConnection);
        return handle;
    }

private:
    class Handle final : public QObject, public ProgramHandle {
    public:
        explicit Handle(Log &log) : m_log(log) { }
        ~Handle() override { ++m_log.ended; }

    private:
        Log &m_log;
    };

    static void end(Run how, const ProgramRequest &request, const ProgramListener &listener)
    {
        if (how == Run::NoSandbox) {
            listener.ended(failure(ErrorCode::SandboxMissing, u"bwrap"_s));
            return;
        }
        listener.bytes(process::ProcessStream::Output, "one\n"_qba);
        ProgramResult result;
        result.outcome.exitCode = how == Run::Green ? 0 : 1;
        for (const RelativePath &path : request.reports)
            result.reports.insert(path.toString(), eventsOf(how == Run::Green));
        listener.ended(result);
    }

    Log &m_log;
};

} // namespace

/// A run of the whole stock SOP with a program runner that does what the test says.
class ProgramEffectsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void testsAreRunOnWhatIsHandedOver();
    void withoutASandboxTheyAreNotRun();
    void aFailingTestIsLaidToAFileAndMended();
    void aFlakyTestIsNobodysFault();
    void whileAnAffectedTestIsRedNoOtherRuns();
    void testsAreRunAgainForThePerson();
    void aWeakerTestIsThePersons();
    void outputArrivesWhileItRuns();
    void stopEndsTheProgramAndItRunsAgain();
    void aProgramThatDiedWithBatonRunsAgain();
    void recordedResultsStandInForAMissingSandbox();
    void resultsAreKeptForARecording();
    void whatWasProvenIsSaid();
    void failingTestsKeepAnExportBack();

private:
    void start(SessionScene &scene, const QVector<FakeRunner::Run> &runs);
    [[nodiscard]] bool finish(SessionScene &scene);

    FakeRunner::Log m_log;
};

BATON_TEST_CLASS(ProgramEffectsTest)

void ProgramEffectsTest::init()
{
    failOnWarnings();
    m_log = {};
}

void ProgramEffectsTest::start(SessionScene &scene, const QVector<FakeRunner::Run> &runs)
{
    m_log.runs = runs;
    scene.languages = profiles();
    scene.makePrograms = [this](TimerFactory &) { return std::make_unique<FakeRunner>(m_log); };
    scene.model.setAnswers([&scene](const QString &verbLine) {
        const QString attribution =
            u"## Attribution\n| Test | Fault | File | Reason |\n|---|---|---|---|\n"
            "| tests.test_a0.SampleTest.test_adds | code | src/a0.py | Off by one. |\n"_s;
        const QString answer = scene.team.answer(verbLine);
        return verbLine.startsWith("Attribute"_L1) ? attribution : answer;
    });
    NewProject project = scene.newProject();
    project.sop = settings::findSop(u"software-company"_s, {}).value_or(Sop());
    project.config.autonomy = {true, true};
    project.config.switches = {};
    QCOMPARE(scene.create(project), std::optional<ErrorCode>());
}

bool ProgramEffectsTest::finish(SessionScene &scene)
{
    return SessionScene::waitFor([&scene] { return scene.state().mode == RunMode::Finished; });
}

void ProgramEffectsTest::testsAreRunOnWhatIsHandedOver()
{
    SessionScene scene;
    start(scene, {FakeRunner::Run::Green});
    QVERIFY(finish(scene));
    QCOMPARE(m_log.asked.size(), 1);
    const ProgramRequest &request = m_log.asked.constFirst();
    QCOMPARE(request.spec.argv.constFirst(), u"python3"_s);
    QCOMPARE(request.spec.network, sandbox::Network::Own);
    QStringList paths;
    for (const sandbox::CopiedFile &file : request.files)
        paths.append(file.path.toString());
    QVERIFY(paths.contains(u"src/a0.py"_s) && paths.contains(u"tests/test_a0.py"_s));
    QVERIFY(!paths.contains(report));
    QVERIFY(paths.filter(u"reviews"_s).isEmpty());
    QCOMPARE(scene.artefact(report).state, ArtefactState::Approved);
    QCOMPARE(scene.state().lastPrograms.value(report).outcome.end, ProgramEnd::Exited);
    const auto results = scene.ask([](const ProjectView &view) { return view.testReport(report); });
    QVERIFY(results.has_value());
    QCOMPARE(results->totals.passed, 1);
    // Each file was reviewed once, on the revision that was handed on.
    for (const QString &file : scene.team.files())
        QCOMPARE(scene.model.asked(u"Review %1 as review"_s.arg(file)), 1);
}

void ProgramEffectsTest::withoutASandboxTheyAreNotRun()
{
    SessionScene scene;
    start(scene, {FakeRunner::Run::NoSandbox});
    QVERIFY(finish(scene)); // nothing is in the way of the end
    QCOMPARE(scene.artefact(report).state, ArtefactState::Approved);
    const CheckResult check = scene.artefact(report).head()->checks.constFirst();
    QCOMPARE(check.state, CheckState::NotRun);
    QVERIFY2(check.detail.contains(u"bwrap"_s), qPrintable(check.detail));
    QVERIFY(scene.textOf(scene.artefact(report).head()->text).contains(u"bwrap"_s));
}

void ProgramEffectsTest::aFailingTestIsLaidToAFileAndMended()
{
    SessionScene scene;
    start(scene, {FakeRunner::Run::Red, FakeRunner::Run::Red, FakeRunner::Run::Green});
    QVERIFY(finish(scene));
    QCOMPARE(m_log.asked.size(), 4); // the failed run is repeated once; what is affected comes before all
    const QStringList affected = m_log.asked.at(2).spec.argv;
    QVERIFY(affected.contains(u"tests/test_a0.py"_s)); // it failed
    QVERIFY(affected.contains(u"tests/test_c0.py"_s)); // it uses b0, which uses a0
    QVERIFY(!affected.contains(u"tests/test_a3.py"_s));
    QVERIFY(m_log.asked.at(3).spec.argv.filter(u"tests/"_s).isEmpty());
    QCOMPARE(scene.model.asked(u"Attribute docs/test_report.md as attribution"_s), 1);
    QCOMPARE(scene.model.asked(u"Fix src/a0.py as code"_s), 1);
    QCOMPARE(scene.model.asked(u"Review src/a0.py as review"_s), 2);
    QVERIFY(scene.model.request(u"Fix src/a0.py as code"_s).messages.constLast().text.contains(u"1 != 2"_s));
    QCOMPARE(scene.artefact(report).state, ArtefactState::Approved);
    for (const Artefact &artefact : scene.state().artefacts)
        QVERIFY2(artefact.state != ArtefactState::Stale, qPrintable(artefact.path));
}

void ProgramEffectsTest::aFlakyTestIsNobodysFault()
{
    SessionScene scene;
    start(scene, {FakeRunner::Run::Red, FakeRunner::Run::Green});
    QVERIFY(finish(scene));
    QCOMPARE(m_log.asked.size(), 2);
    QCOMPARE(scene.model.asked(u"Attribute docs/test_report.md as attribution"_s), 0);
    QVERIFY(scene.textOf(scene.artefact(report).head()->text).contains(u"flaky"_s));
}

void ProgramEffectsTest::whileAnAffectedTestIsRedNoOtherRuns()
{
    SessionScene scene;
    using Run = FakeRunner::Run;
    start(scene, {Run::Red, Run::Red, Run::Red, Run::Red, Run::Green});
    QVERIFY(finish(scene));
    QCOMPARE(m_log.asked.size(), 6);
    for (const int part : {2, 3, 4})
        QVERIFY(m_log.asked.at(part).spec.argv.contains(u"tests/test_a0.py"_s));
    QVERIFY(m_log.asked.at(5).spec.argv.filter(u"tests/"_s).isEmpty());
    QCOMPARE(scene.artefact(report).revisions.size(), 3);
    QCOMPARE(scene.artefact(report).state, ArtefactState::Approved);
}

void ProgramEffectsTest::testsAreRunAgainForThePerson()
{
    SessionScene scene;
    start(scene, {FakeRunner::Run::Green, FakeRunner::Run::Red, FakeRunner::Run::Red, FakeRunner::Run::Green});
    QVERIFY(finish(scene));
    const qsizetype calls = scene.model.requests().size();
    // Nobody said that the run goes on: programs run, models are not asked.
    QCOMPARE(scene.reopen(), std::optional<ErrorCode>());
    QCOMPARE(scene.decide(command::RunTests{}), std::optional<ErrorCode>());
    QVERIFY(scene.waitForState(report, ArtefactState::Review));
    QVERIFY(SessionScene::waitFor([&scene] { return scene.idleTimes() == 1; }));
    QCOMPARE(m_log.asked.size(), 3);
    QCOMPARE(scene.decide(command::RunTests{.onlyFailed = true}), std::optional<ErrorCode>());
    QVERIFY(finish(scene));
    QCOMPARE(m_log.asked.size(), 5); // the one that failed, then all
    QCOMPARE(m_log.asked.at(3).spec.argv.constLast(), u"tests/test_a0.py::SampleTest::test_adds"_s);
    QCOMPARE(scene.artefact(report).state, ArtefactState::Approved);
    QCOMPARE(scene.model.requests().size(), calls);
}

void ProgramEffectsTest::aWeakerTestIsThePersons()
{
    SessionScene scene;
    start(scene, {FakeRunner::Run::Red, FakeRunner::Run::Red, FakeRunner::Run::Green});
    const QString test = u"tests/test_a0.py"_s;
    const auto answer = [&scene](const QString &verbLine) {
        if (verbLine.startsWith("Attribute"_L1))
            return u"## Attribution\n| Test | Fault | File | Reason |\n|---|---|---|---|\n"
                   "| test_adds | test | tests/test_a0.py | Too strict. |\n"_s;
        if (verbLine.startsWith("Fix tests/"_L1))
            return u"```python\nimport unittest\n\n\nclass SampleTest(unittest.TestCase):\n"
                   "    def test_adds(self):\n        pass\n```\n"_s;
        return scene.team.answer(verbLine);
    };
    scene.model.setAnswers(answer);
    QVERIFY(SessionScene::waitFor([&] {
        return scene.state().artefact(test) != nullptr && scene.artefact(test).revisions.size() == 2
            && scene.artefact(test).state == ArtefactState::Review;
    }));
    const QVector<CheckResult> checks = scene.artefact(test).head()->checks;
    const auto weaker = std::find_if(checks.cbegin(), checks.cend(),
        [](const CheckResult &check) { return check.id == check::weakerTest; });
    QVERIFY(weaker != checks.cend());
    QCOMPARE(weaker->state, CheckState::Failed);
    QVERIFY2(weaker->detail.contains(u"assertions removed"_s), qPrintable(weaker->detail));
    QCOMPARE(scene.model.asked(u"Fix tests/test_a0.py as test"_s), 1); // it is not sent back
    QCOMPARE(m_log.asked.size(), 2);
    QCOMPARE(scene.decide(command::Approve{.path = test, .despiteFailedChecks = true}),
        std::optional<ErrorCode>());
    QVERIFY(finish(scene));
    QCOMPARE(scene.artefact(report).state, ArtefactState::Approved);
}

void ProgramEffectsTest::outputArrivesWhileItRuns()
{
    SessionScene scene;
    QString heard;
    start(scene, {FakeRunner::Run::Green});
    const QMetaObject::Connection listening = QObject::connect(&scene.session(), &Session::liveChanged,
        &scene.session(), [&](const EffectId &effect, const QString &path) {
            if (path == report)
                heard = scene.session().live(effect)->text;
        });
    QVERIFY(finish(scene));
    QCOMPARE(heard, u"one\n"_s);
    QVERIFY(scene.session().live(scene.state().lastPrograms.value(report).program.id) == nullptr);
    QObject::disconnect(listening);
    LiveText live{.isProgram = true};
    const QString noise = u"0123456789"_s.repeated(1000);
    for (int i = 0; i < 100; ++i)
        live.addOutput(noise + QString::number(i) + u'\n');
    QVERIFY(live.text.size() < 200'000);
    QVERIFY(live.text.startsWith(noise + u"0\n"_s) && live.text.endsWith(u"99\n"_s));
    QVERIFY(live.text.contains(u"characters left out"_s));
    QCOMPARE(live.received, 100 * noise.size() + 190 + 100);
}

void ProgramEffectsTest::stopEndsTheProgramAndItRunsAgain()
{
    SessionScene scene;
    start(scene, {FakeRunner::Run::Never, FakeRunner::Run::Green});
    QVERIFY(scene.waitForState(report, ArtefactState::Writing));
    QCOMPARE(scene.decide(command::Stop{}), std::optional<ErrorCode>());
    QVERIFY(scene.waitForState(report, ArtefactState::Queued));
    QCOMPARE(m_log.ended, 1);
    QVERIFY(scene.state().programs.isEmpty());
    QCOMPARE(scene.decide(command::Start{}), std::optional<ErrorCode>());
    QVERIFY(finish(scene));
    QCOMPARE(m_log.asked.size(), 2);
}

void ProgramEffectsTest::aProgramThatDiedWithBatonRunsAgain()
{
    SessionScene scene;
    start(scene, {FakeRunner::Run::Never, FakeRunner::Run::Green});
    QVERIFY(scene.waitForState(report, ArtefactState::Writing));
    const int calls = static_cast<int>(scene.model.requests().size());
    QCOMPARE(scene.reopen(), std::optional<ErrorCode>());
    QVERIFY(scene.state().programs.isEmpty());
    QVERIFY(scene.resumeUntilIdle());
    QVERIFY(finish(scene));
    QCOMPARE(m_log.asked.size(), 2);
    QCOMPARE(scene.model.requests().size(), calls + 1); // only the summary was left to ask for
}

void ProgramEffectsTest::recordedResultsStandInForAMissingSandbox()
{
    TestReport recorded;
    recorded.framework = u"unittest"_s;
    recorded.results = {TestResult{.id = u"tests/test_a0.py::T::test_x"_s, .file = u"tests/test_a0.py"_s}};
    recorded.totals.count(TestState::Passed);
    QCOMPARE(artefact::resultsFromJson(artefact::resultsJson(recorded)).value_or(TestReport()), recorded);
    QVERIFY(!artefact::resultsFromJson("[1"_qba).has_value());
    SessionScene scene;
    QStringList wanted;
    scene.recordedResults = [&](const RunConfig &, const QString &path, const QString &inputs) {
        wanted.append(path + u' ' + inputs);
        // As it was recorded: nothing is known of other texts.
        return wanted.size() == 1 ? artefact::resultsJson(recorded) : QByteArray();
    };
    start(scene, {FakeRunner::Run::NoSandbox});
    QVERIFY(finish(scene));
    QCOMPARE(wanted.size(), 1);
    QVERIFY(wanted.constFirst().startsWith(u"docs/test_report.md "_s));
    QCOMPARE(scene.state().lastPrograms.value(report).outcome.detail, u"recorded"_s);
    QCOMPARE(scene.artefact(report).head()->checks.constFirst().state, CheckState::Passed);
    // A file that a person edits makes it another run.
    QCOMPARE(scene.edit(u"src/a0.py"_s, 1, u"def mine() -> int:\n    return 1\n"_s), std::optional<ErrorCode>());
    QCOMPARE(scene.decide(command::Approve{.path = u"src/a0.py"_s, .despiteFailedChecks = true}),
        std::optional<ErrorCode>());
    QVERIFY(SessionScene::waitFor([&] { return wanted.size() == 2; }));
    QVERIFY(wanted.constFirst() != wanted.constLast());
    QVERIFY(scene.waitForState(report, ArtefactState::Approved));
    QCOMPARE(scene.artefact(report).head()->checks.constFirst().state, CheckState::NotRun);
}

void ProgramEffectsTest::resultsAreKeptForARecording()
{
    SessionScene scene;
    QStringList kept;
    scene.keepResults = [&](const QString &path, const QString &inputs, const QByteArray &results) {
        const auto read = artefact::resultsFromJson(results);
        kept.append(u"%1 %2 %3"_s.arg(path).arg(inputs.size()).arg(read ? read->totals.passed : -1));
    };
    start(scene, {FakeRunner::Run::Green});
    QVERIFY(finish(scene));
    QCOMPARE(kept, QStringList{u"docs/test_report.md 64 1"_s});
}

void ProgramEffectsTest::whatWasProvenIsSaid()
{
    SessionScene scene;
    start(scene, {FakeRunner::Run::Green});
    QVERIFY(finish(scene));
    const auto page = scene.ask([](const ProjectView &view) -> Result<HandOver> { return view.handOver(); });
    QVERIFY(page.has_value());
    QCOMPARE(page->proof.passed, 1);
    QVERIFY(page->proof.wereRun && page->failedTests.isEmpty());
    QCOMPARE(page->reviews.size(), scene.team.files().size());
    QCOMPARE(page->reviews.constFirst(), (HandOver::Line{u"src/a0.py"_s, u"LGTM"_s}));
    QCOMPARE(page->proof.requirements, 2);
    QCOMPARE(page->proof.untested, (QStringList{u"R1"_s, u"R2"_s})); // its tests name none
    QCOMPARE(page->untested.constFirst(), (HandOver::Line{u"R1"_s, u"It works"_s}));
    QCOMPARE(page->persons, QStringList{u"docs/requirement.md"_s});
    QCOMPARE(page->usage.value(0), u"Run: python3 main.py"_s);
    QVERIFY(page->questions.isEmpty() && page->assumptions.isEmpty());
    // What a person changes afterwards is theirs, and nobody has reviewed it.
    QCOMPARE(scene.edit(u"src/a0.py"_s, 1, u"x = 1\n"_s), std::optional<ErrorCode>());
    QCOMPARE(
        scene.decide(command::Approve{.path = u"src/a0.py"_s, .revision = 2}), std::optional<ErrorCode>());
    const auto later = scene.ask([](const ProjectView &view) -> Result<HandOver> { return view.handOver(); });
    QVERIFY(later->persons.contains(u"src/a0.py"_s));
    QCOMPARE(later->reviews.constFirst(), (HandOver::Line{u"src/a0.py"_s, QString()}));
}

/// The command line refuses, in words and in JSON, and writes nothing.
void ProgramEffectsTest::failingTestsKeepAnExportBack()
{
    SessionScene scene;
    start(scene, {FakeRunner::Run::Red});
    QVERIFY(SessionScene::waitFor([&scene] {
        const Artefact *artefact = scene.state().artefact(report);
        return artefact != nullptr && artefact->state == ArtefactState::Review
            && anyFailed(artefact->head()->checks) && scene.idleTimes() > 0;
    }));
    scene.close();
    const QString out = scene.path(u"out"_s);
    const QStringList order{u"export"_s, u"--project"_s, scene.path(u"p"_s), u"--to"_s, out};
    const CliResult refused = runCli(order + QStringList{u"--json"_s});
    QVERIFY2(refused.exitCode == 7, refused.describe().constData());
    QVERIFY(!QFile::exists(out));
    const QJsonObject said = refused.json().object();
    QCOMPARE(said[u"ok"_s].toBool(true), false);
    QCOMPARE(said[u"code"_s].toString(), u"tests_failed"_s);
    QVERIFY(said[u"message"_s].toString().contains(u"1 failed"_s));
    QCOMPARE(said[u"proof"_s][u"failed"_s].toInt(), 1);
    QVERIFY2(refused.err.contains(u"--despite-failures"_s), refused.describe().constData());
    const CliResult all =
        runCli(order + QStringList{u"--json"_s, u"--despite-failures"_s, u"--with-handover"_s});
    QVERIFY2(all.exitCode == 0, all.describe().constData());
    QVERIFY(all.json().object()[u"files"_s].toArray().contains(u"docs/handover.md"_s));
    const QByteArray page = filesBelow(out).value(u"docs/handover.md"_s);
    QVERIFY2(page.contains("test_adds`: 1 != 2"), page.constData());
}

#include "program_effects_test.moc"
