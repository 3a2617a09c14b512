// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/sections/table_rows.h"

#include "core/artefact/document/section_facts.h"
#include "core/artefact/sections/names.h"
#include "core/artefact/sections/requirement_words.h"
#include "core/domain/tags.h"
#include "core/markdown/cells.h"
#include "core/markdown/lines.h"
#include "core/markdown/paths.h"
#include "core/markdown/tables.h"

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

/// Which column of a table is which of the schema: by title, by another word for it, by what it holds.
class ColumnMap {
public:
    ColumnMap(const Table &table, const SectionSpec &spec) : m_table(table), m_spec(spec)
    {
        byTitle();
        bySynonym(isColumnSynonym);
        bySynonym(isLooseColumnSynonym);
        byContent();
    }

    /// Index into the table; -1 = it has no such column.
    [[nodiscard]] qsizetype of(const QString &key) const { return m_index.value(key, -1); }
    [[nodiscard]] bool isExtra(qsizetype column) const { return !m_taken.contains(column); }
    [[nodiscard]] qsizetype found() const { return m_index.size(); }
    [[nodiscard]] const QStringList &renamed() const { return m_renamed; }

private:
    void take(const ColumnSpec &spec, qsizetype column)
    {
        m_index.insert(keyOf(spec), column);
        m_taken += column;
    }

    void byTitle()
    {
        for (const ColumnSpec &spec : m_spec.columns) {
            for (qsizetype i = 0; i < m_table.columns.size() && !m_index.contains(keyOf(spec)); ++i) {
                if (!m_taken.contains(i) && isTitleOf(spec, m_table.columns.at(i)))
                    take(spec, i);
            }
        }
    }

    void bySynonym(bool (*isSynonym)(const QString &, const QString &))
    {
        for (const ColumnSpec &spec : m_spec.columns) {
            const QString tag = tag::ofColumn(spec.tag, spec.title);
            for (qsizetype i = 0; i < m_table.columns.size() && !m_index.contains(keyOf(spec)); ++i) {
                if (!m_taken.contains(i) && isSynonym(tag, m_table.columns.at(i)))
                    rename(spec, i);
            }
        }
    }

    void rename(const ColumnSpec &spec, qsizetype column)
    {
        m_renamed += u"%1 as %2"_s.arg(m_table.columns.at(column), spec.title);
        take(spec, column);
    }

    void byContent()
    {
        for (const ColumnSpec &spec : m_spec.columns) {
            if (m_index.contains(keyOf(spec)))
                continue;
            const qsizetype column = columnHolding(tag::ofColumn(spec.tag, spec.title));
            if (column >= 0)
                rename(spec, column);
        }
    }

    [[nodiscard]] qsizetype columnHolding(const QString &tag) const
    {
        for (qsizetype i = 0; i < m_table.columns.size(); ++i) {
            if (!m_taken.contains(i) && holds(i, tag))
                return i;
        }
        return -1;
    }

    [[nodiscard]] bool holds(qsizetype column, const QString &tag) const
    {
        qsizetype filled = 0;
        qsizetype fits = 0;
        for (const QStringList &row : m_table.rows) {
            const QString cell = row.value(column);
            filled += cell.isEmpty() ? 0 : 1;
            fits += fit(cell, tag) ? 1 : 0;
        }
        return fits > 0 && fits * 3 >= filled * 2;
    }

    static bool fit(const QString &cell, const QString &tag)
    {
        if (tag == tag::file)
            return !leadingPaths(cell).paths.isEmpty();
        if (tag == tag::priority)
            return isPriority(cell);
        if (tag == tag::id)
            return requirementNumber(cell) > 0;
        const bool words = cell.contains(u' ') || cell.size() > 12;
        return (tag == tag::requirement || tag == tag::purpose) && words
            && leadingPaths(cell).paths.isEmpty();
    }

    const Table &m_table;
    const SectionSpec &m_spec;
    QHash<QString, qsizetype> m_index;
    QVector<qsizetype> m_taken;
    QStringList m_renamed;
};

