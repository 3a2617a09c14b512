// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/session_scene.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QSignalSpy>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using session::Session;

Q_DECLARE_METATYPE(std::optional<ErrorCode>)

namespace {

bool inReview(SessionScene &scene)
{
    scene.answerAtOnce();
    // The commit of the requirement is on its way beside it.
    return !scene.create() && scene.waitForState(prdPath, ArtefactState::Review)
        && scene.waitFor([&] { return scene.artefact(u"docs/requirement.md"_s).committedRevision == 1; });
}

} // namespace

/// Decisions and their answers by ticket.
class DecisionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refusalsNameTheReason_data();
    void refusalsNameTheReason();
    void answersComeInOrder();
    void everythingIsAnsweredEvenWithoutAProject();
    void editBecomesARevision();
    void editsThatDoNotFitAreRefused();
    void wholeRunGoesToItsEnd();
    void idleIsSaidOncePerStandstill();
    void decisionsAfterTheEndGoOn();
    void changesOfDifferentSettingsBothHold();
    void undoStopsTheCallFirst();
    void undoOfWhatWasAnsweredIsRefused();
    void graceHoldsEverythingBack();
};

BATON_TEST_CLASS(DecisionsTest)

void DecisionsTest::init()
{
    failOnWarnings();
}

void DecisionsTest::refusalsNameTheReason_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const Command &command, ErrorCode code) {
        QTest::newRow(name) << command << code;
    };
    row("unknown path", command::Approve{.path = u"nowhere.md"_s}, ErrorCode::UnknownArtefact);
    row("nothing there yet", command::Approve{.path = designPath}, ErrorCode::NothingToReview);
    row("older revision", command::Approve{.path = prdPath, .revision = 7}, ErrorCode::WrongState);
    row("no remark", command::RequestChanges{.path = prdPath}, ErrorCode::InvalidArgument);
    row("not failed", command::Retry{prdPath}, ErrorCode::WrongState);
    row("not approved", command::Undo{prdPath}, ErrorCode::WrongState);
    row("not stale", command::KeepStale{prdPath}, ErrorCode::WrongState);
    row("unknown role", command::PostNote{u"nobody"_s, u"x"_s}, ErrorCode::UnknownRole);
    row("runs already", command::Start{}, ErrorCode::WrongState);
}

void DecisionsTest::refusalsNameTheReason()
{
    QFETCH(Command, command);
    QFETCH(ErrorCode, code);
    SessionScene scene;
    QVERIFY(inReview(scene));
    const State before = scene.state();
    QCOMPARE(scene.decide(command), std::optional(code));
    QCOMPARE(scene.state(), before);
}

void DecisionsTest::answersComeInOrder()
{
    SessionScene scene;
    QVERIFY(inReview(scene));
    QVector<int> answered;
    QVector<int> refused;
    for (int i = 0; i < 20; ++i) {
        const auto note = [&answered, &refused, i](
                              const Result<void> &result) { (result ? answered : refused).append(i); };
        const QString path = i % 3 == 0 ? u"x"_s : designPath;
        scene.session().submit(command::SetPauseMark{path, i % 2 == 0}, &scene.session(), note);
    }
    QVERIFY(scene.waitFor([&] { return answered.size() + refused.size() == 20; }));
    QVERIFY(std::is_sorted(answered.cbegin(), answered.cend()));
    QCOMPARE(refused, (QVector<int>{0, 3, 6, 9, 12, 15, 18}));
}

void DecisionsTest::everythingIsAnsweredEvenWithoutAProject()
{
    SessionScene scene;
    QCOMPARE(scene.reopen(), std::optional(ErrorCode::ProjectNotFound));
    QCOMPARE(scene.decide(command::Pause{}), std::optional(ErrorCode::ProjectNotFound));
    QCOMPARE(scene.edit(prdPath, 1, u"x"_s), std::optional(ErrorCode::ProjectNotFound));
    QCOMPARE(scene.keepDraft(prdPath), std::optional(ErrorCode::ProjectNotFound));
}

