// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/artefact.h"
#include "core/domain/sop.h"

namespace baton::engine {

/// Index of a column by title, ignoring case and white space around it; -1 when there is none.
[[nodiscard]] qsizetype columnOf(const SectionFacts &section, const QString &title);
/// A table cell without Markdown: link text, back ticks, bold, a leading "./".
[[nodiscard]] QString cleanCell(const QString &cell);
/// The path a list item or cell begins with or holds in back ticks: "`src/a.py`: the board" -> "src/a.py".
[[nodiscard]] QString firstPath(const QString &text);
/// The single words of a cell such as "R1, R2 and R5"; a cell that says "none" has none.
[[nodiscard]] QStringList cellWords(const QString &cell);

/// The rows of a step's table, in table order, without empty ones (repeated ones are for the planner to
/// refuse). Dependencies are files of other rows only; what names no row ("None", "n/a", a library) is
/// dropped.
[[nodiscard]] QVector<WorkItem> workItems(const ForEach &forEach, const DocumentFacts &facts);

} // namespace baton::engine
