// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui_document/page_fixture.h"
#include "ui/document/document_view.h"
#include "ui/document/markdown_page.h"
#include "ui/document/markdown_render.h"

#include <QScrollBar>
#include <QTextTable>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

namespace {

struct ViewFixture {
    ThemeController theme{*static_cast<QApplication *>(QCoreApplication::instance())};
    DocumentView view{theme};

    explicit ViewFixture(const QString &path = u"docs/prd.md"_s)
    {
        theme.wearStyleSheet();
        view.resize(500, 240);
        view.setPath(path);
        view.show();
        view.activateWindow();
        if (!QTest::qWaitForWindowActive(&view))
            qWarning("the view did not become active");
    }
    [[nodiscard]] MarkdownPage *page() const { return view.findChild<MarkdownPage *>(); }
    [[nodiscard]] QScrollBar *bar() const { return page()->verticalScrollBar(); }
    void scrollUp()
    {
        const QPointF at(50, 50);
        QWheelEvent wheel(at, page()->viewport()->mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
            Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(page()->viewport(), &wheel);
    }
    [[nodiscard]] QPushButton *jump() const { return page()->findChild<QPushButton *>(u"jumpToEnd"_s); }
};

} // namespace

class DocumentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void chunks_data();
    void chunks();
    void growingTextKeepsChunks();
    void followsUntilScrolledUp();
    void jumpToEndFollowsAgain();
    void atMostOneUpdateAFrame();
    void fencesAreBoxes();
    void nothingIsFetched();
    void linksAreOnlyTold();
    void placeOfSelection();
    void goToLineSelectsIt();
    void codeIsSource();
};

BATON_TEST_CLASS(DocumentTest)

void DocumentTest::init()
{
    test::failOnWarnings();
}

void DocumentTest::chunks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QVector<int>>("lines");
    QTest::newRow("empty") << QString() << QVector<int>{};
    QTest::newRow("paragraphs") << u"a\n\nb\nc\n"_s << QVector<int>{1, 3};
    QTest::newRow("loose list is one") << u"1. a\n\n2. b\n\nend\n"_s << QVector<int>{1, 5};
    QTest::newRow("fence") << u"a\n```py\nx\n\ny\n```\nb\n"_s << QVector<int>{1, 2, 7};
    QTest::newRow("open fence lasts") << u"```\nx\n\n## no heading\n"_s << QVector<int>{1};
    QTest::newRow("longer fence holds shorter") << u"````\n```\n````\nz\n"_s << QVector<int>{1, 4};
}

void DocumentTest::chunks()
{
    QFETCH(QString, text);
    QFETCH(QVector<int>, lines);
    QVector<int> found;
    const auto parts = markdownChunks(text);
    for (const MarkdownChunk &chunk : parts)
        found.append(chunk.firstLine);
    QCOMPARE(found, lines);
}

void DocumentTest::growingTextKeepsChunks()
{
    ViewFixture whole;
    whole.view.setText(test::prdText());
    ViewFixture grown;
    const QString text = test::prdText();
    for (int end = 0; end < text.size(); end += 13)
        grown.page()->setSource(text.left(end));
    grown.page()->setSource(text);
    QCOMPARE(grown.page()->toPlainText(), whole.page()->toPlainText());
    grown.page()->setSource(test::chinesePrdText());
    whole.page()->setSource(test::chinesePrdText());
    QCOMPARE(grown.page()->toPlainText(), whole.page()->toPlainText());
}

void DocumentTest::followsUntilScrolledUp()
{
    ViewFixture f;
    const QString text = test::prdText().repeated(3);
    f.view.setLiveText(text.left(2000));
    QTRY_VERIFY(f.bar()->maximum() > 0);
    QTRY_COMPARE(f.bar()->value(), f.bar()->maximum());
    QVERIFY(f.view.isFollowing());
    QVERIFY(!f.jump()->isVisible());
    f.scrollUp();
    const int at = f.bar()->value();
    QVERIFY(at < f.bar()->maximum());
    QVERIFY(!f.view.isFollowing());
    QVERIFY(f.jump()->isVisible());
    f.view.setLiveText(text);
    QTRY_VERIFY(f.page()->sourceText() == text);
    QCOMPARE(f.bar()->value(), at);
}

