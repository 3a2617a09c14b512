// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/engine_driver.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

using Reply = EngineDriver::Reply;
const QString plan = u"docs/plan.md"_s;

} // namespace

class ReplyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void truncated();
    void truncatedKeepsStitchedText();
    void missingSections();
    void stillMissing();
    void nothingUsable_data();
    void nothingUsable();
    void refusedByEndpoint();
    void keepDraft();
    void continueAndRetry();
    void derived();
    void derivedNothing();
};

BATON_TEST_CLASS(ReplyTest)

void ReplyTest::init()
{
    failOnWarnings();
}

void ReplyTest::truncated()
{
    EngineDriver driver;
    driver.create();
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!driver.write(
            plan, Reply{.text = u"t\n"_s, .finish = FinishReason::Length, .stitched = u"raw%1"_s.arg(i)}));
        QCOMPARE(driver.at(plan).nextVerb, Verb::Continue);
        QCOMPARE(driver.at(plan).partial, hashOf(u"raw%1"_s.arg(i)));
        QCOMPARE(driver.lastOf<event::CompletionNeeded>()->reason, ErrorCode::Truncated);
        QCOMPARE(driver.at(plan).revisions.size(), 0);
    }
    QVERIFY(
        !driver.write(plan, Reply{.text = u"t\n"_s, .finish = FinishReason::Length, .stitched = u"all"_s}));
    QCOMPARE(driver.stateOf(plan), ArtefactState::Failed);
    QCOMPARE(driver.at(plan).failure.code, ErrorCode::Truncated);
    QCOMPARE(driver.at(plan).failure.partial, hashOf(u"all"_s));
}

void ReplyTest::truncatedKeepsStitchedText()
{
    EngineDriver driver;
    driver.create();
    QVERIFY(!driver.write(plan, Reply{.text = u"t\n"_s, .finish = FinishReason::Length}));
    // Without a stitched text the answer itself is what goes on.
    QCOMPARE(driver.at(plan).partial, hashOf(u"raw of t\n"_s));
    QVERIFY(!driver.write(plan, Reply{u"whole\n"_s}));
    QCOMPARE(driver.stateOf(plan), ArtefactState::Review);
    QCOMPARE(driver.at(plan).head()->text, hashOf(u"whole\n"_s));
    QVERIFY(driver.at(plan).partial.isEmpty());
    QCOMPARE(driver.at(plan).continuations, 0);
    QCOMPARE(driver.state.timesAsked.value(u"Continue docs/plan.md as plan"_s), 1);
}

void ReplyTest::missingSections()
{
    RunConfig config;
    config.autonomy = {true, true};
    EngineDriver driver;
    driver.create(config);
    QVERIFY(!driver.write(plan, Reply{.text = u"some\n"_s, .missing = {u"Goals"_s}}));
    QCOMPARE(driver.at(plan).nextVerb, Verb::Complete);
    QCOMPARE(driver.at(plan).wanted, QStringList{u"Goals"_s});
    QCOMPARE(driver.at(plan).partial, hashOf(u"some\n"_s));
    QVERIFY(!driver.write(plan, Reply{u"whole\n"_s}));
    QCOMPARE(driver.stateOf(plan), ArtefactState::Approved);
    QVERIFY(driver.at(plan).wanted.isEmpty());
}

void ReplyTest::stillMissing()
{
    RunConfig config;
    config.autonomy = {true, true};
    EngineDriver driver;
    driver.create(config);
    QVERIFY(!driver.write(plan, Reply{.text = u"some\n"_s, .missing = {u"Goals"_s}}));
    QVERIFY(!driver.write(plan, Reply{.text = u"more\n"_s, .missing = {u"Goals"_s}}));
    const Artefact artefact = driver.at(plan);
    QCOMPARE(artefact.state, ArtefactState::Review); // asked once, then a card
    QCOMPARE(artefact.head()->checks.size(), 1);
    QCOMPARE(artefact.head()->checks.first().id, u"sections"_s);
    QVERIFY(anyFailed(artefact.head()->checks));
    // A text a person wrote is never completed by a role.
    QVERIFY(!driver.edit(plan, u"mine\n"_s));
    QCOMPARE(driver.stateOf(plan), ArtefactState::Review);
}

void ReplyTest::nothingUsable_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("code");
    QTest::newRow("document") << plan << int(ErrorCode::MissingSections);
    QTest::newRow("file") << u"a.py"_s << int(ErrorCode::NoCode);
}

void ReplyTest::nothingUsable()
{
    QFETCH(QString, path);
    QFETCH(int, code);
    EngineDriver driver;
    if (path == plan)
        driver.create();
    else
        driver.upToRows({{path, {}}});
    QVERIFY(!driver.write(path, Reply{.text = {}, .missing = {u"Goals"_s}}));
    QCOMPARE(driver.stateOf(path), ArtefactState::Failed);
    QCOMPARE(driver.at(path).failure.code, static_cast<ErrorCode>(code));
    QCOMPARE(driver.at(path).failure.partial, hashOf(u"raw of "_s));
    QVERIFY(driver.state.calls.isEmpty());
}

