// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown/tables.h"

#include "core/markdown/cells.h"
#include "core/markdown/lines.h"

#include <QHash>

#include <algorithm>
#include <utility>

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

/// Whether a table begins at a line: a row that a delimiter or another row follows.
bool beginsTable(const Lines &lines, qsizetype i)
{
    if (!isRowLike(lines.at(i)) || isDelimiterRow(lines.at(i)))
        return false;
    const bool delimited = i + 1 < lines.size() && isDelimiterRow(lines.at(i + 1));
    const bool piped = lines.at(i).trimmed().startsWith(u'|');
    return delimited || (piped && i + 1 < lines.size() && isRowLike(lines.at(i + 1)));
}

qsizetype headerLine(const Lines &lines)
{
    FenceTracker fences;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!fences.feed(lines.at(i)) && beginsTable(lines, i))
            return i;
    }
    return -1;
}

/// A heading or bold line in words; empty for another line.
QString captionOf(QStringView line)
{
    QStringView text = line.trimmed();
    const bool heading = text.startsWith(u'#');
    const bool bold = text.startsWith(u"**") && text.size() > 4;
    if ((!heading && !bold && !text.endsWith(u':')) || text.size() > 200)
        return {};
    QString words = text.toString().remove(u'#').remove("**"_L1).trimmed();
    while (words.endsWith(u':'))
        words.chop(1);
    return words;
}

/// Reads the table at `i` and the rows behind blank lines that go on with it; `i` is then behind them.
Table tableAt(const Lines &lines, qsizetype &i)
{
    Table table;
    RowReader reader;
    table.columns = reader.read(lines.at(i++));
    if (i < lines.size() && isDelimiterRow(lines.at(i)))
        ++i;
    table.firstRowLine = i;
    for (; i < lines.size() && table.rows.size() < mostRows; ++i) {
        if (isBlank(lines.at(i))) {
            const bool goesOn = i + 1 < lines.size() && lines.at(i + 1).trimmed().startsWith(u'|')
                && (i + 2 >= lines.size() || !isDelimiterRow(lines.at(i + 2)));
            if (!goesOn)
                break;
        } else if (!isRowLike(lines.at(i))) {
            break;
        } else if (!isDelimiterRow(lines.at(i))) {
            table.rows += reader.read(lines.at(i), table.columns.size());
        }
    }
    return table;
}

QVector<Table> tablesOf(const Lines &lines, bool fenced)
{
    QVector<Table> tables;
    FenceTracker fences;
    QString caption;
    for (qsizetype i = 0; i < lines.size();) {
        const bool inside = fences.feed(lines.at(i));
        if (inside == fenced && !fenceAt(lines.at(i)).isFence() && beginsTable(lines, i)) {
            tables += tableAt(lines, i);
            tables.last().caption = std::exchange(caption, {});
            continue;
        }
        if (const QString words = captionOf(lines.at(i)); !words.isEmpty())
            caption = words;
        ++i;
    }
    return tables;
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
    const Lines lines(text);
    const qsizetype header = headerLine(lines);
    if (header < 0)
        return std::nullopt;
    qsizetype i = header;
    return tableAt(lines, i);
}

QVector<Table> readTables(const QString &text)
{
    const Lines lines(text);
    const QVector<Table> tables = tablesOf(lines, false);
    return tables.isEmpty() ? tablesOf(lines, true) : tables;
}

} // namespace baton::markdown
