// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui_document/page_fixture.h"
#include "ui/document/document_view.h"
#include "ui/document/markdown_chunks.h"
#include "ui/document/markdown_page.h"

#include <QClipboard>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextTable>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

namespace {

constexpr int manyLines = 8'000;
constexpr int manyRows = 2'000;
/// What a step of rendering may write out, however long the text is: blocks of the document.
constexpr int mostBlocks = 3000;

QString lines(int count, const QString &between)
{
    QString text;
    for (int i = 1; i <= count; ++i)
        text += u"Line number %1 of the text, said in a few words."_s.arg(i) + between;
    return text;
}

QString table(int rows)
{
    QString text = u"# Rows\n\n| ID | What it is | State |\n|---|---|---|\n"_s;
    for (int i = 1; i <= rows; ++i)
        text += u"| R%1 | The requirement with the number %1 | open |\n"_s.arg(i);
    return text;
}

/// Every letter of the text that is no blank line or mark, in order.
QString wordsOf(const QVector<MarkdownChunk> &chunks)
{
    QString all;
    for (const MarkdownChunk &chunk : chunks)
        all += chunk.text + u'\n';
    return all.remove(QRegularExpression(u"\\s+"_s));
}

struct LongFixture {
    ThemeController theme{*static_cast<QApplication *>(QCoreApplication::instance())};
    DocumentView view{theme};

    explicit LongFixture(const QString &text)
    {
        theme.wearStyleSheet();
        view.resize(600, 400);
        view.setPath(u"docs/prd.md"_s);
        view.setText(text);
        view.show();
        view.activateWindow();
        if (!QTest::qWaitForWindowActive(&view))
            qWarning("the view did not become active");
    }
    [[nodiscard]] MarkdownPage *page() const { return view.findChild<MarkdownPage *>(); }
    [[nodiscard]] QScrollBar *bar() const { return page()->verticalScrollBar(); }
    [[nodiscard]] QString shown() const { return page()->toPlainText(); }
    [[nodiscard]] bool isBounded() const { return page()->document()->blockCount() < mostBlocks; }
    /// What a person reads at the upper edge.
    [[nodiscard]] QString top() const
    {
        return page()->document()->findBlock(page()->cursorForPosition({20, 6}).position()).text();
    }
    [[nodiscard]] bool inSight(const QString &words) const
    {
        const QTextCursor found = page()->document()->find(words);
        return !found.isNull() && page()->viewport()->rect().intersects(page()->cursorRect(found));
    }
};

int numberIn(const QString &line)
{
    return QRegularExpression(u"\\d+"_s).match(line).captured().toInt();
}

} // namespace

/// Texts of any length cost what is in sight of them.
class LongTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void chunksAreSmall_data();
    void chunksAreSmall();
    void readingOnIsReadingAll();
    void growingIsReadingAll();
    void onlyWhatIsInSightIsRendered_data();
    void onlyWhatIsInSightIsRendered();
    void scrollingMissesNothing();
    void endIsReached_data();
    void endIsReached();
    void findsFarAway();
    void goesToFarLines();
    void partsOfATableLookLikeOne();
    void growsBelowAReader();
    void followsALongAnswer();
    void narrowerKeepsThePlace();
    void selectAllIsAll();
    void opensAtTheTop_data();
    void opensAtTheTop();
};

BATON_TEST_CLASS(LongTextTest)

void LongTextTest::init()
{
    test::failOnWarnings();
}

void LongTextTest::opensAtTheTop_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("short") << test::prdText();
    QTest::newRow("long") << lines(manyLines, u"\n\n"_s);
}

void LongTextTest::opensAtTheTop()
{
    QFETCH(QString, text);
    LongFixture f(text);
    f.page()->setFocus();
    f.page()->ensureCursorVisible();
    QCOMPARE(f.page()->textCursor().position(), 0);
    QCOMPARE(f.bar()->value(), 0);
}

