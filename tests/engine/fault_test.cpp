// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cards.h"
#include "core/engine/faults.h"
#include "tests/support/report_scene.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace scene;
using namespace Qt::StringLiterals;

namespace {

using Reply = EngineDriver::Reply;

const QString testOne = u"tests.test_a.A.test_one"_s;
const QString testTwo = u"tests.test_a.A.test_two"_s;
const QVector<QStringList> oneFailure{{testOne, codeTest, u"failed"_s, u"1 != 2"_s},
    {u"tests.test_a.A.test_fine"_s, codeTest, u"passed"_s, {}}};
const QVector<QStringList> twoFailures{
    {testOne, codeTest, u"failed"_s, u"1 != 2"_s}, {testTwo, codeTest, u"error"_s, u"KeyError"_s}};

Reply laidTo(const QVector<QStringList> &rows)
{
    return {.text = u"whose fault\n"_s, .facts = blameFacts(rows)};
}

const QVector<QStringList> unclear{{u"test_one"_s, u"requirement"_s, code, u"1 or 2, it does not say."_s}};

std::optional<Card> requirementCard(const EngineDriver &driver)
{
    const QVector<Card> cards = engine::cardsOf(driver.state);
    for (const Card &card : cards) {
        if (card.kind == Card::Kind::Requirement)
            return card;
    }
    return std::nullopt;
}

QString wordsOf(const EngineDriver &driver, const std::optional<event::SentBack> &back)
{
    return back ? *driver.read(back->findings) : QString();
}

/// The only program that may run, if any.
std::optional<engine::work::RunProgram> program(const EngineDriver &driver)
{
    for (const engine::Work &work : engine::readyWork(driver.state)) {
        if (const auto *run = std::get_if<engine::work::RunProgram>(&work))
            return *run;
    }
    return std::nullopt;
}

} // namespace

/// What the person says of tests: run them again, and whose fault a failure is.
class FaultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void testsAreRunAgain();
    void testsAreRunInAnyMode();
    void whatCannotBeRunIsRefused();
    void onlyTheFailedOnes();
    void anUnclearRequirementIsACard();
    void theCardSendsAFileBack_data();
    void theCardSendsAFileBack();
    void leftFailing();
    void laidOtherwise();
    void severalOfOneFile();
    void decidedBeforeAnybodyAsked();
    void refused();
};

BATON_TEST_CLASS(FaultTest)

void FaultTest::testsAreRunAgain()
{
    EngineDriver driver;
    upToRun(driver);
    run(driver, true);
    driver.doLocalWork();
    driver.apply(command::Finish{});
    QVERIFY(!mayRun(driver));
    QCOMPARE(driver.refusal(command::RunTests{}), QString());
    QCOMPARE(driver.stateOf(report), ArtefactState::Queued);
    QCOMPARE(driver.state.mode, RunMode::Running); // a finished run has work again
    QVERIFY(driver.at(report).handedOver() != nullptr); // what it said is there until it says something else
    QVERIFY(mayRun(driver));
    QVERIFY(driver.askable().isEmpty());
    run(driver, false, oneFailure);
    QCOMPARE(driver.stateOf(report), ArtefactState::Review);
    QVERIFY(!mayRun(driver));
    QCOMPARE(driver.refusal(command::RunTests{}), QString()); // of a report that waits, too
    run(driver, true);
    QCOMPARE(driver.stateOf(report), ArtefactState::Approved);
    QVERIFY(!driver.at(report).asked);
    driver.doLocalWork();
    QVERIFY(engine::isComplete(driver.state));
    QCOMPARE(driver.refolded(), driver.state);
}

void FaultTest::testsAreRunInAnyMode()
{
    EngineDriver driver;
    upToRun(driver);
    driver.apply(command::Pause{});
    QVERIFY(!mayRun(driver));
    QCOMPARE(driver.refusal(command::RunTests{}), QString());
    QVERIFY(mayRun(driver));
    run(driver, false, oneFailure);
    QCOMPARE(driver.state.mode, RunMode::Paused);
    QVERIFY(driver.askable().isEmpty()); // whose fault it is is asked when the run goes on
    QVERIFY(!mayRun(driver));
}

