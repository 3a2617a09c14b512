// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "ui/output/terminal_screen.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

/// What bytes of a program come to on the screen, and keys to a program.
class ScreenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shows_data();
    void shows();
    void colours();
    void styles();
    void wideCharacters();
    void cursor();
    void ownScreen();
    void keepsWhatWentOffTheTop();
    void resizes();
    void keys_data();
    void keys();
    void pastes();
    void answers();
    void survivesAnything();
};

BATON_TEST_CLASS(ScreenTest)

namespace {

QString linesOf(const TerminalScreen &screen)
{
    QStringList lines;
    for (int i = screen.history(); i < screen.history() + screen.size().height(); ++i)
        lines += screen.text(i);
    while (!lines.isEmpty() && lines.constLast().isEmpty())
        lines.removeLast();
    return lines.join(u'|');
}

} // namespace

void ScreenTest::init()
{
    test::failOnWarnings();
}

void ScreenTest::shows_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("lines");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &lines) {
        QTest::newRow(name) << bytes << lines;
    };
    row("lines", "one\r\ntwo", u"one|two"_s);
    row("wraps", "0123456789ab", u"0123456789|ab"_s);
    row("return", "abc\rX", u"Xbc"_s);
    row("clear", "abc\r\ndef\x1b[2J\x1b[Hx", u"x"_s);
    row("clear to the end of the line", "abcdef\x1b[3G\x1b[K", u"ab"_s);
    row("place", "\x1b[2;3Hx", u"|  x"_s);
    row("tabs", "a\tb", u"a       b"_s);
    row("utf-8 in pieces", "\xc3" "\xa9t\xc3\xa9", u"été"_s);
    row("title", "\x1b]0;owned\aab", u"ab"_s);
    row("clipboard", "\x1b]52;c;cm0gLXJm\aab", u"ab"_s);
    row("device string", "\x1bP1$qm\x1b\\ab", u"ab"_s);
    row("huge numbers", "\x1b[999999999;999999999Hx\x1b[999999999A\x1b[999999999Dy", u"y||||         x"_s);
    row("huge counts", "ab\x1b[999999999@\x1b[999999999L\x1b[999999999P\x1b[999999999X\x1b[999999999Sz",
        u"  z"_s);
    row("many numbers", "\x1b[" + QByteArray(5000, ';') + "mab", u"ab"_s);
}

void ScreenTest::shows()
{
    QFETCH(const QByteArray, bytes);
    TerminalScreen whole({10, 5});
    whole.feed(bytes);
    QTEST(linesOf(whole), "lines");
    TerminalScreen slow({10, 5});
    for (const char byte : bytes)
        slow.feed(QByteArray(1, byte));
    QTEST(linesOf(slow), "lines");
}

void ScreenTest::colours()
{
    TerminalScreen screen({20, 2});
    screen.feed("a\x1b[31mb\x1b[92mc\x1b[48;5;223;30md\x1b[38;2;1;2;3me\x1b[7mf\x1b[0mg");
    const QVector<TerminalCell> cells = screen.line(0);
    QCOMPARE(cells.at(0).ink, (TerminalColour{-1, 0}));
    QCOMPARE(cells.at(1).ink, (TerminalColour{1, 0}));
    QCOMPARE(cells.at(2).ink, (TerminalColour{10, 0}));
    QCOMPARE(cells.at(3).ink, (TerminalColour{0, 0}));
    QCOMPARE(cells.at(3).ground, (TerminalColour{-2, qRgb(255, 204, 153)}));
    QCOMPARE(cells.at(4).ink, (TerminalColour{-2, qRgb(1, 2, 3)}));
    QVERIFY(cells.at(5).reverse && !cells.at(6).reverse);
    QCOMPARE(cells.at(6).ground, (TerminalColour{-1, 0}));
}

void ScreenTest::styles()
{
    TerminalScreen screen({20, 2});
    screen.feed("\x1b[1mb\x1b[22;3mi\x1b[23;4mu\x1b[24;9ms\x1b[0mn");
    const QVector<TerminalCell> cells = screen.line(0);
    QVERIFY(cells.at(0).bold && cells.at(1).italic && cells.at(2).underline && cells.at(3).struck);
    QVERIFY(!cells.at(4).bold && !cells.at(4).italic && !cells.at(4).underline && !cells.at(4).struck);
}

void ScreenTest::wideCharacters()
{
    TerminalScreen screen({6, 2});
    screen.feed(u"中文e\u0301"_s.toUtf8());
    const QVector<TerminalCell> cells = screen.line(0);
    QCOMPARE(cells.at(0).text, u"中"_s);
    QCOMPARE(cells.at(0).width, 2);
    QCOMPARE(cells.at(2).text, u"文"_s);
    QCOMPARE(cells.at(4).text, u"e\u0301"_s);
    QCOMPARE(screen.text(0), u"中文e\u0301"_s);
    QCOMPARE(screen.cursor(), QPoint(5, 0));
}

