// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/decide.h"

namespace baton::engine {

/// A decision in the making: a copy of the state that already holds what the decision has said so far, so
/// that a later part (planning, staleness, gates) sees the effect of an earlier one.
class Draft {
public:
    Draft(const State &state, TimeMs now) : m_state(state), m_now(now) { }

    [[nodiscard]] const State &state() const { return m_state; }
    [[nodiscard]] TimeMs now() const { return m_now; }

    void add(Event event);
    /// A text that an event names; empty ones are left out.
    void addText(const Text &text);
    [[nodiscard]] Decision take() { return std::move(m_decision); }

private:
    State m_state;
    Decision m_decision;
    TimeMs m_now = 0;
};

} // namespace baton::engine
