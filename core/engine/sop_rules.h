// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

/// Small questions about the SOP that every part of the engine asks. Pure functions of the state.
namespace baton::engine {

/// The step takes part in this run: switched on, and of a type that can be run. A second Human step is
/// not; who reads what an inactive step produces goes on without it.
[[nodiscard]] bool isActive(const State &state, const StepSpec &step);
/// Not after `config.until` in the SOP's order. An unknown `until` limits nothing.
[[nodiscard]] bool isWithinUntil(const State &state, const StepSpec &step);
/// Position in the SOP; the number of steps for an unknown id, so that strays sort last.
[[nodiscard]] qsizetype stepIndex(const Sop &sop, const QString &id);
/// The step whose artefact holds the person's requirement; null when there is none.
[[nodiscard]] const StepSpec *requirementStep(const Sop &sop);
/// What the first call of a step asks.
[[nodiscard]] Verb firstVerb(const State &state, const StepSpec *step);
/// What a call asks that changes an existing text.
[[nodiscard]] Verb againVerb(const State &state, const StepSpec *step);

/// An entry of `StepSpec::reads`, taken apart.
struct ReadSpec {
    QString name; ///< step id or kind
    QString section; ///< empty = the whole artefact
};
[[nodiscard]] ReadSpec readSpec(const QString &read);
/// Steps an entry names: the step of that id, else all that produce the kind.
[[nodiscard]] QVector<const StepSpec *> producersOf(const Sop &sop, const QString &name);

/// Calls that were sent and have not answered.
[[nodiscard]] int callsInFlight(const State &state);

} // namespace baton::engine
