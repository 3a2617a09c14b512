// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manual_clock.h"
#include "tests/support/test_main.h"
#include "tests/ui_dialogs/dialog_fixture.h"
#include "ui/dialogs/notices/about_dialog.h"
#include "ui/dialogs/notices/outside_change_bar.h"
#include "ui/dialogs/notices/stale_bar.h"
#include "ui/dialogs/notices/toast.h"
#include "ui/support/live_announcer.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <QWidget>

#include <memory>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

/// Toast, the bar about outside changes, the note dialog, the about dialog.
class BarsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void toastGoesByItself();
    void toastActionBelongsToItsMessage();
    void toastStaysWhileItHasTheKeyboard();
    void toastIsReachedByMnemonic();
    void toastStaysInTheWindow();
    void toastCountsDown();
    void staleBarSaysThePrice();
    void barAsksAboutOneFileAfterAnother();
    void barTellsOfADeletedFile();
    void barWrapsInANarrowPane();
    void aboutSaysVersionAndLicence();

private:
    std::unique_ptr<baton::ui::ThemeController> m_theme;
    baton::test::ManualClock m_clock;
    std::unique_ptr<QWidget> m_window;
    baton::ui::LiveAnnouncer *m_announcer = nullptr;
    std::unique_ptr<baton::ui::Toast> m_toast;
};

BATON_TEST_CLASS(BarsTest)

void BarsTest::initTestCase()
{
    m_theme = std::make_unique<ThemeController>(*qApp);
    m_theme->wearStyleSheet();
}