bool isTotal(const QString &cell)
{
    static const QStringList words{
        u"total"_s, u"totals"_s, u"sum"_s, u"summe"_s, u"gesamt"_s, u"合计"_s, u"总计"_s};
    return words.contains(plainValue(cell).remove(u':').trimmed().toLower());
}

void noteColumns(const ColumnMap &map, const SectionSpec &spec, TableRows &result)
{
    for (const ColumnSpec &column : spec.columns) {
        if (map.of(keyOf(column)) >= 0 && !result.present.contains(keyOf(column)))
            result.present += keyOf(column);
    }
    for (const QString &words : map.renamed()) {
        if (!result.renamed.contains(words))
            result.renamed += words;
    }
}

void addTable(const Table &table, const SectionSpec &spec, TableRows &result)
{
    const ColumnMap map(table, spec);
    noteColumns(map, spec, result);
    QVector<qsizetype> extras;
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        if (!map.isExtra(i))
            continue;
        extras += i;
        if (!result.extraColumns.contains(table.columns.at(i)))
            result.extraColumns += table.columns.at(i);
    }
    QString caption = table.caption;
    for (const QStringList &cells : table.rows) {
        const auto filled =
            std::count_if(cells.cbegin(), cells.cend(), [](const QString &c) { return !c.isEmpty(); });
        if (filled == 0 || isTotal(cells.value(0))) {
            ++result.dropped;
            continue;
        }
        if (filled == 1 && table.columns.size() > 2 && !cells.value(0).isEmpty()
            && leadingPaths(cells.value(0)).paths.isEmpty() && requirementNumber(cells.value(0)) <= 0) {
            caption = cells.value(0); // a row that only names a group
            ++result.dropped;
            continue;
        }
        TableRow row;
        row.caption = caption;
        for (const ColumnSpec &column : spec.columns) {
            if (const qsizetype at = map.of(keyOf(column)); at >= 0)
                row.cells.insert(keyOf(column), cells.value(at));
        }
        for (const qsizetype extra : std::as_const(extras)) {
            const qsizetype at = result.extraColumns.indexOf(table.columns.at(extra));
            while (row.extras.size() <= at)
                row.extras += QString();
            row.extras[at] = cells.value(extra);
        }
        result.rows += row;
    }
}

QString tableLine(const QStringList &cells)
{
    QStringList escaped;
    for (const QString &cell : cells)
        escaped += QString(cell).replace(u'|', "\\|"_L1).replace(u'\n', u' ');
    return u"| "_s + escaped.join(" | "_L1) + u" |"_s;
}

} // namespace

QString keyOf(const ColumnSpec &column)
{
    const QString tag = tag::ofColumn(column.tag, column.title);
    return tag.isEmpty() ? column.title : tag;
}

TableRows readTableRows(const QString &body, const SectionSpec &spec)
{
    TableRows result;
    const QVector<Table> tables = readTables(body);
    qsizetype used = 0;
    for (const Table &table : tables) {
        if (ColumnMap(table, spec).found() == 0)
            continue;
        addTable(table, spec, result);
        ++used;
    }
    if (used > 1)
        result.readAs = u"%1 tables"_s.arg(used);
    else if (used == 1 && !readTable(body))
        result.readAs = u"a table in a fence"_s;
    return used > 0 || !tables.isEmpty() ? result : readRecords(body, spec);
}

QString writeTableRows(const TableRows &table, const SectionSpec &spec)
{
    const QStringList columns = spec.columnTitles() + table.extraColumns;
    QStringList lines{tableLine(columns), tableLine(QStringList(columns.size(), u"---"_s))};
    for (const TableRow &row : table.rows) {
        QStringList cells;
        for (const ColumnSpec &column : spec.columns)
            cells += row.cells.value(keyOf(column));
        for (qsizetype i = 0; i < table.extraColumns.size(); ++i)
            cells += row.extras.value(i);
        lines += tableLine(cells);
    }
    return lines.join(u'\n');
}

} // namespace baton::artefact
