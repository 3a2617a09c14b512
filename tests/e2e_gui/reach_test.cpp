// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e_gui/window_scene.h"
#include "tests/support/test_main.h"
#include "ui/document/document_pane.h"
#include "ui/models/timeline_entry.h"
#include "ui/views/timeline_panel.h"
#include "ui/views/timeline_view.h"
#include "ui/window/project_controller.h"
#include "ui/window/project_view.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBrowser>
#include <QTreeView>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

const QString prd = u"docs/prd.md"_s;
const QString design = u"docs/system_design.md"_s;
const QString tasks = u"docs/tasks.md"_s;

/// The demo, standing still with the PRD in review.
bool startPaused(WindowScene &scene)
{
    return scene.startDemo(scene.home(u"p"_s)) && scene.waitForState(prd, ArtefactState::Review)
        && scene.press(u"pauseRun"_s)
        && WindowScene::waitFor([&] { return scene.state().mode == RunMode::Paused; });
}

QModelIndex rowOf(const QAbstractItemModel &model, const QString &words, const QModelIndex &parent = {})
{
    for (int i = 0; i < model.rowCount(parent); ++i) {
        const QModelIndex index = model.index(i, 0, parent);
        if (index.data(Qt::AccessibleTextRole).toString().contains(words)
            || index.data().toString().contains(words))
            return index;
        if (const QModelIndex below = rowOf(model, words, index); below.isValid())
            return below;
    }
    return {};
}

/// Opens the menu of a file in the project tree by the menu key.
QMenu *menuOf(WindowScene &scene, const QString &name)
{
    auto *tree = scene.seen<QTreeView>(u"projectFiles"_s);
    tree->setFocus();
    tree->setCurrentIndex(rowOf(*tree->model(), name));
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(tree->viewport(), &event);
    return qobject_cast<QMenu *>(QApplication::activePopupWidget());
}

QStringList textsOf(const QMenu &menu)
{
    QStringList texts;
    for (const QAction *action : menu.actions())
        texts.append(action->text().remove(u'&'));
    return texts;
}

bool choose(QMenu *menu, const QString &text)
{
    const QList<QAction *> actions = menu == nullptr ? QList<QAction *>() : menu->actions();
    for (QAction *action : actions) {
        if (action->text().remove(u'&') == text) {
            action->trigger();
            menu->close();
            return true;
        }
    }
    return false;
}

/// As a click on a link of the document in front.
void follow(WindowScene &scene, const QString &link)
{
    Q_EMIT scene.seen<QTextBrowser>(u"documentView"_s)->anchorClicked(QUrl(link));
}

} // namespace

/// What is shown leads where it points: menus of files, links, desktop notices, notes, changes outside.
class ReachTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void treeMenuOffersWhatIsPossible();
    void aSkipIsTakenBack();
    void linksOpenDocuments();
    void theBrowserIsAskedForOnce();
    void nothingElseIsOpened();
    void aNoticeOpensItsDocument();
    void aNoteIsReplacedFromTheComposer();
    void compareShowsWhatLiesOnTheDisk();
};

BATON_TEST_CLASS(ReachTest)

void ReachTest::init()
{
    failOnWarnings();
}

void ReachTest::treeMenuOffersWhatIsPossible()
{
    WindowScene scene;
    QVERIFY(startPaused(scene));
    QMenu *menu = menuOf(scene, u"prd.md"_s);
    QVERIFY(menu != nullptr);
    QStringList texts = textsOf(*menu);
    QVERIFY(texts.contains(u"Approve and hand off"_s) && texts.contains(u"Regenerate"_s));
    QVERIFY(texts.contains(u"Skip this step"_s) && !texts.contains(u"Pause before this"_s));
    QVERIFY(choose(menu, u"Open"_s));
    QTRY_COMPARE(scene.document(), prd);
    menu = menuOf(scene, u"system_design.md"_s);
    QVERIFY(menu != nullptr);
    texts = textsOf(*menu);
    QVERIFY(!texts.contains(u"Approve and hand off"_s) && !texts.contains(u"Regenerate"_s));
    QVERIFY(choose(menu, u"Pause before this"_s));
    QTRY_VERIFY(scene.state().artefact(design)->pauseBefore);
    menu = menuOf(scene, u"prd.md"_s);
    QVERIFY(choose(menu, u"Approve and hand off"_s));
    QVERIFY(scene.waitForState(prd, ArtefactState::Approved));
    menu = menuOf(scene, u"prd.md"_s);
    QVERIFY(menu != nullptr);
    QVERIFY(!textsOf(*menu).contains(u"Skip this step"_s)); // handed on already
    menu->close();
}

void ReachTest::aSkipIsTakenBack()
{
    WindowScene scene;
    QVERIFY(startPaused(scene));
    QVERIFY(choose(menuOf(scene, u"system_design.md"_s), u"Skip this step"_s));
    QVERIFY(scene.waitForState(design, ArtefactState::Skipped));
    QVERIFY(choose(menuOf(scene, u"system_design.md"_s), u"Open"_s));
    QTRY_COMPARE(scene.document(), design);
    QVERIFY(scene.press(u"doItAfterAll"_s));
    QVERIFY(scene.waitForState(design, ArtefactState::Queued));
    // What waited for the person waits for them again.
    QVERIFY(choose(menuOf(scene, u"prd.md"_s), u"Skip this step"_s));
    QVERIFY(scene.waitForState(prd, ArtefactState::Skipped));
    QVERIFY(choose(menuOf(scene, u"prd.md"_s), u"Do it after all"_s));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
}

