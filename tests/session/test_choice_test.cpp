// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/test_choice.h"
#include "tests/support/test_main.h"

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::session;

namespace {

const QString report = u"docs/test_report.md"_s;

Artefact artefact(const QString &path, const QString &file = {}, const QStringList &dependsOn = {})
{
    Artefact made;
    made.path = path;
    made.item = {.file = file, .dependsOn = dependsOn, .purpose = {}, .requirements = {}};
    return made;
}

/// a.py, b.py that uses it, c.py that uses nothing, each with its test, and a manifest.
State project()
{
    State state;
    state.artefacts = {artefact(u"requirements.txt"_s), artefact(u"a.py"_s, u"a.py"_s),
        artefact(u"b.py"_s, u"b.py"_s, {u"a.py"_s}), artefact(u"c.py"_s, u"c.py"_s),
        artefact(u"tests/test_a.py"_s, u"a.py"_s), artefact(u"tests/test_b.py"_s, u"b.py"_s, {u"a.py"_s}),
        artefact(u"tests/test_c.py"_s, u"c.py"_s), artefact(report)};
    ProgramRecord last;
    for (const Artefact &one : state.artefacts)
        last.program.inputs.append({one.path, 1});
    state.lastPrograms.insert(report, last);
    return state;
}

TestResult result(const QString &file, const QString &name, TestState state)
{
    return {.id = file + u"::T::"_s + name, .file = file, .state = state};
}

TestReport reportOf(const QVector<TestResult> &results)
{
    TestReport made{.results = results};
    for (const TestResult &one : results)
        made.totals.count(one.state);
    return made;
}

const TestReport red = reportOf({result(u"tests/test_a.py"_s, u"test_x"_s, TestState::Failed),
    result(u"tests/test_a.py"_s, u"test_y"_s, TestState::Passed),
    result(u"tests/test_b.py"_s, u"test_z"_s, TestState::Passed),
    result(u"tests/test_c.py"_s, u"test_w"_s, TestState::Passed)});

engine::work::RunProgram run(const State &state, const QStringList &changed)
{
    QVector<InputRef> inputs = state.lastPrograms.value(report).program.inputs;
    for (InputRef &input : inputs)
        input.revision += changed.contains(input.path) ? 1 : 0;
    return {report, inputs};
}

} // namespace

/// Which tests are run before all of them, and what is said of the others.
class TestChoiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }
    void chosenByWhatChanged_data();
    void chosenByWhatChanged();
    void whatThePersonWants();
    void theOthersKeepTheirResults();
    void leftFailing();
};

BATON_TEST_CLASS(TestChoiceTest)

void TestChoiceTest::chosenByWhatChanged_data()
{
    QTest::addColumn<QStringList>("changed");
    QTest::addColumn<QStringList>("chosen");
    const QString a = u"tests/test_a.py"_s;
    const QString b = u"tests/test_b.py"_s;
    const QString c = u"tests/test_c.py"_s;
    QTest::addRow("the file") << QStringList{u"a.py"_s} << QStringList{a, b};
    QTest::addRow("one that nothing uses") << QStringList{u"b.py"_s} << QStringList{a, b};
    QTest::addRow("the test itself") << QStringList{a} << QStringList{a};
    QTest::addRow("another one, what failed stays") << QStringList{u"c.py"_s} << QStringList{a, c};
    QTest::addRow("what all may use") << QStringList{u"requirements.txt"_s} << QStringList{};
}

void TestChoiceTest::chosenByWhatChanged()
{
    QFETCH(const QStringList, changed);
    QFETCH(const QStringList, chosen);
    const State state = project();
    QCOMPARE(testsToRunFirst(state, run(state, changed), red), chosen);
    TestReport green = red;
    green.results[0].state = TestState::Passed;
    QCOMPARE(testsToRunFirst(state, run(state, changed), green), QStringList());
    TestReport nowhere = red;
    nowhere.results[0].file.clear();
    QCOMPARE(testsToRunFirst(state, run(state, changed), nowhere), QStringList());
}

void TestChoiceTest::whatThePersonWants()
{
    State state = project();
    engine::work::RunProgram work = run(state, {u"a.py"_s});
    work.onlyFailed = true;
    state.artefact(report)->asked = true;
    QCOMPARE(testsToRunFirst(state, work, red), QStringList{u"tests/test_a.py::T::test_x"_s});
    work.onlyFailed = false;
    QCOMPARE(testsToRunFirst(state, work, red), QStringList()); // all of them
}

void TestChoiceTest::theOthersKeepTheirResults()
{
    const TestReport now = reportOf({result(u"tests/test_a.py"_s, u"test_new"_s, TestState::Passed),
        result(u"tests/test_a.py"_s, u"test_x"_s, TestState::Error)});
    const TestReport whole = withNewResults(red, now, {u"tests/test_a.py"_s});
    QStringList ids;
    for (const TestResult &one : whole.results)
        ids.append(one.id.section(u"::"_s, -1));
    QCOMPARE(ids, (QStringList{u"test_new"_s, u"test_x"_s, u"test_z"_s, u"test_w"_s})); // test_y is gone
    QCOMPARE(whole.totals, (TestTotals{.passed = 3, .errors = 1}));
    QCOMPARE(whole.notRun.size(), 1);
    QVERIFY2(whole.notRun.constFirst().startsWith(u"2 tests"_s), qPrintable(whole.notRun.constFirst()));
}

void TestChoiceTest::leftFailing()
{
    TestFault accepted{u"tests/test_a.py::T::test_x"_s, Fault::Accepted, {}, {}};
    QCOMPARE(failuresThatCount(red, {}), 1);
    QCOMPARE(failuresThatCount(red, {accepted}), 0);
    accepted.fault = Fault::Code;
    QCOMPARE(failuresThatCount(red, {accepted}), 1);
}

#include "test_choice_test.moc"
