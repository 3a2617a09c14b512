// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/failed_run.h"
#include "tests/support/test_main.h"
#include "ui/support/theme_controller.h"
#include "ui/tests/fault_card.h"
#include "ui/tests/test_list.h"
#include "ui/tests/tests_view.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace baton::ui {

using test::codePath;
using test::FailedRun;
using test::failingId;
using test::testPath;

namespace {

/// The view on the screen, with the rounds of its project used up: all is left to the person.
struct ViewFixture {
    ThemeController theme{*static_cast<QApplication *>(QCoreApplication::instance())};
    TestsView view{theme};
    FailedRun run{1};
    QSignalSpy decided{&view, &TestsView::decided};
    QSignalSpy opened{&view, &TestsView::placeOpened};

    explicit ViewFixture(QSize size = {1200, 700})
    {
        theme.wearStyleSheet();
        view.resize(size);
        view.show();
        view.activateWindow();
        if (!QTest::qWaitForWindowActive(&view))
            qWarning("the view did not become active");
    }

    void show()
    {
        const session::TestRecord record = run.record();
        view.setSight(testsSight({run.state(), run.report(), &record, {}}));
    }
    /// A failure that has been laid to the code and came back.
    void failForGood()
    {
        run.run(true);
        run.blame(u"code"_s, codePath);
        run.fix();
        run.run(true);
        show();
    }
    template <class Widget = QWidget> [[nodiscard]] Widget *find(const QString &name) const
    {
        return view.findChild<Widget *>(name);
    }
    [[nodiscard]] QString current() const { return find<TestTree>(u"testList"_s)->currentTest(); }
};

QString nameOf(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
}

} // namespace

class ViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }
    void firstFailureIsInSight();
    void hasItsNames();
    void placesAreOpened();
    void numbersAnswer();
    void cardAnswersByEnter();
    void runsAgain();
    void mendedTestMakesRoom();
    void runningShowsWhatComes();
    void testsAreFound();
    void withoutARunThereAreWords();
    void fitsAnyWidth();
};

BATON_TEST_CLASS(ViewTest)

void ViewTest::firstFailureIsInSight()
{
    ViewFixture f;
    f.failForGood();
    QCOMPARE(f.current(), failingId);
    QVERIFY(f.find(u"failure"_s)->isVisible());
    QVERIFY(!f.find(u"testSummary"_s)->isVisible());
    const QString compared = f.find<QPlainTextEdit>(u"expectedAndActual"_s)->toPlainText();
    QVERIFY2(
        compared.contains(u"- expected  4"_s) && compared.contains(u"+ actual    3"_s), qPrintable(compared));
    QCOMPARE(f.find<QPlainTextEdit>(u"testOutput"_s)->toPlainText(), u"ran 2 tests\n"_s);
    // Another test in the list takes its place.
    f.find<TestTree>(u"testList"_s)->setCurrentTest(u"tests/test_a.py::Case::test_zero"_s);
    QVERIFY(!f.find(u"expectedAndActual"_s)->isVisible());
}

void ViewTest::hasItsNames()
{
    ViewFixture f;
    f.failForGood();
    const QMap<QString, QString> names{{u"testList"_s, u"Test list"_s}, {u"failure"_s, u"Failure"_s},
        {u"expectedAndActual"_s, u"Expected and actual"_s}, {u"testOutput"_s, u"Test output"_s},
        {u"attribution"_s, u"Attribution"_s}, {u"sendToEngineer"_s, u"Send to engineer"_s},
        {u"itIsTheTest"_s, u"It is the test"_s}, {u"itIsTheRequirement"_s, u"It is the requirement"_s},
        {u"round"_s, u"Round"_s}};
    for (auto it = names.cbegin(); it != names.cend(); ++it) {
        QVERIFY2(f.find(it.key()) != nullptr, qPrintable(it.key()));
        QCOMPARE(nameOf(f.find(it.key())), it.value());
        QVERIFY2(f.find(it.key())->isVisible(), qPrintable(it.key()));
    }
    QCOMPARE(nameOf(&f.view), u"Tests"_s);
}

void ViewTest::placesAreOpened()
{
    ViewFixture f;
    f.failForGood();
    f.view.goToTest();
    f.view.goToProgram();
    QCOMPARE(f.opened.size(), 2);
    QCOMPARE(f.opened.at(0), QVariantList({testPath, 6}));
    QCOMPARE(f.opened.at(1), QVariantList({codePath, 2}));
    QTest::keyClick(f.find(u"testList"_s), Qt::Key_Return);
    QCOMPARE(f.opened.at(2), QVariantList({testPath, 6}));
}

void ViewTest::numbersAnswer()
{
    ViewFixture f;
    f.failForGood();
    f.find(u"testList"_s)->setFocus();
    QTest::keyClick(f.find(u"testList"_s), Qt::Key_2);
    QCOMPARE(f.decided.size(), 1);
    const auto command = f.decided.constFirst().constFirst().value<Command>();
    const auto *sent = std::get_if<command::DecideFault>(&command);
    QVERIFY(sent != nullptr);
    QCOMPARE(sent->test, failingId);
    QCOMPARE(sent->fault, Fault::Test);
    QCOMPARE(sent->file, testPath);
    QCOMPARE(f.run.driver.refusal(command), QString());
    // It is on its way: not twice.
    f.show();
    QVERIFY(!f.find<QPushButton>(u"itIsTheTest"_s)->isEnabled());
    QTest::keyClick(f.find(u"testList"_s), Qt::Key_2);
    QCOMPARE(f.decided.size(), 1);
}

