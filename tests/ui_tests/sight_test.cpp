// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/failed_run.h"
#include "tests/support/test_main.h"
#include "ui/tests/tests_sight.h"

using namespace Qt::StringLiterals;

namespace baton::ui {

using test::codePath;
using test::FailedRun;
using test::failingId;
using test::testPath;

namespace {

TestsSight sightOf(const FailedRun &run, bool isFetched = true)
{
    const session::TestRecord record = run.record();
    return testsSight({run.state(), run.report(), isFetched ? &record : nullptr,
        [](const QString &path) { return path == codePath ? u"$0.02"_s : QString(); }});
}

QStringList labels(const FaultSight &sight)
{
    QStringList found;
    for (const FaultWay &way : sight.ways)
        found.append(way.label + (way.whyNot.isEmpty() ? QString() : u" (not now)"_s));
    return found;
}

QStringList stepsOf(const RoundSight &round)
{
    static const QStringList marks{u"+ "_s, u"x "_s, u"> "_s, u". "_s};
    QStringList found;
    for (const RoundStep &step : round.steps)
        found.append(marks.at(static_cast<int>(step.mark)) + step.text);
    return found;
}

} // namespace

class SightTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }
    void sentences_data();
    void sentences();
    void comparedByWords();
    void textsAreUnfolded();
    void linesAroundTheFailure();
    void notRunYet();
    void couldNotBeRun_data();
    void couldNotBeRun();
    void cutShort_data();
    void cutShort();
    void nobodyHasSaidYet();
    void laidToTheCode();
    void laidToTheTest();
    void laidToTheRequirement();
    void roundsGoOnAndEnd();
    void leftFailing();
    void canBeRunAgain();
    void slowestFirst();
};

BATON_TEST_CLASS(SightTest)

void SightTest::sentences_data()
{
    QTest::addColumn<TestResult>("result");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("values") << TestResult{.state = TestState::Failed, .expected = u"18"_s, .actual = u"16"_s}
                            << u"It expected 18 and got 16."_s;
    QTest::newRow("long values") << TestResult{.state = TestState::Failed,
        .expected = QString(80, u'a'),
        .actual = u"16"_s} << u"What came back is not what the test expects."_s;
    QTest::newRow("message only") << TestResult{.state = TestState::Failed, .message = u"no cents\nat all"_s}
                                  << u"no cents"_s;
    QTest::newRow("says nothing") << TestResult{.state = TestState::Failed}
                                  << u"It failed without saying why."_s;
    QTest::newRow("error") << TestResult{.state = TestState::Error, .message = u"KeyError: 'a'"_s}
                           << u"It broke off: KeyError: 'a'"_s;
    QTest::newRow("too long") << TestResult{.state = TestState::TimedOut, .ms = 5000}
                              << u"It took too long and was stopped after 5.0 s."_s;
    QTest::newRow("skipped") << TestResult{.state = TestState::Skipped, .message = u"not on this system"_s}
                             << u"It was skipped: not on this system"_s;
    QTest::newRow("passed") << TestResult{.state = TestState::Passed, .ms = 8} << u"It passed in 8 ms."_s;
    QTest::newRow("flaky")
        << TestResult{.state = TestState::NotRun, .message = u"flaky: failed"_s}
        << u"Flaky: it failed in one run and passed in the next without a change. Nothing is "
           "sent back for it."_s;
    QTest::newRow("control characters")
        << TestResult{.state = TestState::Error, .message = u"a\u0007b"_s} << u"It broke off: a<U+0007>b"_s;
}

void SightTest::sentences()
{
    QFETCH(TestResult, result);
    QTEST(failureSight(result, {}).sentence, "sentence");
}

