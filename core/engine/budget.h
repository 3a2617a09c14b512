// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/draft.h"

namespace baton::engine {

/// Why a call of that role may not start under the run's limit or the role's; nullopt when it may.
/// `reservation` is the upper bound of its price. Spent and reserved money never passes a limit by a call
/// that was let through. An unknown price is no zero: see priceQuestion.
[[nodiscard]] std::optional<event::BudgetReached> budgetStop(
    const State &state, const QString &path, const QString &role, const std::optional<Money> &reservation);

/// The stop would end with calls in flight that give back what they do not need: worth waiting for.
[[nodiscard]] bool isWorthWaiting(const event::BudgetReached &stop);

/// There is a limit, nobody knows the price and the person has not been asked yet.
[[nodiscard]] bool asksForPrice(
    const State &state, const QString &role, const std::optional<Money> &reservation);

/// After a stop by the budget: the call that was refused would be let through now.
[[nodiscard]] bool fitsAgain(const State &state);

/// Says, once per limit, that four fifths of it are spent.
void warnOfLimits(Draft &draft);

} // namespace baton::engine
