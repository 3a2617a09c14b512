// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/sop.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QVector>

namespace baton::artefact {

/// One row of a table section by the tags of its columns (the titles where a column has no tag).
struct TableRow {
    QHash<QString, QString> cells;
    QStringList extras; ///< of the table's further columns, in their order
    QString caption; ///< of the table or group it stands in
};

/// The rows of a section that should be a table, however it was written: tables (also several, with groups
/// and blank lines, in a fence), or a list or headings with "Column: value" lines.
struct TableRows {
    QVector<TableRow> rows;
    QStringList present; ///< keys of the schema's columns that were found
    QStringList extraColumns;
    QStringList renamed; ///< "Prio as Priority", for columns found by another name or by what they hold
    qsizetype dropped = 0; ///< rows that only name a group or a total
    QString readAs; ///< "a list" or "2 tables" where the section is not one table; empty when it is
    [[nodiscard]] bool has(const QString &key) const { return present.contains(key); }
};
[[nodiscard]] TableRows readTableRows(const QString &body, const SectionSpec &spec);

/// The same of a text that holds no table.
[[nodiscard]] TableRows readRecords(const QString &body, const SectionSpec &spec);

/// Tag of a column, else its title.
[[nodiscard]] QString keyOf(const ColumnSpec &column);

/// A Markdown table with the schema's columns and the further ones.
[[nodiscard]] QString writeTableRows(const TableRows &table, const SectionSpec &spec);

} // namespace baton::artefact
