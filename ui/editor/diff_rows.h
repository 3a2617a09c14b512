// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/diff/diff.h"

namespace baton::ui {

using artefact::DiffLine;

/// A blank beside a line that has no partner in the other column.
[[nodiscard]] inline bool isFiller(const DiffLine &line)
{
    return line.oldLine == 0 && line.newLine == 0;
}

/// A unified sequence of lines as two columns of equal length, with fillers. Pure.
struct DiffColumns {
    QVector<DiffLine> before;
    QVector<DiffLine> after;
};
[[nodiscard]] DiffColumns sideBySide(const QVector<DiffLine> &lines);

/// Index of the first line of each change, in the unified sequence or in a column together with the other.
[[nodiscard]] QVector<int> changeStarts(const QVector<DiffLine> &lines);
[[nodiscard]] QVector<int> changeStarts(const DiffColumns &columns);

} // namespace baton::ui
