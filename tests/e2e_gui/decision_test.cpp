// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e_gui/window_scene.h"
#include "tests/support/cli_process.h"
#include "tests/support/test_main.h"

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

const QString prd = u"docs/prd.md"_s;
const QString design = u"docs/system_design.md"_s;

} // namespace

/// Decisions in the window that go another way than straight on.
class DecisionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refusalIsSaidInASentence();
    void approvalOffersUndo();
    void saveAndApproveIsOneKey();
    void stopKeepsTheRunAndContinueGoesOn();
    void noticesComeOnlyFromTheBackground();
};

BATON_TEST_CLASS(DecisionTest)

void DecisionTest::init()
{
    failOnWarnings();
}

void DecisionTest::refusalIsSaidInASentence()
{
    WindowScene scene;
    QVERIFY(scene.startDemo(scene.home(u"p"_s)));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    QVERIFY(scene.goTo(prd));
    QVERIFY(scene.press(u"showSource"_s));
    QVERIFY(scene.press(u"sourceEditor"_s, Qt::Key_End, Qt::ControlModifier));
    // An empty line at the end is no other text.
    scene.key(Qt::Key_Return);
    scene.key(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!scene.words(u"messageText"_s).isEmpty());
    QVERIFY2(scene.words(u"messageText"_s).endsWith(u'.'), qPrintable(scene.words(u"messageText"_s)));
    QVERIFY2(!scene.words(u"messageText"_s).contains(u'_'), qPrintable(scene.words(u"messageText"_s)));
    QCOMPARE(scene.state().artefact(prd)->revisions.size(), 1);
}

void DecisionTest::approvalOffersUndo()
{
    WindowScene scene;
    QVERIFY(scene.startDemo(scene.home(u"p"_s)));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    QVERIFY(scene.press(u"pauseRun"_s)); // so that nobody reads it yet
    QTRY_COMPARE(scene.state().mode, RunMode::Paused);
    QVERIFY(scene.approve(prd));
    QVERIFY(scene.press(u"messageAction"_s));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
}

void DecisionTest::saveAndApproveIsOneKey()
{
    WindowScene scene;
    QVERIFY(scene.startDemo(scene.home(u"p"_s)));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    QVERIFY(scene.goTo(prd));
    QVERIFY(scene.press(u"showSource"_s));
    QVERIFY(scene.press(u"sourceEditor"_s, Qt::Key_End, Qt::ControlModifier));
    scene.type(u"One more line."_s);
    scene.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(scene.waitForState(prd, ArtefactState::Approved));
    const Artefact artefact = *scene.state().artefact(prd);
    QCOMPARE(artefact.approvedRevision, 2);
    QCOMPARE(artefact.head()->author, AuthorKind::Human);
    QVERIFY(
        scene.waitFor([&] { return filesBelow(scene.home(u"p"_s)).value(prd).contains("One more line."); }));
}

void DecisionTest::stopKeepsTheRunAndContinueGoesOn()
{
    WindowScene scene;
    QVERIFY(scene.startDemo(scene.home(u"p"_s)));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    QVERIFY(scene.press(u"pauseRun"_s));
    QTRY_COMPARE(scene.state().mode, RunMode::Paused);
    QTRY_COMPARE(scene.words(u"pauseRun"_s), u"Continue"_s);
    QVERIFY(scene.approve(prd));
    QCOMPARE(scene.stateOf(design), ArtefactState::Queued);
    scene.key(Qt::Key_F5);
    QVERIFY(scene.waitForState(design, ArtefactState::Review));
    QTRY_COMPARE(scene.words(u"pauseRun"_s), u"Pause"_s);
}

void DecisionTest::noticesComeOnlyFromTheBackground()
{
    WindowScene scene;
    QVERIFY(scene.startDemo(scene.home(u"p"_s)));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    QVERIFY(scene.notifier().shown.isEmpty());
    QVERIFY(scene.goTo(prd));
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QTest::keyClick(scene.seen(u"approveAndHandOff"_s), Qt::Key_Space);
    QVERIFY(scene.waitForState(design, ArtefactState::Review));
    QTRY_VERIFY(!scene.notifier().shown.isEmpty());
    QVERIFY(scene.notifier().shown.constLast().body.contains(design));
    scene.window().activateWindow();
    QTRY_COMPARE(scene.notifier().withdrawn, QStringList{design});
}

#include "decision_test.moc"
