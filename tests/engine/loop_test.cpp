// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cards.h"
#include "core/engine/gate.h"
#include "core/engine/loops.h"
#include "tests/support/report_scene.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace scene;
using namespace Qt::StringLiterals;

namespace {

using Reply = EngineDriver::Reply;

bool waitsForReviewer(const EngineDriver &driver)
{
    return engine::gateOf(driver.state, driver.at(code)).isBlockedBy(Blocker::Kind::Reviewing);
}

} // namespace

class LoopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void failedChecksGoBack();
    void checksThatConcernThePersonDoNot();
    void whatAPersonWroteDoesNotGoBack();
    void reviewedBeforeTheGate();
    void refusedIsRevisedAndReviewedAgain();
    void refusedForGood();
    void anUnclearVerdictIsAPersons();
    void verdictWords_data();
    void verdictWords();
    void theReviewSeesTheSubject();
    void thePersonsApprovalWins();
    void thePersonsEditIsNotReviewed();
    void findingsAreForwardedOrDropped();
    void aSecondOpinion();
    void switchedOff();
    void programsRunWhenAllIsThere();
    void anInterruptedProgramRunsAgain();
    void aFailedTestIsMended();
    void roundsOfTestsEnd();
    void everyRoundIsJudged();
    void aFailedTestOfAPersonsFileWaits();
    void anotherSop();
};

BATON_TEST_CLASS(LoopTest)

void LoopTest::failedChecksGoBack()
{
    EngineDriver driver;
    upToCode(driver);
    driver.write(code, Reply{.text = u"a\n"_s, .checks = failed(check::syntax, u"unexpected indent"_s)});
    const auto back = driver.lastOf<event::SentBack>();
    QVERIFY(back.has_value());
    QCOMPARE(back->cause, cause::checks);
    QCOMPARE(back->round, 1);
    QCOMPARE(driver.at(code).nextVerb, Verb::Fix);
    QVERIFY(driver.read(back->findings)->contains(u"line 3: unexpected indent"_s));
    QVERIFY(!driver.askable().contains(review)); // nobody reviews what does not parse
    driver.write(code, Reply{.text = u"b\n"_s, .checks = failed(check::syntax, u"again"_s)});
    QCOMPARE(driver.at(code).rounds.value(cause::checks), 2);
    driver.write(code, Reply{.text = u"c\n"_s, .checks = failed(check::syntax, u"and again"_s)});
    QVERIFY(!driver.lastOf<event::SentBack>());
    QCOMPARE(driver.stateOf(code), ArtefactState::Review);
    QCOMPARE(engine::cardsOf(driver.state).constFirst().kind, Card::Kind::FailedChecks);
    // The person's word is a new beginning.
    driver.apply(command::Regenerate{code, {}});
    driver.write(code, Reply{.text = u"d\n"_s, .checks = failed(check::syntax, u"once more"_s)});
    QCOMPARE(driver.at(code).rounds.value(cause::checks), 1);
    QCOMPARE(driver.refolded(), driver.state);
}

void LoopTest::checksThatConcernThePersonDoNot()
{
    EngineDriver driver;
    upToCode(driver);
    QVector<CheckResult> checks = failed(check::yourWords, u"a line of yours is gone"_s);
    checks += failed(check::syntax, u"unexpected indent"_s);
    driver.write(code, Reply{.text = u"a\n"_s, .checks = checks});
    QVERIFY(!driver.lastOf<event::SentBack>());
    QCOMPARE(driver.stateOf(code), ArtefactState::Review);
}

void LoopTest::whatAPersonWroteDoesNotGoBack()
{
    EngineDriver driver;
    upToCode(driver, sampleLoopSop(), {});
    driver.write(code, u"a\n"_s);
    command::Edit edit{.path = code, .text = makeText(u"mine\n"_s), .lines = 1};
    edit.checks = failed(check::syntax, u"mine is wrong"_s);
    QCOMPARE(driver.refusal(edit), QString());
    QCOMPARE(driver.stateOf(code), ArtefactState::Review);
    QVERIFY(driver.askable().isEmpty());
}