void FaultTest::whatCannotBeRunIsRefused()
{
    EngineDriver without;
    upToCode(without, sampleSop());
    QCOMPARE(without.refusal(command::RunTests{}), u"not_supported"_s);
    EngineDriver driver;
    upToCode(driver);
    QCOMPARE(driver.refusal(command::RunTests{}), u"wrong_state"_s); // nothing is written yet
    QVERIFY(!driver.at(report).asked);
    EngineDriver running;
    upToRun(running);
    running.apply(
        command::StartProgram{report, {u"x"_s}, engine::inputsOf(running.state, running.at(report))});
    QCOMPARE(running.refusal(command::RunTests{}), u"wrong_state"_s);
    running.apply(command::MarkProgramInterrupted{{u"p1"_s}});
    running.apply(command::Skip{report});
    QCOMPARE(running.refusal(command::RunTests{}), u"wrong_state"_s);
}

void FaultTest::onlyTheFailedOnes()
{
    EngineDriver driver;
    upToRun(driver);
    run(driver, true);
    QCOMPARE(driver.refusal(command::RunTests{.onlyFailed = true}), u"wrong_state"_s);
    driver.apply(command::RunTests{});
    QVERIFY(!program(driver)->onlyFailed);
    run(driver, false, oneFailure);
    QCOMPARE(driver.refusal(command::RunTests{.onlyFailed = true}), QString());
    QVERIFY(program(driver)->onlyFailed);
    run(driver, true);
    QVERIFY(!driver.at(report).onlyFailed);
}

void FaultTest::anUnclearRequirementIsACard()
{
    EngineDriver driver;
    upToRun(driver);
    run(driver, false, oneFailure);
    QVERIFY(!requirementCard(driver));
    driver.write(blame, laidTo(unclear));
    QVERIFY(!driver.lastOf<event::SentBack>());
    const auto card = requirementCard(driver);
    QVERIFY(card.has_value());
    QCOMPARE(card->id, u"requirement:docs/report.md@1:"_s + testOne);
    QCOMPARE(card->path, report);
    QCOMPARE(card->test, testOne);
    QCOMPARE(card->detail, u"1 or 2, it does not say."_s);
    QCOMPARE(card->choices, (QStringList{u"code"_s, u"test"_s, u"accept"_s}));
}

void FaultTest::theCardSendsAFileBack_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("file");
    QTest::addRow("code") << Fault::Code << code;
    QTest::addRow("test") << Fault::Test << codeTest;
}

void FaultTest::theCardSendsAFileBack()
{
    QFETCH(const Fault, fault);
    QFETCH(const QString, file);
    EngineDriver driver;
    upToRun(driver);
    run(driver, false, oneFailure);
    driver.write(blame, laidTo(unclear));
    QCOMPARE(driver.refusal(command::DecideFault{.test = testOne, .fault = fault}), QString());
    const auto back = driver.lastOf<event::SentBack>();
    QVERIFY(back.has_value());
    QCOMPARE(back->path, file);
    QCOMPARE(back->verb, Verb::Fix);
    const QString words = wordsOf(driver, back);
    QVERIFY2(words.contains(u"1 or 2"_s) && words.contains(u"1 != 2"_s), qPrintable(words));
    QVERIFY(!requirementCard(driver));
    QCOMPARE(driver.askable(), QStringList{file});
    QCOMPARE(driver.refolded(), driver.state);
}

void FaultTest::leftFailing()
{
    EngineDriver driver;
    upToRun(driver);
    run(driver, false, twoFailures);
    driver.write(blame,
        laidTo({{testOne, u"requirement"_s, code, u"Unclear."_s},
            {testTwo, u"requirement"_s, code, u"Unclear, too."_s}}));
    driver.apply(command::DecideFault{.test = testOne, .fault = Fault::Accepted, .reason = u"known"_s});
    QCOMPARE(driver.stateOf(report), ArtefactState::Review);
    QVERIFY(engine::testsFail(driver.state, driver.at(report)));
    driver.apply(command::DecideFault{.test = testTwo, .fault = Fault::Accepted});
    QCOMPARE(driver.stateOf(report), ArtefactState::Approved);
    QVERIFY(driver.at(report).approvedByPerson);
    QVERIFY(!engine::testsFail(driver.state, driver.at(report)));
    // It outlasts the report, as long as the test fails.
    driver.apply(command::RunTests{});
    run(driver, false, oneFailure);
    QCOMPARE(driver.at(report).faults.size(), 1);
    QCOMPARE(driver.at(report).faults.constFirst().test, testOne);
    QCOMPARE(driver.at(report).faults.constFirst().reason, u"known"_s);
    driver.apply(command::RunTests{});
    run(driver, true, {{testOne, codeTest, u"passed"_s, {}}});
    QVERIFY(driver.at(report).faults.isEmpty());
    QCOMPARE(driver.refolded(), driver.state);
}

