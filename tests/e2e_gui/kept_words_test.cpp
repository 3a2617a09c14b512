// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e_gui/window_scene.h"
#include "tests/support/test_main.h"
#include "ui/document/document_page.h"
#include "ui/window/project_controller.h"

#include <QFile>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

const QString prd = u"docs/prd.md"_s;

/// What a kill would leave.
bool isOnDisk(const QByteArray &words)
{
    QFile state(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/baton/ui.ini"_s);
    return state.open(QIODevice::ReadOnly) && state.readAll().contains(words);
}

QString textOf(const WindowScene &scene, const QString &name)
{
    const auto *field = scene.seen<QPlainTextEdit>(name);
    return field == nullptr ? QString() : field->toPlainText();
}

/// A demo whose PRD waits for review, with the keyboard in it.
bool reviewPrd(WindowScene &scene)
{
    return scene.startDemo(scene.home(u"p"_s)) && scene.waitForState(prd, ArtefactState::Review)
        && scene.goTo(prd);
}

bool openAgain(WindowScene &scene)
{
    scene.reopen();
    scene.window().openProject(scene.home(u"p"_s));
    return scene.waitFor([&] { return scene.isOpen(); }) && scene.goTo(prd);
}

} // namespace

/// What a person types is on the disk without a word from them, and is there again when the window is.
class KeptWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void requirement();
    void requirementOfAStartedProjectIsDone();
    void requirementTypedWhileAProjectStarts();
    void openRemark();
    void sourceAndItsDiscard();
    void noteToTheTeam();
};

BATON_TEST_CLASS(KeptWordsTest)

void KeptWordsTest::init()
{
    failOnWarnings();
}

void KeptWordsTest::requirement()
{
    WindowScene scene;
    QVERIFY(scene.fill(u"requirement"_s, u"A tool of my own, thought out at length"_s));
    QVERIFY(scene.waitFor([] { return isOnDisk("thought out at length"); }));
    scene.reopen();
    QCOMPARE(textOf(scene, u"requirement"_s), u"A tool of my own, thought out at length"_s);
    QVERIFY(scene.fill(u"requirement"_s, u"Another one"_s));
    scene.reopen(); // within the moment in which it is not kept yet
    QCOMPARE(textOf(scene, u"requirement"_s), u"Another one"_s);
}

void KeptWordsTest::requirementOfAStartedProjectIsDone()
{
    WindowScene scene;
    QVERIFY(scene.startDemo(scene.home(u"p"_s)));
    scene.reopen();
    QCOMPARE(textOf(scene, u"requirement"_s), QString());
}

/// The project is made on another thread; until it is there the page takes words.
void KeptWordsTest::requirementTypedWhileAProjectStarts()
{
    WindowScene scene;
    QVERIFY(scene.fill(u"requirement"_s, WindowScene::requirement));
    QVERIFY(scene.fill(u"projectFolder"_s, scene.home(u"p"_s)));
    QVERIFY(scene.press(u"requirement"_s, Qt::Key_Return, Qt::ControlModifier));
    QVERIFY(!scene.isOpen());
    scene.key(Qt::Key_End, Qt::ControlModifier);
    scene.type(u" And sounds."_s);
    QVERIFY(scene.waitFor([&] { return scene.isOpen(); }));
    QVERIFY(scene.waitFor([] { return isOnDisk("And sounds."); }));
    scene.reopen();
    QCOMPARE(textOf(scene, u"requirement"_s), WindowScene::requirement + u" And sounds."_s);
}

void KeptWordsTest::openRemark()
{
    WindowScene scene;
    QVERIFY(reviewPrd(scene));
    scene.key(Qt::Key_C);
    scene.type(u"an open remark"_s);
    QVERIFY(scene.waitFor([] { return isOnDisk("an open remark"); }));
    QVERIFY(openAgain(scene));
    QCOMPARE(textOf(scene, u"remark"_s), u"an open remark"_s);
    QVERIFY(scene.press(u"remark"_s, Qt::Key_Return, Qt::ControlModifier));
    QVERIFY(scene.waitFor([&] { return scene.state().remarks.size() == 1; }));
    QVERIFY(openAgain(scene));
    QVERIFY(scene.seen(u"remark"_s) == nullptr); // a draft now, not typed twice
    QCOMPARE(scene.state().remarks.size(), 1);
}

void KeptWordsTest::sourceAndItsDiscard()
{
    WindowScene scene;
    QVERIFY(reviewPrd(scene));
    QVERIFY(scene.press(u"showSource"_s));
    QVERIFY(scene.press(u"sourceEditor"_s, Qt::Key_Home, Qt::ControlModifier));
    scene.type(u"typed by hand"_s);
    QVERIFY(scene.waitFor([] { return isOnDisk("typed by hand"); }));
    QVERIFY(openAgain(scene));
    QVERIFY(scene.press(u"discardEdits"_s));
    QVERIFY(scene.waitFor([&] { return scene.seen(u"discardEdits"_s) == nullptr; }));
    QVERIFY(scene.waitFor([] { return !isOnDisk("typed by hand"); }));
}

void KeptWordsTest::noteToTheTeam()
{
    WindowScene scene;
    QVERIFY(reviewPrd(scene));
    QVERIFY(scene.fill(u"messageTheTeam"_s, u"half a message"_s));
    QVERIFY(scene.waitFor([] { return isOnDisk("half a message"); }));
    QVERIFY(openAgain(scene));
    QCOMPARE(textOf(scene, u"messageTheTeam"_s), u"half a message"_s);
    QVERIFY(scene.press(u"messageTheTeam"_s, Qt::Key_Return, Qt::ControlModifier));
    QVERIFY(scene.waitFor([&] { return !scene.state().notes.isEmpty(); }));
    QVERIFY(openAgain(scene));
    QCOMPARE(textOf(scene, u"messageTheTeam"_s), QString());
}

#include "kept_words_test.moc"
