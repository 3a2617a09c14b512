// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/engine_driver.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

using Reply = EngineDriver::Reply;
const QString plan = u"docs/plan.md"_s;

Remark remarkOn(const QString &text, int line = 0, const QString &path = plan)
{
    Remark remark;
    remark.path = path;
    remark.text = text;
    remark.lineFrom = line;
    return remark;
}

DocumentFacts verdictFacts(const QString &verdict)
{
    SectionFacts section;
    section.title = u"Verdict"_s;
    section.digest = verdict;
    section.items = {verdict};
    return {{section}};
}

} // namespace

class ReviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void remarks();
    void remarkOutcomes();
    void drafts();
    void edit();
    void editCancelsRequest();
    void regenerate();
    void skip();
    void verdictLoop();
    void verdictRoundsUsedUp();
    void pauseMark();
    void notes();
};

BATON_TEST_CLASS(ReviewTest)

void ReviewTest::init()
{
    failOnWarnings();
}

void ReviewTest::remarks()
{
    EngineDriver driver;
    driver.create();
    QCOMPARE(
        driver.refusal(command::DraftRemark{.remark = remarkOn(u"x"_s, 0, u"no"_s)}), u"unknown_artefact"_s);
    driver.write(plan, u"one\ntwo\n"_s);
    QCOMPARE(driver.refusal(command::DraftRemark{.remark = remarkOn(u"  "_s)}), u"invalid_argument"_s);
    QCOMPARE(driver.refusal(command::RequestChanges{.path = plan}), u"invalid_argument"_s);
    for (int i = 1; i <= 11; ++i)
        QCOMPARE(
            driver.refusal(command::DraftRemark{.remark = remarkOn(u"remark %1"_s.arg(i), i)}), QString());
    QCOMPARE(
        driver.refusal(command::RequestChanges{.path = plan, .extra = {remarkOn(u"and this"_s)}}), QString());
    const Artefact artefact = driver.at(plan);
    QCOMPARE(artefact.state, ArtefactState::ChangesRequested);
    QCOMPARE(artefact.nextVerb, Verb::Revise);
    QCOMPARE(artefact.openBatch.size(), 12);
    QCOMPARE(artefact.openBatch.at(1).value, u"m2"_s); // in order of writing, not of the alphabet
    QCOMPARE(artefact.openBatch.at(9).value, u"m10"_s);
    QCOMPARE(driver.state.remarks.value({u"m12"_s}).text, u"and this"_s);
    QCOMPARE(driver.state.remarks.value({u"m12"_s}).state, RemarkState::Sent);
    QCOMPARE(driver.state.remarks.value({u"m3"_s}).lineTo, 3);
    QCOMPARE(driver.refusal(command::RequestChanges{.path = plan, .extra = {remarkOn(u"more"_s)}}),
        u"wrong_state"_s);
    QCOMPARE(driver.refusal(command::DiscardRemark{.id = {u"m1"_s}}), u"wrong_state"_s);
    QCOMPARE(
        driver.refusal(command::RequestChanges{.path = u"docs/request.md"_s, .extra = {remarkOn(u"x"_s)}}),
        u"not_supported"_s);
}

void ReviewTest::remarkOutcomes()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan, u"one\n"_s);
    driver.apply(command::RequestChanges{
        .path = plan, .extra = {remarkOn(u"a"_s), remarkOn(u"b"_s), remarkOn(u"c"_s)}});
    driver.write(plan,
        Reply{.text = u"two\n"_s,
            .outcomes = {{3, RemarkState::Addressed, u"done"_s}, {1, RemarkState::Declined, u"no"_s},
                {9, RemarkState::Addressed, {}}, {2, RemarkState::Draft, u"odd"_s}}});
    QCOMPARE(driver.state.remarks.value({u"m1"_s}).state, RemarkState::Declined);
    QCOMPARE(driver.state.remarks.value({u"m1"_s}).note, u"no"_s);
    QCOMPARE(driver.state.remarks.value({u"m2"_s}).state, RemarkState::Unanswered);
    QCOMPARE(driver.state.remarks.value({u"m3"_s}).state, RemarkState::Addressed);
    QCOMPARE(driver.state.remarks.value({u"m3"_s}).answeredIn, 2);
    QVERIFY(driver.at(plan).openBatch.isEmpty());
}

