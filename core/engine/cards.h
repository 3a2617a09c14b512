// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/card.h"
#include "core/domain/state.h"

namespace baton::engine {

/// Everything that waits for the person: what concerns the whole run first, then artefacts in the order of
/// the SOP, of each the changes outside before the revision. Pure; linear in the artefacts.
[[nodiscard]] QVector<Card> cardsOf(const State &state);

/// Artefacts that wait for a decision of the person, in the order of production: in review, failed or stale,
/// and not at the reviewer who looks before the person does.
[[nodiscard]] QStringList waitingPaths(const State &state);

} // namespace baton::engine
