// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e_gui/window_scene.h"
#include "tests/support/cli_process.h"
#include "tests/support/test_main.h"

#include <QApplication>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

const QString prd = u"docs/prd.md"_s;
const QString design = u"docs/system_design.md"_s;

bool openDemo(WindowScene &scene)
{
    return scene.startDemo(scene.home(u"p"_s)) && scene.waitForState(prd, ArtefactState::Review);
}

/// Types into the overlay a key has opened, and takes the first row.
bool pick(WindowScene &scene, Qt::Key key, const QString &query)
{
    scene.key(key, Qt::ControlModifier);
    return scene.fill(u"quickPickField"_s, query) && scene.press(u"quickPickField"_s, Qt::Key_Return);
}

} // namespace

/// What can be done without a mouse besides reviewing.
class KeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startPressedTwiceIsOneProject();
    void choicesStayWhenTheStartIsRefused();
    void nextProjectStartsAfresh();
    void paletteRunsAnAction();
    void goToFileOpensADocument();
    void goToFileDoesNotOutliveTheProject();
    void messageReachesTheRole();
    void autonomyLetsTheRunGoToItsEnd();
    void cardsAreWalkedAndOpened();
    void regenerateAsksAgain();
    void escapeNeverStopsTheRun();
};

BATON_TEST_CLASS(KeysTest)

void KeysTest::init()
{
    failOnWarnings();
}

void KeysTest::startPressedTwiceIsOneProject()
{
    WindowScene scene;
    const QString folder = scene.home(u"p"_s);
    QVERIFY(scene.fill(u"requirement"_s, WindowScene::requirement));
    QVERIFY(scene.fill(u"projectFolder"_s, folder));
    QVERIFY(scene.press(u"requirement"_s, Qt::Key_Return, Qt::ControlModifier));
    scene.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(scene.waitFor([&] { return scene.isOpen(); }));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    QVERIFY(scene.approve(prd));
}

void KeysTest::choicesStayWhenTheStartIsRefused()
{
    WindowScene scene;
    const QString folder = scene.home(u"mine"_s);
    QVERIFY(QDir().mkpath(folder));
    QFile notes(folder + u"/notes.txt"_s);
    QVERIFY(notes.open(QIODevice::WriteOnly));
    notes.close();
    QVERIFY(scene.fill(u"requirement"_s, WindowScene::requirement));
    QVERIFY(scene.fill(u"projectFolder"_s, folder));
    QVERIFY(scene.press(u"moneyLimit"_s, Qt::Key_A, Qt::ControlModifier));
    scene.type(u"7"_s);
    QVERIFY(scene.press(u"requirement"_s, Qt::Key_Return, Qt::ControlModifier));
    QTRY_VERIFY(scene.seen(u"startProblem"_s) != nullptr);
    QCOMPARE(scene.seen<QDoubleSpinBox>(u"moneyLimit"_s)->value(), 7.0);
    QCOMPARE(scene.seen<QLineEdit>(u"projectFolder"_s)->text(), folder);
    QVERIFY(scene.fill(u"projectFolder"_s, scene.home(u"other"_s)));
    QVERIFY(scene.press(u"requirement"_s, Qt::Key_Return, Qt::ControlModifier));
    QVERIFY(scene.waitFor([&] { return scene.isOpen(); }));
    QCOMPARE(scene.state().config.maxCost, std::optional(Money::fromUsd(7)));
}