void FaultTest::laidOtherwise()
{
    EngineDriver driver;
    upToRun(driver, 1);
    run(driver, false, oneFailure);
    driver.write(blame, laidTo({{u"test_one"_s, u"code"_s, code, u"Off by one."_s}}));
    driver.write(code, sameInterface(u"b\n"_s));
    driver.write(review, Reply{.text = u"fine again\n"_s, .facts = reviewFacts(u"LGTM"_s)});
    run(driver, false, oneFailure);
    QVERIFY(driver.askable().isEmpty()); // the rounds are over
    driver.apply(command::DecideFault{
        .test = u"test_one"_s, .fault = Fault::Test, .reason = u"The row says 1."_s});
    QCOMPARE(driver.askable(), QStringList{codeTest});
    QVERIFY(wordsOf(driver, driver.lastOf<event::SentBack>()).contains(u"The row says 1."_s));
    QCOMPARE(driver.at(report).rounds.value(cause::tests), 1); // a person's word is a new beginning
    driver.write(codeTest, u"test b\n"_s);
    run(driver, true);
    QCOMPARE(driver.stateOf(report), ArtefactState::Approved);
    QVERIFY(driver.at(report).faults.isEmpty());
    QCOMPARE(driver.refolded(), driver.state);
}

/// A file that waits to be mended because of one test takes another one's words, too; one that is being
/// written does not.
void FaultTest::severalOfOneFile()
{
    EngineDriver driver;
    upToRun(driver);
    run(driver, false, twoFailures);
    driver.write(blame,
        laidTo({{testOne, u"code"_s, code, u"Off by one."_s}, {testTwo, u"test"_s, codeTest, u"No key."_s}}));
    driver.apply(command::DecideFault{.test = testTwo, .fault = Fault::Code});
    const QString words = wordsOf(driver, driver.lastOf<event::SentBack>());
    QVERIFY2(words.contains(u"Off by one."_s) && words.contains(u"No key."_s), qPrintable(words));
    QVERIFY(!driver.schedule(code).isEmpty());
    QCOMPARE(driver.refusal(command::DecideFault{.test = testOne, .fault = Fault::Code}), u"wrong_state"_s);
}

void FaultTest::decidedBeforeAnybodyAsked()
{
    EngineDriver driver;
    upToRun(driver);
    run(driver, false, oneFailure);
    QCOMPARE(driver.askable(), QStringList{blame});
    driver.apply(command::DecideFault{.test = testOne, .fault = Fault::Requirement, .reason = u"Hm."_s});
    QVERIFY(driver.askable().isEmpty()); // nobody is paid to find out what is known
    QCOMPARE(requirementCard(driver)->detail, u"Hm."_s);
}

void FaultTest::refused()
{
    EngineDriver driver;
    upToCode(driver);
    QCOMPARE(driver.refusal(command::DecideFault{.test = testOne}), u"not_found"_s);
    EngineDriver red;
    upToRun(red);
    run(red, false, twoFailures);
    QCOMPARE(red.refusal(command::DecideFault{.test = u"test_three"_s}), u"not_found"_s);
    QCOMPARE(
        red.refusal(command::DecideFault{.test = testOne, .file = u"src/none.py"_s}), u"unknown_artefact"_s);
    QCOMPARE(red.refusal(command::DecideFault{.test = testOne, .file = report}), u"wrong_state"_s);
    red.apply(command::RunTests{});
    red.apply(command::StartProgram{report, {u"x"_s}, engine::inputsOf(red.state, red.at(report))});
    QCOMPARE(red.refusal(command::DecideFault{.test = testOne}), u"wrong_state"_s);
}

} // namespace baton::test

#include "fault_test.moc"
