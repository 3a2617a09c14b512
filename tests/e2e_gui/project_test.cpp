// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e_gui/window_scene.h"
#include "tests/support/cli_process.h"
#include "tests/support/sample_team.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"
#include "ui/window/project_controller.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

#include <sys/resource.h>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

const QString prd = u"docs/prd.md"_s;
const QString design = u"docs/system_design.md"_s;

void put(const QString &file, const QByteArray &text)
{
    QFile out(file);
    QVERIFY2(out.open(QIODevice::WriteOnly | QIODevice::Truncate), qPrintable(file));
    out.write(text);
}

int calls(const QString &project)
{
    return static_cast<int>(
        runCli({u"log"_s, u"--project"_s, project, u"--json"_s}).out.count("\"type\":\"call_scheduled\""_L1));
}

/// A run that was killed while the model was silent.
void leaveInterrupted(const QString &project, ScriptedHttpServer &server)
{
    server.setHandler([](const ReceivedRequest &) {
        ScriptedReply silent;
        silent.chunks = {": hello\n\n"};
        silent.end = ScriptedReply::End::Stall;
        return silent;
    });
    QProcess process;
    process.setProgram(QStringLiteral(BATON_CLI));
    process.setArguments(
        {u"run"_s, u"--project"_s, project, u"--requirement"_s, u"A sample."_s, u"--provider"_s, u"openai"_s,
            u"--base-url"_s, server.baseUrl(), u"--model"_s, u"gpt-4.1"_s, u"--tests"_s, u"off"_s});
    QSignalSpy asked(&server, &ScriptedHttpServer::requestReceived);
    QSignalSpy ended(&process, &QProcess::finished);
    process.start();
    QVERIFY(asked.wait(10'000));
    process.kill();
    QVERIFY(ended.count() > 0 || ended.wait(10'000));
}

/// A project that stands at the design, with an approved PRD on disk, and is closed again.
bool makeProject(WindowScene &scene, const QString &folder)
{
    const bool made = scene.startDemo(folder) && scene.waitForState(prd, ArtefactState::Review)
        && scene.approve(prd) && scene.waitForState(design, ArtefactState::Review)
        && scene.waitFor([&] { return QFile::exists(folder + u'/' + prd); });
    scene.reopen();
    return made;
}

/// As long as it lives, no file of this program may grow beyond a size.
class FileSizeLimit {
public:
    explicit FileSizeLimit(qint64 bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        struct rlimit limit = m_before;
        limit.rlim_cur = static_cast<rlim_t>(bytes);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

private:
    struct rlimit m_before = {};
};

bool openRecent(WindowScene &scene)
{
    return scene.press(u"recentProjects"_s, Qt::Key_Home) && scene.press(u"recentProjects"_s, Qt::Key_Return)
        && scene.waitFor([&] { return scene.isOpen(); });
}

} // namespace

/// Opening, closing and finding again.
class ProjectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void closedProjectIsListedAndOpensAgain();
    void interruptedProjectSpendsNothingBeforeContinue();
    void secondWindowIsRefused();
    void foreignFolderIsRefused();
    void changeOutsideIsShownAndTaken();
    void changeOutsideIsShownAndOverruled();
    void unsavedTextIsThereAgain();
    void journalThatFailsIsToldOnce();
    void journalThatLostItsEndIsGoneOnWith();
};

BATON_TEST_CLASS(ProjectTest)

void ProjectTest::init()
{
    failOnWarnings();
}

void ProjectTest::closedProjectIsListedAndOpensAgain()
{
    WindowScene scene;
    const QString folder = scene.home(u"p"_s);
    QVERIFY(makeProject(scene, folder));
    const auto *recent = scene.seen<QListWidget>(u"recentProjects"_s);
    QVERIFY(recent != nullptr);
    QCOMPARE(recent->count(), 1);
    const QString words = recent->item(0)->data(Qt::AccessibleTextRole).toString();
    QVERIFY2(words.startsWith("p, "_L1) && words.contains("waits for you"_L1), qPrintable(words));
    QVERIFY(openRecent(scene));
    QTRY_COMPARE(scene.document(), design);
    QVERIFY(scene.approve(design));
}

void ProjectTest::interruptedProjectSpendsNothingBeforeContinue()
{
    WindowScene scene;
    const SampleTeam team;
    ScriptedHttpServer server;
    const QString folder = scene.home(u"p"_s);
    leaveInterrupted(folder, server);
    server.setHandler(ScriptedHttpServer::openAiCompatible(
        [&](const QString &verbLine, const QJsonObject &) { return team.answer(verbLine); }));
    const auto asked = server.requests().size();
    QCOMPARE(calls(folder), 1);

    QVERIFY(scene.askToOpen(folder));
    QVERIFY(scene.waitFor([&] { return scene.isOpen(); }));
    QCOMPARE(scene.words(u"pauseRun"_s), u"Continue"_s);
    QVERIFY(scene.state().calls.isEmpty());
    // Reading is answered by the thread that would have asked the model: it had its chance.
    QTRY_COMPARE(scene.document(), prd);
    QVERIFY(scene.press(u"showTrace"_s));
    QCOMPARE(calls(folder), 1);
    QCOMPARE(server.requests().size(), asked);

    QVERIFY(scene.press(u"pauseRun"_s));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    QCOMPARE(server.requests().size(), asked + 1);
}

void ProjectTest::secondWindowIsRefused()
{
    WindowScene scene;
    const QString folder = scene.home(u"p"_s);
    QVERIFY(scene.startDemo(folder));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    const auto second = scene.newWindow();
    second->openProject(folder);
    QTRY_VERIFY(second->findChild<QLabel *>(u"startProblem"_s)->isVisible());
    const QString words = second->findChild<QLabel *>(u"startProblem"_s)->text();
    QVERIFY2(words.contains("open"_L1) && words.endsWith(u'.'), qPrintable(words));
    QVERIFY(second->project() == nullptr);
    QVERIFY(scene.isOpen());
}

void ProjectTest::foreignFolderIsRefused()
{
    WindowScene scene;
    const QString folder = scene.home(u"mine"_s);
    QVERIFY(QDir().mkpath(folder));
    put(folder + u"/notes.txt"_s, "mine\n");
    QVERIFY(scene.fill(u"requirement"_s, WindowScene::requirement));
    QVERIFY(scene.fill(u"projectFolder"_s, folder));
    QVERIFY(scene.press(u"requirement"_s, Qt::Key_Return, Qt::ControlModifier));
    QTRY_VERIFY(scene.seen(u"startProblem"_s) != nullptr);
    // Nothing typed is lost over it.
    QCOMPARE(scene.seen<QPlainTextEdit>(u"requirement"_s)->toPlainText(), WindowScene::requirement);
    QCOMPARE(scene.seen<QLineEdit>(u"projectFolder"_s)->text(), folder);
    QCOMPARE(filesBelow(folder).keys(), QStringList{u"notes.txt"_s});
}

void ProjectTest::changeOutsideIsShownAndTaken()
{
    WindowScene scene;
    const QString folder = scene.home(u"p"_s);
    QVERIFY(makeProject(scene, folder));
    const QByteArray mine = filesBelow(folder).value(prd) + "\nA line from another editor.\n";
    put(folder + u'/' + prd, mine);
    QVERIFY(openRecent(scene));
    QTRY_VERIFY(scene.seen(u"changedOutside"_s) != nullptr);
    QVERIFY(scene.words(u"outsideChangeWords"_s).contains(prd));
    QCOMPARE(filesBelow(folder).value(prd), mine);
    QVERIFY(scene.press(u"reloadAsMyRevision"_s));
    QTRY_VERIFY(scene.seen(u"changedOutside"_s) == nullptr);
    QCOMPARE(scene.state().artefact(prd)->approvedRevision, 2);
    QCOMPARE(scene.state().artefact(prd)->head()->author, AuthorKind::Human);
    QCOMPARE(filesBelow(folder).value(prd), mine);
}

void ProjectTest::changeOutsideIsShownAndOverruled()
{
    WindowScene scene;
    const QString folder = scene.home(u"p"_s);
    QVERIFY(makeProject(scene, folder));
    const QByteArray ours = filesBelow(folder).value(prd);
    put(folder + u'/' + prd, "spoilt\n");
    QVERIFY(openRecent(scene));
    QTRY_VERIFY(scene.seen(u"changedOutside"_s) != nullptr);
    QVERIFY(scene.press(u"keepBatonSText"_s));
    QTRY_VERIFY(scene.seen(u"changedOutside"_s) == nullptr);
    QTRY_COMPARE(filesBelow(folder).value(prd), ours);
}

void ProjectTest::unsavedTextIsThereAgain()
{
    WindowScene scene;
    QVERIFY(scene.startDemo(scene.home(u"p"_s)));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    QVERIFY(scene.goTo(prd));
    QVERIFY(scene.press(u"showSource"_s));
    QVERIFY(scene.press(u"sourceEditor"_s, Qt::Key_End, Qt::ControlModifier));
    scene.type(u"Half a thought"_s);
    scene.reopen();
    QVERIFY(openRecent(scene));
    QTRY_COMPARE(scene.document(), prd);
    QVERIFY(scene.seen(u"saveAsYourRevision"_s) != nullptr);
    QVERIFY(scene.press(u"showSource"_s));
    QVERIFY(scene.press(u"sourceEditor"_s, Qt::Key_S, Qt::ControlModifier));
    QTRY_COMPARE(scene.state().artefact(prd)->revisions.size(), 2);
    QVERIFY(runCli({u"show"_s, u"--project"_s, scene.home(u"p"_s), prd}).out.contains("Half a thought"_L1));
}

void ProjectTest::journalThatFailsIsToldOnce()
{
    WindowScene scene;
    const QString project = scene.home(u"p"_s);
    QVERIFY(scene.startDemo(project));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    // The commit of the requirement is on its way beside it.
    QVERIFY(scene.waitFor(
        [&] { return scene.state().artefact(u"docs/requirement.md"_s)->committedRevision == 1; }));
    QSignalSpy broken(&scene.window().project()->session(), &session::Session::broken);
    QSignalSpy said(scene.window().project(), &ui::ProjectController::said);
    const State before = scene.state();
    QVERIFY(scene.goTo(prd));
    {
        const FileSizeLimit limit(QFileInfo(project + u"/.baton/journal.sqlite-wal"_s).size());
        scene.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(scene.waitFor([&] { return !broken.isEmpty(); }));
        QVERIFY(scene.waitFor([&] { return scene.words(u"saved"_s).contains("Nothing is saved"_L1); }));
    }
    QVERIFY(scene.words(u"messageText"_s).contains("Everything recorded before is safe"_L1));
    QCOMPARE(broken.count(), 1);
    QCOMPARE(scene.state().seq, before.seq);
    QVERIFY(!said.isEmpty());
    // What was decided is not lost from sight: it can be decided again after opening.
    scene.reopen();
    QVERIFY(openRecent(scene));
    QVERIFY(scene.approve(prd));
}

void ProjectTest::journalThatLostItsEndIsGoneOnWith()
{
    WindowScene scene;
    const QString folder = scene.home(u"p"_s);
    const QString journal = folder + u"/.baton/journal.sqlite"_s;
    QVERIFY(makeProject(scene, folder));
    QVERIFY(QFile::copy(journal, journal + u".copy"_s));
    QCOMPARE(runCli({u"approve"_s, u"--project"_s, folder, design}).exitCode, 0);
    QVERIFY(QFile::remove(journal) && QFile::rename(journal + u".copy"_s, journal));
    QVERIFY(scene.askToOpen(folder));
    QTRY_VERIFY(scene.seen(u"startProblem"_s) != nullptr);
    QVERIFY(!scene.isOpen());
    // Asked for twice; whoever thinks better of it is where they were.
    QVERIFY(scene.press(u"remedy"_s));
    QVERIFY(scene.press(u"cancelRecovery"_s));
    QVERIFY(!QDir(folder + u"/.baton/before-recovery"_s).exists());
    QVERIFY(scene.press(u"remedy"_s));
    QVERIFY(scene.press(u"recover"_s));
    QVERIFY(scene.waitForState(design, ArtefactState::Review));
    QVERIFY(QDir(folder + u"/.baton/before-recovery"_s).exists());
    // Of another problem there is no way out here.
    const auto second = scene.newWindow();
    second->openProject(folder);
    QTRY_VERIFY(second->findChild<QLabel *>(u"startProblem"_s)->isVisible());
    QVERIFY(!second->findChild<QPushButton *>(u"remedy"_s)->isVisible());
}

#include "project_test.moc"
