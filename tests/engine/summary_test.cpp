// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cards.h"
#include "core/engine/gate.h"
#include "tests/support/engine_driver.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

using Reply = EngineDriver::Reply;

const QString first = u"src/a.py"_s;
const QString second = u"src/b.py"_s;
const QString summary = u"docs/summary.md"_s;

/// Code by rows, then a summary whose open points go back once.
Sop summarySop()
{
    Sop sop = sampleSop();
    sop.steps.removeIf([](const StepSpec &step) { return step.id == u"manifest"_s || step.id == u"test"_s; });
    StepSpec last = sop.steps.constFirst();
    last.id = last.kind = u"summary"_s;
    last.role = u"maker"_s;
    last.title = u"Summary"_s;
    last.type = StepType::Document;
    last.path = summary;
    last.reads = {u"code"_s};
    last.gate = GateRule::Always;
    last.schema = {{u"TODOs"_s, SectionForm::List, {}, {}, {}}};
    last.onVerdict = {
        {u"none"_s, {VerdictRule::Action::Next, {}}}, {u"open"_s, {VerdictRule::Action::Requeue, {}}}};
    last.maxRounds = 1;
    sop.steps += last;
    return sop;
}

Reply summaryWith(const QStringList &todos)
{
    SectionFacts section;
    section.title = u"TODOs"_s;
    section.items = todos;
    return {.text = u"## TODOs\n"_s + todos.join(u'\n'), .facts = {{section}}};
}

/// Both files written and approved, the first one by a person.
void upToSummary(EngineDriver &driver, bool isEdited)
{
    RunConfig config;
    config.autonomy = {true, true};
    config.useGit = false;
    driver.upToRows({{first, u"None"_s, u"One"_s, u"R1"_s}, {second, u"None"_s, u"Two"_s, u"R1"_s}}, config,
        summarySop());
    driver.doLocalWork();
    driver.write(first, u"a\n"_s);
    driver.write(second, u"b\n"_s);
    driver.doLocalWork();
    if (isEdited) {
        QCOMPARE(driver.edit(first, u"mine\n"_s), std::optional<Error>());
        QCOMPARE(driver.approve(first), std::optional<Error>());
        driver.doLocalWork();
    }
}

QStringList findingsOn(const EngineDriver &driver, const QString &path)
{
    QStringList words;
    for (const Remark &remark : driver.state.remarksOf(path)) {
        if (remark.state == RemarkState::Finding)
            words += remark.text;
    }
    return words;
}

} // namespace

/// What a summary leaves open goes back, to roles only.
class SummaryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void namedFilesGoBackOnce();
    void whatAPersonWroteIsOnlyTold();
    void aReviewIsCalledByItsFile();
};

BATON_TEST_CLASS(SummaryTest)

void SummaryTest::namedFilesGoBackOnce()
{
    EngineDriver driver;
    upToSummary(driver, false);
    driver.write(
        summary, summaryWith({u"`src/b.py`: forgets the last line"_s, u"`src/c.py`: is not there"_s}));
    const auto back = driver.lastOf<event::SentBack>();
    QVERIFY(back.has_value());
    QCOMPARE(back->path, second);
    QCOMPARE(back->cause, cause::summary);
    QCOMPARE(driver.stateOf(first), ArtefactState::Approved);
    QCOMPARE(driver.askable(), QStringList{second});
}

void SummaryTest::whatAPersonWroteIsOnlyTold()
{
    EngineDriver driver;
    upToSummary(driver, true);
    driver.write(summary,
        summaryWith({u"`src/a.py`: forgets the last line"_s, u"`src/b.py`: forgets the first line"_s}));
    QCOMPARE(driver.stateOf(first), ArtefactState::Approved);
    QCOMPARE(driver.askable(), QStringList{second});
    QCOMPARE(findingsOn(driver, first), QStringList{u"`src/a.py`: forgets the last line"_s});
    QCOMPARE(findingsOn(driver, second), QStringList());
    QCOMPARE(driver.state.remarksOf(first).constFirst().author, u"maker"_s);
    QCOMPARE(driver.refolded(), driver.state);
    // The person may have it mended all the same.
    const RemarkId finding = driver.state.remarksOf(first).constFirst().id;
    QCOMPARE(driver.refusal(command::DecideFinding{.id = finding, .forward = true}), QString());
}

void SummaryTest::aReviewIsCalledByItsFile()
{
    EngineDriver driver;
    RunConfig config;
    config.useGit = false;
    driver.upToRows({{first, u"None"_s, u"One"_s, u"R1"_s}}, config, sampleSopWithReview(1));
    driver.doLocalWork();
    driver.write(first, u"a\n"_s);
    QCOMPARE(driver.approve(first), std::optional<Error>());
    driver.doLocalWork();
    driver.write(u"docs/reviews/src/a.py.md"_s, Reply{.text = u"fine\n"_s, .facts = reviewFacts(u"LGTM"_s)});
    const QVector<Card> cards = engine::cardsOf(driver.state);
    const auto card = std::find_if(cards.cbegin(), cards.cend(),
        [](const Card &one) { return one.path == u"docs/reviews/src/a.py.md"_s; });
    QVERIFY(card != cards.cend());
    QCOMPARE(card->reviewed, first);
}

} // namespace baton::test

#include "summary_test.moc"