void ReachTest::linksOpenDocuments()
{
    WindowScene scene;
    QVERIFY(startPaused(scene));
    QVERIFY(scene.goTo(prd));
    follow(scene, u"requirement.md"_s); // beside the document
    QTRY_COMPARE(scene.document(), u"docs/requirement.md"_s);
    follow(scene, u"docs/prd.md#L12"_s); // from the project's folder
    QTRY_COMPARE(scene.document(), prd);
    follow(scene, u"../docs/./requirement.md"_s);
    QTRY_COMPARE(scene.document(), u"docs/requirement.md"_s);
    QVERIFY(scene.browsed().isEmpty());
}

void ReachTest::theBrowserIsAskedForOnce()
{
    WindowScene scene;
    QVERIFY(startPaused(scene));
    QVERIFY(scene.goTo(prd));
    const QString address = u"https://example.org/a?b=c"_s;
    follow(scene, address);
    auto *question = scene.window().findChild<QMessageBox *>(u"linkQuestion"_s);
    QVERIFY(question != nullptr && question->isVisible() && !question->isModal());
    QVERIFY(question->text().contains(address));
    QVERIFY(scene.press(u"openInBrowser"_s));
    QCOMPARE(scene.browsed(), QVector<QUrl>{QUrl(address)});
    follow(scene, u"http://example.org/2"_s);
    QCOMPARE(scene.browsed().size(), 2);
}

void ReachTest::nothingElseIsOpened()
{
    WindowScene scene;
    QVERIFY(startPaused(scene));
    QVERIFY(scene.goTo(prd));
    const QStringList links{u"file:///etc/passwd"_s, u"javascript:alert(1)"_s, u"mailto:a@b.c"_s,
        u"../../outside.md"_s, u"//example.org/x"_s, u"http:///x"_s, u"docs/nowhere.md"_s};
    for (const QString &link : links) {
        follow(scene, link);
        QTRY_VERIFY2(scene.words(u"messageText"_s).contains(u"was not opened"_s), qPrintable(link));
        QCOMPARE(scene.document(), prd);
        QVERIFY(scene.window().findChild<QMessageBox *>(u"linkQuestion"_s) == nullptr);
    }
    QVERIFY(scene.browsed().isEmpty());
    // A no is a no.
    follow(scene, u"https://example.org"_s);
    QVERIFY(scene.press(u"doNotOpen"_s));
    QVERIFY(scene.browsed().isEmpty());
}

void ReachTest::aNoticeOpensItsDocument()
{
    WindowScene scene;
    QVERIFY(scene.startDemo(scene.home(u"p"_s)));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    QVERIFY(scene.goTo(prd));
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QVERIFY(choose(menuOf(scene, u"prd.md"_s), u"Approve and hand off"_s));
    QVERIFY(scene.waitForState(design, ArtefactState::Review));
    QTRY_VERIFY(!scene.notifier().shown.isEmpty());
    QVERIFY(choose(menuOf(scene, u"prd.md"_s), u"Open"_s));
    QTRY_COMPARE(scene.document(), prd);
    Q_EMIT scene.notifier().activated(design);
    QTRY_COMPARE(scene.document(), design);
    QTRY_VERIFY(scene.window().isActiveWindow());
}

void ReachTest::aNoteIsReplacedFromTheComposer()
{
    WindowScene scene;
    QVERIFY(startPaused(scene));
    auto *receiver = scene.seen<QComboBox>(u"receiver"_s);
    receiver->setCurrentIndex(2);
    const QString role = receiver->currentData().toString();
    QVERIFY(scene.fill(u"messageTheTeam"_s, u"Keep it small."_s));
    QVERIFY(scene.press(u"sendMessage"_s));
    QTRY_COMPARE(scene.state().notes.size(), 1);
    receiver->setCurrentIndex(0);
    ui::TimelineView &timeline = scene.window().project()->view().timeline().view();
    Q_EMIT timeline.actionTriggered(
        {ui::TimelineAction::Kind::EditNote, scene.state().notes.constFirst().id});
    auto *field = scene.seen<QPlainTextEdit>(u"messageTheTeam"_s);
    QTRY_COMPARE(field->toPlainText(), u"Keep it small."_s);
    QCOMPARE(receiver->currentData().toString(), role);
    scene.key(Qt::Key_End, Qt::ControlModifier);
    scene.type(u" Really."_s);
    QVERIFY(scene.press(u"sendMessage"_s));
    // The old one goes before the new one comes.
    const auto words = [&scene] { return scene.state().notes.value(0).text; };
    QTRY_COMPARE(words(), u"Keep it small. Really."_s);
    QCOMPARE(scene.state().notes.size(), 1);
    QCOMPARE(scene.state().notes.constFirst().role, role);
}

void ReachTest::compareShowsWhatLiesOnTheDisk()
{
    WindowScene scene;
    QVERIFY(startPaused(scene));
    QVERIFY(scene.approve(prd));
    QFile file(scene.home(u"p/docs/prd.md"_s));
    QVERIFY(scene.waitFor([&] { return file.exists(); }));
    scene.reopen();
    QVERIFY(file.open(QIODevice::Append));
    file.write("A line from outside.\n");
    file.close();
    scene.window().openProject(scene.home(u"p"_s));
    QVERIFY(scene.press(u"compareOutsideChange"_s));
    QTRY_COMPARE(scene.document(), prd);
    QTRY_VERIFY(scene.words(u"changeCounts"_s).contains(u"+1"_s));
    QVERIFY(scene.words(u"showChanges"_s).contains(u"disk"_s));
    QCOMPARE(scene.state().artefact(prd)->revisions.size(), 1); // looking decides nothing
}

#include "reach_test.moc"
