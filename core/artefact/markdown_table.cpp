// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/markdown_table.h"

#include "core/artefact/text_lines.h"

#include <QRegularExpression>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

// Looking for the ends of code spans is not linear; no real row is this long.
constexpr qsizetype longestRow = 65536;

/// Length of the run of back-ticks at `at`.
qsizetype tickRun(QStringView text, qsizetype at)
{
    qsizetype length = 0;
    while (at + length < text.size() && text.at(at + length) == u'`')
        ++length;
    return length;
}

/// Index behind the code span that opens at `at`, or behind the ticks alone when it never closes.
qsizetype afterCodeSpan(QStringView text, qsizetype at)
{
    const qsizetype ticks = tickRun(text, at);
    for (qsizetype i = at + ticks; i < text.size();) {
        const qsizetype run = tickRun(text, i);
        if (run == ticks)
            return i + run;
        i += std::max<qsizetype>(run, 1);
    }
    return at + ticks;
}

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

/// As many cells as there are columns: text of surplus cells came from pipes the model forgot to escape.
QStringList fitted(QStringList cells, qsizetype columns)
{
    while (cells.size() > columns && cells.size() > 1) {
        const QString last = cells.takeLast();
        cells.last() += u" | "_s + last;
    }
    while (cells.size() < columns)
        cells += QString();
    return cells;
}

QStringList plainRow(QStringView line)
{
    QStringList cells = splitRow(line);
    for (QString &cell : cells)
        cell = plainCell(cell);
    return cells;
}

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

QStringList splitRow(QStringView line)
{
    QStringView text = line.trimmed();
    if (text.startsWith(u'|'))
        text = text.sliced(1);
    QStringList cells;
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text.at(i);
        if (c == u'\\') {
            i += 2;
        } else if (c == u'`' && text.size() < longestRow) {
            i = afterCodeSpan(text, i);
        } else if (c == u'|') {
            cells += text.sliced(start, i - start).trimmed().toString();
            start = ++i;
        } else {
            ++i;
        }
    }
    const QStringView tail = text.sliced(std::min(start, text.size())).trimmed();
    if (!tail.isEmpty() || cells.isEmpty())
        cells += tail.toString();
    return cells;
}

QString plainCell(QStringView cell)
{
    QString text = cell.trimmed().toString();
    text.remove(u'`').remove("**"_L1);
    text.replace("\\|"_L1, "|"_L1);
    static const QRegularExpression link(u"^\\[([^\\]]+)\\]\\([^)]*\\)$"_s);
    if (const auto found = link.match(text); found.hasMatch())
        text = found.captured(1);
    if (text.startsWith("./"_L1))
        text.remove(0, 2);
    return text.trimmed();
}

std::optional<MarkdownTable> readTable(const QString &text)
{
    const QStringList lines = splitLines(text);
    const qsizetype header = headerLine(lines);
    if (header < 0)
        return std::nullopt;
    MarkdownTable table;
    table.columns = plainRow(lines.at(header));
    qsizetype i = header + 1;
    if (isDelimiterRow(lines.at(i)))
        ++i;
    table.firstRowLine = i;
    for (; i < lines.size() && isRowLike(lines.at(i)); ++i) {
        if (!isDelimiterRow(lines.at(i)))
            table.rows += fitted(plainRow(lines.at(i)), table.columns.size());
    }
    return table;
}

bool isNone(QStringView text)
{
    static const QStringList words{u"none"_s, u"n/a"_s, u"na"_s, u"nil"_s, u"nothing"_s, u"empty"_s,
        u"not applicable"_s, u"no"_s, u"keine"_s, u"keiner"_s, u"entfällt"_s, u"aucun"_s, u"aucune"_s,
        u"ninguno"_s, u"ninguna"_s, u"无"_s, u"なし"_s};
    QStringView word = text.trimmed();
    while (!word.isEmpty() && (word.back().isPunct() || word.back().isSpace()))
        word.chop(1);
    while (!word.isEmpty() && (word.front().isPunct() || word.front().isSpace()))
        word = word.sliced(1);
    if (word.isEmpty())
        return true;
    return word.size() < 16 && words.contains(word.toString().toLower());
}

QStringList splitCellList(const QString &cell)
{
    static const QRegularExpression separators(
        u"\\s*(?:[,;、，]|<br\\s*/?>|\\n)\\s*"_s, QRegularExpression::CaseInsensitiveOption);
    QStringList values;
    const QStringList parts = cell.split(separators, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString value = plainCell(part);
        if (!isNone(value))
            values += value;
    }
    return values;
}

} // namespace baton::artefact
