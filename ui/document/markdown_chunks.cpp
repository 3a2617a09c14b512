// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/markdown_chunks.h"

#include "core/markdown/cells.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace baton::ui {

namespace {

// What a chunk holds at most: so much is rendered in a few milliseconds.
constexpr int mostLines = 120;
constexpr int longTable = 50; ///< rows a table has before it comes in parts
constexpr int rowsAPart = 12; ///< a third of a screen: what is written out beyond what is needed stays small
constexpr int mostItems = 60; ///< lines of a list before it is cut at an item
constexpr qsizetype mostLetters = 8000;

bool isListLine(QStringView line)
{
    return !markdown::itemText(line).isNull();
}

bool isIndented(QStringView line)
{
    return line.startsWith(u"  ") || line.startsWith(u'\t');
}

bool isHeading(QStringView line)
{
    return line.startsWith(u'#');
}

/// "|---|:-:|", the line under the head of a table.
bool isTableRule(QStringView line)
{
    const bool onlyMarks = std::all_of(line.begin(), line.end(),
        [](QChar c) { return c == u'|' || c == u'-' || c == u':' || c == u' ' || c == u'\t'; });
    return onlyMarks && line.contains(u'-') && line.contains(u'|');
}

QVector<qsizetype> cellWidths(QStringView row)
{
    QVector<qsizetype> widths;
    for (const QStringView cell : row.trimmed().split(u'|'))
        widths.append(cell.trimmed().size());
    if (!widths.isEmpty() && widths.constFirst() == 0)
        widths.removeFirst();
    if (!widths.isEmpty() && widths.constLast() == 0)
        widths.removeLast();
    return widths;
}

} // namespace

QStringView MarkdownReader::lineAt(qsizetype offset) const
{
    const qsizetype end = m_text.indexOf(u'\n', offset);
    return QStringView(m_text).mid(offset, end < 0 ? -1 : end - offset);
}

qsizetype MarkdownReader::behind(qsizetype offset) const
{
    const qsizetype end = m_text.indexOf(u'\n', offset);
    return end < 0 ? m_text.size() : end + 1;
}

QStringView MarkdownReader::peek()
{
    if (m_end < m_at) {
        const qsizetype end = m_text.indexOf(u'\n', m_at);
        m_end = end < 0 ? m_text.size() : end;
    }
    return QStringView(m_text).mid(m_at, m_end - m_at);
}

/// Of a line that is longer than a chunk only a part, up to a space where there is one; the rest is read as a
/// line of its own.
QStringView MarkdownReader::take()
{
    const QStringView line = peek();
    if (line.size() <= mostLetters) {
        m_at = m_end + 1;
        ++m_line;
        return line;
    }
    const qsizetype space = line.left(mostLetters).lastIndexOf(u' ');
    const qsizetype part = space > mostLetters / 2 ? space + 1 : mostLetters;
    m_at += part;
    return line.left(part);
}

QVector<MarkdownChunk> MarkdownReader::read(int lines)
{
    const int until = lines < std::numeric_limits<int>::max() - m_line ? m_line + lines : lines;
    while (!atEnd() && m_line < until)
        takeNext();
    return std::exchange(m_chunks, {});
}

void MarkdownReader::takeNext()
{
    if (m_fence.isFence()) {
        takeFence();
        return;
    }
    const markdown::FenceLine fence = markdown::fenceAt(peek());
    if (fence.isFence()) {
        m_fence = fence;
        begin(MarkdownChunk::Kind::Fence, false);
        m_chunk.info = fence.info;
        static_cast<void>(take());
        takeFence();
    } else if (markdown::isBlank(peek())) {
        static_cast<void>(take());
    } else {
        takeText();
    }
}

void MarkdownReader::begin(MarkdownChunk::Kind kind, bool continues)
{
    m_chunk = {};
    m_chunk.kind = kind;
    m_chunk.offset = m_at;
    m_chunk.firstLine = m_line + 1;
    m_chunk.continues = continues;
}

void MarkdownReader::end()
{
    m_chunk.lineCount = m_line + 1 - m_chunk.firstLine;
    m_chunks.append(std::exchange(m_chunk, {}));
}

