// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown/tables.h"

#include "core/markdown/cells.h"
#include "core/markdown/lines.h"

#include <QHash>

#include <algorithm>

namespace baton::markdown {

using namespace Qt::StringLiterals;

namespace {

// What a table of people has; more would only take room.
constexpr qsizetype mostCells = 64;
constexpr qsizetype longestCell = 20'000;
constexpr qsizetype mostRows = 50'000;

/// Length of the run of back-ticks at `at`.
qsizetype tickRun(QStringView text, qsizetype at)
{
    qsizetype length = 0;
    while (at + length < text.size() && text.at(at + length) == u'`')
        ++length;
    return length;
}

/// Where the code spans of a row end. All runs of back-ticks are noted once, so that a row full of ticks that
/// close nothing takes no longer than another.
class CodeSpans {
public:
    explicit CodeSpans(QStringView text) : m_text(text)
    {
        for (qsizetype i = text.indexOf(u'`'); i >= 0; i = text.indexOf(u'`', i)) {
            const qsizetype run = tickRun(text, i);
            m_starts[run] += i;
            i += run;
        }
    }

    /// Index behind the code span that opens at `at`, or behind the ticks alone when it never closes.
    [[nodiscard]] qsizetype after(qsizetype at) const
    {
        const qsizetype ticks = tickRun(m_text, at);
        const QVector<qsizetype> starts = m_starts.value(ticks);
        const auto close = std::lower_bound(starts.cbegin(), starts.cend(), at + ticks);
        return close == starts.cend() ? at + ticks : *close + ticks;
    }

private:
    QStringView m_text;
    QHash<qsizetype, QVector<qsizetype>> m_starts; ///< of runs, by their length
};

bool isDelimiterRow(QStringView line)
{
    bool dash = false;
    for (const QChar c : line) {
        if (c == u'-')
            dash = true;
        else if (c != u'|' && c != u':' && !c.isSpace())
            return false;
    }
    return dash && line.contains(u'|');
}

bool isRowLike(QStringView line)
{
    return line.contains(u'|') && !isBlank(line);
}

/// Makes the rows of one table.
class RowReader {
public:
    /// Not more cells than there are columns: text of surplus ones came from pipes the model forgot to
    /// escape.
    QStringList read(QStringView line, qsizetype columns = mostCells)
    {
        QVector<QStringView> cells = splitRow(line);
        QString last;
        if (cells.size() > columns) {
            last = joined(cells, columns - 1);
            cells.resize(columns);
            cells.last() = last;
        }
        QStringList row;
        row.reserve(cells.size());
        for (const QStringView cell : cells)
            row += m_short.of(plainCell(cell.left(longestCell)));
        return row;
    }

private:
    static QString joined(const QVector<QStringView> &cells, qsizetype from)
    {
        QString text;
        for (qsizetype i = from; i < cells.size(); ++i)
            text += (i == from ? QString() : u" | "_s) + cells.at(i);
        return text;
    }

    ShortTexts m_short;
};

qsizetype headerLine(const QStringList &lines)
{
    FenceTracker fences;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (fences.feed(lines.at(i)) || !isRowLike(lines.at(i)) || isDelimiterRow(lines.at(i)))
            continue;
        const bool delimited = i + 1 < lines.size() && isDelimiterRow(lines.at(i + 1));
        const bool piped = QStringView(lines.at(i)).trimmed().startsWith(u'|');
        if (delimited || (piped && i + 1 < lines.size() && isRowLike(lines.at(i + 1))))
            return i;
    }
    return -1;
}

} // namespace

QVector<QStringView> splitRow(QStringView line)
{
    QStringView text = line.trimmed();
    if (text.startsWith(u'|'))
        text = text.sliced(1);
    const CodeSpans spans(text);
    QVector<QStringView> cells;
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size() && cells.size() + 1 < mostCells;) {
        const QChar c = text.at(i);
        if (c == u'\\') {
            i += 2;
        } else if (c == u'`') {
            i = spans.after(i);
        } else if (c == u'|') {
            cells += text.sliced(start, i - start).trimmed();
            start = ++i;
        } else {
            ++i;
        }
    }
    const QStringView tail = text.sliced(std::min(start, text.size())).trimmed();
    if (!tail.isEmpty() || cells.isEmpty())
        cells += tail;
    return cells;
}

std::optional<Table> readTable(const QString &text)
{
    const QStringList lines = splitLines(text);
    const qsizetype header = headerLine(lines);
    if (header < 0)
        return std::nullopt;
    Table table;
    RowReader reader;
    table.columns = reader.read(lines.at(header));
    qsizetype i = header + 1;
    if (isDelimiterRow(lines.at(i)))
        ++i;
    table.firstRowLine = i;
    for (; i < lines.size() && isRowLike(lines.at(i)) && table.rows.size() < mostRows; ++i) {
        if (!isDelimiterRow(lines.at(i)))
            table.rows += reader.read(lines.at(i), table.columns.size());
    }
    return table;
}

} // namespace baton::markdown