void LoopTest::reviewedBeforeTheGate()
{
    EngineDriver driver;
    upToCode(driver);
    QCOMPARE(driver.askable(), QStringList{code});
    driver.write(code, u"a\n"_s);
    QCOMPARE(driver.stateOf(code), ArtefactState::Review);
    QVERIFY(waitsForReviewer(driver));
    QVERIFY(engine::cardsOf(driver.state).isEmpty()); // nobody waits for the person
    QCOMPARE(driver.askable(), QStringList{review});
    QVERIFY(!engine::isComplete(driver.state));
    driver.write(review, Reply{.text = u"fine\n"_s, .facts = reviewFacts(u"LGTM"_s)});
    QCOMPARE(driver.stateOf(review), ArtefactState::Approved);
    QCOMPARE(driver.stateOf(code), ArtefactState::Approved);
    QCOMPARE(driver.at(review).head()->inputs.contains({code, 1}), true);
    QVERIFY(driver.at(review).handedOver() == nullptr); // for the record, no file of the project
    QCOMPARE(driver.refolded(), driver.state);
}

void LoopTest::refusedIsRevisedAndReviewedAgain()
{
    EngineDriver driver;
    upToCode(driver);
    driver.write(code, u"a\n"_s);
    driver.write(review,
        Reply{.text = u"bad\n"_s,
            .facts = reviewFacts(u"LBTM"_s, {{u"high"_s, u"line 1"_s, u"It does nothing."_s}})});
    const auto back = driver.lastOf<event::SentBack>();
    QVERIFY(back.has_value());
    QCOMPARE(back->verb, Verb::Revise);
    QCOMPARE(back->because, review);
    QCOMPARE(driver.stateOf(code), ArtefactState::ChangesRequested);
    QVERIFY(driver.at(code).approved() == nullptr); // what was refused has reached nobody
    QCOMPARE(driver.askable(), QStringList{code});
    driver.write(code, u"b\n"_s);
    QCOMPARE(driver.askable(), QStringList{review});
    driver.write(review, Reply{.text = u"good\n"_s, .facts = reviewFacts(u"LGTM"_s)});
    QCOMPARE(driver.stateOf(code), ArtefactState::Approved);
    QCOMPARE(driver.at(code).approvedRevision, 2);
    QVERIFY(driver.at(code).rounds.isEmpty());
    QVERIFY(driver.state.remarks.isEmpty()); // mended findings are no remarks
    for (const StoredEvent &stored : driver.log)
        QVERIFY(!std::holds_alternative<event::ArtefactStale>(stored.event));
}

void LoopTest::refusedForGood()
{
    EngineDriver driver;
    upToCode(driver, sampleLoopSop(1));
    for (const QString &text : {u"a\n"_s, u"b\n"_s}) {
        driver.write(code, text);
        driver.write(review,
            Reply{.text = u"bad of "_s + text,
                .facts = reviewFacts(u"LBTM"_s, {{u"high"_s, u"7"_s, u"Still wrong."_s}})});
    }
    QCOMPARE(driver.stateOf(code), ArtefactState::Review);
    const Gate gate = engine::gateOf(driver.state, driver.at(code));
    QVERIFY(gate.isBlockedBy(Blocker::Kind::Verdict));
    QVERIFY(!gate.isBlockedBy(Blocker::Kind::Reviewing));
    const Remark finding = driver.state.remarksOf(code).constFirst();
    QCOMPARE(finding.state, RemarkState::Finding);
    QCOMPARE(finding.author, u"tester"_s);
    QCOMPARE(finding.severity, u"high"_s);
    QCOMPARE(finding.lineFrom, 7);
    QCOMPARE(finding.revision, 2);
    QVERIFY(driver.askable().isEmpty());
    QCOMPARE(engine::cardsOf(driver.state).size(), 1);
    QVERIFY(!driver.approve(code)); // the person may still say yes
    QCOMPARE(driver.stateOf(code), ArtefactState::Approved);
    QCOMPARE(driver.state.remarksOf(code).constFirst().state, RemarkState::Finding); // kept as not decided
}

