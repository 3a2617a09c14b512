// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "ui/output/terminal_view.h"
#include "ui/support/theme_controller.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

/// The terminal as a widget: who gets which key, what is painted and copied.
class ViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keysAreTheProgramsWhileItRuns();
    void keysAreTheWindowsElse();
    void paintsItsColours();
    void copies();
    void tellsItsSize();
    void staysWhereItIsReadFrom();
};

BATON_TEST_CLASS(ViewTest)

namespace {

struct Scene {
    Scene()
    {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(&terminal);
        column->addWidget(&other);
        window.resize(700, 400);
        QObject::connect(&terminal, &TerminalView::typed, &window, [this](const QByteArray &bytes) { typed += bytes; });
        window.show();
        window.activateWindow();
        terminal.setFocus();
    }
    ThemeController theme{*qApp};
    QWidget window;
    TerminalView terminal{theme};
    QLineEdit other;
    QByteArray typed;
};

} // namespace

void ViewTest::init()
{
    test::failOnWarnings();
}

void ViewTest::keysAreTheProgramsWhileItRuns()
{
    Scene scene;
    QVERIFY(QTest::qWaitForWindowActive(&scene.window));
    QShortcut palette(QKeySequence(Qt::CTRL | Qt::Key_K), &scene.window);
    QShortcut pane(QKeySequence(Qt::Key_F6), &scene.window);
    QSignalSpy paletteAsked(&palette, &QShortcut::activated);
    QSignalSpy paneAsked(&pane, &QShortcut::activated);
    scene.terminal.setRunning(true);
    QTest::keyClick(&scene.terminal, Qt::Key_A);
    QTest::keyClick(&scene.terminal, Qt::Key_Tab);
    QTest::keyClick(&scene.terminal, Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(&scene.terminal, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClick(&scene.terminal, Qt::Key_Left);
    QTest::keyClick(&scene.terminal, Qt::Key_Escape);
    QCOMPARE(scene.typed, QByteArray("a\t\x03\x0b\x1b[D\x1b"));
    QCOMPARE(paletteAsked.count(), 0);
    QVERIFY(scene.terminal.hasFocus());
    QTest::keyClick(&scene.terminal, Qt::Key_F6);
    QCOMPARE(paneAsked.count(), 1);
    QApplication::clipboard()->setText(u"two\nlines"_s);
    QTest::keyClick(&scene.terminal, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(scene.typed.endsWith("two\rlines"));
}

void ViewTest::keysAreTheWindowsElse()
{
    Scene scene;
    QVERIFY(QTest::qWaitForWindowActive(&scene.window));
    QShortcut palette(QKeySequence(Qt::CTRL | Qt::Key_K), &scene.window);
    QSignalSpy asked(&palette, &QShortcut::activated);
    QTest::keyClick(&scene.terminal, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClick(&scene.terminal, Qt::Key_A);
    QCOMPARE(asked.count(), 1);
    QVERIFY(scene.typed.isEmpty());
    QTest::keyClick(&scene.terminal, Qt::Key_Tab);
    QVERIFY(scene.other.hasFocus());
}

void ViewTest::paintsItsColours()
{
    Scene scene;
    scene.theme.setChoice(settings::Appearance::Light);
    scene.terminal.feed("\x1b[48;2;10;200;30m                    \x1b[41m                    \x1b[0m\r\n");
    const QImage light = scene.terminal.viewport()->grab().toImage();
    const auto holds = [](const QImage &image, const QColor &colour) {
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 0; y < image.height(); ++y) {
                if (image.pixelColor(x, y) == colour)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(holds(light, QColor(10, 200, 30)));
    QVERIFY(holds(light, Theme::light().error)); // the red of the theme
    QVERIFY(holds(light, Theme::light().code));
    scene.theme.setChoice(settings::Appearance::Dark);
    const QImage dark = scene.terminal.viewport()->grab().toImage();
    QVERIFY(holds(dark, Theme::night().error));
    QVERIFY(holds(dark, Theme::night().code));
    QVERIFY(!holds(dark, Theme::light().code));
}

void ViewTest::copies()
{
    Scene scene;
    scene.terminal.feed(u"first line\r\n中文 two\r\n"_s.toUtf8());
    QCOMPARE(scene.terminal.text(), u"first line\n中文 two"_s);
    QVERIFY(scene.terminal.selectedText().isEmpty());
    QTest::keyClick(&scene.terminal, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(&scene.terminal, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(QApplication::clipboard()->text().startsWith(u"first line\n中文 two"_s),
        qPrintable(QApplication::clipboard()->text()));
    scene.terminal.clear();
    QCOMPARE(scene.terminal.text(), QString());
    QVERIFY(scene.terminal.selectedText().isEmpty());
}

void ViewTest::tellsItsSize()
{
    Scene scene;
    QVERIFY(QTest::qWaitForWindowExposed(&scene.window));
    QSignalSpy told(&scene.terminal, &TerminalView::cellsChanged);
    const QSize before = scene.terminal.cells();
    scene.window.resize(1000, 600);
    QTRY_VERIFY(told.count() > 0);
    QVERIFY(scene.terminal.cells().width() > before.width());
    QVERIFY(scene.terminal.cells().height() > before.height());
    QCOMPARE(told.constLast().constFirst().toSize(), scene.terminal.cells());
}

void ViewTest::staysWhereItIsReadFrom()
{
    Scene scene;
    for (int i = 0; i < 200; ++i)
        scene.terminal.feed(QByteArray::number(i) + "\r\n");
    QScrollBar *bar = scene.terminal.verticalScrollBar();
    QCOMPARE(bar->value(), bar->maximum());
    bar->setValue(20);
    scene.terminal.feed("more\r\n");
    QCOMPARE(bar->value(), 20);
    scene.terminal.setRunning(true);
    QTest::keyClick(&scene.terminal, Qt::Key_X);
    QCOMPARE(bar->value(), bar->maximum());
}

#include "view_test.moc"
