// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/artefact.h"
#include "core/domain/sop.h"

namespace baton::engine {

/// The rows of a step's table, in table order, without empty ones (repeated ones are for the planner to
/// refuse). Dependencies are files of other rows only; what names no row ("None", "n/a", a library) is
/// dropped.
[[nodiscard]] QVector<WorkItem> workItems(const ForEach &forEach, const DocumentFacts &facts);

} // namespace baton::engine