void LoopTest::anUnclearVerdictIsAPersons()
{
    EngineDriver driver;
    upToCode(driver);
    driver.write(code, u"a\n"_s);
    driver.write(review, Reply{.text = u"hm\n"_s, .facts = reviewFacts(u"It depends"_s)});
    QCOMPARE(driver.stateOf(review), ArtefactState::Review);
    QVERIFY(waitsForReviewer(driver));
    const QVector<Card> cards = engine::cardsOf(driver.state);
    QCOMPARE(cards.size(), 2); // the review, and the file it holds up
    QVERIFY(driver.askable().isEmpty());
    QCOMPARE(driver.refusal(command::Approve{review, 0, {}, false}), u"checks_failed"_s);
    driver.edit(review, u"mine\n"_s, reviewFacts(u"LGTM"_s));
    driver.approve(review);
    QCOMPARE(driver.stateOf(code), ArtefactState::Approved);
}

void LoopTest::verdictWords_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("passes");
    QTest::addRow("plain") << u"LGTM"_s << true;
    QTest::addRow("in a sentence") << u"Verdict: **lgtm**, nicely done"_s << true;
    QTest::addRow("refused") << u"LBTM."_s << false;
    QTest::addRow("longest first") << u"not approved"_s << false;
    QTest::addRow("the shorter one") << u"approved"_s << true;
    QTest::addRow("part of a word is none") << u"preapproved LBTM"_s << false;
    QTest::addRow("no spaces in the script") << u"我认为不通过"_s << false;
    QTest::addRow("no spaces, passes") << u"可以通过了"_s << true;
}

void LoopTest::verdictWords()
{
    QFETCH(QString, said);
    QFETCH(bool, passes);
    Sop sop = sampleLoopSop();
    for (StepSpec &spec : sop.steps) {
        if (spec.id != u"review"_s)
            continue;
        const VerdictRule refuse{VerdictRule::Action::Revise, u"code"_s};
        spec.onVerdict.insert(u"approved"_s, {});
        spec.onVerdict.insert(u"not approved"_s, refuse);
        spec.onVerdict.insert(u"通过"_s, {});
        spec.onVerdict.insert(u"不通过"_s, refuse);
    }
    EngineDriver driver;
    upToCode(driver, sop);
    driver.write(code, u"a\n"_s);
    driver.write(review, Reply{.text = u"x\n"_s, .facts = reviewFacts(said)});
    QCOMPARE(driver.stateOf(code), passes ? ArtefactState::Approved : ArtefactState::ChangesRequested);
}

void LoopTest::theReviewSeesTheSubject()
{
    EngineDriver driver;
    upToCode(driver);
    driver.write(code, u"print('under review')\n"_s);
    const CallId call = driver.schedule(review);
    QVERIFY(!call.isEmpty());
    const auto prompt = driver.lastOf<event::CallScheduled>()->call;
    const QString request = *driver.read(prompt.messages.constLast().text);
    QVERIFY2(request.startsWith(u"Review src/a.py as review\n"_s), qPrintable(request.left(80)));
    QVERIFY(request.contains(u"print('under review')"_s));
    QCOMPARE(prompt.verb, Verb::Review);
}

void LoopTest::thePersonsApprovalWins()
{
    EngineDriver driver;
    upToCode(driver, sampleLoopSop(), {});
    driver.write(code, u"a\n"_s);
    QVERIFY(!driver.approve(code)); // before anybody reviewed it
    QCOMPARE(driver.stateOf(code), ArtefactState::Approved);
    QCOMPARE(driver.stateOf(review), ArtefactState::Skipped); // said: unreviewed

    driver.apply(command::Regenerate{code, {}});
    driver.write(code, u"b\n"_s);
    const CallId call = driver.schedule(review);
    QVERIFY(!driver.approve(code)); // while it is reviewed
    driver.recordAnswer(call, u"raw"_s);
    driver.propose(
        call, Reply{.text = u"bad\n"_s, .facts = reviewFacts(u"LBTM"_s, {{u"low"_s, u"1"_s, u"Meh."_s}})});
    QCOMPARE(driver.stateOf(code), ArtefactState::Approved);
    QVERIFY(!driver.lastOf<event::SentBack>());
    QCOMPARE(driver.state.remarksOf(code).constFirst().revision, 2);
    QCOMPARE(driver.refolded(), driver.state);
}

