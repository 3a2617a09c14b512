// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace baton::markdown {

struct Table {
    QStringList columns;
    QVector<QStringList> rows; ///< each as long as columns
    qsizetype firstRowLine = 0; ///< index of the first row's line in the text
};

/// The first pipe table of a text outside fences; the delimiter row may be missing when rows begin with '|'.
/// Escaped pipes and pipes in code spans do not split. Cells come as plainCell gives them.
[[nodiscard]] std::optional<Table> readTable(const QString &text);

/// Cells of one row as they stand, outer pipes removed.
[[nodiscard]] QStringList splitRow(QStringView line);

} // namespace baton::markdown
