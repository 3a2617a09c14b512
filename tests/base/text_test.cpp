// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "tests/support/test_main.h"

#include <QSet>

namespace baton::test {

using namespace Qt::StringLiterals;

class TextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hashesUtf8();
    void normalisesLineEnds_data();
    void normalisesLineEnds();
    void endsWithOneNewline_data();
    void endsWithOneNewline();
    void countsLines_data();
    void countsLines();
    void estimatesTokens_data();
    void estimatesTokens();
    void estimateNeverFallsWithMoreText();
    void masksSecrets_data();
    void masksSecrets();
    void showsWhatActs_data();
    void showsWhatActs();
    void idsOfOneKindCompare();
};

BATON_TEST_CLASS(TextTest)

void TextTest::init()
{
    failOnWarnings();
}

void TextTest::hashesUtf8()
{
    QCOMPARE(hashOf(QString()).value, u"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_s);
    QCOMPARE(hashOf(u"abc"_s).value, u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s);
    QCOMPARE(hashOf(u"中"_s).value, u"a567bdaa11367f260f0708391f4d10766b5962f565d9e432f17981a3584fe1e2"_s);
    const Text text = makeText(u"abc"_s);
    QCOMPARE(text.hash, hashOf(u"abc"_s));
    QCOMPARE(text.content, u"abc"_s);
}

void TextTest::normalisesLineEnds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const QString &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("empty", {}, {});
    row("LF stays", u"a\nb\n"_s, u"a\nb\n"_s);
    row("CRLF", u"a\r\nb\r\n"_s, u"a\nb\n"_s);
    row("CR", u"a\rb"_s, u"a\nb"_s);
    row("mixed", u"a\r\n\rb\n\r"_s, u"a\n\nb\n\n"_s);
    row("BOM at the start", u"\uFEFFa"_s, u"a"_s);
    row("BOM elsewhere stays", u"a\uFEFFb"_s, u"a\uFEFFb"_s);
    row("NUL", u"a\0b"_s, u"a\uFFFDb"_s);
}

void TextTest::normalisesLineEnds()
{
    QFETCH(const QString, text);
    QTEST(normaliseLineEnds(text), "expected");
    QCOMPARE(normaliseLineEnds(normaliseLineEnds(text)), normaliseLineEnds(text));
}

void TextTest::endsWithOneNewline_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("none") << u"a"_s << u"a\n"_s;
    QTest::newRow("one") << u"a\n"_s << u"a\n"_s;
    QTest::newRow("many") << u"a\n\n\n"_s << u"a\n"_s;
    QTest::newRow("only newlines") << u"\n\n"_s << QString();
    QTest::newRow("spaces stay") << u"a  "_s << u"a  \n"_s;
    QTest::newRow("inner newlines stay") << u"\na\n\nb"_s << u"\na\n\nb\n"_s;
}

void TextTest::endsWithOneNewline()
{
    QFETCH(const QString, text);
    QTEST(withFinalNewline(text), "expected");
}

void TextTest::countsLines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("expected");
    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("one") << u"a"_s << 1;
    QTest::newRow("one with end") << u"a\n"_s << 1;
    QTest::newRow("two") << u"a\nb"_s << 2;
    QTest::newRow("newline") << u"\n"_s << 1;
    QTest::newRow("blank lines") << u"\n\na"_s << 3;
}

void TextTest::countsLines()
{
    QFETCH(const QString, text);
    QTEST(lineCount(text), "expected");
}

void TextTest::estimatesTokens_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("empty") << QString() << qint64(0);
    QTest::newRow("one letter") << u"a"_s << qint64(1);
    QTest::newRow("four letters") << u"word"_s << qint64(1);
    QTest::newRow("five letters") << u"words"_s << qint64(2);
    QTest::newRow("400 letters") << QString(400, u'a') << qint64(100);
    QTest::newRow("one ideograph") << u"中"_s << qint64(1);
    QTest::newRow("12 ideographs") << QString(12, u'中') << qint64(10);
    QTest::newRow("mixed") << QString(QString(8, u'a') + QString(6, u'中')) << qint64(7);
}

void TextTest::estimatesTokens()
{
    QFETCH(const QString, text);
    QTEST(estimateTokens(text), "expected");
}

void TextTest::estimateNeverFallsWithMoreText()
{
    const QString text = u"def f(x): return x  # 返回 x\n"_s.repeated(3);
    for (qsizetype i = 1; i <= text.size(); ++i)
        QVERIFY(estimateTokens(text.left(i)) >= estimateTokens(text.left(i - 1)));
}

