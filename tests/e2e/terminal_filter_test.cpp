// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal_guard.h"
#include "tests/support/test_main.h"

using namespace baton;
using namespace baton::cli;

/// What a tried program may do to the terminal of the person who runs it.
class TerminalFilterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void passes_data();
    void passes();
    void knowsTheScreen();
};

BATON_TEST_CLASS(TerminalFilterTest)

void TerminalFilterTest::passes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("passed");
    const auto same = [](const char *name, const QByteArray &bytes) {
        QTest::newRow(name) << bytes << bytes;
    };
    const auto cut = [](const char *name, const QByteArray &bytes, const QByteArray &passed) {
        QTest::newRow(name) << bytes << passed;
    };
    same("words", "two words\r\n\ttabs\b");
    same("chinese", "\xe4\xb8\xad\xe6\x96\x87 \xc2\xb5\xc3\xa9");
    same("colours", "\x1b[48;5;223;30m 8 \x1b[0m");
    same("screen", "\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J\x1b[3;4H\x1b(B\x1b" "7\x1b" "8\x1b=");
    cut("title", "a\x1b]0;owned\ab", "ab");
    cut("title, other end", "a\x1b]0;owned\x1b\\b", "ab");
    cut("clipboard", "\x1b]52;c;cm0gLXJm\ax", "x");
    cut("device string", "\x1bP$q m\x1b\\x", "x");
    cut("application string", "\x1b_Gi=1;AAAA\x1b\\x", "x");
    cut("privacy and start of string", "\x1b^a\x1b\\\x1bXb\x1b\\x", "x");
    cut("as one character", "a\xc2\x9d" "0;owned\ab\xc2\x90q\x1b\\c", "abc");
    cut("with a line feed inside", "a\x1b\n]0;owned\ab", "a\nb");
    cut("behind another escape", "\x1b\x1b]0;owned\ax", "x");
    cut("inside a sequence", "\x1b[3\x1b]0;owned\ax", "x");
    cut("escape inside", "\x1b]0;a\x1b\x1b[31mb\x1b\\x", "x");
    cut("cancelled", "\x1b]0;a\x18x", "x");
    cut("never ended", "a\x1b]0;b\nc", "a");
    cut("window", "\x1b[8;1;1ta\x1b[5ib\xc2\x9b" "21tc", "abc");
    cut("sequence as one character", "\xc2\x9b" "31mx", "\x1b[31mx");
    cut("sequence without end", "\x1b[" + QByteArray(100, '1') + "mx", QByteArray(100 - 63, '1') + "mx");
}

/// In one piece, and byte by byte.
void TerminalFilterTest::passes()
{
    QFETCH(const QByteArray, bytes);
    TerminalFilter whole;
    QTEST(whole.pass(bytes), "passed");
    TerminalFilter slow;
    QByteArray passed;
    for (const char c : bytes)
        passed += slow.pass(QByteArray(1, c));
    QTEST(passed, "passed");
}

void TerminalFilterTest::knowsTheScreen()
{
    TerminalFilter filter;
    QVERIFY(!filter.hasOwnScreen());
    (void)filter.pass("\x1b[?1049h\x1b[2J");
    QVERIFY(filter.hasOwnScreen());
    (void)filter.pass("\x1b[?1049l");
    QVERIFY(!filter.hasOwnScreen());
}

#include "terminal_filter_test.moc"
