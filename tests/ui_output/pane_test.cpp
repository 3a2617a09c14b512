// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "ui/output/output_pane.h"
#include "ui/output/terminal_view.h"
#include "ui/output/trial_card.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

/// The pane around the terminal: its states, and who gets Ctrl+. where.
class PaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsItsStates();
    void stopsByKeyWhileItRuns();
    void folds();
    void tellsWhatAProgramUses();

private:
    template <class Widget> static Widget *named(const OutputPane &pane, const QString &name)
    {
        auto *widget = pane.findChild<Widget *>(name);
        return widget != nullptr && widget->isVisible() ? widget : nullptr;
    }
};

BATON_TEST_CLASS(PaneTest)

void PaneTest::init()
{
    test::failOnWarnings();
}

void PaneTest::showsItsStates()
{
    ThemeController theme(*qApp);
    OutputPane pane(theme);
    pane.resize(1000, 400);
    pane.show();
    pane.showMessage(u"No sandbox."_s);
    QCOMPARE(named<QLabel>(pane, u"outputMessage"_s)->text(), u"No sandbox."_s);
    QVERIFY(named<QPushButton>(pane, u"runProgram"_s) && !named<QPushButton>(pane, u"stopProgram"_s));

    pane.setCommand(u"python3 main.py"_s);
    pane.showRunning();
    QVERIFY(!named<QPushButton>(pane, u"runProgram"_s) && named<QPushButton>(pane, u"stopProgram"_s));
    QVERIFY(!named<QPushButton>(pane, u"runAgain"_s));
    QVERIFY(named<TerminalView>(pane, u"terminal"_s));

    pane.showEnded(u"Ended with exit code 1"_s, true, u"Send the trace to Engineer"_s);
    QCOMPARE(named<QLabel>(pane, u"programEnd"_s)->text(), u"Ended with exit code 1"_s);
    QSignalSpy send(&pane, &OutputPane::sendRequested);
    named<QPushButton>(pane, u"sendTheTrace"_s)->click();
    QCOMPARE(send.count(), 1);
    QSignalSpy run(&pane, &OutputPane::runRequested);
    named<QPushButton>(pane, u"runAgain"_s)->click();
    QTest::keyClick(named<QLineEdit>(pane, u"programArguments"_s), Qt::Key_Return);
    QCOMPARE(run.count(), 2);
    pane.showEnded(u"Ended with exit code 0"_s, false, {});
    QVERIFY(!named<QPushButton>(pane, u"sendTheTrace"_s));
}

void PaneTest::stopsByKeyWhileItRuns()
{
    ThemeController theme(*qApp);
    OutputPane pane(theme);
    pane.show();
    pane.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    QShortcut run(QKeySequence(Qt::CTRL | Qt::Key_Period), &pane);
    QSignalSpy runStopped(&run, &QShortcut::activated);
    QSignalSpy programStopped(&pane, &OutputPane::stopRequested);
    pane.showRunning();
    pane.setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Period, Qt::ControlModifier);
    QCOMPARE(programStopped.count(), 1);
    QCOMPARE(runStopped.count(), 0);
    pane.showEnded(u"Stopped"_s, false, {});
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Period, Qt::ControlModifier);
    QCOMPARE(programStopped.count(), 1);
    QCOMPARE(runStopped.count(), 1);
}

void PaneTest::folds()
{
    ThemeController theme(*qApp);
    OutputPane pane(theme);
    pane.resize(1000, 400);
    pane.show();
    pane.showRunning();
    QSignalSpy folded(&pane, &OutputPane::foldChanged);
    QTest::keyClick(pane.findChild<QWidget *>(u"foldOutput"_s), Qt::Key_Space);
    QVERIFY(pane.isFolded());
    QVERIFY(!named<TerminalView>(pane, u"terminal"_s));
    QVERIFY(pane.maximumHeight() < 100);
    named<QPushButton>(pane, u"tryItTab"_s)->click();
    QVERIFY(!pane.isFolded());
    QVERIFY(named<TerminalView>(pane, u"terminal"_s));
    QCOMPARE(folded.count(), 2);
}

void PaneTest::tellsWhatAProgramUses()
{
    ThemeController theme(*qApp);
    OutputPane pane(theme);
    pane.resize(1000, 400);
    pane.show();
    pane.showRunning();
    const auto words = [&pane] {
        QStringList list;
        for (const QLabel *label : pane.card().findChildren<QLabel *>()) {
            const auto *elided = qobject_cast<const ElidedLabel *>(label);
            if (label->isVisible())
                list += elided != nullptr ? elided->fullText() : label->text();
        }
        return list.join(u'|');
    };
    pane.card().setFacts({.ms = 12'300, .mostMs = 3'600'000, .processes = 2, .mostProcesses = 64});
    QVERIFY2(words().contains("|none|"_L1) && words().contains("12 s of"_L1) && words().contains("2 of 64"_L1),
        qPrintable(words()));
    pane.card().setFacts({.ms = 13'000, .mostMs = 3'600'000, .triedNetwork = true});
    QVERIFY2(words().contains("none; it tried"_L1), qPrintable(words()));
    QVERIFY(!named<QPushButton>(pane, u"openInTheBrowser"_s) && !named<QPushButton>(pane, u"saveACopy"_s));
    pane.card().setAddress(u"http://127.0.0.1:8000"_s);
    pane.card().setFiles({u"a.txt, 3 B"_s}, true);
    QVERIFY(words().contains("a.txt"_L1));
    QSignalSpy browser(&pane.card(), &TrialCard::browserRequested);
    named<QPushButton>(pane, u"openInTheBrowser"_s)->click();
    QCOMPARE(browser.count(), 1);
    QVERIFY(named<QPushButton>(pane, u"saveACopy"_s));
    pane.resize(500, 400); // one line
    QTRY_VERIFY(words().contains("network listens on"_L1));
    QVERIFY(!words().contains("|Time|"_L1));
}

#include "pane_test.moc"
