// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/sections/normal_sections.h"
#include "core/artefact/sections/requirement_words.h"
#include "core/artefact/sections/table_rows.h"
#include "core/domain/tags.h"
#include "core/markdown/cells.h"

#include <QSet>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

QString idOf(int number)
{
    return u"R%1"_s.arg(number);
}

/// Gives each row an ID of the form R7: its own number where the numbers of all rows are different, else its
/// place. Rows without one get the next free number. True when something changed.
bool numberRows(QVector<TableRow> &rows)
{
    QSet<int> numbers;
    QSet<QString> written;
    bool clash = false;
    int highest = 0;
    for (const TableRow &row : std::as_const(rows)) {
        const QString cell = plainValue(row.cells.value(tag::id));
        const int number = requirementNumber(cell);
        // Twice the same ID is a mistake to show; FR-1 and NFR-1 are two requirements.
        clash = clash || (number > 0 && numbers.contains(number) && !written.contains(cell));
        numbers.insert(number);
        written.insert(cell);
        highest = std::max(highest, number);
    }
    bool changed = false;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QString &cell = rows[i].cells[tag::id];
        const int number = requirementNumber(cell);
        const QString before = cell;
        if (clash)
            cell = idOf(static_cast<int>(i + 1));
        else if (number > 0)
            cell = idOf(number);
        else if (cell.isEmpty())
            cell = idOf(++highest);
        changed = changed || cell != before;
    }
    return changed;
}

bool readPriorities(QVector<TableRow> &rows)
{
    bool changed = false;
    for (TableRow &row : rows) {
        QString &cell = row.cells[tag::priority];
        const QString read = priorityOf(cell.isEmpty() ? row.caption : cell);
        if (!read.isEmpty() && read != cell) {
            cell = read;
            changed = true;
        }
    }
    return changed;
}

} // namespace

QString normalPool(const QString &body, SectionReading &reading)
{
    const bool pool =
        reading.spec.column(tag::priority) != nullptr && reading.spec.column(tag::requirement) != nullptr;
    if (!pool)
        return body;
    TableRows table = readTableRows(body, reading.spec);
    table.rows.removeIf([](const TableRow &row) {
        return row.cells.value(tag::requirement).isEmpty() && row.cells.value(tag::id).isEmpty();
    });
    if (table.rows.isEmpty() || !table.has(tag::requirement))
        return body;
    const bool numbered = numberRows(table.rows);
    const bool ranked = readPriorities(table.rows);
    const bool prioritised = std::any_of(table.rows.cbegin(), table.rows.cend(),
        [](const TableRow &row) { return !row.cells.value(tag::priority).isEmpty(); });
    const bool plain = table.dropped == 0 && !numbered && !ranked && table.readAs.isEmpty()
        && table.renamed.isEmpty() && table.has(tag::id) && table.has(tag::priority);
    if (plain || !prioritised)
        return body;
    const QString &title = reading.spec.title;
    if (!table.readAs.isEmpty())
        reading.notes += u"%1: %2 with %3 requirements"_s.arg(title, table.readAs).arg(table.rows.size());
    if (!table.renamed.isEmpty())
        reading.notes += u"%1: columns read: %2"_s.arg(title, table.renamed.join(u", "_s));
    if (numbered)
        reading.notes += u"%1: the rows are numbered %2 to %3"_s.arg(
            title, table.rows.constFirst().cells.value(tag::id), table.rows.constLast().cells.value(tag::id));
    if (ranked)
        reading.notes += u"%1: priorities are written as P0 to P2"_s.arg(title);
    return writeTableRows(table, reading.spec);
}

} // namespace baton::artefact
