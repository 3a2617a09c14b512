// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui_dialogs/dialog_fixture.h"
#include "ui/dialogs/form/field_block.h"
#include "ui/dialogs/pickers/command_palette.h"
#include "ui/dialogs/pickers/pick_model.h"
#include "ui/dialogs/pickers/shortcuts_dialog.h"
#include "ui/support/live_announcer.h"
#include "ui/support/theme_controller.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTreeWidget>

#include <memory>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

namespace {

QAction *actionCalled(const QMainWindow &window, const QString &title)
{
    for (const ListedAction &listed : listActions(window.menuBar()->actions())) {
        if (listed.title == title)
            return listed.action;
    }
    return nullptr;
}

QLineEdit *fieldOf(const QWidget &pick)
{
    return test::child<QLineEdit>(&pick, "quickPickField");
}

QListView *listOf(const QWidget &pick)
{
    return test::child<QListView>(&pick, "quickPickList");
}

} // namespace

/// Fuzzy matching, the palette, going to a file, the list of shortcuts.
class PickTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void finds_data();
    void finds();
    void ranks_data();
    void ranks();
    void marksWhatMatched();
    void survivesLongTexts();
    void stripsMnemonics_data();
    void stripsMnemonics();
    void listsActionsOfMenus();
    void triggersByKeyboard();
    void givesTheFocusBack();
    void closesOnEscapeAndOutsideClick();
    void saysNothingFound();
    void doesNotTriggerDisabled();
    void stepsAroundTheEnds();
    void goesToAFile();
    void sizesWithTheWindow();
    void searchesShortcuts();

private:
    std::unique_ptr<baton::ui::ThemeController> m_theme;
    std::unique_ptr<QMainWindow> m_window;
};

BATON_TEST_CLASS(PickTest)

void PickTest::initTestCase()
{
    m_theme = std::make_unique<ThemeController>(*qApp);
    m_theme->wearStyleSheet();
}

void PickTest::init()
{
    test::failOnWarnings();
    m_window = test::sampleWindow();
    m_window->resize(1000, 700);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void PickTest::cleanup()
{
    m_window.reset();
}

void PickTest::finds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("empty") << QString() << u"Anything"_s << true;
    QTest::newRow("substring") << u"export"_s << u"File › Export…"_s << true;
    QTest::newRow("case") << u"EXPORT"_s << u"export"_s << true;
    QTest::newRow("initials") << u"aho"_s << u"Approve and hand off"_s << true;
    QTest::newRow("order matters") << u"oha"_s << u"ab hand"_s << false;
    QTest::newRow("words in any order") << u"board src"_s << u"src/board.py"_s << true;
    QTest::newRow("each word") << u"board xyz"_s << u"src/board.py"_s << false;
    QTest::newRow("chinese") << u"交付"_s << u"审阅 › 批准并交付"_s << true;
    QTest::newRow("chinese apart") << u"批付"_s << u"批准并交付"_s << true;
    QTest::newRow("not there") << u"z"_s << u"abc"_s << false;
    QTest::newRow("empty text") << u"a"_s << QString() << false;
}

void PickTest::finds()
{
    QFETCH(QString, query);
    QFETCH(QString, text);
    QFETCH(bool, found);
    QCOMPARE(fuzzyMatch(query, text).has_value(), found);
}

void PickTest::ranks_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("neighbours") << u"stop"_s << u"Stop run"_s << u"Show top of page"_s;
    QTest::newRow("starts of words") << u"nt"_s << u"Next tab"_s << u"Font"_s;
    QTest::newRow("beginning") << u"re"_s << u"Regenerate"_s << u"Compare"_s;
    QTest::newRow("shorter") << u"open"_s << u"Open"_s << u"Open recent project folder"_s;
    QTest::newRow("name over folder") << u"board"_s << u"src/board.py"_s << u"board/src/main.py"_s;
}

void PickTest::ranks()
{
    QFETCH(QString, query);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    const auto score = [&query](const QString &text) {
        return fuzzyMatch(query, text, static_cast<int>(text.lastIndexOf(u'/')) + 1)->score;
    };
    QVERIFY2(score(better) > score(worse), qPrintable(u"%1 > %2"_s.arg(score(better)).arg(score(worse))));
}

