// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/engine_driver.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

using Reply = EngineDriver::Reply;
const QString plan = u"docs/plan.md"_s;

} // namespace

class GateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void gates_data();
    void gates();
    void openQuestions_data();
    void openQuestions();
    void declinedRemarkStops();
    void approveRefusals();
    void approvalNote();
    void undo();
    void undoKeepsEarlierApproval();
};

BATON_TEST_CLASS(GateTest)

void GateTest::init()
{
    failOnWarnings();
}

void GateTest::gates_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("gate"); // of the step, as in GateRule
    QTest::addColumn<bool>("documents");
    QTest::addColumn<bool>("files");
    QTest::addColumn<int>("role"); // -1 no choice, 0 ask, 1 approve
    QTest::addColumn<int>("check"); // as in CheckState
    QTest::addColumn<bool>("passes");
    const int always = int(GateRule::Always);
    const int autoIf = int(GateRule::AutoIfChecksPass);
    const int never = int(GateRule::Never);
    const int good = int(CheckState::Passed);
    const int bad = int(CheckState::Failed);
    const int notRun = int(CheckState::NotRun);
    const QString code = u"a.py"_s;
    QTest::newRow("review each, document") << plan << always << false << false << -1 << good << false;
    QTest::newRow("review each, file") << code << always << false << false << -1 << good << false;
    QTest::newRow("review each beats the SOP") << plan << autoIf << false << false << -1 << good << false;
    QTest::newRow("documents only, document") << plan << always << false << true << -1 << good << false;
    QTest::newRow("documents only, file") << code << always << false << true << -1 << good << true;
    QTest::newRow("documents only, failed") << code << always << false << true << -1 << bad << false;
    QTest::newRow("not run does not block") << code << always << false << true << -1 << notRun << true;
    QTest::newRow("at problems, document") << plan << always << true << true << -1 << good << true;
    QTest::newRow("at problems, failed") << plan << always << true << true << -1 << bad << false;
    QTest::newRow("role asks") << plan << always << true << true << 0 << good << false;
    QTest::newRow("role lets") << plan << always << false << false << 1 << good << true;
    QTest::newRow("role lets, failed") << plan << always << false << false << 1 << bad << false;
    QTest::newRow("never") << plan << never << false << false << -1 << good << true;
    QTest::newRow("never beats the role") << plan << never << false << false << 0 << good << true;
    QTest::newRow("never, failed") << plan << never << false << false << -1 << bad << false;
}

void GateTest::gates()
{
    QFETCH(QString, path);
    QFETCH(int, gate);
    QFETCH(bool, documents);
    QFETCH(bool, files);
    QFETCH(int, role);
    QFETCH(int, check);
    QFETCH(bool, passes);
    Sop sop = sampleSop();
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}});
    // Only the artefact in question meets the gate under test.
    if (path == plan)
        driver.apply(command::Regenerate{.path = plan});
    for (StepSpec &step : driver.state.sop.steps)
        step.gate = static_cast<GateRule>(gate);
    driver.state.config.autonomy = {documents, files};
    if (role >= 0)
        driver.state.config.roleAutoApprove.insert(driver.at(path).role, role == 1);
    const CheckResult result{u"some"_s, static_cast<CheckState>(check), {}, 0};
    QVERIFY(!driver.write(path, Reply{.text = u"fresh\n"_s, .checks = {result}}));
    QCOMPARE(driver.stateOf(path), passes ? ArtefactState::Approved : ArtefactState::Review);
    QVERIFY(!driver.at(path).approvedByPerson || !passes);
}

void GateTest::openQuestions_data()
{
    QTest::addColumn<QStringList>("items");
    QTest::addColumn<bool>("passes");
    QTest::newRow("none") << QStringList{} << true;
    QTest::newRow("None") << QStringList{u"None"_s} << true;
    QTest::newRow("None.") << QStringList{u"`None`."_s} << true;
    QTest::newRow("chinese") << QStringList{u"无"_s} << true;
    QTest::newRow("one") << QStringList{u"Which colour?"_s} << false;
    QTest::newRow("none and one") << QStringList{u"None"_s, u"Which colour?"_s} << false;
}

void GateTest::openQuestions()
{
    QFETCH(QStringList, items);
    QFETCH(bool, passes);
    RunConfig config;
    config.autonomy = {true, true};
    EngineDriver driver;
    driver.create(config);
    QVERIFY(!driver.write(plan, Reply{u"plan\n"_s, planFacts({}, items)}));
    QCOMPARE(driver.stateOf(plan) == ArtefactState::Approved, passes);
}