void ScreenTest::cursor()
{
    TerminalScreen screen({10, 5});
    screen.feed("ab\r\nc");
    QCOMPARE(screen.cursor(), QPoint(1, 1));
    QVERIFY(screen.hasCursor());
    screen.feed("\x1b[?25l");
    QVERIFY(!screen.hasCursor());
}

void ScreenTest::ownScreen()
{
    TerminalScreen screen({10, 3});
    screen.feed("before\x1b[?1049h\x1b[H\x1b[2Jgame");
    QCOMPARE(linesOf(screen), u"game"_s);
    screen.feed("\x1b[?1049l");
    QCOMPARE(linesOf(screen), u"before"_s);
}

void ScreenTest::keepsWhatWentOffTheTop()
{
    TerminalScreen screen({10, 3});
    for (int i = 0; i < TerminalScreen::mostHistory + 50; ++i)
        screen.feed(QByteArray::number(i) + "\r\n");
    QCOMPARE(screen.history(), TerminalScreen::mostHistory);
    QCOMPARE(screen.text(screen.history() + 1), QString::number(TerminalScreen::mostHistory + 49));
    QCOMPARE(screen.text(0), u"48"_s);
}

void ScreenTest::resizes()
{
    TerminalScreen screen({10, 4});
    screen.feed("a\r\nb\r\nc\r\nd");
    screen.resize({12, 2});
    QCOMPARE(screen.size(), QSize(12, 2));
    QCOMPARE(linesOf(screen), u"c|d"_s);
    screen.resize({12, 4});
    QCOMPARE(linesOf(screen), u"a|b|c|d"_s);
    screen.resize({0, -5});
    QVERIFY(screen.size().width() > 0 && screen.size().height() > 0);
    screen.resize({1'000'000, 1'000'000});
    QVERIFY(screen.size().width() <= 1000 && screen.size().height() <= 500);
}

void ScreenTest::keys_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<int>("key");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const QByteArray &mode, TerminalKey key, const QByteArray &bytes) {
        QTest::newRow(name) << mode << static_cast<int>(key) << bytes;
    };
    row("up", {}, TerminalKey::Up, "\x1b[A");
    row("up of an application", "\x1b[?1h", TerminalKey::Up, "\x1bOA");
    row("enter", {}, TerminalKey::Enter, "\r");
    row("tab", {}, TerminalKey::Tab, "\t");
    row("backspace", {}, TerminalKey::Backspace, "\x7f");
    row("escape", {}, TerminalKey::Escape, "\x1b");
    row("page down", {}, TerminalKey::PageDown, "\x1b[6~");
}

void ScreenTest::keys()
{
    QFETCH(const QByteArray, mode);
    QFETCH(const int, key);
    TerminalScreen screen({10, 4});
    screen.feed(mode);
    QTEST(screen.bytesOf(static_cast<TerminalKey>(key), {}), "bytes");
    QCOMPARE(screen.bytesOf(u"c"_s, {.control = true}), QByteArray("\x03"));
    QCOMPARE(screen.bytesOf(u"中"_s, {}), u"中"_s.toUtf8());
    QCOMPARE(screen.takeAnswers(), QByteArray());
}

void ScreenTest::pastes()
{
    TerminalScreen screen({10, 4});
    QCOMPARE(screen.bytesOfPaste(u"a\r\nb\x1b[201~\x03 c\td"_s), QByteArray("a\rb[201~ c\td"));
    screen.feed("\x1b[?2004h");
    QCOMPARE(screen.bytesOfPaste(u"x"_s), QByteArray("\x1b[200~x\x1b[201~"));
}

/// A program may ask where the cursor is; not for what could be typed for the person.
void ScreenTest::answers()
{
    TerminalScreen screen({10, 4});
    screen.feed("ab\x1b[6n");
    QCOMPARE(screen.takeAnswers(), QByteArray("\x1b[1;3R"));
    screen.feed("\x1b]52;c;?\a\x1b]0;rm -rf\a\x1b[21t");
    QCOMPARE(screen.takeAnswers(), QByteArray());
}

/// Bytes that look like commands, resizing in between.
void ScreenTest::survivesAnything()
{
    QRandomGenerator random(2048);
    const QByteArray likely = "\x1b\x1b\x1b[[[]P?;;0123456789999hlmHJKLMPXSTrABCDn\r\n\t\b abc\xe4\xb8\xad\x9b";
    TerminalScreen screen({20, 8});
    for (int i = 0; i < 3000; ++i) {
        QByteArray bytes;
        for (int j = 0; j < 40; ++j)
            bytes += likely.at(random.bounded(static_cast<int>(likely.size())));
        screen.feed(bytes);
        if (i % 50 == 0)
            screen.resize({2 + random.bounded(60), 1 + random.bounded(30)});
        QVERIFY(screen.cursor().x() >= 0 && screen.cursor().x() <= screen.size().width());
        QVERIFY(screen.cursor().y() >= 0 && screen.cursor().y() < screen.size().height());
    }
    screen.feed("\x1b" "c\x1b[2J\x1b[Hstill here");
    QCOMPARE(screen.text(screen.history()).left(2), u"st"_s);
}

#include "screen_test.moc"
