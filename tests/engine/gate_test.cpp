// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cards.h"
#include "core/engine/gate.h"
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
    void undoOfOtherDecisions_data();
    void undoOfOtherDecisions();
    void undoEndsWithTheCall();
    void undoOfASkipEndsWithWhoGoesOn();
    void asTheSopSays_data();
    void asTheSopSays();
    void gateSaysWhy();
    void changedAutonomyReleasesWhatWaits();
    void stepsThatCannotRunAreRefused();
    void cards();
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
        driver.apply(command::Regenerate{plan, {}});
    for (StepSpec &step : driver.state.sop.steps)
        step.gate = static_cast<GateRule>(gate);
    driver.state.config.autonomy = {documents, files};
    if (role >= 0)
        driver.state.config.roleAutoApprove.insert(driver.at(path).role, role == 1);
    const CheckResult result{{u"some"_s}, static_cast<CheckState>(check), {}, 0};
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
    QTest::newRow("chinese, other words") << QStringList{u"没有"_s} << true;
    QTest::newRow("a sentence") << QStringList{u"No open questions."_s} << true;
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
        QCOMPARE(driver.refusal(command::RequestChanges{plan, {remark}}), QString());
        QVERIFY(!driver.write(
            plan, Reply{.text = u"text %1\n"_s.arg(int(outcome)), .outcomes = {{1, outcome, u"note"_s}}}));
        QCOMPARE(driver.stateOf(plan) == ArtefactState::Approved, passes);
    }
}

void GateTest::approveRefusals()
{
    EngineDriver driver;
    driver.create();
    QCOMPARE(driver.refusal(command::Approve{plan, 0, {}, false}), u"nothing_to_review"_s);
    QCOMPARE(driver.refusal(command::Approve{u"x"_s, 0, {}, false}), u"unknown_artefact"_s);
    driver.write(plan, Reply{.text = u"one\n"_s, .checks = {{{u"c"_s}, CheckState::Failed, {}, 0}}});
    QCOMPARE(driver.refusal(command::Approve{plan, 1, {}, false}), u"checks_failed"_s);
    driver.edit(plan, u"two\n"_s);
    QCOMPARE(driver.refusal(command::Approve{plan, 1, {}, false}), u"wrong_state"_s);
    QCOMPARE(driver.refusal(command::Approve{plan, 2, {}, false}), QString());
    QCOMPARE(driver.refusal(command::Approve{plan, 2, {}, false}), u"nothing_to_review"_s);
    QVERIFY(driver.at(plan).approvedByPerson);
}

void GateTest::approvalNote()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan, u"one\n"_s);
    driver.apply(command::Approve{plan, 1, u"mind the gap"_s, false});
    QCOMPARE(driver.state.approvalNotes.size(), 1);
    QCOMPARE(driver.state.approvalNotes.first().role, u"planner"_s);
    QCOMPARE(driver.lastOf<event::RevisionApproved>()->receivers,
        (QStringList{u"lister"_s, u"maker"_s, u"tester"_s}));
    driver.apply(command::Undo{plan});
    QVERIFY(driver.state.approvalNotes.isEmpty());
}

void GateTest::undo()
{
    EngineDriver driver;
    driver.create();
    QCOMPARE(driver.refusal(command::Undo{plan}), u"wrong_state"_s);
    driver.write(plan, u"one\n"_s);
    driver.approve(plan);
    QCOMPARE(driver.askable(), QStringList{u"docs/list.md"_s});
    QCOMPARE(driver.refusal(command::Undo{plan}), QString());
    QCOMPARE(driver.stateOf(plan), ArtefactState::Review);
    QCOMPARE(driver.at(plan).approvedRevision, 0);
    QVERIFY(driver.askable().isEmpty());
    driver.approve(plan);
    const CallId call = driver.schedule(u"docs/list.md"_s);
    QCOMPARE(driver.refusal(command::Undo{plan}), u"wrong_state"_s);
    driver.recordAnswer(call, u"raw"_s);
    driver.propose(call, Reply{u"list\n"_s});
    QCOMPARE(driver.refusal(command::Undo{plan}), u"wrong_state"_s);
    // What autonomy approved, nobody decided.
    RunConfig config;
    config.autonomy = {true, true};
    EngineDriver other;
    other.create(config);
    other.write(plan, u"one\n"_s);
    QCOMPARE(other.refusal(command::Undo{plan}), u"wrong_state"_s);
}