void ReviewTest::drafts()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan, u"one\n"_s);
    driver.apply(command::DraftRemark{.remark = remarkOn(u"a"_s)});
    Remark changed = remarkOn(u"b"_s);
    changed.id = {u"m1"_s};
    QCOMPARE(driver.refusal(command::DraftRemark{.remark = changed}), QString());
    QCOMPARE(driver.state.remarks.size(), 1);
    QCOMPARE(driver.state.remarks.first().text, u"b"_s);
    changed.id = {u"m7"_s};
    QCOMPARE(driver.refusal(command::DraftRemark{.remark = changed}), u"not_found"_s);
    driver.approve(plan);
    QCOMPARE(driver.state.remarks.first().state, RemarkState::Draft); // an approval does not send or drop it
    QCOMPARE(driver.refusal(command::DiscardRemark{.id = {u"m1"_s}}), QString());
    QCOMPARE(driver.refusal(command::DiscardRemark{.id = {u"m1"_s}}), u"not_found"_s);
    QCOMPARE(driver.state.nextRemark, 2);
}

void ReviewTest::edit()
{
    EngineDriver driver;
    driver.create();
    const auto edit = [&](const QString &text, int base) {
        command::Edit command;
        command.path = plan;
        command.text = makeText(text);
        command.baseRevision = base;
        return driver.refusal(command);
    };
    QCOMPARE(edit(u"x\n"_s, 0), u"wrong_state"_s); // queued
    driver.write(plan, u"one\n"_s);
    QCOMPARE(edit(u"one\n"_s, 1), u"invalid_argument"_s);
    QCOMPARE(edit(u"two\n"_s, 7), u"wrong_state"_s);
    QCOMPARE(edit(u"two\n"_s, 1), QString());
    QCOMPARE(driver.at(plan).head()->author, AuthorKind::Human);
    QCOMPARE(driver.at(plan).head()->inputs, (QVector<InputRef>{{u"docs/request.md"_s, 1}}));
    QCOMPARE(driver.stateOf(plan), ArtefactState::Review);
    driver.approve(plan);
    QCOMPARE(edit(u"three\n"_s, 0), QString());
    QCOMPARE(driver.stateOf(plan), ArtefactState::Review);
    QCOMPARE(driver.at(plan).approvedRevision, 2);
    driver.apply(command::Regenerate{.path = plan});
    driver.schedule(plan);
    QCOMPARE(edit(u"four\n"_s, 0), u"wrong_state"_s); // being written
    // An edit settles a failure, also where there was no text at all.
    EngineDriver other;
    other.create();
    other.write(plan, Reply{});
    QCOMPARE(other.stateOf(plan), ArtefactState::Failed);
    QVERIFY(!other.edit(plan, u"mine\n"_s));
    QCOMPARE(other.stateOf(plan), ArtefactState::Review);
    // The person's own words need no gate.
    QVERIFY(!other.edit(u"docs/request.md"_s, u"Another thing\n"_s));
    QCOMPARE(other.stateOf(u"docs/request.md"_s), ArtefactState::Approved);
    QCOMPARE(other.at(u"docs/request.md"_s).approvedRevision, 2);
}

void ReviewTest::editCancelsRequest()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan, u"one\n"_s);
    driver.apply(command::RequestChanges{.path = plan, .extra = {remarkOn(u"a"_s)}});
    QVERIFY(!driver.edit(plan, u"mine\n"_s));
    QCOMPARE(driver.stateOf(plan), ArtefactState::Review);
    QVERIFY(driver.at(plan).openBatch.isEmpty());
    QCOMPARE(driver.state.remarks.first().state, RemarkState::Draft); // the words are not lost
    driver.apply(command::RequestChanges{.path = plan});
    QVERIFY(!driver.approve(plan)); // approving takes the request back, too
    QCOMPARE(driver.stateOf(plan), ArtefactState::Approved);
}

void ReviewTest::regenerate()
{
    EngineDriver driver;
    driver.create();
    QCOMPARE(driver.refusal(command::Regenerate{.path = plan}), u"wrong_state"_s);
    driver.write(plan, u"one\n"_s);
    driver.approve(plan);
    QCOMPARE(driver.refusal(command::Regenerate{.path = plan, .note = u"bolder"_s}), QString());
    QCOMPARE(driver.stateOf(plan), ArtefactState::Queued);
    QCOMPARE(driver.at(plan).nextVerb, Verb::Produce);
    QCOMPARE(driver.at(plan).regenerateNote, u"bolder"_s);
    QCOMPARE(driver.askable(), QStringList{plan}); // its reader waits for the new one
    driver.write(plan, u"two\n"_s);
    QVERIFY(driver.at(plan).regenerateNote.isEmpty());
}

