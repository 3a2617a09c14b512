// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

namespace baton::engine {

/// The rows of a step's table, in table order, without empty ones (repeated ones are for the planner to
/// refuse). Dependencies are files of other rows only; what names no row ("None", "n/a", a library) is
/// dropped.
[[nodiscard]] QVector<WorkItem> workItems(const ForEach &forEach, const DocumentFacts &facts);

/// Plan of a step that runs once.
[[nodiscard]] event::ArtefactsPlanned::Plan planOf(const StepSpec &step);

/// Some step runs once per row of a table of this kind.
[[nodiscard]] bool isWorkTable(const State &state, const QString &kind);

/// What the rows of a table mean for the project: artefacts to plan or change, artefacts that are gone, rows
/// refused (unsafe path, duplicate, collision) as failed checks "paths". Artefacts that stay as they are do
/// not occur. An artefact of a row keeps its path as long as the row is there.
[[nodiscard]] event::ArtefactsPlanned planItems(
    const State &state, const Artefact &table, const DocumentFacts &facts);

/// True when the plan says something worth recording.
[[nodiscard]] bool isWorthRecording(const event::ArtefactsPlanned &plan);

} // namespace baton::engine