void LongTextTest::chunksAreSmall_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("paragraphs") << lines(3000, u"\n\n"_s);
    QTest::newRow("one paragraph") << lines(3000, u"\n"_s);
    QTest::newRow("one line") << lines(3000, u" "_s);
    QTest::newRow("one word") << QString(200'000, u'x');
    QTest::newRow("table") << table(3000);
    QTest::newRow("list") << u"- "_s + lines(3000, u"\n- "_s);
    QTest::newRow("numbered list") << u"1. "_s + lines(3000, u"\n1. "_s);
    QTest::newRow("loose list") << u"- "_s + lines(3000, u"\n\n- "_s);
    QTest::newRow("code") << u"```py\n"_s + lines(3000, u"\n"_s) + u"```\n"_s;
    QTest::newRow("open code") << u"```py\n"_s + lines(3000, u"\n"_s);
    QTest::newRow("one line of code") << u"```js\n"_s + lines(3000, u" "_s) + u"\n```\nend\n"_s;
    QTest::newRow("quote") << u"> "_s + lines(3000, u"\n> "_s);
    QTest::newRow("headings") << u"# "_s + lines(3000, u"\n# "_s);
}

void LongTextTest::chunksAreSmall()
{
    QFETCH(QString, text);
    const QVector<MarkdownChunk> chunks = test::chunksOf(text);
    QVERIFY(chunks.size() > 10);
    int line = 0;
    for (const MarkdownChunk &chunk : chunks) {
        QVERIFY2(chunk.lineCount <= 130, qPrintable(QString::number(chunk.lineCount)));
        QVERIFY2(chunk.text.size() <= 17'000, qPrintable(QString::number(chunk.text.size())));
        QVERIFY(!chunk.text.isEmpty());
        QVERIFY(chunk.firstLine >= line);
        line = chunk.firstLine;
    }
    // Nothing is left out and nothing comes twice.
    QString whole = text;
    whole.remove(QRegularExpression(u"```\\w*"_s)).remove(QRegularExpression(u"\\s+"_s));
    QCOMPARE(wordsOf(chunks).size(), whole.size());
    QCOMPARE(wordsOf(chunks), whole);
}

void LongTextTest::readingOnIsReadingAll()
{
    const QString text = test::prdText() + table(400) + u"\n```\n"_s + lines(500, u"\n"_s) + u"```\n\n- "_s
        + lines(300, u"\n\n- "_s);
    MarkdownReader reader(text);
    QVector<MarkdownChunk> chunks;
    while (!reader.atEnd())
        chunks += reader.read(7);
    QCOMPARE(chunks, test::chunksOf(text));
}

void LongTextTest::growingIsReadingAll()
{
    const QString text = table(130) + u"\n1. a\n\n2. b\n\n"_s + lines(130, u"\n"_s) + u"\n```\n"_s
        + lines(260, u"\n"_s) + u"```\n"_s;
    LongFixture f(text.left(20));
    for (qsizetype end = 20; end < text.size(); end += 397) {
        f.page()->setSource(text.left(end));
        const QVector<MarkdownChunk> fresh = test::chunksOf(text.left(end));
        const MarkdownWindow &window = f.page()->window();
        QCOMPARE(window.count(), fresh.size());
        for (qsizetype i = 0; i < fresh.size(); ++i)
            QCOMPARE(window.chunk(i), fresh.at(i));
    }
}

void LongTextTest::onlyWhatIsInSightIsRendered_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("first");
    QTest::newRow("paragraphs") << lines(manyLines, u"\n\n"_s) << u"Line number 1 of"_s;
    QTest::newRow("one paragraph") << lines(manyLines, u"\n"_s) << u"Line number 1 of"_s;
    QTest::newRow("one line") << lines(manyLines, u" "_s) << u"Line number 1 of"_s;
    QTest::newRow("code") << u"```\n"_s + lines(manyLines, u"\n"_s) << u"Line number 1 of"_s;
    QTest::newRow("table") << table(manyRows) << u"The requirement with the number 1"_s;
}