void DecisionsTest::editBecomesARevision()
{
    SessionScene scene;
    QVERIFY(inReview(scene));
    QString text = scene.session().text(scene.artefact(prdPath).head()->text).value_or(QString());
    text.replace("- It runs\n"_L1, "- It runs\n- It stops\n"_L1);
    QCOMPARE(scene.edit(prdPath, 1, text), std::nullopt);
    const Revision head = *scene.artefact(prdPath).head();
    QCOMPARE(head.number, 2);
    QCOMPARE(head.author, AuthorKind::Human);
    QVERIFY(head.call.isEmpty());
    QVERIFY2(scene.session().text(head.text).value_or(QString()).contains("- It stops\n"_L1),
        "texts come with their facts");
    const auto events = scene.eventsOnDisk();
    const auto *proposed = std::get_if<event::RevisionProposed>(&events.last().event);
    QVERIFY(proposed != nullptr);
    QCOMPARE(proposed->added, 1);
    QCOMPARE(proposed->removed, 0);
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitUntilAsked(produceDesign));
    const auto messages = scene.model.request(produceDesign).messages;
    QVERIFY(std::any_of(messages.cbegin(), messages.cend(),
        [](const llm::Message &message) { return message.text.contains("- It stops"_L1); }));
}

void DecisionsTest::editsThatDoNotFitAreRefused()
{
    SessionScene scene;
    QVERIFY(inReview(scene));
    const QString text = scene.session().text(scene.artefact(prdPath).head()->text).value_or(QString());
    QVERIFY(!text.isEmpty());
    QCOMPARE(scene.edit(u"nowhere.md"_s, 0, u"x"_s), std::optional(ErrorCode::UnknownArtefact));
    QCOMPARE(scene.edit(prdPath, 5, text + u"More.\n"_s), std::optional(ErrorCode::WrongState));
    QCOMPARE(scene.edit(prdPath, 1, text + u"\n\n"_s), std::optional(ErrorCode::InvalidArgument));
    QCOMPARE(scene.edit(designPath, 0, u"# Design\n"_s), std::optional(ErrorCode::WrongState));
    QCOMPARE(scene.artefact(prdPath).revisions.size(), 1);
}

void DecisionsTest::wholeRunGoesToItsEnd()
{
    SessionScene scene;
    scene.answerAtOnce();
    session::NewProject project = scene.newProject();
    project.config.autonomy = {true, true};
    QCOMPARE(scene.create(project), std::nullopt);
    QVERIFY(scene.waitFor([&] { return scene.state().mode == RunMode::Finished; }));
    for (const QString &file : scene.team.files())
        QVERIFY2(QFile::exists(scene.path(u"p/"_s + file)), qPrintable(file));
    QSet<QString> asked;
    for (const llm::Request &request : scene.model.requests())
        asked.insert(request.path);
    QCOMPARE(asked.size(), scene.model.requests().size());
    QCOMPARE(scene.onDisk(), scene.state());
}

void DecisionsTest::idleIsSaidOncePerStandstill()
{
    SessionScene scene;
    QVERIFY(inReview(scene));
    QSignalSpy idle(&scene.session(), &Session::idle);
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitForState(designPath, ArtefactState::Review));
    QVERIFY(scene.waitFor([&] { return !idle.isEmpty(); }));
    const auto before = idle.size();
    QVERIFY(scene.resumeUntilIdle());
    QCOMPARE(idle.size(), before + 1);
}

void DecisionsTest::decisionsAfterTheEndGoOn()
{
    SessionScene scene;
    scene.answerAtOnce();
    session::NewProject project = scene.newProject();
    project.config.autonomy = {true, true};
    QCOMPARE(scene.create(project), std::nullopt);
    QVERIFY(scene.waitFor([&] { return scene.state().mode == RunMode::Finished; }));
    QCOMPARE(scene.decide(command::Regenerate{u"main.py"_s, u"Shorter."_s}), std::nullopt);
    QVERIFY(scene.waitUntilAsked(u"Produce main.py as code"_s, 2));
    QVERIFY(scene.model.request(u"Produce main.py as code"_s).messages.last().text.contains("Shorter."_L1));
}

