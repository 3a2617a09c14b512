// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/budget.h"

#include <algorithm>

namespace baton::engine {

namespace {

/// Written without sums that could overflow on absurd prices.
bool fits(const State &state, Money needed)
{
    const Money limit = state.config.maxCost.value_or(Money{});
    const Money used = state.totals.cost + state.reserved();
    return used <= limit && needed <= limit - used;
}

} // namespace

std::optional<event::BudgetReached> budgetStop(
    const State &state, const QString &path, const std::optional<Money> &reservation)
{
    if (!state.config.maxCost)
        return std::nullopt;
    const Money needed = std::max(reservation.value_or(Money{}), Money{});
    const bool allowed =
        reservation ? fits(state, needed) : state.config.allowUnknownPrice && fits(state, needed);
    if (allowed)
        return std::nullopt;
    return event::BudgetReached{path, *state.config.maxCost, state.totals.cost + state.reserved(), needed};
}

bool fitsAgain(const State &state)
{
    if (!state.config.maxCost || !state.budgetReached)
        return true;
    // Nothing was needed only where the price was unknown; another model may have been chosen since, and
    // the next call tells.
    const Money needed = state.budgetReached->needed;
    return needed == Money{} || fits(state, needed);
}

} // namespace baton::engine
