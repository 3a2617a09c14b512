// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/gate.h"
#include "core/engine/rules.h"

namespace baton::engine {

/// Approves the newest revision of an artefact and says everything that follows from it: rows planned,
/// readers of a changed part stale (or a review due again), the artefact itself stale when its inputs moved
/// on while it was made, and what a verdict sends back.
void approveHead(Draft &draft, const QString &path, bool byPerson, const QString &note);

/// Approves by itself what passes its gate.
void approveIfGateLets(Draft &draft, const QString &path);

/// Adds what only the state can tell: failed checks "paths" for the rows of a work table that could not be
/// planned, and "verdict" for a verdict that names none of the step's words.
[[nodiscard]] QVector<CheckResult> checksWithRows(const State &state, const Artefact &artefact,
    const QVector<CheckResult> &checks, const DocumentFacts &facts);

} // namespace baton::engine
