// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown/file_list.h"
#include "core/markdown/paths.h"

#include <QSet>

#include <algorithm>

namespace baton::markdown {

using namespace Qt::StringLiterals;

namespace {

/// Index of the column that holds most paths; -1 when no cell is one.
qsizetype pathColumn(const Table &table)
{
    qsizetype best = -1;
    qsizetype most = 0;
    for (qsizetype column = 0; column < table.columns.size(); ++column) {
        const qsizetype paths = std::count_if(table.rows.cbegin(), table.rows.cend(),
            [&](const QStringList &row) { return !leadingPaths(row.value(column)).paths.isEmpty(); });
        if (paths > most) {
            best = column;
            most = paths;
        }
    }
    return best;
}

/// Index of a column that gives the folder of each row; -1 when there is none.
qsizetype folderColumn(const Table &table)
{
    for (qsizetype column = 0; column < table.columns.size(); ++column) {
        const bool all = !table.rows.isEmpty()
            && std::all_of(table.rows.cbegin(), table.rows.cend(), [&](const QStringList &row) {
                   const QString cell = row.value(column);
                   return cell.isEmpty() || cell == "."_L1 || cell == "/"_L1 || cell == "./"_L1
                       || namesFolder(cell);
               });
        if (all && std::any_of(table.rows.cbegin(), table.rows.cend(), [&](const QStringList &row) {
                return namesFolder(row.value(column));
            }))
            return column;
    }
    return -1;
}

void addRows(const Table &table, FileList &list)
{
    const qsizetype column = pathColumn(table);
    const qsizetype folders = folderColumn(table);
    QSet<QString> seen;
    for (const ListedFile &file : std::as_const(list.files))
        seen.insert(file.path);
    for (const QStringList &row : table.rows) {
        const LeadingPaths leading = leadingPaths(row.value(column));
        const QString folder = namesFolder(row.value(folders)) ? normalPath(row.value(folders)) : QString();
        for (const QString &name : leading.paths) {
            const QString path = name.contains(u'/') ? name : folder + name;
            if (!seen.contains(path))
                list.files += ListedFile{path, row.value(column + 1)};
            seen.insert(path);
        }
    }
}

} // namespace

FileList filesOfTables(const QVector<Table> &tables)
{
    FileList list;
    list.plain = false;
    for (const Table &table : tables) {
        if (pathColumn(table) >= 0)
            addRows(table, list);
    }
    return list;
}

} // namespace baton::markdown
