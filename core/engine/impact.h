// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/domain/impact.h"
#include "core/domain/state.h"

namespace baton::engine {

/// What a decision would make stale, in the order in which it would be done again: the decision is made on a
/// copy, what waits of it is approved there, and who reads what came of it is followed from reader to reader.
/// Of a decision whose outcome is not known yet (remarks, regenerate) every reader counts as uncertain. The
/// artefact itself is no row. Fails as the decision would. Pure; the same for preview, dry run and price.
[[nodiscard]] Result<QVector<Impact>> impactOf(const State &state, const Command &decision);

/// What is stale now, in the order in which it can be refreshed, and what would follow from that.
[[nodiscard]] QVector<Impact> staleNow(const State &state);

} // namespace baton::engine