void DocumentTest::jumpToEndFollowsAgain()
{
    ViewFixture f;
    const QString text = test::prdText().repeated(3);
    f.view.setLiveText(text.left(2000));
    QTRY_VERIFY(f.bar()->maximum() > 0);
    f.scrollUp();
    QVERIFY(!f.view.isFollowing());
    QTest::mouseClick(f.jump(), Qt::LeftButton);
    QVERIFY(f.view.isFollowing());
    f.view.setLiveText(text);
    QTRY_COMPARE(f.page()->sourceText(), text);
    QTRY_COMPARE(f.bar()->value(), f.bar()->maximum());
}

void DocumentTest::atMostOneUpdateAFrame()
{
    ViewFixture f;
    f.view.setLiveText(u"first"_s);
    QCOMPARE(f.page()->sourceText(), u"first"_s); // the first text waits for nothing
    QSignalSpy changes(f.page()->document(), &QTextDocument::contentsChanged);
    for (int i = 0; i < 100; ++i)
        f.view.setLiveText(u"first "_s + QString::number(i));
    QCOMPARE(changes.count(), 0);
    QTRY_COMPARE(f.page()->sourceText(), u"first 99"_s);
    f.view.setLiveText(u"first, last"_s);
    f.view.setText(u"final"_s); // the end is never behind
    QCOMPARE(f.page()->sourceText(), u"final"_s);
}

void DocumentTest::fencesAreBoxes()
{
    ViewFixture f;
    f.view.setText(test::prdText());
    QVERIFY(f.page()->toPlainText().contains(u"Diagram source (mermaid)"_s));
    QVERIFY(f.page()->toPlainText().contains(u"quadrantChart"_s));
    QVERIFY(!f.page()->toPlainText().contains(u"```"_s));
    int tables = 0;
    const auto frames = f.page()->document()->rootFrame()->childFrames();
    for (QTextFrame *frame : frames)
        tables += qobject_cast<QTextTable *>(frame) != nullptr ? 1 : 0;
    QCOMPARE(tables, 1);
}

void DocumentTest::nothingIsFetched()
{
    ViewFixture f;
    f.view.setText(u"![x](https://example.invalid/x.png) and ![y](file:///etc/hostname)\n"_s);
    QVERIFY(!f.page()->loadResource(QTextDocument::ImageResource, QUrl(u"file:///etc/hostname"_s)).isValid());
}

void DocumentTest::linksAreOnlyTold()
{
    ViewFixture f;
    f.view.setText(u"[there](https://example.invalid/)\n"_s);
    QSignalSpy told(&f.view, &DocumentView::linkActivated);
    Q_EMIT f.page()->anchorClicked(QUrl(u"https://example.invalid/"_s));
    QCOMPARE(told.count(), 1);
    QVERIFY(f.page()->toPlainText().contains(u"there"_s));
}

void DocumentTest::placeOfSelection()
{
    ViewFixture f;
    f.view.setText(test::prdText());
    QVERIFY(f.view.find(u"what was gained"_s, true));
    const TextPlace place = f.view.selection();
    QCOMPARE(place.quote, u"what was gained"_s);
    const QStringList lines = test::prdText().split(u'\n');
    QVERIFY2(place.lineFrom > 0, "a line");
    QVERIFY(f.view.find(u"undo a move"_s, false));
    QVERIFY(lines.at(f.view.selection().lineFrom - 1).contains(u"undo a move"_s));
}

void DocumentTest::goToLineSelectsIt()
{
    ViewFixture f;
    f.view.setText(test::prdText());
    const QStringList lines = test::prdText().split(u'\n');
    const int line = static_cast<int>(lines.indexOf(QRegularExpression(u"^## Requirement Pool$"_s))) + 1;
    f.view.goToLine(line);
    QCOMPARE(f.view.selection().quote, u"Requirement Pool"_s);
    QCOMPARE(f.view.selection().lineFrom, line);
    QVERIFY(f.bar()->value() > 0);
}

void DocumentTest::codeIsSource()
{
    ViewFixture f(u"src/board.py"_s);
    f.view.setText(test::boardAfter());
    QVERIFY(!f.page()->isVisible());
    QWidget *code = f.view.findChild<QWidget *>(u"documentView"_s);
    QVERIFY(code != nullptr && code->isVisible());
    f.view.goToLine(31);
    QVERIFY(f.view.selection().quote.contains(u"def move"_s));
}

#include "tst_document.moc"