/// To the closing line, or as much as a chunk holds.
void MarkdownReader::takeFence()
{
    bool first = true;
    for (int lines = 0; !atEnd(); ++lines) {
        if (markdown::fenceAt(peek()).closes(m_fence)) {
            static_cast<void>(take());
            m_fence = {};
            end();
            return;
        }
        if (lines == mostLines || m_chunk.text.size() > mostLetters) {
            const QString info = m_chunk.info;
            end();
            begin(MarkdownChunk::Kind::Fence, true);
            m_chunk.info = info;
            return;
        }
        if (!std::exchange(first, false))
            m_chunk.text += u'\n';
        m_chunk.text += take();
    }
    m_fence = {};
    end();
}

/// Blank lines between the items of a list belong to it.
bool MarkdownReader::takesBlanks(bool list)
{
    qsizetype next = m_at;
    while (list && next < m_text.size() && markdown::isBlank(lineAt(next)))
        next = behind(next);
    const bool goesOn =
        list && next < m_text.size() && (isListLine(lineAt(next)) || isIndented(lineAt(next)));
    while (goesOn && m_at < next) {
        m_chunk.text += u'\n';
        static_cast<void>(take());
    }
    return goesOn;
}

void MarkdownReader::takeText()
{
    const bool list = isListLine(peek());
    bool onlyHeadings = true;
    begin(MarkdownChunk::Kind::Text, false);
    for (int lines = 0; !atEnd() && !markdown::fenceAt(peek()).isFence(); ++lines) {
        if (markdown::isBlank(peek()) && !takesBlanks(list))
            break;
        if (onlyHeadings && startsTable()) {
            if (lines > 0)
                end();
            takeTable();
            return;
        }
        onlyHeadings = onlyHeadings && isHeading(peek());
        const bool full = lines >= (list ? mostItems : mostLines) || m_chunk.text.size() >= mostLetters / 2;
        const bool mayCut = !list || isListLine(peek()) || m_chunk.text.size() >= mostLetters / 2;
        if (full && mayCut) {
            end();
            begin(MarkdownChunk::Kind::Text, true);
            lines = 0;
        }
        if (lines > 0)
            m_chunk.text += u'\n';
        m_chunk.text += take();
    }
    end();
}

/// A head and a rule under it, and more rows than a table of a screen or two. Shorter ones are text like any
/// other.
bool MarkdownReader::startsTable()
{
    if (!peek().contains(u'|') || !isTableRule(lineAt(behind(m_at))))
        return false;
    qsizetype at = m_at;
    for (int rows = 0; rows < longTable + 2; ++rows) {
        if (at >= m_text.size() || markdown::isBlank(lineAt(at)) || lineAt(at).size() > mostLetters)
            return false;
        at = behind(at);
    }
    return true;
}

/// By the rows of the first part, so that rows that come later do not move them.
QVector<int> MarkdownReader::columnsFrom(qsizetype offset) const
{
    QVector<qsizetype> widest;
    for (int rows = 0; rows < longTable + 2; ++rows) {
        const QVector<qsizetype> row = cellWidths(lineAt(offset));
        offset = behind(offset);
        if (rows == 1)
            continue;
        widest.resize(rows == 0 ? row.size() : widest.size());
        for (qsizetype i = 0; i < std::min(row.size(), widest.size()); ++i)
            widest[i] = std::clamp<qsizetype>(row.at(i), std::max<qsizetype>(widest.at(i), 6), 60);
    }
    qsizetype sum = 0;
    for (const qsizetype width : std::as_const(widest))
        sum += width;
    QVector<int> columns;
    for (const qsizetype width : std::as_const(widest))
        columns.append(static_cast<int>(width * 100 / std::max<qsizetype>(1, sum)));
    return columns;
}

void MarkdownReader::takeTable()
{
    const QVector<int> columns = columnsFrom(m_at);
    begin(MarkdownChunk::Kind::Text, false);
    m_chunk.columns = columns;
    QString head = take().toString();
    head += u'\n';
    head += take();
    m_chunk.text = head;
    int rows = 0;
    while (!atEnd() && !markdown::isBlank(peek()) && !markdown::fenceAt(peek()).isFence()
        && peek().size() <= mostLetters) {
        if (rows == rowsAPart || m_chunk.text.size() > mostLetters) {
            end();
            begin(MarkdownChunk::Kind::Text, true);
            m_chunk.columns = columns;
            m_chunk.head = head;
            rows = 0;
        }
        if (!m_chunk.text.isEmpty())
            m_chunk.text += u'\n';
        m_chunk.text += take();
        ++rows;
    }
    end();
}

} // namespace baton::ui