void SightTest::comparedByWords()
{
    const QVector<BoxLine> lines = comparedLines(u"Transfer(cents=3334)"_s, u"Transfer(cents=3330)"_s);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0).text, u"- expected  Transfer(cents=3334)"_s);
    QCOMPARE(lines.at(1).text, u"+ actual    Transfer(cents=3330)"_s);
    QCOMPARE(lines.at(0).tone, Tone::Error);
    QCOMPARE(lines.at(1).tone, Tone::Ok);
    QCOMPARE(lines.at(0).marks.size(), 1);
    const artefact::DiffMark mark = lines.at(0).marks.constFirst();
    QCOMPARE(lines.at(0).text.mid(mark.start, mark.length), u"3334"_s);
    QVERIFY(comparedLines({}, {}).isEmpty());
    const QString many = (u"a\n"_s).repeated(500);
    QCOMPARE(comparedLines(many, u"b"_s).constLast().text, u"… 302 more line(s)"_s);
}

void SightTest::textsAreUnfolded()
{
    const QVector<BoxLine> lines = comparedLines(u"'one\\ntwo'"_s, u"'one\\nthree'"_s);
    QStringList texts;
    for (const BoxLine &line : lines)
        texts.append(line.text);
    QCOMPARE(texts, QStringList({u"            one"_s, u"- expected  two"_s, u"+ actual    three"_s}));
}

void SightTest::linesAroundTheFailure()
{
    const QVector<BoxLine> lines = excerptLines({40, {u"    a"_s, u"    b"_s}}, 41);
    QCOMPARE(lines.at(0), (BoxLine{u"   40      a"_s, Tone::Neutral, {}}));
    QCOMPARE(lines.at(1), (BoxLine{u"   41      b"_s, Tone::Error, {}}));
}

void SightTest::notRunYet()
{
    FailedRun run;
    const TestsSight sight = sightOf(run, false);
    QCOMPARE(sight.stage, TestsSight::Stage::ToCome);
    QCOMPARE(sight.happened, u"The tests have not been run yet."_s);
    QCOMPARE(sight.advice, u"All files are there: they run as soon as the run goes on."_s);
    QVERIFY(sight.round.title.isEmpty());
    run.start();
    QCOMPARE(sightOf(run, false).stage, TestsSight::Stage::Running);
    QCOMPARE(sightOf(run, false).happened, u"The tests are running."_s);
    test::EngineDriver early;
    early.upToRows({{codePath}}, {}, test::sampleLoopSop());
    const TestsSight waiting = testsSight({early.state, early.at(test::reportPath), nullptr, {}});
    QCOMPARE(waiting.advice, u"They run when the last of 2 files is approved; 2 of them are not yet."_s);
}

void SightTest::couldNotBeRun_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("happened");
    QTest::addColumn<QString>("advice");
    QTest::newRow("no sandbox")
        << u"unittest tests: this system has no bwrap; install it so that tests can run in a sandbox"_s
        << u"Programs of the project are run in a sandbox only"_s << u"bubblewrap"_s;
    QTest::newRow("forbidden") << u"unittest tests: this system does not let a sandbox be made: no"_s
                               << u"does not let one be made"_s << u"namespaces"_s;
    QTest::newRow("packages") << u"pytest tests: the project needs packages that are not installed here"_s
                              << u"needs packages"_s << u"count as not run"_s;
    QTest::newRow("tool") << u"node:test tests: node is missing"_s << u"node is missing"_s << u"Install it"_s;
    QTest::newRow("other") << u"no test was found"_s << u"The tests were not run: no test was found"_s
                           << u""_s;
}

void SightTest::couldNotBeRun()
{
    QFETCH(QString, reason);
    QFETCH(QString, happened);
    QFETCH(QString, advice);
    FailedRun run;
    run.cannotRun(reason);
    const TestsSight sight = sightOf(run, false);
    QCOMPARE(sight.stage, TestsSight::Stage::NotRun);
    QVERIFY2(sight.happened.contains(happened), qPrintable(sight.happened));
    QVERIFY2(sight.advice.contains(advice), qPrintable(sight.advice));
    QVERIFY(sight.faults.isEmpty());
}

