// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/sections/table_rows.h"

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

bool isTitleOf(const ColumnSpec &column, const QString &title)
{
    const QString plain = title.simplified();
    const QString words = QString(plain).replace(u'_', u' ');
    return column.title.compare(plain, Qt::CaseInsensitive) == 0
        || column.title.compare(words, Qt::CaseInsensitive) == 0;
}

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

/// "Depends on: src/a.py" in a list of rows.
struct Field {
    QString key; ///< empty = the line is none
    QString value;
};

Field fieldOf(const QString &text, const SectionSpec &spec)
{
    constexpr qsizetype longestTitle = 40;
    const qsizetype narrow = text.indexOf(u':');
    const qsizetype wide = text.indexOf(u'：');
    const qsizetype at = narrow < 0 || (wide >= 0 && wide < narrow) ? wide : narrow;
    if (at <= 0 || at > longestTitle)
        return {};
    const QString title = plainCell(QStringView(text).first(at));
    QString value = text.sliced(at + 1).trimmed();
    while (value.startsWith(u'*') || value.startsWith(u'_'))
        value.remove(0, 1);
    for (const ColumnSpec &column : spec.columns) {
        if (isTitleOf(column, title) || isColumnSynonym(tag::ofColumn(column.tag, column.title), title))
            return {keyOf(column), value.trimmed()};
    }
    return {};
}

/// Rows of a list: items or sub-headings with "Column: value" lines below, or items that hold all.
class RecordReader {
public:
    explicit RecordReader(const SectionSpec &spec) : m_spec(spec) { }

    TableRows read(const QString &body)
    {
        const QStringList lines = splitLines(body);
        for (const QString &line : lines) {
            if (!isBlank(line) && !fenceAt(line).isFence() && !isRule(line))
                feed(line);
        }
        flush();
        for (const ColumnSpec &column : m_spec.columns) {
            const QString key = keyOf(column);
            const bool any = std::any_of(m_result.rows.cbegin(), m_result.rows.cend(),
                [&](const TableRow &row) { return row.cells.contains(key); });
            if (any)
                m_result.present += key;
        }
        m_result.readAs = u"a list"_s;
        return std::move(m_result);
    }

private:
    void feed(const QString &line)
    {
        const QStringView item = itemText(line);
        const bool heading = line.trimmed().startsWith(u'#');
        QString text = item.isNull() ? line.trimmed() : item.toString();
        if (heading)
            text = text.remove(u'#').trimmed();
        const bool marked = heading || !item.isNull();
        const qsizetype depth = heading ? -1 : indentOf(line);
        const Field field = fieldOf(text, m_spec);
        if (!field.key.isEmpty()) {
            feedField(field, marked, depth);
        } else if (marked && m_open && depth > m_depth && !m_pending.isEmpty()) {
            appendTo(m_pending, text);
        } else if (isCaption(line, text, marked)) {
            flush();
            m_caption = plainCell(text);
        } else if (marked && (!m_open || depth <= m_depth)) {
            begin(text, depth);
        } else if (m_open) {
            appendTo(m_pending.isEmpty() ? m_lastKey : m_pending, text);
        }
    }

    void feedField(const Field &field, bool marked, qsizetype depth)
    {
        const bool first = !m_open || (m_row.cells.contains(field.key) && (marked || depth <= m_depth));
        const bool restarts = marked && m_open && depth <= m_depth && m_fieldsOnly;
        if (first || restarts) {
            flush();
            m_open = true;
            m_fieldsOnly = true;
            m_depth = depth;
            m_row.caption = m_caption;
        }
        m_row.cells.insert(field.key, listValue(field.value));
        m_lastKey = field.key;
        m_pending = field.value.isEmpty() ? field.key : QString();
    }

    /// "[a.py, b.py]" of YAML.
    static QString listValue(const QString &value)
    {
        if (value.startsWith(u'[') && value.endsWith(u']') && !value.contains(u"]("_s))
            return value.sliced(1).chopped(1).remove(u'"').remove(u'\'');
        const bool quoted = value.size() > 1 && (value.startsWith(u'"') || value.startsWith(u'\''))
            && value.endsWith(value.at(0));
        return quoted ? value.sliced(1).chopped(1) : value;
    }

    /// A heading or bold line that names a group ("P0", "**Must have**"), not a row.
    [[nodiscard]] bool isCaption(const QString &line, const QString &text, bool marked) const
    {
        const QString bare = line.trimmed();
        const bool bold = bare.startsWith("**"_L1) && (bare.endsWith("**"_L1) || bare.endsWith("**:"_L1));
        const bool heading = bare.startsWith(u'#');
        const bool colon = text.endsWith(u':') || text.endsWith(u'：');
        if (!heading && !(bold && !marked) && !(colon && leadingPaths(text).paths.isEmpty()))
            return false;
        return leadingPaths(text).paths.isEmpty() && requirementNumber(text.section(u' ', 0, 0)) <= 0;
    }

    void begin(const QString &text, qsizetype depth)
    {
        flush();
        m_open = true;
        m_fieldsOnly = false;
        m_depth = depth;
        m_row.caption = m_caption;
        const bool files = std::any_of(m_spec.columns.cbegin(), m_spec.columns.cend(),
            [](const ColumnSpec &column) { return keyOf(column) == tag::file; });
        files ? beginFile(text) : beginRequirement(text);
    }

    void beginFile(const QString &text)
    {
        const LeadingPaths leading = leadingPaths(text);
        if (leading.paths.isEmpty()) {
            m_open = false; // words, no row
            return;
        }
        m_row.cells.insert(tag::file, leading.paths.join(", "_L1));
        if (!leading.rest.isEmpty())
            m_row.cells.insert(tag::purpose, leading.rest);
        m_lastKey = tag::purpose;
    }

    void beginRequirement(const QString &text)
    {
        const RequirementWords words = requirementWords(text);
        if (!words.id.isEmpty())
            m_row.cells.insert(tag::id, words.id);
        if (!words.priority.isEmpty())
            m_row.cells.insert(tag::priority, words.priority);
        m_row.cells.insert(tag::requirement, words.text);
        m_lastKey = tag::requirement;
    }

    void appendTo(const QString &key, const QString &text)
    {
        constexpr qsizetype longest = 2000;
        if (key.isEmpty())
            return;
        QString &cell = m_row.cells[key];
        const bool list = key == tag::dependsOn || key == tag::requirements;
        if (cell.size() < longest)
            cell += (cell.isEmpty() ? QString() : list ? u", "_s : u" "_s) + plainCell(text);
    }

    void flush()
    {
        constexpr qsizetype mostRows = 50'000;
        if (m_open && !m_row.cells.isEmpty() && m_result.rows.size() < mostRows)
            m_result.rows += m_row;
        m_row = {};
        m_open = false;
        m_pending.clear();
        m_lastKey.clear();
    }

    const SectionSpec &m_spec;
    TableRows m_result;
    TableRow m_row;
    QString m_caption;
    QString m_pending; ///< key of a column whose value follows on lines of its own
    QString m_lastKey;
    qsizetype m_depth = 0;
    bool m_open = false;
    bool m_fieldsOnly = false;
};

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
    return used > 0 || !tables.isEmpty() ? result : RecordReader(spec).read(body);
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
