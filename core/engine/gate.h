// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

namespace baton::engine {

/// Whether the newest revision of an artefact passes its gate without a person. A failed check, a half
/// answer, a remark that was declined or left unanswered, or a verdict whose rounds are used up never passes.
/// Then: a gate "never" and derived artefacts pass; the person's choice for the role, or else the run's
/// autonomy, decides the rest, and a document with open questions still stops.
[[nodiscard]] bool passesGate(const State &state, const Artefact &artefact);

} // namespace baton::engine