void GateTest::undoKeepsEarlierApproval()
{
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}});
    driver.edit(plan, u"other plan\n"_s);
    driver.approve(plan);
    QCOMPARE(driver.at(plan).approvedRevision, 2);
    QCOMPARE(driver.stateOf(u"docs/list.md"_s), ArtefactState::Stale);
    QCOMPARE(driver.refusal(command::Undo{plan}), QString());
    QCOMPARE(driver.at(plan).approvedRevision, 1);
    QCOMPARE(driver.stateOf(plan), ArtefactState::Review);
    QCOMPARE(driver.stateOf(u"docs/list.md"_s), ArtefactState::Approved); // stale no more: nothing changed
}

void GateTest::undoOfOtherDecisions_data()
{
    QTest::addColumn<Command>("decision");
    QTest::addColumn<QString>("word");
    Remark remark;
    remark.text = u"change it"_s;
    QTest::newRow("skip") << Command(command::Skip{plan}) << u"skip"_s;
    QTest::newRow("regenerate") << Command(command::Regenerate{plan, u"shorter"_s}) << u"regenerate"_s;
    QTest::newRow("request changes") << Command(command::RequestChanges{plan, {remark}})
                                     << u"request-changes"_s;
}

void GateTest::undoOfOtherDecisions()
{
    QFETCH(Command, decision);
    QFETCH(QString, word);
    EngineDriver driver;
    driver.create();
    driver.write(plan, u"one\n"_s);
    const Artefact before = driver.at(plan);
    QVERIFY(!driver.apply(decision));
    QVERIFY(driver.stateOf(plan) != ArtefactState::Review);
    QCOMPARE(driver.refusal(command::Undo{plan}), QString());
    const auto undone = driver.lastOf<event::DecisionUndone>();
    QVERIFY(undone);
    QCOMPARE(undone->decision, word);
    Artefact after = driver.at(plan);
    after.since = before.since;
    QVERIFY(after == before);
    // Remarks are the person's words: they are drafts again.
    for (const Remark &remark : driver.state.remarksOf(plan))
        QCOMPARE(remark.state, RemarkState::Draft);
    QVERIFY(driver.state == driver.refolded());
    QCOMPARE(driver.refusal(command::Undo{plan}), u"wrong_state"_s);
}

void GateTest::undoEndsWithTheCall()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan, u"one\n"_s);
    QVERIFY(!driver.apply(command::Regenerate{plan, {}}));
    const CallId call = driver.schedule(plan);
    QCOMPARE(driver.refusal(command::Undo{plan}), u"wrong_state"_s);
    driver.recordAnswer(call, u"raw"_s);
    driver.propose(call, Reply{u"two\n"_s});
    QCOMPARE(driver.refusal(command::Undo{plan}), u"wrong_state"_s);
}

void GateTest::undoOfASkipEndsWithWhoGoesOn()
{
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}, {u"b.py"_s, {u"a.py"_s}}});
    QVERIFY(!driver.apply(command::Skip{u"a.py"_s}));
    driver.schedule(u"b.py"_s);
    QCOMPARE(driver.refusal(command::Undo{u"a.py"_s}), u"wrong_state"_s);
    QCOMPARE(driver.refusal(command::Unskip{u"a.py"_s}), QString());
}

void GateTest::asTheSopSays_data()
{
    QTest::addColumn<int>("gate");
    QTest::addColumn<int>("check");
    QTest::addColumn<bool>("passes");
    const int good = int(CheckState::Passed);
    const int bad = int(CheckState::Failed);
    QTest::newRow("always") << int(GateRule::Always) << good << false;
    QTest::newRow("auto-if-checks-pass") << int(GateRule::AutoIfChecksPass) << good << true;
    QTest::newRow("auto-if-checks-pass, failed") << int(GateRule::AutoIfChecksPass) << bad << false;
    QTest::newRow("never") << int(GateRule::Never) << good << true;
    QTest::newRow("never, failed") << int(GateRule::Never) << bad << false;
}

void GateTest::asTheSopSays()
{
    QFETCH(int, gate);
    QFETCH(int, check);
    QFETCH(bool, passes);
    EngineDriver driver;
    driver.create();
    for (StepSpec &step : driver.state.sop.steps)
        step.gate = static_cast<GateRule>(gate);
    driver.state.config.autonomy = {.documents = false, .files = false, .asSop = true};
    const CheckResult result{{u"some"_s}, static_cast<CheckState>(check), {}, 0};
    QVERIFY(!driver.write(plan, Reply{.text = u"fresh\n"_s, .checks = {result}}));
    QCOMPARE(driver.stateOf(plan), passes ? ArtefactState::Approved : ArtefactState::Review);
}

