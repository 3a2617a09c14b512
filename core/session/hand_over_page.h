// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/document/language_profile.h"
#include "core/domain/hand_over.h"
#include "core/domain/state.h"

namespace baton::session {

/// What is known of what would be handed over: tests, reviews, findings, what is open, who wrote it, how it
/// is started. `ui::handOverPage` puts it into words. Run thread.
[[nodiscard]] HandOver handOverOf(
    const State &state, const TextSource &texts, const artefact::LanguageProfiles &languages);

} // namespace baton::session