void LongTextTest::onlyWhatIsInSightIsRendered()
{
    QFETCH(QString, text);
    QFETCH(QString, first);
    LongFixture f(text);
    QVERIFY(f.shown().contains(first));
    QVERIFY(f.isBounded());
    QVERIFY(!f.page()->window().isWhole());
    // The bar stands for the whole.
    QTRY_VERIFY(f.bar()->maximum() > 20 * f.page()->viewport()->height());
    QVERIFY(f.isBounded());
}

void LongTextTest::scrollingMissesNothing()
{
    LongFixture f(lines(2000, u"\n\n"_s));
    int before = 0;
    for (int step = 0; step < 60; ++step) {
        const int at = numberIn(f.top());
        QVERIFY2(at >= before && at - before < 40, qPrintable(u"%1 after %2"_s.arg(at).arg(before)));
        before = at;
        f.bar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
        const int top = f.bar()->value();
        QTRY_VERIFY(f.page()->window().covers(top, top + f.page()->viewport()->height()));
        QVERIFY(f.isBounded());
    }
    QVERIFY(before > 300);
    for (int step = 0; step < 60; ++step) {
        f.bar()->triggerAction(QAbstractSlider::SliderPageStepSub);
        const int top = f.bar()->value();
        QTRY_VERIFY(f.page()->window().covers(top, top + f.page()->viewport()->height()));
        QVERIFY(numberIn(f.top()) <= before);
        before = numberIn(f.top());
    }
    QVERIFY(before < 40);
}

void LongTextTest::endIsReached_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("last");
    QTest::newRow("paragraphs") << lines(manyLines, u"\n\n"_s) << u"Line number 8000"_s;
    QTest::newRow("one paragraph") << lines(manyLines, u"\n"_s) << u"Line number 8000"_s;
    QTest::newRow("code") << u"```\n"_s + lines(manyLines, u"\n"_s) << u"Line number 8000"_s;
    QTest::newRow("table") << table(manyRows) << u"number 2000"_s;
}

void LongTextTest::endIsReached()
{
    QFETCH(QString, text);
    QFETCH(QString, last);
    LongFixture f(text);
    // With the hand: the bar goes to its end until it stays there.
    const auto atEnd = [&] {
        f.bar()->setValue(f.bar()->maximum());
        return f.inSight(last);
    };
    QTRY_VERIFY(atEnd());
    QVERIFY(f.isBounded());
    QTest::keyClick(f.page(), Qt::Key_Home, Qt::ControlModifier);
    QTRY_VERIFY(f.bar()->value() < f.page()->viewport()->height());
    QVERIFY(f.page()->window().holds(0));
    QTest::keyClick(f.page(), Qt::Key_End, Qt::ControlModifier);
    QTRY_VERIFY(f.inSight(last));
    QVERIFY(f.isBounded());
}

void LongTextTest::findsFarAway()
{
    LongFixture f(lines(manyLines, u"\n\n"_s));
    QVERIFY(f.view.find(u"number 7777 of"_s, true));
    QVERIFY(f.inSight(u"number 7777 of"_s));
    QCOMPARE(f.view.selection().quote, u"number 7777 of"_s);
    QCOMPARE(f.view.selection().lineFrom, 2 * 7777 - 1);
    QVERIFY(f.view.find(u"number 5 of"_s, true)); // around the end
    QVERIFY(f.inSight(u"number 5 of"_s));
    QVERIFY(f.view.find(u"number 7999 of"_s, false)); // around the beginning
    QVERIFY(f.inSight(u"number 7999 of"_s));
    QVERIFY(!f.view.find(u"number 8001"_s, true));
    QVERIFY(f.isBounded());
}

