// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"
#include "core/engine/rules.h"

namespace baton::engine {

/// What a review's verdict leads to. `rounds` left = 0 means the loop has run as often as it may and the gate
/// shows what is open.
struct Verdict {
    VerdictRule rule;
    bool mayAct = false; ///< the rule asks for work and a round is left
    QStringList targets; ///< artefacts the rule sends back
};

/// Reads the verdict word from the section tagged as verdict (its items) of a review and looks it up in the
/// step's `onVerdict`. For a step without such a section, the words "open" and "none" stand for whether its
/// last list section names anything. nullopt when the step has no rules or says nothing known. Revise sends
/// back the artefact of the same row (or the only one) of the rule's step; Requeue those row artefacts that
/// the last list section of the review names.
[[nodiscard]] std::optional<Verdict> verdictOf(
    const State &state, const Artefact &review, const DocumentFacts &facts);

/// The list says nothing: empty, or "None" in one of its usual spellings.
[[nodiscard]] bool saysNothing(const SectionFacts &section);

/// Whether the newest revision of an artefact passes its gate without a person. A failed check, a half
/// answer, a remark that was declined or left unanswered, or a verdict whose rounds are used up never passes.
/// Then: a gate "never" and derived artefacts pass; the person's choice for the role, or else the run's
/// autonomy, decides the rest, and a document with open questions still stops.
[[nodiscard]] bool passesGate(const State &state, const Artefact &artefact);

/// Approves the newest revision of an artefact and says everything that follows from it: rows planned,
/// readers of a changed part stale (or a review due again), the artefact itself stale when its inputs moved
/// on while it was made, and what a verdict sends back.
void approveHead(Draft &draft, const QString &path, bool byPerson, const QString &note);

/// Approves by itself what passes its gate.
void approveIfGateLets(Draft &draft, const QString &path);

/// Adds failed checks "paths" for the rows of a work table that could not be planned.
[[nodiscard]] QVector<CheckResult> checksWithRows(const State &state, const Artefact &artefact,
    const QVector<CheckResult> &checks, const DocumentFacts &facts);

} // namespace baton::engine
