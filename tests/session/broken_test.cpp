// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/session_scene.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

template <class Kind> bool is(const Event &event)
{
    return std::holds_alternative<Kind>(event);
}

/// What a derive step leaves behind, also when there was nothing to derive.
bool isDerived(const Event &event)
{
    return is<event::ArtefactAdded>(event);
}

/// Nothing is asked or done any more, and the journal is as it was before what failed.
bool standsStill(SessionScene &scene)
{
    const State onDisk = scene.onDisk();
    const auto state =
        scene.ask([](const session::ProjectView &project) -> Result<State> { return project.state(); });
    return state && *state == onDisk && scene.state() == onDisk && scene.idleTimes() == 0;
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
}

} // namespace

/// A journal that fails is told once, whichever effect meets it.
class BrokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void effectsOfARun_data();
    void effectsOfARun();
    void callsThatDoNotGoWell_data();
    void callsThatDoNotGoWell();
    void fileThatCannotBeWritten();
    void decisions_data();
    void decisions();
    void openingMeetsIt_data();
    void openingMeetsIt();
    void creatingIsToldByItself();
    void runningCallsAreStopped();
};

BATON_TEST_CLASS(BrokenTest)

void BrokenTest::init()
{
    failOnWarnings();
}

void BrokenTest::effectsOfARun_data()
{
    QTest::addColumn<FailingJournal::Fails>("fails");
    const auto row = [](const char *name, FailingJournal::Fails fails) { QTest::newRow(name) << fails; };
    row("ask", is<event::CallScheduled>);
    row("answer", is<event::CallAnswered>);
    row("parse", is<event::RevisionProposed>);
    row("approval by autonomy", is<event::RevisionApproved>);
    row("derive", isDerived);
    row("write", is<event::FileWritten>);
    row("commit", is<event::HandOffCommitted>);
    row("finish", is<event::RunFinished>);
}

void BrokenTest::effectsOfARun()
{
    QFETCH(FailingJournal::Fails, fails);
    SessionScene scene;
    scene.answerAtOnce();
    scene.journalFails = fails;
    session::NewProject project = scene.newProject();
    project.config.autonomy = {true, true};
    QCOMPARE(scene.create(project), std::nullopt);
    QVERIFY(scene.waitFor([&] { return !scene.broken().isEmpty(); }));
    QCOMPARE(scene.broken().first().code, ErrorCode::DiskFull);
    QVERIFY(standsStill(scene));
    QCOMPARE(scene.decide(command::Pause{}), std::optional(ErrorCode::DiskFull));
    QCOMPARE(scene.broken().size(), 1);
}

void BrokenTest::callsThatDoNotGoWell_data()
{
    QTest::addColumn<FailingJournal::Fails>("fails");
    QTest::newRow("attempt") << FailingJournal::Fails(is<event::CallRetrying>);
    QTest::newRow("failure") << FailingJournal::Fails(is<event::CallFailed>);
}

void BrokenTest::callsThatDoNotGoWell()
{
    QFETCH(FailingJournal::Fails, fails);
    SessionScene scene;
    scene.journalFails = fails;
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitUntilAsked(producePrd));
    scene.model.stumble(producePrd, {.number = 1, .code = ErrorCode::Overloaded});
    scene.model.fail(producePrd, {ErrorCode::Server, {}});
    QVERIFY(scene.waitFor([&] { return !scene.broken().isEmpty(); }));
    QVERIFY(standsStill(scene));
    QCOMPARE(scene.broken().size(), 1);
}

void BrokenTest::fileThatCannotBeWritten()
{
    SessionScene scene;
    scene.journalFails = is<event::FileWriteFailed>;
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitFor([&] { return QFile::exists(scene.path(u"p/docs/requirement.md"_s)); }));
    QVERIFY(QDir().mkdir(scene.path(u"p/docs/prd.md"_s)));
    scene.answerAtOnce();
    scene.model.say(producePrd, scene.team.prd());
    scene.model.finish(producePrd);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitFor([&] { return !scene.broken().isEmpty(); }));
    QCOMPARE(scene.decide(command::Pause{}), std::optional(ErrorCode::DiskFull));
    QCOMPARE(scene.broken().size(), 1);
}