void LoopTest::thePersonsEditIsNotReviewed()
{
    EngineDriver driver;
    upToCode(driver, sampleLoopSop(), {});
    driver.write(code, u"a\n"_s);
    driver.edit(code, u"mine\n"_s);
    QVERIFY(driver.askable().isEmpty());
    QVERIFY(!waitsForReviewer(driver));
    driver.approve(code);
    QCOMPARE(driver.stateOf(code), ArtefactState::Approved);
}

void LoopTest::findingsAreForwardedOrDropped()
{
    EngineDriver driver;
    upToCode(driver, sampleLoopSop(), {});
    driver.write(code, u"a\n"_s);
    driver.write(review,
        Reply{.text = u"fine\n"_s,
            .facts = reviewFacts(u"LGTM"_s,
                {{u"low"_s, u"1"_s, u"Rename it."_s}, {u"low"_s, u"2"_s, u"Sort it."_s},
                    {u"-"_s, u"-"_s, u"None"_s}})});
    driver.approve(review);
    QCOMPARE(driver.state.remarksOf(code).size(), 2);
    QVERIFY(!driver.approve(code)); // findings do not stand in the way
    driver.apply(command::Undo{code});
    QCOMPARE(driver.refusal(command::DecideFinding{{u"m1"_s}, true, u"Rename it to b."_s}), QString());
    QCOMPARE(driver.refusal(command::DecideFinding{{u"m2"_s}, false, {}}), QString());
    QCOMPARE(driver.refusal(command::DecideFinding{{u"m2"_s}, true, {}}), u"wrong_state"_s);
    QCOMPARE(driver.refusal(command::DecideFinding{{u"m9"_s}, true, {}}), u"not_found"_s);
    QCOMPARE(driver.state.remarks.value({u"m1"_s}).state, RemarkState::Draft);
    QCOMPARE(driver.state.remarks.value({u"m1"_s}).text, u"Rename it to b."_s);
    QCOMPARE(driver.state.remarks.value({u"m1"_s}).author, u"tester"_s);
    QCOMPARE(driver.refusal(command::RequestChanges{code, {}}), QString());
    QCOMPARE(driver.at(code).openBatch, QVector<RemarkId>{{u"m1"_s}});
    QCOMPARE(driver.refolded(), driver.state);
}

void LoopTest::aSecondOpinion()
{
    EngineDriver driver;
    upToCode(driver);
    driver.write(code, u"a\n"_s);
    driver.write(review, Reply{.text = u"fine\n"_s, .facts = reviewFacts(u"LGTM"_s)});
    driver.doLocalWork();
    QCOMPARE(driver.refusal(command::RequestReview{u"docs/plan.md"_s}), u"not_supported"_s);
    QCOMPARE(driver.refusal(command::RequestReview{code}), QString());
    QVERIFY(driver.askable().contains(review));
    driver.write(review,
        Reply{.text = u"worse\n"_s,
            .facts = reviewFacts(u"LBTM"_s, {{u"high"_s, u"1"_s, u"It does nothing."_s}})});
    QCOMPARE(driver.stateOf(code), ArtefactState::Approved); // asked for words, not for work
    QCOMPARE(driver.state.remarksOf(code).size(), 1);
    QVERIFY(!driver.askable().contains(review));
}

void LoopTest::switchedOff()
{
    Sop sop = sampleLoopSop();
    for (StepSpec &spec : sop.steps)
        spec.switchName = spec.id == u"review"_s ? u"review"_s : spec.switchName;
    RunConfig config = lettingPass();
    config.switches.insert(u"review"_s, false);
    EngineDriver driver;
    upToCode(driver, sop, config);
    driver.write(code, u"a\n"_s);
    QCOMPARE(driver.stateOf(code), ArtefactState::Approved);
}

namespace {

const QVector<QStringList> oneFailure{
    {u"tests.test_a.A.test_one"_s, u"tests/test_a.py"_s, u"failed"_s, u"1 != 2"_s}};

} // namespace

