// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/command.h"
#include "core/domain/state.h"

#include <vector>

namespace baton::engine {

/// What a command leads to: events, and the texts they name.
struct Decision {
    std::vector<Event> events;
    std::vector<Text> texts;
};

/// Turns a command into events or refuses it. Pure: no I/O, no clock, no randomness; `now` is the time the
/// events happen. Fails with WrongState, UnknownArtefact, NothingToReview, UnsafePath, Budget, ...; a refusal
/// changes nothing. Thread-safe as any function of values.
[[nodiscard]] Result<Decision> decide(const State &state, const Command &command, TimeMs now);

/// Calls under way that the last decision on an artefact caused: once they have been aborted, Undo takes the
/// decision back. None where Undo can do so at once. Fails as Undo would after that, and with WrongState when
/// an answer has come already.
[[nodiscard]] Result<QVector<CallId>> callsToStop(const State &state, const QString &path);

} // namespace baton::engine