void ViewTest::cardAnswersByEnter()
{
    ViewFixture f;
    f.failForGood();
    TestsSight sight = f.view.sight();
    sight.faults[0].proposed = Fault::Test;
    std::rotate(sight.faults[0].ways.begin(), sight.faults[0].ways.begin() + 1, sight.faults[0].ways.end());
    f.view.setSight(sight);
    QWidget *card = f.find(u"attribution"_s);
    card->setFocus();
    QTest::keyClick(card, Qt::Key_Return);
    QCOMPARE(f.decided.size(), 1);
    // On one of its buttons Enter is that button's.
    auto *code = f.find<QPushButton>(u"sendToEngineer"_s);
    code->setFocus();
    QTest::keyClick(code, Qt::Key_Return);
    QCOMPARE(f.decided.size(), 2);
    const auto command = f.decided.constLast().constFirst().value<Command>();
    QCOMPARE(std::get_if<command::DecideFault>(&command)->file, codePath);
}

void ViewTest::runsAgain()
{
    ViewFixture f;
    f.failForGood();
    f.find<QPushButton>(u"runTestsAgain"_s)->click();
    f.find<QPushButton>(u"runFailedTests"_s)->click();
    QCOMPARE(f.decided.size(), 2);
    const auto all = f.decided.at(0).constFirst().value<Command>();
    const auto failed = f.decided.at(1).constFirst().value<Command>();
    QVERIFY(!std::get_if<command::RunTests>(&all)->onlyFailed);
    QVERIFY(std::get_if<command::RunTests>(&failed)->onlyFailed);
    QVERIFY(!f.find(u"stopTheTests"_s)->isVisible());
    QCOMPARE(f.run.driver.refusal(all), QString());
    f.run.start();
    f.show();
    QVERIFY(f.find(u"stopTheTests"_s)->isVisible());
    QVERIFY(!f.find(u"runTestsAgain"_s)->isVisible());
}

void ViewTest::mendedTestMakesRoom()
{
    ViewFixture f;
    f.run.run(true);
    f.run.blame(u"code"_s, codePath);
    f.show();
    QCOMPARE(f.current(), failingId);
    f.run.fix();
    f.run.run(false);
    f.show();
    QCOMPARE(f.current(), QString());
    QVERIFY(f.find(u"testSummary"_s)->isVisible());
    QVERIFY(!f.find(u"attribution"_s) || !f.find(u"attribution"_s)->isVisible());
    QVERIFY(!f.find(u"round"_s)->isVisible());
    // One that the person chose stays in sight.
    f.find<TestTree>(u"testList"_s)->setCurrentTest(failingId);
    TestsSight again = f.view.sight();
    again.facts += u" again"_s;
    f.view.setSight(again);
    QCOMPARE(f.current(), failingId);
}

void ViewTest::runningShowsWhatComes()
{
    ViewFixture f;
    f.run.start();
    f.view.setSight(testsSight({f.run.state(), f.run.report(), nullptr, {}}));
    auto *output = f.find<QPlainTextEdit>(u"testOutput"_s);
    f.view.setLive(u"one\n"_s);
    QVERIFY(output->isVisible());
    f.view.setLive(u"one\ntwo\n"_s);
    QCOMPARE(output->toPlainText(), u"one\ntwo\n"_s);
    f.run.run(true);
    f.show();
    QCOMPARE(output->toPlainText(), u"ran 2 tests\n"_s);
    // A late word of the run that is over.
    f.view.setLive(u"one\ntwo\nthree\n"_s);
    QCOMPARE(output->toPlainText(), u"ran 2 tests\n"_s);
}

void ViewTest::testsAreFound()
{
    ViewFixture f;
    f.failForGood();
    auto *tree = f.find<TestTree>(u"testList"_s);
    f.find(u"testList"_s)->setFocus();
    f.view.openFind();
    QTest::keyClicks(QApplication::focusWidget(), u"zero"_s);
    QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 2);
    QVERIFY(tree->hasFocus());
}

void ViewTest::withoutARunThereAreWords()
{
    ViewFixture f;
    f.view.setSight(testsSight({f.run.state(), f.run.report(), nullptr, {}}));
    QVERIFY(f.find(u"testSummary"_s)->isVisible());
    for (const QString &name : {u"testList"_s, u"failure"_s, u"testOutput"_s, u"round"_s})
        QVERIFY2(!f.find(name)->isVisible(), qPrintable(name));
    QVERIFY(nameOf(f.find(u"testSummary"_s)) == u"Test summary"_s);
}

void ViewTest::fitsAnyWidth()
{
    ViewFixture f;
    f.failForGood();
    for (const int width : {1400, 800, 460, 900, 360}) {
        f.view.resize(width, 640);
        for (const QString &name : {u"testList"_s, u"failure"_s, u"attribution"_s}) {
            QWidget *part = f.find(name);
            QVERIFY2(part->isVisible(), qPrintable(u"%1 at %2"_s.arg(name).arg(width)));
            const auto right = [&] { return part->mapTo(&f.view, QPoint(part->width(), 0)).x(); };
            QTRY_VERIFY2(
                right() <= width, qPrintable(u"%1 at %2 ends at %3"_s.arg(name).arg(width).arg(right())));
        }
    }
}

} // namespace baton::ui

#include "view_test.moc"