void ReviewTest::skip()
{
    EngineDriver driver;
    driver.create();
    QCOMPARE(driver.refusal(command::Skip{.path = plan}), QString());
    QCOMPARE(driver.stateOf(plan), ArtefactState::Skipped);
    QCOMPARE(driver.refusal(command::Skip{.path = plan}), u"wrong_state"_s);
    QCOMPARE(driver.askable(), QStringList{u"docs/list.md"_s}); // absent, not blocking
    driver.schedule(u"docs/list.md"_s);
    QVERIFY(driver.state.calls.first().inputs.isEmpty());
    QCOMPARE(driver.refusal(command::Skip{.path = u"docs/list.md"_s}), u"wrong_state"_s);
}

void ReviewTest::verdictLoop()
{
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}}, {}, sampleSopWithReview(2));
    const QString review = u"docs/reviews/a.py.md"_s;
    driver.write(u"a.py"_s, u"one\n"_s);
    driver.approve(u"a.py"_s);
    QVERIFY(driver.askable().contains(review));
    driver.write(review, Reply{u"bad\n"_s, verdictFacts(u"LBTM"_s)});
    QCOMPARE(driver.state.timesAsked.value(u"Review docs/reviews/a.py.md as review"_s), 1);
    QCOMPARE(driver.stateOf(u"a.py"_s), ArtefactState::Approved); // the person has not agreed yet
    driver.approve(review);
    QCOMPARE(driver.stateOf(u"a.py"_s), ArtefactState::ChangesRequested);
    QCOMPARE(driver.at(u"a.py"_s).nextVerb, Verb::Revise);
    QCOMPARE(driver.at(u"a.py"_s).findings, hashOf(u"bad\n"_s));
    driver.write(u"a.py"_s, u"two\n"_s);
    driver.approve(u"a.py"_s);
    QCOMPARE(driver.stateOf(review), ArtefactState::Queued); // looked at again by itself
    driver.write(review, Reply{u"good\n"_s, verdictFacts(u"LGTM"_s)});
    driver.approve(review);
    QCOMPARE(driver.stateOf(u"a.py"_s), ArtefactState::Approved);
    QCOMPARE(driver.stateOf(review), ArtefactState::Approved);
}

void ReviewTest::verdictRoundsUsedUp()
{
    RunConfig config;
    config.autonomy = {true, true};
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}}, config, sampleSopWithReview(1));
    const QString review = u"docs/reviews/a.py.md"_s;
    driver.write(u"a.py"_s, u"one\n"_s);
    driver.write(review, Reply{u"bad\n"_s, verdictFacts(u"LBTM"_s)});
    QCOMPARE(driver.stateOf(u"a.py"_s), ArtefactState::ChangesRequested);
    driver.write(u"a.py"_s, u"two\n"_s);
    driver.write(review, Reply{u"still bad\n"_s, verdictFacts(u"LBTM"_s)});
    QCOMPARE(driver.stateOf(review), ArtefactState::Review); // the gate shows the open findings
    QCOMPARE(driver.stateOf(u"a.py"_s), ArtefactState::Approved);
}

void ReviewTest::pauseMark()
{
    EngineDriver driver;
    driver.create();
    QCOMPARE(driver.refusal(command::SetPauseMark{.path = u"x"_s, .on = true}), u"unknown_artefact"_s);
    driver.apply(command::SetPauseMark{.path = plan, .on = true});
    QVERIFY(driver.askable().isEmpty());
    driver.apply(command::SetPauseMark{.path = plan, .on = false});
    QCOMPARE(driver.askable(), QStringList{plan});
}

void ReviewTest::notes()
{
    EngineDriver driver;
    driver.create();
    QCOMPARE(driver.refusal(command::PostNote{.role = u"nobody"_s, .text = u"x"_s}), u"unknown_role"_s);
    QCOMPARE(driver.refusal(command::PostNote{.role = u"planner"_s, .text = u" "_s}), u"invalid_argument"_s);
    driver.apply(command::PostNote{.role = u"planner"_s, .text = u"be brief"_s});
    QCOMPARE(driver.state.notes.first().id, u"n1"_s);
    QVERIFY(!driver.state.notes.first().delivered);
    driver.schedule(plan);
    QVERIFY(driver.state.notes.first().delivered);
    QCOMPARE(driver.refusal(command::RemoveNote{.id = u"n1"_s}), QString());
    QCOMPARE(driver.refusal(command::RemoveNote{.id = u"n1"_s}), u"not_found"_s);
}

} // namespace baton::test

#include "review_test.moc"