void BarsTest::init()
{
    test::failOnWarnings();
    m_window = std::make_unique<QWidget>();
    m_window->resize(800, 500);
    auto *column = new QVBoxLayout(m_window.get());
    auto *edit = new QLineEdit(m_window.get());
    edit->setObjectName(u"edit"_s);
    column->addWidget(edit);
    m_announcer = new LiveAnnouncer(m_window.get());
    column->addWidget(m_announcer);
    m_toast = std::make_unique<Toast>(*m_theme, m_clock, *m_announcer, m_window.get());
    m_window->show();
    edit->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void BarsTest::cleanup()
{
    m_toast.reset();
    m_window.reset();
}

void BarsTest::toastGoesByItself()
{
    m_toast->post({u"Saved."_s, {}, 0});
    QCOMPARE(m_toast->text(), u"Saved."_s);
    QCOMPARE(m_announcer->lastSentence(), u"Saved."_s);
    m_clock.advance(3'999);
    QVERIFY(m_toast->isVisible());
    m_clock.advance(1);
    QVERIFY(!m_toast->isVisible());
    QCOMPARE(m_clock.pendingTimers(), 0);
}

void BarsTest::toastActionBelongsToItsMessage()
{
    QSignalSpy action(m_toast.get(), &Toast::actionTriggered);
    const int first = m_toast->post({u"Approved prd.md."_s, u"&Undo"_s, 0});
    m_clock.advance(9'000);
    const int second = m_toast->post({u"Approved tasks.md."_s, u"&Undo"_s, 0});
    QVERIFY(first != second);
    m_clock.advance(9'000);
    QVERIFY2(m_toast->isVisible(), "a new message has its own time");
    QVERIFY(m_announcer->lastSentence().contains("Undo"_L1));
    test::child<QPushButton>(m_toast.get(), "messageAction")->click();
    QCOMPARE(action.size(), 1);
    QCOMPARE(action.at(0).at(0).toInt(), second);
    QVERIFY(!m_toast->isVisible());
}

void BarsTest::toastStaysWhileItHasTheKeyboard()
{
    auto *edit = test::child<QLineEdit>(m_window.get(), "edit");
    m_toast->post({u"Approved."_s, u"&Undo"_s, 0});
    test::child<QPushButton>(m_toast.get(), "messageAction")->setFocus();
    QCOMPARE(m_window->focusWidget(), test::child<QPushButton>(m_toast.get(), "messageAction"));
    m_clock.advance(60'000);
    QVERIFY(m_toast->isVisible());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    QVERIFY(!m_toast->isVisible());
    QCOMPARE(m_window->focusWidget(), edit);
    m_toast->post({u"Approved."_s, u"&Undo"_s, 0});
    test::child<QPushButton>(m_toast.get(), "messageAction")->setFocus();
    edit->setFocus();
    m_clock.advance(10'000);
    QVERIFY(!m_toast->isVisible());
}

void BarsTest::toastIsReachedByMnemonic()
{
    QSignalSpy action(m_toast.get(), &Toast::actionTriggered);
    m_toast->post({u"Approved."_s, u"&Undo"_s, 0});
    QTest::keyClick(m_window.get(), Qt::Key_U, Qt::AltModifier);
    QTRY_COMPARE(action.size(), 1);
}

void BarsTest::toastStaysInTheWindow()
{
    m_toast->post({u"A long sentence about what has happened. "_s.repeated(6), u"&Undo"_s, 0});
    QVERIFY(m_window->rect().contains(m_toast->geometry()));
    m_window->resize(400, 400);
    QTRY_VERIFY(m_window->rect().contains(m_toast->geometry()));
    auto *text = test::child<QLabel>(m_toast.get(), "messageText");
    QVERIFY(text->height() >= text->heightForWidth(text->width()));
}

void BarsTest::toastCountsDown()
{
    QSignalSpy ended(m_toast.get(), &Toast::countedDown);
    m_toast->post({.text = u"Approved."_s, .action = u"&Undo"_s, .countdown = 3});
    const auto *action = test::child<QPushButton>(m_toast.get(), "messageAction");
    QCOMPARE(action->text(), u"&Undo (3)"_s);
    QCOMPARE(action->accessibleName(), u"Undo"_s);
    m_clock.advance(2000);
    QCOMPARE(action->text(), u"&Undo (1)"_s);
    QCOMPARE(ended.count(), 0);
    m_clock.advance(1000);
    QCOMPARE(action->text(), u"&Undo"_s);
    QCOMPARE(ended.count(), 1);
    QVERIFY(m_toast->isVisible());
    // A message that is gone counts no further.
    m_toast->post({.text = u"Approved."_s, .action = u"&Undo"_s, .countdown = 3});
    m_toast->dismiss();
    m_clock.advance(5000);
    QCOMPARE(ended.count(), 1);
}

void BarsTest::staleBarSaysThePrice()
{
    StaleBar bar(*m_theme);
    QVERIFY(bar.isHidden());
    QSignalSpy wanted(&bar, &StaleBar::refreshRequested);
    bar.setStale(3, u"$0.04"_s);
    QVERIFY(!bar.isHidden());
    QVERIFY(test::child<QLabel>(&bar, "staleWords")->text().contains(u'3'));
    auto *button = test::child<QPushButton>(&bar, "refreshAll");
    QVERIFY2(button->text().contains(u"$0.04"_s), qPrintable(button->text()));
    button->click();
    QCOMPARE(wanted.count(), 1);
    bar.setStale(1, {});
    QVERIFY(!button->text().contains(u'$'));
    bar.setStale(0, {});
    QVERIFY(bar.isHidden());
}

void BarsTest::barAsksAboutOneFileAfterAnother()
{
    OutsideChangeBar bar(*m_theme);
    QSignalSpy reload(&bar, &OutsideChangeBar::reloadRequested);
    QSignalSpy keep(&bar, &OutsideChangeBar::keepRequested);
    QSignalSpy compare(&bar, &OutsideChangeBar::compareRequested);
    QVERIFY(bar.isHidden());
    bar.setPaths({u"src/board.py"_s, u"src/main.py"_s});
    QVERIFY(bar.isVisible());
    auto *words = test::child<QLabel>(&bar, "outsideChangeWords");
    QVERIFY(words->text().startsWith("src/board.py was changed outside Baton. Nothing was overwritten."_L1));
    QVERIFY(words->text().contains("1 more file"_L1));
    test::child<QPushButton>(&bar, "compareOutsideChange")->click();
    test::child<QPushButton>(&bar, "reloadAsMyRevision")->click();
    QCOMPARE(compare.at(0).at(0).toString(), u"src/board.py"_s);
    QCOMPARE(reload.at(0).at(0).toString(), u"src/board.py"_s);
    bar.setPaths({u"a.py"_s, u"src/board.py"_s});
    QCOMPARE(bar.path(), u"src/board.py"_s);
    bar.setPaths({u"a.py"_s});
    QCOMPARE(bar.path(), u"a.py"_s);
    test::child<QPushButton>(&bar, "keepBatonSText")->click();
    QCOMPARE(keep.at(0).at(0).toString(), u"a.py"_s);
    bar.setPaths({});
    QVERIFY(bar.isHidden());
}

void BarsTest::barTellsOfADeletedFile()
{
    OutsideChangeBar bar(*m_theme);
    bar.setChanges({{u"answered.py"_s, {u"hash"_s}, true}, {u"src/board.py"_s, {}, false}});
    QCOMPARE(bar.path(), u"src/board.py"_s);
    auto *words = test::child<QLabel>(&bar, "outsideChangeWords");
    QVERIFY(words->text().startsWith("src/board.py was deleted outside Baton."_L1));
    auto *leave = test::child<QPushButton>(&bar, "reloadAsMyRevision");
    QCOMPARE(leave->text(), u"&Leave it out"_s);
    bar.setChanges({{u"src/board.py"_s, {u"hash"_s}, false}});
    QCOMPARE(leave->text(), u"&Reload as my revision"_s);
}

void BarsTest::barWrapsInANarrowPane()
{
    OutsideChangeBar bar(*m_theme);
    bar.setPaths({u"src/board.py"_s});
    bar.resize(1200, bar.sizeHint().height());
    auto *words = test::child<QLabel>(&bar, "outsideChangeWords");
    auto *keep = test::child<QPushButton>(&bar, "keepBatonSText");
    QTRY_VERIFY(keep->y() < words->y() + words->height());
    bar.resize(520, 110);
    QTRY_VERIFY(keep->y() >= words->y() + words->height());
    QVERIFY(bar.rect().contains(keep->geometry()));
}

void BarsTest::aboutSaysVersionAndLicence()
{
    AboutDialog dialog(*m_theme, u"1.2.3"_s, {{u"Qt"_s, u"6.4.2"_s, u"LGPL-3.0-only"_s}});
    dialog.open();
    QVERIFY(test::child<QLabel>(&dialog, "licence")->text().contains("GPL-3.0-or-later"_L1));
    QCOMPARE(test::child<QTreeWidget>(&dialog, "libraries")->topLevelItem(0)->text(1), u"6.4.2"_s);
    test::child<QPushButton>(&dialog, "copyDetails")->click();
    QVERIFY(QApplication::clipboard()->text().startsWith("Baton 1.2.3\n"_L1));
    QVERIFY(QApplication::clipboard()->text().endsWith("Qt 6.4.2"_L1));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

#include "bars_test.moc"
