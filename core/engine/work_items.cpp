// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/work_items.h"

#include <QRegularExpression>
#include <QSet>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

const QRegularExpression &separators()
{
    static const QRegularExpression pattern(
        u"<br\\s*/?>|[,;\\n\\x{3001}\\x{FF0C}\\x{FF1B}]|\\s+(?:and|&)\\s+"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

bool saysNone(const QString &word)
{
    static const QSet<QString> words{u"none"_s, u"-"_s, u"\u2013"_s, u"\u2014"_s, u"n/a"_s, u"na"_s, u"nil"_s,
        u"nothing"_s, u"\u65e0"_s, u"\u65e0\u4f9d\u8d56"_s};
    return word.isEmpty() || words.contains(word.toLower());
}

QString cellAt(const QStringList &row, qsizetype column)
{
    return column >= 0 && column < row.size() ? row.at(column) : QString();
}

/// Pieces of a separator-free token that may be a path: the whole, what is in back ticks, each word.
QStringList pathCandidates(const QString &token)
{
    static const QRegularExpression code(u"`([^`]+)`"_s);
    static const QRegularExpression spaces(u"\\s+"_s);
    QStringList candidates{cleanCell(token)};
    for (auto it = code.globalMatch(token); it.hasNext();)
        candidates.append(cleanCell(it.next().captured(1)));
    const QStringList words = token.split(spaces, Qt::SkipEmptyParts);
    for (const QString &word : words)
        candidates.append(cleanCell(word));
    return candidates;
}

/// Finds the row a word names: exactly, in another case, or by file name alone where that is unambiguous.
class RowNames {
public:
    explicit RowNames(const QVector<WorkItem> &rows)
    {
        for (const WorkItem &row : rows) {
            m_exact.insert(row.file);
            remember(row.file.toLower(), row.file);
            if (row.file.contains(u'/'))
                remember(row.file.section(u'/', -1).toLower(), row.file);
        }
    }
    [[nodiscard]] QString find(const QString &word) const
    {
        return m_exact.contains(word) ? word : m_loose.value(word.toLower());
    }

private:
    void remember(const QString &key, const QString &file)
    {
        // An ambiguous name stays in the table without a file, so that it names nobody.
        const auto it = m_loose.find(key);
        if (it == m_loose.end())
            m_loose.insert(key, file);
        else if (*it != file)
            it->clear();
    }
    QSet<QString> m_exact;
    QHash<QString, QString> m_loose;
};

QStringList dependenciesIn(const QString &cell, const QString &self, const RowNames &names)
{
    QStringList result;
    const QStringList tokens = cell.split(separators(), Qt::SkipEmptyParts);
    for (const QString &token : tokens) {
        const QStringList candidates = pathCandidates(token);
        for (const QString &candidate : candidates) {
            const QString file = names.find(candidate);
            if (!file.isEmpty() && file != self && !result.contains(file))
                result.append(file);
        }
    }
    return result;
}

} // namespace

qsizetype columnOf(const SectionFacts &section, const QString &title)
{
    for (qsizetype i = 0; i < section.columns.size(); ++i) {
        if (section.columns.at(i).trimmed().compare(title.trimmed(), Qt::CaseInsensitive) == 0)
            return i;
    }
    return -1;
}

QString cleanCell(const QString &cell)
{
    static const QRegularExpression link(u"\\[([^\\]]*)\\]\\([^)]*\\)"_s);
    static const QRegularExpression edges(u"^[\\s`*\"']+|[\\s`*\"']+$"_s);
    QString text = cell;
    text.replace(link, u"\\1"_s);
    text.remove(edges);
    if (text.startsWith("./"_L1))
        text.remove(0, 2);
    return text;
}

QString firstPath(const QString &text)
{
    static const QRegularExpression code(u"`([^`]+)`"_s);
    static const QRegularExpression number(u"^\\s*(?:[-*+]|\\d+[.)])\\s+"_s);
    if (const auto match = code.match(text); match.hasMatch())
        return cleanCell(match.captured(1));
    QString rest = text;
    rest.remove(number);
    rest = cleanCell(rest).section(u' ', 0, 0);
    while (rest.endsWith(u':') || rest.endsWith(u',') || rest.endsWith(u';'))
        rest.chop(1);
    return cleanCell(rest);
}

QStringList cellWords(const QString &cell)
{
    static const QRegularExpression spaces(u"\\s+"_s);
    QStringList result;
    const QStringList tokens = cell.split(separators(), Qt::SkipEmptyParts);
    for (const QString &token : tokens) {
        const QStringList words = cleanCell(token).split(spaces, Qt::SkipEmptyParts);
        for (const QString &word : words) {
            const QString clean = cleanCell(word);
            if (!saysNone(clean) && !result.contains(clean))
                result.append(clean);
        }
    }
    return result;
}

QVector<WorkItem> workItems(const ForEach &forEach, const DocumentFacts &facts)
{
    QVector<WorkItem> items;
    const SectionFacts *section = facts.section(forEach.section);
    const qsizetype itemColumn = section == nullptr ? -1 : columnOf(*section, forEach.itemColumn);
    if (itemColumn < 0)
        return items;
    const qsizetype dependsColumn = columnOf(*section, forEach.dependsOnColumn);
    const qsizetype purposeColumn = columnOf(*section, u"Purpose"_s);
    const qsizetype requirementsColumn = columnOf(*section, u"Requirements"_s);
    QStringList dependsCells;
    for (const QStringList &row : section->rows) {
        const QString cell = cellAt(row, itemColumn);
        const QString file = cell.contains(u'`') ? firstPath(cell) : cleanCell(cell);
        if (saysNone(file))
            continue;
        items.append(
            {file, {}, cleanCell(cellAt(row, purposeColumn)), cellWords(cellAt(row, requirementsColumn))});
        dependsCells.append(cellAt(row, dependsColumn));
    }
    const RowNames names(items);
    for (qsizetype i = 0; i < items.size(); ++i)
        items[i].dependsOn = dependenciesIn(dependsCells.at(i), items.at(i).file, names);
    return items;
}

} // namespace baton::engine