void SightTest::cutShort_data()
{
    QTest::addColumn<ProgramOutcome>("outcome");
    QTest::addColumn<QString>("happened");
    QTest::newRow("time") << ProgramOutcome{.end = ProgramEnd::Limit, .limit = u"wall"_s, .ms = 60'000}
                          << u"It was stopped after 1 min 0 s, at test_adds."_s;
    QTest::newRow("memory") << ProgramOutcome{.end = ProgramEnd::Limit, .limit = u"memory"_s}
                            << u"It was stopped at a limit of the sandbox (memory)."_s;
    QTest::newRow("crash") << ProgramOutcome{.end = ProgramEnd::Killed}
                           << u"The program crashed before all tests had run."_s;
    QTest::newRow("well") << ProgramOutcome{} << u""_s;
}

void SightTest::cutShort()
{
    QFETCH(ProgramOutcome, outcome);
    FailedRun run;
    run.run(true);
    State state = run.state();
    state.lastPrograms[test::reportPath].outcome = outcome;
    session::TestRecord record = run.record();
    record.report.results.first().state = TestState::TimedOut;
    QTEST(testsSight({state, *state.artefact(test::reportPath), &record, {}}).happened, "happened");
}

void SightTest::nobodyHasSaidYet()
{
    FailedRun run;
    run.run(true);
    const TestsSight sight = sightOf(run);
    QCOMPARE(sight.stage, TestsSight::Stage::Ended);
    QCOMPARE(sight.facts, u"exit code 1 · in the sandbox, no network · 2.1 s"_s);
    QCOMPARE(sight.faults.size(), 1);
    QVERIFY(!sight.faults.constFirst().proposed);
    QCOMPARE(sight.faults.constFirst().standing, u"Tester will say whose fault it is."_s);
    QCOMPARE(labels(sight.faults.constFirst()),
        QStringList({u"It is the code"_s, u"It is the test"_s, u"It is the requirement"_s}));
    QCOMPARE(sight.round.title, u"Round 1 of 3"_s);
    QCOMPARE(stepsOf(sight.round),
        QStringList({u"x 2 test(s) run"_s, u". decide where the fault is"_s, u". fix what is at fault"_s,
            u". run the tests once more"_s}));
}

void SightTest::laidToTheCode()
{
    FailedRun run;
    run.run(true);
    run.blame(u"code"_s, codePath);
    TestsSight sight = sightOf(run);
    QCOMPARE(sight.faults.constFirst().proposed, Fault::Code);
    QCOMPARE(sight.faults.constFirst().place, (CodePlace{codePath, 2}));
    QCOMPARE(sight.faults.constFirst().reason, u"Off by one."_s);
    QCOMPARE(sight.faults.constFirst().standing, u"Maker is fixing src/a.py."_s);
    QCOMPARE(labels(sight.faults.constFirst()).constFirst(), u"Send to Maker (not now)"_s);
    QCOMPARE(stepsOf(sight.round),
        QStringList({u"x 2 test(s) run"_s, u"+ decide where the fault is"_s, u"> fix src/a.py"_s,
            u". run the tests once more"_s}));
    run.fix();
    sight = sightOf(run);
    QCOMPARE(sight.faults.constFirst().standing, u"Changed to r2 since; the tests run again."_s);
    QCOMPARE(sight.faults.constFirst().ways.constFirst().cost, u"$0.02"_s);
    run.run(false);
    sight = sightOf(run);
    QVERIFY(sight.faults.isEmpty());
    QVERIFY(sight.round.title.isEmpty());
}

void SightTest::laidToTheTest()
{
    FailedRun run;
    run.run(true);
    run.blame(u"test"_s, testPath);
    const FaultSight fault = sightOf(run).faults.constFirst();
    QCOMPARE(fault.proposed, Fault::Test);
    QCOMPARE(fault.place, (CodePlace{testPath, 6}));
    QCOMPARE(labels(fault).constFirst(), u"Send to Tester (not now)"_s);
    QCOMPARE(fault.standing, u"Tester is fixing tests/test_a.py."_s);
}

void SightTest::laidToTheRequirement()
{
    FailedRun run;
    run.run(true);
    run.blame(u"requirement"_s, u"docs/plan.md"_s);
    const FaultSight fault = sightOf(run).faults.constFirst();
    QCOMPARE(fault.proposed, Fault::Requirement);
    QCOMPARE(fault.place.path, QString()); // the sample has no pool of that name
    QVERIFY2(fault.standing.contains(u"yours to say"_s), qPrintable(fault.standing));
    QCOMPARE(labels(fault), QStringList({u"It is the code"_s, u"It is the test"_s, u"Leave it failing"_s}));
}

void SightTest::roundsGoOnAndEnd()
{
    FailedRun run(1);
    run.run(true);
    QCOMPARE(sightOf(run).round.end, u"then it stops here"_s);
    run.blame(u"code"_s, codePath);
    run.fix();
    run.start();
    QCOMPARE(sightOf(run).stage, TestsSight::Stage::Running);
    QCOMPARE(stepsOf(sightOf(run).round).constLast(), u"> run the tests once more"_s);
    run.run(true);
    const TestsSight sight = sightOf(run);
    QCOMPARE(sight.round.title, u"Round 1 of 1"_s);
    QCOMPARE(sight.round.end, u"the rounds are used up"_s);
    QCOMPARE(sight.faults.constFirst().standing, u"The rounds are used up, so it is left to you."_s);
    // The person can still send it.
    QCOMPARE(labels(sight.faults.constFirst()).constFirst(), u"It is the code"_s);
    QCOMPARE(labels(sight.faults.constFirst()).constLast(), u"Leave it failing"_s);
    const FaultWay way = sight.faults.constFirst().ways.constFirst();
    QCOMPARE(way.path, codePath);
    QCOMPARE(run.driver.refusal(command::DecideFault{failingId, way.fault, way.path, {}}), QString());
    QCOMPARE(run.driver.stateOf(codePath), ArtefactState::ChangesRequested);
    const FaultSight sent = sightOf(run).faults.constFirst();
    QVERIFY(sent.byPerson);
    QCOMPARE(sent.standing, u"Maker is fixing src/a.py."_s);
    QCOMPARE(labels(sent).constFirst(), u"Send to Maker (not now)"_s);
}

void SightTest::leftFailing()
{
    FailedRun run;
    run.run(true);
    QCOMPARE(run.driver.refusal(command::DecideFault{failingId, Fault::Accepted, {}, {}}), QString());
    const FaultSight fault = sightOf(run).faults.constFirst();
    QCOMPARE(fault.standing, u"You left it failing."_s);
    QVERIFY(fault.byPerson);
    QCOMPARE(run.driver.stateOf(test::reportPath), ArtefactState::Approved);
}

void SightTest::canBeRunAgain()
{
    FailedRun run;
    run.run(true);
    QVERIFY(sightOf(run).mayRun);
    QVERIFY(sightOf(run).mayRunFailed);
    run.blame(u"code"_s, codePath);
    QVERIFY(!sightOf(run).mayRun); // a file it needs is being made
    run.fix();
    run.run(false);
    QVERIFY(sightOf(run).mayRun);
    QVERIFY(!sightOf(run).mayRunFailed);
}

void SightTest::slowestFirst()
{
    const QVector<TestResult> results{
        {.id = u"a"_s, .ms = 2}, {.id = u"b"_s, .ms = 9}, {.id = u"c"_s, .ms = 5}};
    QStringList ids;
    for (const TestResult &result : slowest(results, 2))
        ids.append(result.id);
    QCOMPARE(ids, QStringList({u"b"_s, u"c"_s}));
}

} // namespace baton::ui

#include "sight_test.moc"
