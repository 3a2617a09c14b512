// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cards.h"
#include "core/engine/decide.h"
#include "core/engine/gate.h"
#include "tests/support/engine_driver.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

using Reply = EngineDriver::Reply;
const QString plan = u"docs/plan.md"_s;
const QString list = u"docs/list.md"_s;

void end(
    EngineDriver &driver, const CallId &call, ErrorCode code, bool takenBack, const QString &partial = {})
{
    command::RecordFailure record{.call = call, .error = {code, {}}};
    record.takenBack = takenBack;
    if (!partial.isEmpty())
        record.partial = makeText(partial);
    driver.apply(record);
}

QStringList choicesFor(const EngineDriver &driver, const QString &path)
{
    for (const Card &card : engine::cardsOf(driver.state)) {
        if (card.path == path)
            return card.choices;
    }
    return {};
}

} // namespace

/// Decisions that are taken back although a call has been sent because of them, and what a person asks of
/// single answers.
class UndoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void approvalTakesTheReaderAlong();
    void whatArrivedIsNoCard_data();
    void whatArrivedIsNoCard();
    void regenerateIsTakenBack();
    void skipIsTakenBack();
    void anAnswerIsTooLate();
    void aFailureEndsIt();
    void nothingToStop();
    void refreshedForThePerson();
    void longWaitIsAChoice();
    void computedOnesAreNotAskedFor();
};

BATON_TEST_CLASS(UndoTest)

void UndoTest::init()
{
    failOnWarnings();
}

void UndoTest::approvalTakesTheReaderAlong()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan, u"one\n"_s);
    driver.approve(plan);
    QVERIFY(engine::callsToStop(driver.state, plan)->isEmpty());
    const CallId call = driver.schedule(list);
    QCOMPARE(driver.refusal(command::Undo{plan}), u"wrong_state"_s);
    const auto calls = engine::callsToStop(driver.state, plan);
    QVERIFY(calls);
    QCOMPARE(*calls, QVector<CallId>{call});
    end(driver, call, ErrorCode::Aborted, true, u"half"_s);
    QCOMPARE(driver.refusal(command::Undo{plan}), QString());
    QCOMPARE(driver.stateOf(plan), ArtefactState::Review);
    QCOMPARE(driver.stateOf(list), ArtefactState::Queued);
    QVERIFY(driver.askable().isEmpty());
    QVERIFY(driver.state == driver.refolded());
    driver.approve(plan);
    QCOMPARE(driver.askable(), QStringList{list});
}

/// Of a run that was stopped the half answer waits for a word; of a decision taken back nothing does.
void UndoTest::whatArrivedIsNoCard_data()
{
    QTest::addColumn<bool>("takenBack");
    QTest::newRow("stopped") << false;
    QTest::newRow("taken back") << true;
}

void UndoTest::whatArrivedIsNoCard()
{
    QFETCH(bool, takenBack);
    EngineDriver driver;
    driver.create();
    const CallId call = driver.schedule(plan);
    end(driver, call, ErrorCode::Aborted, takenBack, u"half"_s);
    QCOMPARE(driver.stateOf(plan), takenBack ? ArtefactState::Queued : ArtefactState::Failed);
    QCOMPARE(choicesFor(driver, plan).isEmpty(), takenBack);
}

void UndoTest::regenerateIsTakenBack()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan, u"one\n"_s);
    driver.approve(plan);
    QVERIFY(!driver.apply(command::Regenerate{plan, u"shorter"_s}));
    const CallId call = driver.schedule(plan);
    QCOMPARE(driver.refusal(command::Undo{plan}), u"wrong_state"_s);
    QCOMPARE(engine::callsToStop(driver.state, plan).value_or(QVector<CallId>()), QVector<CallId>{call});
    end(driver, call, ErrorCode::Aborted, true, u"half"_s);
    QCOMPARE(driver.refusal(command::Undo{plan}), QString());
    QCOMPARE(driver.lastOf<event::DecisionUndone>()->decision, u"regenerate"_s);
    QCOMPARE(driver.stateOf(plan), ArtefactState::Approved);
    QCOMPARE(driver.at(plan).revisions.size(), 1);
    QVERIFY(driver.at(plan).regenerateNote.isEmpty());
}

