// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/card.h"
#include "core/domain/state.h"

#include <optional>

namespace baton::engine {

/// What a review's verdict leads to. `rounds` left = 0 means the loop has run as often as it may and the gate
/// shows what is open.
struct Verdict {
    VerdictRule rule;
    bool mayAct = false; ///< the rule asks for work and a round is left
    QStringList targets; ///< artefacts the rule sends back
    /// Those it would, but for their newest text, which is a person's: by path what the list says of it.
    QMap<QString, QStringList> persons;
};

/// Reads the verdict word from the section tagged as verdict (its items) of a review and looks it up in the
/// step's `onVerdict`. For a step without such a section, the words "open" and "none" stand for whether its
/// last list section names anything. nullopt when the step has no rules or says nothing known. Revise sends
/// back the artefact of the same row (or the only one) of the rule's step; Requeue those row artefacts that
/// the last list section of the review names. What a person wrote last never goes back by itself.
[[nodiscard]] std::optional<Verdict> verdictOf(
    const State &state, const Artefact &review, const DocumentFacts &facts);

/// The list says nothing: empty, or "None" in one of its usual spellings.
[[nodiscard]] bool saysNothing(const SectionFacts &section);

/// Whether the newest revision of an artefact passes its gate without a person, and what stands against it. A
/// failed check, a half answer, a remark that was declined or left unanswered, a review that is due or that
/// refused it for good, or a verdict whose rounds are used up closes every gate. Then: a gate "never" and
/// derived artefacts pass; an open question stops a document; the person's choice for the role, or else the
/// run's autonomy (or, "as the SOP says", the step's gate), decides the rest. An artefact without a revision
/// waits for its person.
[[nodiscard]] Gate gateOf(const State &state, const Artefact &artefact);

} // namespace baton::engine
