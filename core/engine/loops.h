// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/rules.h"

/// Work that goes back by itself: after failed checks, and by reviews that stand before a gate. Pure.
namespace baton::engine {

/// The one step reviews what the other makes, before its gate.
[[nodiscard]] bool judges(const StepSpec &review, const StepSpec &subject);
/// The step lays what a command step's run showed to be wrong to files.
[[nodiscard]] bool isAttribution(const State &state, const StepSpec &step);
/// The step whose artefacts review those of a step before its gate; null when there is none in this run.
[[nodiscard]] const StepSpec *reviewStepFor(const State &state, const StepSpec &subject);
/// The review of an artefact, null when there is none; and what a review is of.
[[nodiscard]] const Artefact *reviewOf(const State &state, const Artefact &subject);
[[nodiscard]] const Artefact *subjectOf(const State &state, const Artefact &review);

/// The newest revision of the subject is to be looked at: the person asked for that, or a role wrote it, its
/// checks passed, it waits at its gate, and neither this review nor a person has judged it yet.
[[nodiscard]] bool isReviewDue(const State &state, const Artefact &review);

/// Whose path the verb line of the artefact's calls bears: of a review before the gate its subject's.
[[nodiscard]] QString askedPath(const State &state, const Artefact &artefact);

/// What was wrong with the head of a role goes back to it, as often as its step allows. False when nothing
/// went back: the head waits at its gate.
bool sendBackByChecks(Draft &draft, const QString &path);

/// What an approved review means for its subject: a refusal sends it back as long as a round is left; else
/// its findings are noted and the subject passes where its gate lets it. One the person `asked` for only
/// brings its findings.
void settleReview(Draft &draft, const Artefact &review, bool asked);

/// What a review or summary says of a file that a person wrote last is noted beside it: `items`, or else its
/// findings.
void tellPerson(Draft &draft, const Artefact &review, const QString &path, const QStringList &items);

/// The person decided on the subject without its review: an open one is left out.
void closeReview(Draft &draft, const QString &subject);

} // namespace baton::engine