void KeysTest::nextProjectStartsAfresh()
{
    WindowScene scene;
    QVERIFY(openDemo(scene));
    scene.key(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(!scene.isOpen());
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"requirement"_s);
    QVERIFY(scene.seen<QPlainTextEdit>(u"requirement"_s)->toPlainText().isEmpty());
    scene.type(WindowScene::requirement);
    const QString folder = scene.seen<QLineEdit>(u"projectFolder"_s)->text();
    QVERIFY2(folder != scene.home(u"p"_s) && folder.startsWith(scene.home(u"Baton"_s)), qPrintable(folder));
    scene.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(scene.waitFor([&] { return scene.isOpen(); }));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    scene.key(Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(scene.seen<QListWidget>(u"recentProjects"_s)->count(), 2);
}

void KeysTest::paletteRunsAnAction()
{
    WindowScene scene;
    QVERIFY(openDemo(scene));
    QVERIFY(pick(scene, Qt::Key_K, u"pause"_s));
    QTRY_COMPARE(scene.state().mode, RunMode::Paused);
}

void KeysTest::goToFileOpensADocument()
{
    WindowScene scene;
    QVERIFY(openDemo(scene));
    QVERIFY(pick(scene, Qt::Key_P, u"requirement"_s));
    QTRY_COMPARE(scene.document(), u"docs/requirement.md"_s);
}

void KeysTest::goToFileDoesNotOutliveTheProject()
{
    WindowScene scene;
    QVERIFY(openDemo(scene));
    scene.key(Qt::Key_P, Qt::ControlModifier);
    QVERIFY(scene.waitFor([&] { return scene.seen(u"quickPickField"_s) != nullptr; }));
    scene.key(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(!scene.isOpen());
    QTRY_VERIFY(scene.seen(u"quickPickField"_s) == nullptr);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"requirement"_s);
}

void KeysTest::messageReachesTheRole()
{
    WindowScene scene;
    QVERIFY(openDemo(scene));
    QVERIFY(scene.fill(u"messageTheTeam"_s, u"@Architect Keep it in one file."_s));
    scene.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(scene.state().notes.size(), 1);
    QCOMPARE(scene.state().notes.first().role, u"architect"_s);
    QVERIFY(scene.seen<QPlainTextEdit>(u"messageTheTeam"_s)->toPlainText().isEmpty());
    QVERIFY(scene.approve(prd));
    QVERIFY(scene.waitForState(design, ArtefactState::Review));
    QVERIFY(scene.state().notes.first().delivered);
    const CliResult trace = runCli({u"trace"_s, u"--project"_s, scene.home(u"p"_s), u"--json"_s});
    QVERIFY(trace.out.contains("Keep it in one file."_L1));
}

void KeysTest::autonomyLetsTheRunGoToItsEnd()
{
    WindowScene scene;
    QVERIFY(openDemo(scene));
    QVERIFY(scene.press(u"autonomy"_s, Qt::Key_End));
    // What waits already is asked about; it is to count for what comes after it.
    QVERIFY(scene.press(u"onlyFromNowOn"_s));
    QTRY_COMPARE(scene.state().config.autonomy, (Autonomy{true, true}));
    QCOMPARE(scene.state().artefact(prd)->state, ArtefactState::Review);
    QVERIFY(scene.approve(prd));
    QVERIFY(scene.waitFor([&] { return scene.state().mode == RunMode::Finished; }));
    QTRY_VERIFY(scene.words(u"messageText"_s).contains("Finished"_L1));
}

void KeysTest::cardsAreWalkedAndOpened()
{
    WindowScene scene;
    QVERIFY(openDemo(scene));
    QVERIFY(pick(scene, Qt::Key_P, u"requirement"_s));
    QTRY_COMPARE(scene.document(), u"docs/requirement.md"_s);
    scene.key(Qt::Key_3, Qt::ControlModifier);
    scene.key(Qt::Key_Down); // the next lane
    scene.key(Qt::Key_Return);
    QTRY_COMPARE(scene.document(), prd);
}

void KeysTest::regenerateAsksAgain()
{
    WindowScene scene;
    QVERIFY(openDemo(scene));
    QVERIFY(scene.goTo(prd));
    scene.key(Qt::Key_R);
    QTRY_VERIFY(scene.state().artefact(prd)->state != ArtefactState::Review
        || scene.state().artefact(prd)->revisions.size() == 2);
    // The recording knows one answer only; that is said in the document's own place.
    QVERIFY(scene.waitForState(prd, ArtefactState::Failed));
    QTRY_VERIFY2(scene.words(u"reviewMessage"_s).contains("recording"_L1),
        qPrintable(scene.words(u"reviewMessage"_s)));
    QCOMPARE(scene.state().artefact(prd)->revisions.size(), 1);
}

void KeysTest::escapeNeverStopsTheRun()
{
    WindowScene scene;
    QVERIFY(openDemo(scene));
    for (int i = 0; i < 5; ++i)
        scene.key(Qt::Key_Escape);
    QCOMPARE(scene.state().mode, RunMode::Running);
    QVERIFY(scene.isOpen());
    QVERIFY(scene.approve(prd));
}

#include "keys_test.moc"