void LongTextTest::goesToFarLines()
{
    LongFixture f(lines(manyLines, u"\n\n"_s));
    for (const int line : {12'001, 7, 15'999, 8001}) {
        f.view.goToLine(line);
        QCOMPARE(f.view.selection().lineFrom, line);
        QVERIFY(f.inSight(u"Line number %1 of"_s.arg((line + 1) / 2)));
        f.view.setMarks({line, 12'001}, {});
        f.view.grab();
    }
    LongFixture t(table(manyRows));
    t.view.goToLine(1504);
    QVERIFY(t.inSight(u"number 1500"_s));
}

void LongTextTest::partsOfATableLookLikeOne()
{
    LongFixture f(table(manyRows));
    f.view.goToLine(1000);
    QVector<QTextTable *> tables;
    const auto frames = f.page()->document()->rootFrame()->childFrames();
    for (QTextFrame *frame : frames) {
        if (auto *part = qobject_cast<QTextTable *>(frame))
            tables.append(part);
    }
    QVERIFY(tables.size() > 1);
    for (const QTextTable *part : std::as_const(tables)) {
        QCOMPARE(part->columns(), 3);
        QVERIFY2(
            part->rows() <= 12, qPrintable(QString::number(part->rows()))); // little beyond what is in sight
        QVERIFY(part->cellAt(0, 0).firstCursorPosition().block().text().startsWith(u'R'));
        QCOMPARE(part->format().columnWidthConstraints(), tables.first()->format().columnWidthConstraints());
    }
    f.view.goToLine(1);
    QVERIFY(f.shown().contains(u"What it is"_s));
}

void LongTextTest::growsBelowAReader()
{
    QString text = lines(3000, u"\n\n"_s);
    LongFixture f(text);
    f.view.goToLine(2001);
    const QString reading = f.top();
    QVERIFY(numberIn(reading) > 900);
    for (int i = 0; i < 20; ++i) {
        text += lines(100, u"\n\n"_s);
        f.view.setText(text);
        QCOMPARE(f.top(), reading);
        QVERIFY(f.isBounded());
    }
}

void LongTextTest::followsALongAnswer()
{
    const QString text = lines(3000, u"\n\n"_s);
    LongFixture f(u"Begins.\n\n"_s);
    for (qsizetype end = 1000; end < text.size(); end += 9000) {
        f.view.setLiveText(text.left(end));
        QTRY_COMPARE(f.page()->sourceText().size(), end);
        QTRY_COMPARE(f.bar()->value(), f.bar()->maximum());
        QVERIFY(f.isBounded());
    }
    f.view.setLiveText(text);
    QTRY_VERIFY(f.inSight(u"Line number 3000"_s));
    QVERIFY(f.view.isFollowing());
}

void LongTextTest::narrowerKeepsThePlace()
{
    LongFixture f(lines(6000, u"\n\n"_s));
    f.view.goToLine(6001);
    const int reading = numberIn(f.top());
    QVERIFY(reading > 2900);
    for (const int width : {300, 800, 450}) {
        f.view.resize(width, 400);
        QTRY_VERIFY(f.page()->window().covers(f.bar()->value(), f.bar()->value() + 300));
        QVERIFY2(qAbs(numberIn(f.top()) - reading) < 3, qPrintable(f.top()));
    }
    f.theme.setFontScale(130);
    QVERIFY2(qAbs(numberIn(f.top()) - reading) < 30, qPrintable(f.top()));
    f.theme.setFontScale(100);
}

void LongTextTest::selectAllIsAll()
{
    const QString text = lines(5000, u"\n\n"_s);
    LongFixture f(text);
    QTest::keyClick(f.page(), Qt::Key_A, Qt::ControlModifier);
    f.bar()->setValue(f.bar()->maximum() / 2);
    QTRY_VERIFY(!f.page()->window().holds(0));
    QTest::keyClick(f.page(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
    QVERIFY(f.view.find(u"number 7 of"_s, true));
    QTest::keyClick(f.page(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"number 7 of"_s);
}

#include "tst_long.moc"