void BrokenTest::decisions_data()
{
    QTest::addColumn<FailingJournal::Fails>("fails");
    QTest::addColumn<int>("kind");
    QTest::newRow("command") << FailingJournal::Fails(is<event::RevisionApproved>) << 0;
    QTest::newRow("edit") << FailingJournal::Fails(is<event::RevisionProposed>) << 1;
    QTest::newRow("keep as draft") << FailingJournal::Fails(is<event::RevisionProposed>) << 2;
}

void BrokenTest::decisions()
{
    QFETCH(FailingJournal::Fails, fails);
    QFETCH(int, kind);
    SessionScene scene;
    bool full = false;
    scene.journalFails = [&full, fails](const Event &event) { return full && fails(event); };
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitUntilAsked(producePrd));
    scene.model.say(producePrd, scene.team.prd());
    if (kind == 2)
        QCOMPARE(scene.decide(command::Stop{}), std::nullopt);
    else
        scene.model.finish(producePrd);
    QVERIFY(scene.waitForState(prdPath, kind == 2 ? ArtefactState::Failed : ArtefactState::Review));
    QVERIFY(scene.waitFor([&] { return scene.state().calls.isEmpty(); }));
    full = true; // the run thread is idle and reads it with the next command
    const State before = scene.state();
    const QString edited = scene.team.prd() + u"\nMore.\n"_s;
    const auto answer = kind == 0 ? scene.decide(command::Approve{.path = prdPath})
        : kind == 1               ? scene.edit(prdPath, 1, edited)
                                  : scene.keepDraft(prdPath);
    QCOMPARE(answer, std::optional(ErrorCode::DiskFull));
    QCOMPARE(scene.decide(command::Pause{}), std::optional(ErrorCode::DiskFull));
    QCOMPARE(scene.broken().size(), 1);
    QCOMPARE(scene.state(), before);
}

void BrokenTest::openingMeetsIt_data()
{
    QTest::addColumn<FailingJournal::Fails>("fails");
    QTest::newRow("interrupted call") << FailingJournal::Fails(is<event::CallInterrupted>);
    QTest::newRow("outside change") << FailingJournal::Fails(is<event::OutsideChangeSeen>);
}

/// The project is there to be read, and then the failure is told.
void BrokenTest::openingMeetsIt()
{
    QFETCH(FailingJournal::Fails, fails);
    SessionScene scene;
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitUntilAsked(producePrd));
    QVERIFY(scene.waitFor([&] { return QFile::exists(scene.path(u"p/docs/requirement.md"_s)); }));
    scene.close();
    put(scene.path(u"p/docs/requirement.md"_s), "mine\n");
    scene.journalFails = fails;
    QCOMPARE(scene.reopen(), std::nullopt);
    QVERIFY(scene.waitFor([&] { return !scene.broken().isEmpty(); }));
    QVERIFY(scene.state().exists());
    QCOMPARE(scene.broken().size(), 1);
}

void BrokenTest::creatingIsToldByItself()
{
    SessionScene scene;
    scene.journalFails = is<event::ProjectCreated>;
    QCOMPARE(scene.create(), std::optional(ErrorCode::DiskFull));
    QCOMPARE(scene.decide(command::Pause{}), std::optional(ErrorCode::ProjectNotFound));
    QCOMPARE(scene.broken().size(), 0);
}

void BrokenTest::runningCallsAreStopped()
{
    SessionScene scene;
    scene.journalFails = is<event::NotePosted>;
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitUntilAsked(producePrd));
    QCOMPARE(scene.decide(command::PostNote{u"product_manager"_s, u"Be brief."_s}),
        std::optional(ErrorCode::DiskFull));
    QVERIFY(scene.waitFor([&] { return scene.model.cancelled() == 1; }));
    QCOMPARE(scene.broken().size(), 1);
}

#include "broken_test.moc"