void GateTest::declinedRemarkStops()
{
    RunConfig config;
    config.autonomy = {true, true};
    EngineDriver driver;
    driver.create(config);
    driver.write(plan, u"one\n"_s);
    QCOMPARE(driver.stateOf(plan), ArtefactState::Approved);
    const QVector<QPair<RemarkState, bool>> cases{
        {RemarkState::Addressed, true}, {RemarkState::Declined, false}, {RemarkState::Unanswered, false}};
    for (const auto &[outcome, passes] : cases) {
        Remark remark;
        remark.text = u"change it"_s;
        QCOMPARE(driver.refusal(command::RequestChanges{.path = plan, .extra = {remark}}), QString());
        QVERIFY(!driver.write(
            plan, Reply{.text = u"text %1\n"_s.arg(int(outcome)), .outcomes = {{1, outcome, u"note"_s}}}));
        QCOMPARE(driver.stateOf(plan) == ArtefactState::Approved, passes);
    }
}

void GateTest::approveRefusals()
{
    EngineDriver driver;
    driver.create();
    QCOMPARE(
        driver.refusal(command::Approve{.path = plan, .despiteFailedChecks = false}), u"nothing_to_review"_s);
    QCOMPARE(driver.refusal(command::Approve{.path = u"x"_s, .despiteFailedChecks = false}),
        u"unknown_artefact"_s);
    driver.write(plan, Reply{.text = u"one\n"_s, .checks = {{u"c"_s, CheckState::Failed, {}, 0}}});
    QCOMPARE(driver.refusal(command::Approve{.path = plan, .revision = 1, .despiteFailedChecks = false}),
        u"checks_failed"_s);
    driver.edit(plan, u"two\n"_s);
    QCOMPARE(driver.refusal(command::Approve{.path = plan, .revision = 1, .despiteFailedChecks = false}),
        u"wrong_state"_s);
    QCOMPARE(driver.refusal(command::Approve{.path = plan, .revision = 2, .despiteFailedChecks = false}),
        QString());
    QCOMPARE(driver.refusal(command::Approve{.path = plan, .revision = 2, .despiteFailedChecks = false}),
        u"nothing_to_review"_s);
    QVERIFY(driver.at(plan).approvedByPerson);
}

void GateTest::approvalNote()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan, u"one\n"_s);
    driver.apply(command::Approve{
        .path = plan, .revision = 1, .note = u"mind the gap"_s, .despiteFailedChecks = false});
    QCOMPARE(driver.state.approvalNotes.size(), 1);
    QCOMPARE(driver.state.approvalNotes.first().role, u"planner"_s);
    QCOMPARE(driver.lastOf<event::RevisionApproved>()->receivers,
        (QStringList{u"lister"_s, u"maker"_s, u"tester"_s}));
    driver.apply(command::Undo{.path = plan});
    QVERIFY(driver.state.approvalNotes.isEmpty());
}

void GateTest::undo()
{
    EngineDriver driver;
    driver.create();
    QCOMPARE(driver.refusal(command::Undo{.path = plan}), u"wrong_state"_s);
    driver.write(plan, u"one\n"_s);
    driver.approve(plan);
    QCOMPARE(driver.askable(), QStringList{u"docs/list.md"_s});
    QCOMPARE(driver.refusal(command::Undo{.path = plan}), QString());
    QCOMPARE(driver.stateOf(plan), ArtefactState::Review);
    QCOMPARE(driver.at(plan).approvedRevision, 0);
    QVERIFY(driver.askable().isEmpty());
    driver.approve(plan);
    const CallId call = driver.schedule(u"docs/list.md"_s);
    QCOMPARE(driver.refusal(command::Undo{.path = plan}), u"wrong_state"_s);
    driver.recordAnswer(call, u"raw"_s);
    driver.propose(call, Reply{u"list\n"_s});
    QCOMPARE(driver.refusal(command::Undo{.path = plan}), u"wrong_state"_s);
    // What autonomy approved, nobody decided.
    RunConfig config;
    config.autonomy = {true, true};
    EngineDriver other;
    other.create(config);
    other.write(plan, u"one\n"_s);
    QCOMPARE(other.refusal(command::Undo{.path = plan}), u"wrong_state"_s);
}

void GateTest::undoKeepsEarlierApproval()
{
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}});
    driver.edit(plan, u"other plan\n"_s);
    driver.approve(plan);
    QCOMPARE(driver.at(plan).approvedRevision, 2);
    QCOMPARE(driver.stateOf(u"docs/list.md"_s), ArtefactState::Stale);
    QCOMPARE(driver.refusal(command::Undo{.path = plan}), QString());
    QCOMPARE(driver.at(plan).approvedRevision, 1);
    QCOMPARE(driver.stateOf(plan), ArtefactState::Review);
    QCOMPARE(driver.stateOf(u"docs/list.md"_s), ArtefactState::Approved); // stale no more: nothing changed
}

} // namespace baton::test

#include "gate_test.moc"
