// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace baton::artefact {

/// P0, P1 or P2 of a cell: "P0 (must)", "Must", "High", "高", "🔴 P0"; empty when it names none.
[[nodiscard]] QString priorityOf(const QString &cell);

/// Whether a text is nothing but a priority in some words.
[[nodiscard]] bool isPriority(const QString &text);

/// The number of a requirement's ID: 7 of "R7", "REQ-007", "FR 7", "7."; 0 when the cell is none.
[[nodiscard]] int requirementNumber(const QString &cell);

/// A requirement as an item says it: "**R1 (P0)**: text", "[P0] text", "Must: text", "text (P1)".
struct RequirementWords {
    QString id; ///< as written
    QString priority;
    QString text;
};
[[nodiscard]] RequirementWords requirementWords(const QString &item);

} // namespace baton::artefact