void LoopTest::programsRunWhenAllIsThere()
{
    EngineDriver driver;
    upToCode(driver);
    QVERIFY(!mayRun(driver));
    driver.write(code, sameInterface(u"a\n"_s));
    driver.write(review, Reply{.text = u"fine\n"_s, .facts = reviewFacts(u"LGTM"_s)});
    QVERIFY(!mayRun(driver));
    QCOMPARE(driver.refusal(command::StartProgram{report, {u"x"_s}, {}}), u"wrong_state"_s);
    driver.write(u"tests/test_a.py"_s, u"test\n"_s);
    driver.doLocalWork();
    QVERIFY(mayRun(driver));
    QVERIFY(!engine::isComplete(driver.state));
    run(driver, true);
    QCOMPARE(driver.stateOf(report), ArtefactState::Approved);
    QCOMPARE(driver.state.lastPrograms.value(report).program.argv.constFirst(), u"python3"_s);
    QVERIFY(!mayRun(driver));
    driver.doLocalWork();
    QVERIFY(engine::isComplete(driver.state));
    // A file that changes is run again.
    driver.edit(code, u"mine\n"_s);
    QVERIFY(!mayRun(driver));
    driver.approve(code);
    QVERIFY(mayRun(driver));
    QCOMPARE(driver.refolded(), driver.state);
}

void LoopTest::anInterruptedProgramRunsAgain()
{
    EngineDriver driver;
    upToRun(driver);
    driver.apply(command::StartProgram{report, {u"x"_s}, engine::inputsOf(driver.state, driver.at(report))});
    QCOMPARE(driver.stateOf(report), ArtefactState::Writing);
    QVERIFY(!mayRun(driver));
    QCOMPARE(driver.refusal(command::MarkProgramInterrupted{{u"p1"_s}}), QString());
    QCOMPARE(driver.refusal(command::MarkProgramInterrupted{{u"p1"_s}}), u"wrong_state"_s);
    QVERIFY(mayRun(driver));
    run(driver, true);
    QCOMPARE(driver.stateOf(report), ArtefactState::Approved);
}

void LoopTest::aFailedTestIsMended()
{
    EngineDriver driver;
    upToRun(driver);
    run(driver, false, oneFailure);
    QCOMPARE(driver.stateOf(report), ArtefactState::Review);
    QCOMPARE(driver.askable(), QStringList{blame});
    const CallId call = driver.schedule(blame);
    const auto asked = driver.lastOf<event::CallScheduled>()->call;
    QVERIFY(
        driver.read(asked.messages.constLast().text)->startsWith(u"Attribute docs/report.md as blame\n"_s));
    driver.recordAnswer(call, u"raw"_s);
    driver.propose(call,
        Reply{.text = u"it is the code\n"_s,
            .facts = blameFacts({{u"test_one"_s, u"code"_s, u"`src/a.py`"_s, u"Off by one."_s},
                {u"test_two"_s, u"requirement"_s, u"src/a.py"_s, u"Unclear."_s},
                {u"test_three"_s, u"code"_s, u"../../etc/passwd"_s, u"No."_s}})});
    const auto back = driver.lastOf<event::SentBack>();
    QVERIFY(back.has_value());
    QCOMPARE(back->path, code);
    QCOMPARE(back->verb, Verb::Fix);
    const QString words = *driver.read(back->findings);
    QVERIFY2(words.contains(u"Off by one."_s) && words.contains(u"1 != 2"_s), qPrintable(words));
    QVERIFY(!mayRun(driver));
    driver.write(code, sameInterface(u"b\n"_s));
    driver.write(review, Reply{.text = u"fine again\n"_s, .facts = reviewFacts(u"LGTM"_s)});
    QCOMPARE(driver.stateOf(code), ArtefactState::Approved);
    QCOMPARE(driver.stateOf(u"tests/test_a.py"_s), ArtefactState::Approved); // it read what did not change
    QVERIFY(mayRun(driver));
    run(driver, true);
    QCOMPARE(driver.stateOf(report), ArtefactState::Approved);
    QVERIFY(driver.at(report).rounds.isEmpty());
    QCOMPARE(driver.refolded(), driver.state);
}