void TextTest::masksSecrets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const QString &expected) {
        QTest::newRow(name) << text << expected;
    };
    // Sample keys are put together here, so that no scanner of repositories takes them for real ones.
    const QString tail = u"abcDEF123456"_s;
    row("nothing", u"model not found: gpt-5"_s, u"model not found: gpt-5"_s);
    row("OpenAI", u"Incorrect API key provided: sk-%1."_s.arg(tail), u"Incorrect API key provided: ***."_s);
    row("project key", u"key sk-proj-%1_x-y"_s.arg(tail), u"key ***"_s);
    row("Anthropic", u"bad sk-ant-api03-%1"_s.arg(tail), u"bad ***"_s);
    row("Groq", u"gsk_%1"_s.arg(tail), u"***"_s);
    row("Google", u"AIza%1%1"_s.arg(tail), u"***"_s);
    row("bearer", u"Authorization: Bearer %1/+x"_s.arg(tail), u"Authorization: Bearer ***"_s);
    row("bearer in small letters", u"bearer %1"_s.arg(tail), u"bearer ***"_s);
    row("query", u"https://h/v1?key=%1&alt=sse"_s.arg(tail), u"https://h/v1?key=***&alt=sse"_s);
    row("header", u"x-api-key: %1"_s.arg(tail), u"x-api-key: ***"_s);
    row("JSON member", u"{\"api_key\": \"%1\", \"a\": 1}"_s.arg(tail), u"{\"api_key\": \"***\", \"a\": 1}"_s);
    row("two", u"sk-%1 and sk-%1"_s.arg(tail), u"*** and ***"_s);
    row("starred by the provider", u"Incorrect API key provided: sk-ab***yz12"_s,
        u"Incorrect API key provided: sk-ab***yz12"_s);
    row("words with a hyphen", u"a key-value store, task-force, risk-free"_s,
        u"a key-value store, task-force, risk-free"_s);
    row("short", u"sk-1234"_s, u"sk-1234"_s);
}

void TextTest::masksSecrets()
{
    QFETCH(const QString, text);
    QTEST(maskSecrets(text), "expected");
}

void TextTest::showsWhatActs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const QString &text, const QString &shown, const QString &line) {
        QTest::newRow(name) << text << shown << line;
    };
    row("empty", {}, {}, {});
    row("plain", u"a\tb\n中 \U0001F469\u200D\U0001F4BB"_s, u"a\tb\n中 \U0001F469\u200D\U0001F4BB"_s,
        u"a b 中 \U0001F469\u200D\U0001F4BB"_s);
    row("escape sequence", u"a\u001B[2J"_s, u"a<U+001B>[2J"_s, u"a<U+001B>[2J"_s);
    row("bell, NUL, delete", u"\a"_s + QChar(0) + QChar(0x7F), u"<U+0007><U+0000><U+007F>"_s,
        u"<U+0007><U+0000><U+007F>"_s);
    row("C1", QString(QChar(0x9B)) + u"2J"_s, u"<U+009B>2J"_s, u"<U+009B>2J"_s);
    row("bidirectional", u"\u202Eabc\u202C\u2066\u200F\u061C"_s,
        u"<U+202E>abc<U+202C><U+2066><U+200F><U+061C>"_s, u"<U+202E>abc<U+202C><U+2066><U+200F><U+061C>"_s);
    row("line ends", u"a\r\nb\rc"_s, u"a\nb<U+000D>c"_s, u"a b<U+000D>c"_s);
    row("other line ends", u"a\u2028b\u2029\u0085"_s, u"a<U+2028>b<U+2029><U+0085>"_s,
        u"a<U+2028>b<U+2029><U+0085>"_s);
}

void TextTest::showsWhatActs()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QFETCH(QString, line);
    QCOMPARE(visible(text), shown);
    QCOMPARE(visibleLine(text), line);
}

void TextTest::idsOfOneKindCompare()
{
    const CallId a{u"c1"_s};
    const CallId b{u"c2"_s};
    QVERIFY(a < b && !(b < a) && !(a < a));
    QCOMPARE((QSet<CallId>{a, b, CallId{u"c1"_s}}.size()), 2);
    QVERIFY(CallId().isEmpty());
    QVERIFY(!a.isEmpty());
}

} // namespace baton::test

#include "text_test.moc"
