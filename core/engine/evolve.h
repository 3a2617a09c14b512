// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

namespace baton::engine {

/// Folds one event into the state. Total: an event that does not fit (a journal is untrusted input) changes
/// nothing but the sequence number and time.
void evolve(State &state, const StoredEvent &stored);

} // namespace baton::engine
