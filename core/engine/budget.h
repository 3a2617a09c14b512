// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

namespace baton::engine {

/// Why a call may not start under the run's limit; nullopt when it may. `reservation` is the upper bound of
/// its price. Spent and reserved money never passes the limit by a call that was let through. An unknown
/// price is no zero: with a limit it is let through only where the person allows it, and flagged in the
/// totals.
[[nodiscard]] std::optional<event::BudgetReached> budgetStop(
    const State &state, const QString &path, const std::optional<Money> &reservation);

/// After a stop by the budget: the call that was refused would be let through now.
[[nodiscard]] bool fitsAgain(const State &state);

} // namespace baton::engine
