// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/markdown_window.h"

#include "ui/document/markdown_render.h"
#include "ui/support/theme_controller.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>

#include <algorithm>
#include <cmath>

namespace baton::ui {

namespace {

constexpr int linesAStep = 4000; ///< read in a few milliseconds
constexpr int shortWork = 500; ///< written out whole
constexpr int mostWork = 700; ///< written out at once, however small the guessed heights are
constexpr double highest = 12e6; ///< of a margin: heights are counted in 64ths of a pixel

/// What rendering a chunk costs, in lines of plain text.
int workOf(const MarkdownChunk &chunk)
{
    const int letters = static_cast<int>(chunk.text.size() / 80);
    if (chunk.kind == MarkdownChunk::Kind::Fence)
        return 1 + chunk.lineCount / 2 + letters / 2;
    const int cells = static_cast<int>(std::min<qsizetype>(chunk.text.count(u'|'), 4000));
    return 1 + std::max(chunk.lineCount, letters) + cells / 2;
}

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

MarkdownWindow::MarkdownWindow(QTextDocument &document, const ThemeController &theme)
    : m_document(document), m_theme(theme)
{
}

bool MarkdownWindow::setText(const QString &text)
{
    qsizetype from = 0;
    // A text that grows is read again from the last part but one: a list may take up what follows it.
    if (!m_text.isEmpty() && text.startsWith(m_text)) {
        from = m_chunks.size();
        for (int starts = 0; from > 0 && starts < 2;)
            starts += m_chunks.at(--from).continues ? 0 : 1;
    }
    m_text = text;
    m_reader = from > 0 ? MarkdownReader(text, m_chunks.at(from)) : MarkdownReader(text);
    const QVector<MarkdownChunk> read = m_reader.read(linesAStep);
    qsizetype same = 0;
    while (same < read.size() && from + same < m_chunks.size() && m_chunks.at(from + same) == read.at(same))
        ++same;
    const bool wroteEnd = last() == m_chunks.size();
    const bool changes = last() > from + same || (wroteEnd && same < read.size());
    removeFrom(from + same);
    m_chunks = m_chunks.mid(0, from + same) + read.mid(same);
    m_heights.resize(from + same);
    for (qsizetype i = same; i < read.size(); ++i)
        m_heights.append(guess(read.at(i)));
    if (isShort())
        m_first == 0 ? append(m_chunks.size()) : moveTo(0, 0);
    else if (wroteEnd && m_first < last())
        append(m_chunks.size());
    measure();
    setMargins();
    return changes;
}

bool MarkdownWindow::readMore()
{
    if (m_reader.atEnd())
        return false;
    const QVector<MarkdownChunk> read = m_reader.read(linesAStep);
    m_chunks += read;
    for (const MarkdownChunk &chunk : read)
        m_heights.append(guess(chunk));
    setMargins();
    return true;
}

void MarkdownWindow::renew()
{
    m_document.clear();
    m_rendered.clear();
    m_first = 0;
    for (qsizetype i = 0; i < m_chunks.size(); ++i)
        m_heights[i] = guess(m_chunks.at(i));
    if (isShort())
        append(m_chunks.size());
    setMargins();
}

void MarkdownWindow::setWidth(int width)
{
    if (width == m_width || width <= 0)
        return;
    m_width = width;
    for (qsizetype i = 0; i < m_chunks.size(); ++i)
        m_heights[i] = guess(m_chunks.at(i));
    measure();
    setMargins();
}

bool MarkdownWindow::isShort() const
{
    if (!m_reader.atEnd())
        return false;
    int work = 0;
    for (qsizetype i = 0; i < m_chunks.size() && work <= shortWork; ++i)
        work += workOf(m_chunks.at(i));
    return work <= shortWork;
}

/// Before anybody has laid it out.
double MarkdownWindow::guess(const MarkdownChunk &chunk) const
{
    if (chunk.kind == MarkdownChunk::Kind::Fence)
        return chunk.lineCount * m_theme.px(21) + m_theme.px(chunk.continues ? 0 : 24);
    if (chunk.isTable())
        return chunk.lineCount * m_theme.px(31);
    const double letters = std::max(1.0, m_width / (m_theme.px(13.5) * 0.52));
    const double wrapped = std::ceil(static_cast<double>(chunk.text.size()) / letters);
    return std::max(wrapped, chunk.text.startsWith(u'-') ? chunk.lineCount * 1.0 : 1.0) * m_theme.px(23)
        + m_theme.px(6);
}

double MarkdownWindow::heightsUntil(qsizetype chunk) const
{
    double sum = 0;
    for (qsizetype i = 0; i < std::min(chunk, m_heights.size()); ++i)
        sum += m_heights.at(i);
    return std::min(sum, highest);
}

double MarkdownWindow::renderedTop(qsizetype index) const
{
    const QTextBlock block = m_document.findBlock(m_rendered.at(index).position);
    return m_document.documentLayout()->blockBoundingRect(block).top();
}

double MarkdownWindow::topOf(qsizetype chunk) const
{
    if (holds(chunk))
        return renderedTop(chunk - m_first);
    const double margin = m_document.documentMargin();
    if (chunk <= m_first)
        return margin + heightsUntil(chunk);
    const double end = m_document.size().height() - m_document.rootFrame()->frameFormat().bottomMargin();
    return end + heightsUntil(chunk) - heightsUntil(last());
}

qsizetype MarkdownWindow::chunkAt(double height) const
{
    qsizetype low = 0;
    if (!m_rendered.isEmpty() && height >= renderedTop(0)) {
        low = m_first;
        while (low + 1 < last() && renderedTop(low + 1 - m_first) <= height)
            ++low;
        if (low + 1 < last() || last() == m_chunks.size())
            return low;
    }
    double top = topOf(low);
    while (low + 1 < m_chunks.size() && top + m_heights.at(low) <= height)
        top += m_heights.at(low++);
    return low;
}

bool MarkdownWindow::covers(double top, double bottom) const
{
    if (m_rendered.isEmpty())
        return m_chunks.isEmpty();
    return (m_first == 0 || renderedTop(0) <= top) && (last() == m_chunks.size() || topOf(last()) >= bottom);
}

void MarkdownWindow::moveTo(qsizetype chunk, double page)
{
    const qsizetype wanted = std::clamp<qsizetype>(chunk, 0, std::max<qsizetype>(0, m_chunks.size() - 1));
    qsizetype first = isShort() ? 0 : wanted;
    qsizetype until = isShort() ? m_chunks.size() : wanted;
    int work = 0;
    double below = 0;
    for (; until < m_chunks.size() && (until == wanted || (work < mostWork && below < 2 * page)); ++until) {
        below += m_heights.at(until);
        work += workOf(m_chunks.at(until));
    }
    // At the end of the text there is less below, and the page is filled from above.
    const double room = until == m_chunks.size() ? 3 * page - below : page;
    for (double above = 0; first > 0 && above < room && work < mostWork + shortWork;) {
        above += m_heights.at(--first);
        work += workOf(m_chunks.at(first));
    }
    m_document.clear();
    m_rendered.clear();
    m_first = first;
    append(until);
    measure();
    setMargins();
}

bool MarkdownWindow::isHeavy() const
{
    int work = 0;
    for (qsizetype i = m_first; i < last(); ++i)
        work += workOf(m_chunks.at(i));
    return work > 2 * (mostWork + shortWork);
}

void MarkdownWindow::removeFrom(qsizetype chunk)
{
    if (chunk >= last())
        return;
    const qsizetype index = std::max<qsizetype>(0, chunk - m_first);
    if (index == 0) {
        m_document.clear();
        m_first = std::min(m_first, chunk);
    } else {
        QTextCursor cursor(&m_document);
        cursor.setPosition(m_rendered.at(index).begin);
        cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
    }
    m_rendered.resize(index);
}

void MarkdownWindow::append(qsizetype until)
{
    QTextCursor cursor(&m_document);
    cursor.beginEditBlock();
    int work = 0;
    while (last() < until && work < mostWork + shortWork) {
        work += workOf(m_chunks.at(last()));
        appendChunk(cursor, m_chunks.at(last()));
    }
    cursor.endEditBlock();
}

void MarkdownWindow::appendChunk(QTextCursor &cursor, const MarkdownChunk &chunk)
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
    m_rendered.append({begin, position});
}

/// What is laid out is known and not guessed any more.
void MarkdownWindow::measure()
{
    if (m_rendered.isEmpty() || isWhole())
        return;
    const double end = m_document.size().height() - m_document.rootFrame()->frameFormat().bottomMargin();
    double top = renderedTop(0);
    for (qsizetype i = 0; i < m_rendered.size(); ++i) {
        const double next = i + 1 < m_rendered.size() ? renderedTop(i + 1) : end;
        m_heights[m_first + i] = std::max(1.0, next - top);
        top = next;
    }
}

void MarkdownWindow::setMargins()
{
    QTextFrame *root = m_document.rootFrame();
    QTextFrameFormat format = root->frameFormat();
    const double margin = m_document.documentMargin();
    const double above = margin + heightsUntil(m_first);
    const double below = margin + std::min(highest, heightsUntil(m_chunks.size()) - heightsUntil(last()));
    if (format.topMargin() == above && format.bottomMargin() == below)
        return;
    format.setTopMargin(above);
    format.setBottomMargin(below);
    root->setFrameFormat(format);
}

MarkdownWindow::Spot MarkdownWindow::spotOf(int position) const
{
    if (m_rendered.isEmpty())
        return {};
    qsizetype index = m_rendered.size() - 1;
    while (index > 0 && m_rendered.at(index).position > position)
        --index;
    return {m_first + index, position - m_rendered.at(index).position};
}

int MarkdownWindow::positionOf(const Spot &spot) const
{
    if (!holds(spot.chunk))
        return -1;
    return std::min(
        m_rendered.at(spot.chunk - m_first).position + spot.offset, m_document.characterCount() - 1);
}

qsizetype MarkdownWindow::chunkOfLine(int line) const
{
    const auto after = std::upper_bound(m_chunks.cbegin(), m_chunks.cend(), line,
        [](int wanted, const MarkdownChunk &chunk) { return wanted < chunk.firstLine; });
    return std::max<qsizetype>(0, std::distance(m_chunks.cbegin(), after) - 1);
}

int MarkdownWindow::lineAt(int position) const
{
    const Spot spot = spotOf(position);
    if (spot.chunk < 0)
        return 0;
    const MarkdownChunk &chunk = m_chunks.at(spot.chunk);
    const QString wanted = bare(m_document.findBlock(position).text()).left(24);
    const QStringList lines = chunk.text.split(u'\n');
    const int skip = chunk.kind == MarkdownChunk::Kind::Fence && !chunk.continues ? 1 : 0;
    for (int i = 0; i < lines.size() && !wanted.isEmpty(); ++i) {
        const QString line = bare(lines[i]);
        if (!line.isEmpty() && (line.contains(wanted) || wanted.startsWith(line)))
            return chunk.firstLine + skip + i;
    }
    return chunk.firstLine;
}

int MarkdownWindow::positionOfLine(int line) const
{
    const qsizetype chunk = chunkOfLine(line);
    if (!holds(chunk))
        return m_chunks.isEmpty() ? 0 : -1;
    const int position = m_rendered.at(chunk - m_first).position;
    const int end =
        chunk + 1 < last() ? m_rendered.at(chunk + 1 - m_first).position : m_document.characterCount();
    for (QTextBlock block = m_document.findBlock(position); block.isValid() && block.position() < end;
         block = block.next()) {
        if (lineAt(block.position()) >= line)
            return block.position();
    }
    return position;
}

} // namespace baton::ui
