// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace baton::artefact {

struct MarkdownTable {
    QStringList columns;
    QVector<QStringList> rows; ///< each as long as columns
    qsizetype firstRowLine = 0; ///< index of the first row's line in the text
};

/// The first pipe table of a text outside fences; the delimiter row may be missing when rows begin with '|'.
/// Escaped pipes and pipes in code spans do not split. Cells come without back-ticks and bold marks.
[[nodiscard]] std::optional<MarkdownTable> readTable(const QString &text);

/// Cells of one row as they stand, outer pipes removed.
[[nodiscard]] QStringList splitRow(QStringView line);

/// A cell or item as a value: no code marks, bold marks, "./" before a path or escapes of pipes.
[[nodiscard]] QString plainCell(QStringView cell);

/// Words that stand for an empty list: "None", "N/A", "-", ...
[[nodiscard]] bool isNone(QStringView text);

/// "a.py, b.py" as values, without "None".
[[nodiscard]] QStringList splitCellList(const QString &cell);

} // namespace baton::artefact