void ReplyTest::refusedByEndpoint()
{
    EngineDriver driver;
    driver.create();
    QVERIFY(!driver.write(plan, Reply{.text = u"I cannot\n"_s, .finish = FinishReason::Refusal}));
    QCOMPARE(driver.at(plan).failure.code, ErrorCode::Refused);
    driver.apply(command::Retry{.path = plan});
    QVERIFY(!driver.write(plan, Reply{.text = u"x\n"_s, .finish = FinishReason::ContentFilter}));
    QCOMPARE(driver.at(plan).failure.code, ErrorCode::ContentFilter);
}

void ReplyTest::keepDraft()
{
    EngineDriver driver;
    driver.create();
    QCOMPARE(driver.refusal(command::KeepDraft{.path = plan, .text = makeText(u"x"_s), .lines = 1}),
        u"wrong_state"_s);
    driver.write(plan, Reply{.text = {}, .missing = {u"Goals"_s}});
    QCOMPARE(driver.refusal(command::KeepDraft{.path = plan, .text = makeText(u"kept\n"_s), .lines = 1}),
        QString());
    const Artefact artefact = driver.at(plan);
    QCOMPARE(artefact.state, ArtefactState::Review);
    QVERIFY(artefact.head()->draft);
    QCOMPARE(artefact.head()->author, AuthorKind::Role);
    QVERIFY(artefact.failure.partial.isEmpty());
    QCOMPARE(driver.refusal(command::Approve{.path = plan, .revision = 1, .despiteFailedChecks = false}),
        QString());
}

void ReplyTest::continueAndRetry()
{
    EngineDriver driver;
    driver.create();
    QCOMPARE(driver.refusal(command::Retry{.path = plan}), u"wrong_state"_s);
    QCOMPARE(driver.refusal(command::ContinueAnswer{.path = plan}), u"wrong_state"_s);
    driver.write(plan, Reply{.text = {}, .missing = {u"Goals"_s}});
    QCOMPARE(driver.refusal(command::ContinueAnswer{.path = plan}), QString());
    QCOMPARE(driver.at(plan).nextVerb, Verb::Continue);
    QCOMPARE(driver.at(plan).partial, hashOf(u"raw of "_s));
    driver.write(plan, Reply{.text = {}, .missing = {u"Goals"_s}});
    QCOMPARE(driver.stateOf(plan), ArtefactState::Failed);
    QCOMPARE(driver.refusal(command::Retry{.path = plan}), QString());
    QCOMPARE(driver.at(plan).nextVerb, Verb::Produce);
    QVERIFY(driver.at(plan).partial.isEmpty());
    // A failed revision is retried as a revision, with its remarks.
    driver.write(plan, Reply{u"one\n"_s});
    Remark remark;
    remark.text = u"better"_s;
    driver.apply(command::RequestChanges{.path = plan, .extra = {remark}});
    driver.write(plan, Reply{.text = {}});
    QCOMPARE(driver.refusal(command::Retry{.path = plan}), QString());
    QCOMPARE(driver.at(plan).nextVerb, Verb::Revise);
    QCOMPARE(driver.stateOf(plan), ArtefactState::ChangesRequested);
    QCOMPARE(driver.at(plan).openBatch.size(), 1);
}

void ReplyTest::derived()
{
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}});
    driver.doLocalWork();
    const QString manifest = u"manifest.txt"_s;
    QCOMPARE(driver.stateOf(manifest), ArtefactState::Approved);
    QCOMPARE(driver.at(manifest).head()->author, AuthorKind::Derived);
    QVERIFY(!driver.at(manifest).approvedByPerson);
    const auto offered = [&] {
        const auto ready = engine::readyWork(driver.state);
        return std::any_of(ready.begin(), ready.end(),
            [](const engine::Work &w) { return std::holds_alternative<engine::work::Derive>(w); });
    };
    QVERIFY(!offered());
    driver.relist({{u"a.py"_s, {}}, {u"b.py"_s, {}}});
    QVERIFY(offered());
    QCOMPARE(driver.refusal(command::ProposeDerived{
                 .step = u"manifest"_s, .path = u"../x"_s, .text = makeText(u"x"_s), .lines = 1}),
        u"unsafe_path"_s);
    QCOMPARE(driver.refusal(command::ProposeDerived{
                 .step = u"manifest"_s, .path = u"a.py"_s, .text = makeText(u"x"_s), .lines = 1}),
        u"unsafe_path"_s);
    QCOMPARE(driver.refusal(command::ProposeDerived{
                 .step = u"plan"_s, .path = u"x"_s, .text = makeText(u"x"_s), .lines = 1}),
        u"invalid_argument"_s);
    driver.doLocalWork();
    QVERIFY(!offered());
    // What a person made of it is not replaced unseen.
    driver.edit(manifest, u"mine\n"_s);
    driver.approve(manifest);
    driver.relist({{u"a.py"_s, {}}});
    driver.doLocalWork();
    QCOMPARE(driver.stateOf(manifest), ArtefactState::Review);
    QCOMPARE(driver.at(manifest).approved()->author, AuthorKind::Human);
}

void ReplyTest::derivedNothing()
{
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}});
    QCOMPARE(driver.refusal(command::ProposeDerived{.step = u"manifest"_s}), QString());
    QCOMPARE(driver.stateOf(u"manifest"_s), ArtefactState::Skipped);
    const auto ready = engine::readyWork(driver.state);
    for (const engine::Work &item : ready)
        QVERIFY(!std::holds_alternative<engine::work::Derive>(item));
}

} // namespace baton::test

#include "reply_test.moc"