void UndoTest::skipIsTakenBack()
{
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}, {u"b.py"_s, {u"a.py"_s}}});
    QVERIFY(!driver.apply(command::Skip{u"a.py"_s}));
    const CallId call = driver.schedule(u"b.py"_s);
    QVERIFY(!call.isEmpty());
    QCOMPARE(
        engine::callsToStop(driver.state, u"a.py"_s).value_or(QVector<CallId>()), QVector<CallId>{call});
    end(driver, call, ErrorCode::Aborted, true);
    QCOMPARE(driver.refusal(command::Undo{u"a.py"_s}), QString());
    QCOMPARE(driver.stateOf(u"a.py"_s), ArtefactState::Queued);
    QVERIFY(!driver.askable().contains(u"b.py"_s));
}

void UndoTest::anAnswerIsTooLate()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan, u"one\n"_s);
    driver.approve(plan);
    driver.recordAnswer(driver.schedule(list), u"raw"_s);
    const auto calls = engine::callsToStop(driver.state, plan);
    QVERIFY(!calls);
    QCOMPARE(calls.error().code, ErrorCode::WrongState);
}

/// The call has been sent and has failed by itself: that cannot be taken back any more.
void UndoTest::aFailureEndsIt()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan, u"one\n"_s);
    QVERIFY(!driver.apply(command::Regenerate{plan, {}}));
    end(driver, driver.schedule(plan), ErrorCode::Server, false);
    QVERIFY(!driver.at(plan).lastDecision);
    QCOMPARE(driver.refusal(command::Undo{plan}), u"wrong_state"_s);
}

void UndoTest::nothingToStop()
{
    EngineDriver driver;
    driver.create();
    const CallId call = driver.schedule(plan); // nobody decided that
    QVERIFY(!engine::callsToStop(driver.state, plan));
    QVERIFY(driver.state.calls.contains(call));
    QCOMPARE(engine::callsToStop(driver.state, u"nowhere"_s).error().code, ErrorCode::UnknownArtefact);
}

/// "Refresh and let me review": one answer waits although the run lets such pass.
void UndoTest::refreshedForThePerson()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan, u"one\n"_s);
    driver.approve(plan);
    driver.write(list, u"list\n"_s);
    driver.approve(list);
    driver.edit(plan, u"two\n"_s);
    driver.approve(plan);
    QCOMPARE(driver.stateOf(list), ArtefactState::Stale);
    QVERIFY(!driver.apply(command::ChangeConfig{{.autonomy = Autonomy{true, true}}}));
    QVERIFY(!driver.apply(command::Refresh{list, true}));
    driver.write(list, u"list two\n"_s);
    QCOMPARE(driver.stateOf(list), ArtefactState::Review);
    QVERIFY(engine::gateOf(driver.state, driver.at(list)).isBlockedBy(Blocker::Kind::Person));
    QVERIFY(driver.state == driver.refolded());
    driver.approve(list);
    QVERIFY(!driver.apply(command::Regenerate{list, {}}));
    driver.write(list, u"list three\n"_s);
    QCOMPARE(driver.stateOf(list), ArtefactState::Approved);
}

void UndoTest::longWaitIsAChoice()
{
    EngineDriver driver;
    driver.create();
    end(driver, driver.schedule(plan), ErrorCode::AsksToWait, false);
    QCOMPARE(driver.stateOf(plan), ArtefactState::Failed);
    QCOMPARE(choicesFor(driver, plan).mid(0, 2), (QStringList{u"retry"_s, u"wait"_s}));
    QVERIFY(!driver.apply(command::Retry{plan, 0, command::Retry::longestPatienceMs}));
    QCOMPARE(driver.at(plan).patienceMs, command::Retry::longestPatienceMs);
    end(driver, driver.schedule(plan), ErrorCode::Auth, false);
    QVERIFY(!choicesFor(driver, plan).contains(u"wait"_s));
}

/// Of what a program or a rule made no role can be asked for another text.
void UndoTest::computedOnesAreNotAskedFor()
{
    Sop sop = sampleSop();
    for (StepSpec &step : sop.steps) {
        if (step.id == "list"_L1)
            step.type = StepType::Command;
    }
    EngineDriver driver;
    driver.create({}, sop);
    driver.write(plan, u"one\n"_s);
    driver.approve(plan);
    driver.apply(command::StartProgram{
        .path = list, .argv = {u"true"_s}, .inputs = engine::inputsOf(driver.state, driver.at(list))});
    QCOMPARE(driver.state.programs.size(), 1);
    driver.apply(command::RecordProgram{.program = driver.state.programs.constBegin().key(),
        .outcome = {.end = ProgramEnd::Exited, .exitCode = 1},
        .report = makeText(u"report\n"_s)});
    QCOMPARE(driver.stateOf(list), ArtefactState::Review);
    QCOMPARE(choicesFor(driver, list), (QStringList{u"approve"_s, u"skip"_s}));
}

} // namespace baton::test

#include "undo_test.moc"