void GateTest::gateSaysWhy()
{
    EngineDriver driver;
    driver.create();
    const CheckResult bad{{u"some"_s}, CheckState::Failed, u"because"_s, 0};
    driver.write(
        plan, Reply{.text = u"x\n"_s, .facts = planFacts({}, {u"Which colour?"_s}), .checks = {bad}});
    using Kind = Blocker::Kind;
    const QVector<Blocker> why{
        {Kind::FailedCheck, u"some"_s}, {Kind::OpenQuestion, u"Which colour?"_s}, {Kind::Person}};
    QCOMPARE(engine::gateOf(driver.state, driver.at(plan)).blockedBy, why);
    driver.write(plan, u"x\n"_s);
    driver.apply(command::Regenerate{plan, {}});
    driver.write(plan, u"y\n"_s);
    QCOMPARE(engine::gateOf(driver.state, driver.at(plan)).blockedBy, QVector<Blocker>{{Kind::Person}});
}

void GateTest::changedAutonomyReleasesWhatWaits()
{
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}, {u"b.py"_s, {}}});
    driver.write(u"a.py"_s, u"a\n"_s);
    const CheckResult bad{{u"some"_s}, CheckState::Failed, {}, 0};
    driver.write(u"b.py"_s, Reply{.text = u"b\n"_s, .checks = {bad}});
    const ConfigPatch patch{.autonomy = Autonomy{false, true}};
    QCOMPARE(driver.refusal(command::ChangeConfig{.patch = patch}), QString());
    QCOMPARE(driver.stateOf(u"a.py"_s), ArtefactState::Review); // only where it is asked for
    QCOMPARE(driver.refusal(command::ChangeConfig{.patch = patch, .releaseWaiting = true}), QString());
    QCOMPARE(driver.stateOf(u"a.py"_s), ArtefactState::Approved);
    QVERIFY(!driver.at(u"a.py"_s).approvedByPerson);
    QCOMPARE(driver.stateOf(u"b.py"_s), ArtefactState::Review);
}

void GateTest::stepsThatCannotRunAreRefused()
{
    Sop sop = sampleSop();
    StepSpec extra;
    extra.id = u"extra"_s;
    extra.role = sop.roles.constFirst().id;
    extra.path = u"docs/extra.md"_s;
    for (const StepType type : {StepType::Command, StepType::Human}) {
        extra.type = type;
        extra.forEach.artefact =
            type == StepType::Command ? u"list"_s : QString(); // once a project, not a row
        Sop with = sop;
        with.steps.append(extra);
        EngineDriver driver;
        const auto refused = driver.apply(command::CreateProject{
            .name = u"p"_s, .sop = with, .config = {}, .requirement = makeText(u"Do it.\n"_s)});
        QVERIFY(refused);
        QCOMPARE(refused->code, ErrorCode::SopInvalid);
        QVERIFY2(refused->detail.contains(u"'extra'"_s), qPrintable(refused->detail));
    }
}

void GateTest::cards()
{
    EngineDriver driver;
    driver.create();
    QVERIFY(engine::cardsOf(driver.state).isEmpty());
    driver.write(plan, u"one\n"_s);
    const QVector<Card> review = engine::cardsOf(driver.state);
    QCOMPARE(review.size(), 1);
    QCOMPARE(review.first().id, u"review:docs/plan.md@1"_s);
    QCOMPARE(review.first().kind, Card::Kind::Review);
    QVERIFY(review.first().choices.contains(u"approve"_s));
    QCOMPARE(review.first().holdsUp, QStringList{u"docs/list.md"_s});
    QVERIFY(review.first().since > 0);
    // The same thing waits under the same id, whatever else happens.
    driver.apply(command::PostNote{driver.at(plan).role, u"be brief"_s});
    QCOMPARE(engine::cardsOf(driver.state).first().id, review.first().id);
    const CheckResult yours{check::yourWords, CheckState::Failed, u"your line is gone: x"_s, 3};
    driver.apply(command::Regenerate{plan, {}});
    driver.write(plan, Reply{.text = u"two\n"_s, .checks = {yours}});
    const QVector<Card> words = engine::cardsOf(driver.state);
    QCOMPARE(words.size(), 1);
    QCOMPARE(words.first().kind, Card::Kind::YourWords);
    QCOMPARE(words.first().choices.first(), u"put-back"_s);
    QVERIFY(words.first().detail.contains(u"your line is gone"_s));
    QVERIFY(!driver.apply(command::Approve{.path = plan, .despiteFailedChecks = true}));
    QVERIFY(engine::cardsOf(driver.state).isEmpty());
}

} // namespace baton::test

#include "gate_test.moc"
