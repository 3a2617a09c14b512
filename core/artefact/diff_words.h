// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/diff.h"

namespace baton::artefact {

/// Marks the words that differ between removed lines and the added lines that replace them. Lines are paired
/// in order; pairs that have little in common, and very long lines, stay unmarked.
void markWords(QVector<DiffLine> &lines);

} // namespace baton::artefact
