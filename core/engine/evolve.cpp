// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/evolve.h"

#include "core/engine/evolve_steps.h"

namespace baton::engine {

void evolve(State &state, const StoredEvent &stored)
{
    state.seq = stored.seq;
    state.time = stored.time;
    std::visit([&state](const auto &event) { apply::on(state, event); }, stored.event);
}

} // namespace baton::engine
