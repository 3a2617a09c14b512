// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace baton::markdown {

struct Table {
    QStringList columns;
    QVector<QStringList> rows; ///< none longer than columns; what a row lacks is not there
    qsizetype firstRowLine = 0; ///< index of the first row's line in the text
    QString caption; ///< the heading or bold line above it, without marks (of readTables)
};

/// The first pipe table of a text outside fences; the delimiter row may be missing when rows begin with '|'.
/// Escaped pipes and pipes in code spans do not split. Cells come as plainCell gives them, cut at 20,000
/// characters; what follows the 64th cell of a row belongs to it, and what follows the 50,000th row is text.
[[nodiscard]] std::optional<Table> readTable(const QString &text);

/// All tables of a text. Blank lines inside one do not end it where a row of as many cells follows; tables
/// in fences count when there is no other.
[[nodiscard]] QVector<Table> readTables(const QString &text);

/// Cells of one row as they stand in it, outer pipes removed.
[[nodiscard]] QVector<QStringView> splitRow(QStringView line);

} // namespace baton::markdown