void LoopTest::roundsOfTestsEnd()
{
    EngineDriver driver;
    upToRun(driver, 1);
    run(driver, false, oneFailure);
    driver.write(blame,
        Reply{.text = u"code\n"_s,
            .facts = blameFacts({{u"test_one"_s, u"code"_s, u"src/a.py"_s, u"Off by one."_s}})});
    driver.write(code, sameInterface(u"b\n"_s));
    driver.write(review, Reply{.text = u"fine again\n"_s, .facts = reviewFacts(u"LGTM"_s)});
    run(driver, false, oneFailure);
    QCOMPARE(driver.stateOf(report), ArtefactState::Review);
    QVERIFY(driver.askable().isEmpty());
    QVERIFY(!mayRun(driver));
    QVERIFY(engine::gateOf(driver.state, driver.at(report)).isBlockedBy(Blocker::Kind::FailedCheck));
    QCOMPARE(engine::cardsOf(driver.state).constFirst().kind, Card::Kind::FailedChecks);
}

void LoopTest::everyRoundIsJudged()
{
    constexpr int rounds = 3;
    EngineDriver driver;
    upToRun(driver, rounds);
    for (int round = 1; round <= rounds; ++round) {
        run(driver, false, oneFailure);
        QCOMPARE(driver.askable(), QStringList{blame});
        driver.write(blame,
            Reply{.text = u"code, round %1\n"_s.arg(round),
                .facts = blameFacts({{u"test_one"_s, u"code"_s, u"src/a.py"_s, u"Off by one."_s}})});
        QCOMPARE(driver.at(report).rounds.value(cause::tests), round);
        driver.write(code, sameInterface(u"try %1\n"_s.arg(round)));
        driver.write(review, Reply{.text = u"fine %1\n"_s.arg(round), .facts = reviewFacts(u"LGTM"_s)});
    }
    run(driver, false, oneFailure);
    QCOMPARE(driver.askable(), QStringList());
    QCOMPARE(driver.stateOf(report), ArtefactState::Review);
    QCOMPARE(driver.refolded(), driver.state);
}

void LoopTest::aFailedTestOfAPersonsFileWaits()
{
    EngineDriver driver;
    upToRun(driver);
    QCOMPARE(driver.edit(code, u"mine\n"_s), std::optional<Error>());
    QCOMPARE(driver.approve(code), std::optional<Error>());
    driver.doLocalWork();
    if (driver.stateOf(u"tests/test_a.py"_s) == ArtefactState::Stale)
        QCOMPARE(driver.refusal(command::KeepStale{u"tests/test_a.py"_s}), QString());
    driver.doLocalWork();
    run(driver, false, oneFailure);
    driver.write(blame,
        Reply{.text = u"code\n"_s,
            .facts = blameFacts({{u"test_one"_s, u"code"_s, u"src/a.py"_s, u"Off by one."_s}})});
    QCOMPARE(driver.stateOf(code), ArtefactState::Approved);
    QVERIFY(!driver.askable().contains(code));
    QCOMPARE(driver.stateOf(report), ArtefactState::Review);
    QVERIFY(engine::gateOf(driver.state, driver.at(report)).isBlockedBy(Blocker::Kind::FailedCheck));
}

void LoopTest::anotherSop()
{
    EngineDriver driver;
    upToCode(driver, sampleSop());
    driver.write(code, sameInterface(u"a\n"_s));
    driver.write(u"tests/test_a.py"_s, u"test\n"_s);
    driver.doLocalWork();
    QVERIFY(engine::isComplete(driver.state));
    driver.apply(command::Finish{});
    QCOMPARE(driver.refusal(command::ChangeSop{driver.state.sop}), u"invalid_argument"_s);
    QCOMPARE(driver.refusal(command::ChangeSop{{}}), u"sop_invalid"_s);
    Sop sop = sampleLoopSop();
    sop.steps.removeIf([](const StepSpec &spec) { return spec.id == u"manifest"_s; });
    QCOMPARE(driver.refusal(command::ChangeSop{sop}), QString());
    QCOMPARE(driver.state.sop, sop);
    QCOMPARE(driver.state.mode, RunMode::Running); // the new steps are work
    QCOMPARE(driver.stateOf(code), ArtefactState::Approved);
    QVERIFY(!driver.askable().contains(review)); // what was approved is not reviewed again
    QVERIFY(mayRun(driver));
    run(driver, true);
    driver.doLocalWork();
    QVERIFY(engine::isComplete(driver.state));
    QCOMPARE(driver.refolded(), driver.state);
}

} // namespace baton::test

#include "loop_test.moc"