void PickTest::marksWhatMatched()
{
    QCOMPARE(fuzzyMatch(u"exp"_s, u"File › Export"_s)->positions, (QVector<int>{7, 8, 9}));
    QCOMPARE(fuzzyMatch(u"aho"_s, u"Approve and hand off"_s)->positions, (QVector<int>{0, 12, 17}));
}

void PickTest::survivesLongTexts()
{
    QVERIFY(fuzzyMatch(u"a"_s.repeated(500), u"a"_s.repeated(100'000)).has_value());
}

void PickTest::stripsMnemonics_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("front") << u"&Save"_s << u"Save"_s;
    QTest::newRow("inside") << u"Sh&ow"_s << u"Show"_s;
    QTest::newRow("chinese") << u"保存(&S)…"_s << u"保存…"_s;
    QTest::newRow("real") << u"Save && close"_s << u"Save & close"_s;
}

void PickTest::stripsMnemonics()
{
    QFETCH(QString, text);
    QFETCH(QString, plain);
    QCOMPARE(withoutMnemonic(text), plain);
}

void PickTest::listsActionsOfMenus()
{
    const QVector<ListedAction> actions = listActions(m_window->menuBar()->actions());
    QCOMPARE(actions.size(), 10);
    QCOMPARE(actions.first().title, u"New project…"_s);
    QCOMPARE(actions.first().menu, u"File"_s);
    QCOMPARE(actions.first().keys, u"Ctrl+N"_s);
    QCOMPARE(actions.last().menu, u"View › Panes"_s);
    QList<QAction *> twice = m_window->menuBar()->actions();
    twice += m_window->menuBar()->actions();
    QCOMPARE(listActions(twice).size(), 10);
}

void PickTest::triggersByKeyboard()
{
    CommandPalette palette(*m_theme, m_window.get());
    QSignalSpy triggered(actionCalled(*m_window, u"Approve and hand off"_s), &QAction::triggered);
    palette.openWith(m_window->menuBar()->actions());
    QVERIFY(palette.isVisible());
    QCOMPARE(listOf(palette)->model()->rowCount(), 10);
    QTest::keyClicks(fieldOf(palette), u"aho"_s);
    QCOMPARE(listOf(palette)->currentIndex().data().toString(), u"Approve and hand off"_s);
    QVERIFY(palette.findChild<LiveAnnouncer *>()->lastSentence().startsWith(
        "Approve and hand off, Review, Ctrl+Return"_L1));
    QTest::keyClick(fieldOf(palette), Qt::Key_Return);
    QCOMPARE(triggered.size(), 1);
    QVERIFY(!palette.isVisible());
}

void PickTest::givesTheFocusBack()
{
    auto *centre = test::child<QPlainTextEdit>(m_window.get(), "centre");
    centre->setFocus();
    CommandPalette palette(*m_theme, m_window.get());
    QWidget *during = nullptr;
    connect(actionCalled(*m_window, u"Regenerate"_s), &QAction::triggered, &palette,
        [&during] { during = QApplication::focusWidget(); });
    palette.openWith(m_window->menuBar()->actions());
    QCOMPARE(QApplication::focusWidget(), fieldOf(palette));
    QTest::keyClick(fieldOf(palette), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), fieldOf(palette));
    QTest::keyClicks(fieldOf(palette), u"regen"_s);
    QTest::keyClick(fieldOf(palette), Qt::Key_Return);
    QCOMPARE(during, centre);
    palette.openWith(m_window->menuBar()->actions());
    QTest::keyClick(fieldOf(palette), Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), centre);
}

void PickTest::closesOnEscapeAndOutsideClick()
{
    CommandPalette palette(*m_theme, m_window.get());
    palette.openWith(m_window->menuBar()->actions());
    QTest::mouseClick(&palette, Qt::LeftButton, {}, QPoint(5, 690));
    QVERIFY(!palette.isVisible());
    palette.openWith(m_window->menuBar()->actions());
    auto *panel = test::child<QFrame>(&palette, "quickPickPanel");
    QTest::mouseClick(panel, Qt::LeftButton, {}, QPoint(3, 3));
    QVERIFY(palette.isVisible());
    QTest::keyClick(fieldOf(palette), Qt::Key_Escape);
    QVERIFY(!palette.isVisible());
}