/// Two people, or a person and a dialog, who saw the same configuration and change different things of it.
void DecisionsTest::changesOfDifferentSettingsBothHold()
{
    SessionScene scene;
    QVERIFY(inReview(scene));
    const RunConfig before = scene.state().config;
    const Autonomy documents{false, true};
    scene.session().submit(command::ChangeConfig{{.autonomy = documents}});
    scene.session().submit(command::ChangeConfig{{.maxCost = Money::fromUsd(2)}});
    scene.session().submit(
        command::ChangeConfig{{.roleModels = {{u"architect"_s, ModelChoice{u"a"_s, u"b"_s}}}}});
    QCOMPARE(
        scene.decide(command::ChangeConfig{{.roleModels = {{u"engineer"_s, ModelChoice{u"c"_s, u"d"_s}}}}}),
        std::nullopt);
    RunConfig after = before;
    after.autonomy = documents;
    after.maxCost = Money::fromUsd(2);
    after.roleModels = {{u"architect"_s, {u"a"_s, u"b"_s}}, {u"engineer"_s, {u"c"_s, u"d"_s}}};
    QCOMPARE(scene.state().config, after);
    QCOMPARE(scene.onDisk().config, after);
}

/// The reader is at work: its call is aborted, and nobody asks it again before the next approval.
void DecisionsTest::undoStopsTheCallFirst()
{
    SessionScene scene;
    scene.model.setAnswers([&](const QString &verbLine) {
        return verbLine == producePrd ? scene.team.answer(verbLine) : QString();
    });
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitUntilAsked(produceDesign));
    scene.model.say(produceDesign, u"## Implementation approach\nhalf a sentence"_s);
    QCOMPARE(scene.decide(command::Undo{prdPath}), std::optional(ErrorCode::WrongState));
    QCOMPARE(scene.decide(command::Undo{prdPath, true}), std::nullopt);
    QCOMPARE(scene.model.cancelled(), 1);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
    QCOMPARE(scene.artefact(designPath).state, ArtefactState::Queued);
    QVERIFY(scene.resumeUntilIdle());
    QCOMPARE(scene.model.asked(produceDesign), 1);
    QCOMPARE(scene.onDisk(), scene.state());
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitUntilAsked(produceDesign, 2));
}

void DecisionsTest::undoOfWhatWasAnsweredIsRefused()
{
    SessionScene scene;
    QVERIFY(inReview(scene));
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitForState(designPath, ArtefactState::Review));
    QCOMPARE(scene.decide(command::Undo{prdPath, true}), std::optional(ErrorCode::WrongState));
    QCOMPARE(scene.artefact(prdPath).state, ArtefactState::Approved);
}

/// Not only calls: what is computed of the approved would end the time in which it can be taken back, too.
void DecisionsTest::graceHoldsEverythingBack()
{
    const QString tasks = u"docs/tasks.md"_s;
    SessionScene scene;
    QVERIFY(inReview(scene));
    for (const QString &path : {prdPath, designPath}) {
        QVERIFY(scene.waitForState(path, ArtefactState::Review));
        QCOMPARE(scene.decide(command::Approve{.path = path}), std::nullopt);
    }
    QVERIFY(scene.waitForState(tasks, ArtefactState::Review));
    scene.undoGraceMs = 600'000;
    QCOMPARE(scene.reopen(), std::nullopt);
    scene.session().resume();
    QCOMPARE(scene.decide(command::Approve{.path = tasks}), std::nullopt);
    // A question is answered behind what the approval set off.
    QVERIFY(scene.ask(
        [](const session::ProjectView &project) { return Result<qint64>(project.state().seq); }));
    QCOMPARE(scene.decide(command::Undo{tasks}), std::nullopt);
    QCOMPARE(scene.artefact(tasks).state, ArtefactState::Review);
}

#include "decisions_test.moc"
