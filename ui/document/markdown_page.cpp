// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/markdown_page.h"

#include "ui/document/markdown_render.h"
#include "ui/support/theme_controller.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextFrame>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double longestLine = 860; ///< design pixels: longer lines are tiring to read

/// Without the signs Markdown puts around words, to find rendered text in its source.
QString bare(QStringView line)
{
    QString result;
    for (const QChar c : line) {
        if (c.isLetterOrNumber())
            result += c.toLower();
    }
    return result;
}

} // namespace

MarkdownPage::MarkdownPage(ThemeController &theme, QWidget *parent) : QTextBrowser(parent), m_theme(theme)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setUndoRedoEnabled(false);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    connect(this, &QTextBrowser::anchorClicked, this, &MarkdownPage::linkActivated);
    connect(&m_theme, &ThemeController::changed, this, &MarkdownPage::restyle);
    restyle();
}

QVariant MarkdownPage::loadResource(int type, const QUrl &name)
{
    Q_UNUSED(type)
    Q_UNUSED(name)
    return nothingLoaded();
}

void MarkdownPage::restyle()
{
    QPalette colours = palette();
    colours.setColor(QPalette::Base, m_theme.theme().panel);
    setPalette(colours);
    document()->setDefaultFont(m_theme.font(13.5));
    document()->setDocumentMargin(m_theme.px(18));
    const QString source = m_source;
    const int at = verticalScrollBar()->value();
    m_source.clear();
    m_rendered.clear();
    document()->clear();
    setSource(source);
    verticalScrollBar()->setValue(at);
}

void MarkdownPage::setSource(const QString &markdown)
{
    if (markdown == m_source)
        return;
    m_source = markdown;
    const QVector<MarkdownChunk> chunks = markdownChunks(markdown);
    qsizetype same = 0;
    while (same < chunks.size() && same < m_rendered.size() && m_rendered[same].chunk == chunks[same])
        ++same;
    renderFrom(same, chunks);
}

void MarkdownPage::renderFrom(qsizetype index, const QVector<MarkdownChunk> &chunks)
{
    const int anchor = textCursor().anchor();
    const int caret = textCursor().position();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    if (index < m_rendered.size()) {
        cursor.setPosition(m_rendered[index].begin);
        cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        m_rendered.resize(index);
    }
    for (qsizetype i = index; i < chunks.size(); ++i)
        append(cursor, chunks[i]);
    cursor.endEditBlock();
    restoreCaret(anchor, caret);
}

void MarkdownPage::append(QTextCursor &cursor, const MarkdownChunk &chunk)
{
    cursor.movePosition(QTextCursor::End);
    const int begin = cursor.position();
    // Behind a table or box there is an empty paragraph already; elsewhere a chunk starts its own, and takes
    // the break before it with it when it goes, so that chunks never leave empty lines behind.
    const bool blank = cursor.block().length() <= 1;
    if (!m_rendered.isEmpty() && !blank)
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat());
    const int position = cursor.position();
    renderChunk(cursor, chunk, m_theme);
    m_rendered.append({chunk, begin, position});
}

/// The person's caret and selection must not ride on the end of a text that is being filled in.
void MarkdownPage::restoreCaret(int anchor, int caret)
{
    const int end = document()->characterCount() - 1;
    QTextCursor own = textCursor();
    if (own.anchor() == anchor && own.position() == caret)
        return;
    own.setPosition(qMin(anchor, end));
    own.setPosition(qMin(caret, end), QTextCursor::KeepAnchor);
    setTextCursor(own);
}

int MarkdownPage::lineAt(int position) const
{
    if (m_rendered.isEmpty())
        return 0;
    qsizetype index = m_rendered.size() - 1;
    while (index > 0 && m_rendered[index].position > position)
        --index;
    const MarkdownChunk &chunk = m_rendered[index].chunk;
    const QString wanted = bare(document()->findBlock(position).text()).left(24);
    const QStringList lines = chunk.text.split(u'\n');
    const int skip = chunk.kind == MarkdownChunk::Kind::Fence ? 1 : 0;
    for (int i = 0; i < lines.size() && !wanted.isEmpty(); ++i) {
        const QString line = bare(lines[i]);
        if (!line.isEmpty() && (line.contains(wanted) || wanted.startsWith(line)))
            return chunk.firstLine + skip + i;
    }
    return chunk.firstLine;
}

int MarkdownPage::positionOf(int line) const
{
    qsizetype index = m_rendered.size() - 1;
    while (index > 0 && m_rendered[index].chunk.firstLine > line)
        --index;
    if (index < 0)
        return 0;
    const Rendered &rendered = m_rendered[index];
    const int end =
        index + 1 < m_rendered.size() ? m_rendered[index + 1].position : document()->characterCount();
    for (QTextBlock block = document()->findBlock(rendered.position);
         block.isValid() && block.position() < end; block = block.next()) {
        if (lineAt(block.position()) >= line)
            return block.position();
    }
    return rendered.position;
}

TextPlace MarkdownPage::place() const
{
    const QTextCursor cursor = textCursor();
    if (cursor.hasSelection()) {
        QString quote = cursor.selectedText();
        quote.replace(QChar::ParagraphSeparator, u'\n').replace(QChar::LineSeparator, u'\n');
        quote.replace(QChar(0xfdd0), u'\n').replace(QChar(0xfdd1), u'\n'); // edges of frames and tables
        return {lineAt(cursor.selectionStart()), lineAt(cursor.selectionEnd() - 1), quote.trimmed()};
    }
    // Without a selection: the paragraph the caret is in, if it is in sight, else the first one in sight.
    const bool inSight = viewport()->rect().intersects(cursorRect(cursor));
    const int position = inSight ? cursor.position() : cursorForPosition({8, 8}).position();
    const int line = lineAt(position);
    return {line, line, document()->findBlock(position).text()};
}

QRect MarkdownPage::rectOfLine(int line) const
{
    const QTextBlock block = document()->findBlock(positionOf(line));
    const QRectF rect = document()->documentLayout()->blockBoundingRect(block);
    return rect.translated(-horizontalScrollBar()->value(), -verticalScrollBar()->value()).toRect();
}

void MarkdownPage::goToLine(int line)
{
    QTextCursor cursor(document()->findBlock(positionOf(line)));
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(bar->value() + rectOfLine(line).top() - viewport()->height() / 3);
}

void MarkdownPage::setMarkedLines(const QVector<int> &lines)
{
    m_marked = lines;
    viewport()->update();
}

void MarkdownPage::paintEvent(QPaintEvent *event)
{
    QTextBrowser::paintEvent(event);
    QPainter painter(viewport());
    for (const int line : m_marked) {
        const QRect rect = rectOfLine(line);
        painter.fillRect(
            QRect(m_theme.px(8), rect.top(), m_theme.px(3), rect.height()), m_theme.theme().accent);
    }
}

void MarkdownPage::resizeEvent(QResizeEvent *event)
{
    const int spare = qMax(0, width() - m_theme.px(longestLine));
    setViewportMargins(0, 0, spare, 0);
    QTextBrowser::resizeEvent(event);
}

} // namespace baton::ui

#include "moc_markdown_page.cpp"