void PickTest::saysNothingFound()
{
    CommandPalette palette(*m_theme, m_window.get());
    palette.openWith(m_window->menuBar()->actions());
    QTest::keyClicks(fieldOf(palette), u"qqq"_s);
    QVERIFY(!listOf(palette)->isVisible());
    QCOMPARE(palette.findChild<LiveAnnouncer *>()->lastSentence(), u"No action is called that."_s);
    QTest::keyClick(fieldOf(palette), Qt::Key_Return);
    QVERIFY(palette.isVisible());
}

void PickTest::doesNotTriggerDisabled()
{
    CommandPalette palette(*m_theme, m_window.get());
    QSignalSpy triggered(actionCalled(*m_window, u"Stop run"_s), &QAction::triggered);
    palette.openWith(m_window->menuBar()->actions());
    const auto *model = listOf(palette)->model();
    QCOMPARE(model->index(model->rowCount() - 1, 0).data().toString(), u"Stop run"_s);
    QTest::keyClicks(fieldOf(palette), u"stop run"_s);
    QTest::keyClick(fieldOf(palette), Qt::Key_Return);
    QVERIFY(palette.isVisible());
    QCOMPARE(triggered.size(), 0);
    QVERIFY(palette.findChild<LiveAnnouncer *>()->lastSentence().contains("not available now"_L1));
}

void PickTest::stepsAroundTheEnds()
{
    CommandPalette palette(*m_theme, m_window.get());
    palette.openWith(m_window->menuBar()->actions());
    QTest::keyClick(fieldOf(palette), Qt::Key_Up);
    QCOMPARE(listOf(palette)->currentIndex().row(), 9);
    QTest::keyClick(fieldOf(palette), Qt::Key_Down);
    QCOMPARE(listOf(palette)->currentIndex().row(), 0);
    QTest::keyClick(fieldOf(palette), Qt::Key_PageDown);
    QVERIFY(listOf(palette)->currentIndex().row() > 3);
}

void PickTest::goesToAFile()
{
    GoToFile files(*m_theme, m_window.get());
    QSignalSpy chosen(&files, &GoToFile::fileChosen);
    files.openWith({u"docs/prd.md"_s, u"src/main.py"_s, u"src/board.py"_s, u"tests/test_board.py"_s});
    QTest::keyClicks(fieldOf(files), u"board"_s);
    QCOMPARE(listOf(files)->model()->rowCount(), 2);
    QCOMPARE(listOf(files)->currentIndex().data(Qt::AccessibleTextRole).toString(), u"board.py, src"_s);
    QTest::mouseClick(listOf(files)->viewport(), Qt::LeftButton, {},
        listOf(files)->visualRect(listOf(files)->model()->index(1, 0)).center());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0).at(0).toString(), u"tests/test_board.py"_s);
}

void PickTest::sizesWithTheWindow()
{
    CommandPalette palette(*m_theme, m_window.get());
    palette.openWith(m_window->menuBar()->actions());
    auto *panel = test::child<QFrame>(&palette, "quickPickPanel");
    m_window->resize(420, 300);
    QTRY_COMPARE(palette.size(), m_window->size());
    QVERIFY(palette.rect().contains(panel->geometry()));
}

void PickTest::searchesShortcuts()
{
    ShortcutsDialog dialog(*m_theme);
    dialog.setShortcuts(m_window->menuBar()->actions(), {{u"Review queue"_s, u"Next item"_s, u"J"_s}});
    dialog.open();
    auto *tree = test::child<QTreeWidget>(&dialog, "shortcuts");
    QCOMPARE(tree->topLevelItemCount(), 5);
    QCOMPARE(tree->topLevelItem(0)->childCount(), 3);
    auto *search = test::child<QLineEdit>(&dialog, "searchShortcuts");
    QTest::keyClicks(search, u"ctrl+n"_s);
    QVERIFY(!tree->topLevelItem(0)->isHidden());
    QVERIFY(tree->topLevelItem(0)->child(1)->isHidden());
    QVERIFY(tree->topLevelItem(4)->isHidden());
    QTest::keyClicks(search, u"zzz"_s);
    QVERIFY(!tree->isVisible());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

#include "pick_test.moc"
