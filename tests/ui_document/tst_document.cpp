// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui_document/page_fixture.h"
#include "ui/document/document_view.h"
#include "ui/document/markdown_chunks.h"
#include "ui/document/markdown_page.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextTable>
#include <QWheelEvent>

#include <sys/stat.h>

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
    const auto parts = test::chunksOf(text);
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

/// Documents come from models. A FIFO would hold up the window for ever, /dev/zero eat the memory, a share
/// ask for the person's password.
void DocumentTest::nothingIsFetched()
{
    const QTemporaryDir folder;
    const QString picture = folder.filePath(u"p.png"_s);
    QVERIFY(QImage(9, 9, QImage::Format_RGB32).save(picture));
    QFile css(folder.filePath(u"s.css"_s));
    QVERIFY(css.open(QIODevice::WriteOnly));
    css.write("p { font-size: 99pt }");
    css.close();
    const QString pipe = folder.filePath(u"pipe.png"_s);
    QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
    QFile holder(pipe); // a writer that never writes, so that a reader would not even wait to open
    QVERIFY(holder.open(QIODevice::ReadWrite | QIODevice::Unbuffered));

    ViewFixture f;
    f.view.setText(
        u"![a plan](file://%1) ![](file:///dev/zero) ![zero](file:///dev/zero)\n\n"
        "![tube](file://%2)\n\n![d](data:image/png;base64,AAAA) ![u](//host/share/x.png)\n\n"
        "<p>html <img src=\"file://%1\"></p>\n<link rel=\"stylesheet\" href=\"file://%3\">\n"_s.arg(
            picture, pipe, css.fileName()));
    f.view.grab();
    const QTextDocument *document = f.page()->document();
    const QString shown = f.page()->toPlainText();
    QVERIFY(shown.contains(u"[a plan · file://"_s + picture + u"]"));
    QVERIFY(shown.contains(u"[tube · file://"_s + pipe + u"]"));
    QVERIFY(shown.contains(u"[u · //host/share/x.png]"_s));
    QVERIFY(!shown.contains(QChar::ObjectReplacementCharacter));
    const QVariant given = document->resource(QTextDocument::ImageResource, QUrl::fromLocalFile(picture));
    QCOMPARE(given.value<QImage>().size(), QSize(1, 1));
    const auto read =
        f.page()->loadResource(QTextDocument::StyleSheetResource, QUrl::fromLocalFile(css.fileName()));
    QVERIFY(read.isValid() && !read.toString().contains(u"font-size"_s));
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it)
            QVERIFY(it.fragment().charFormat().font().pointSizeF() < 90);
    }
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
