// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/budget.h"

#include <algorithm>

namespace baton::engine {

namespace {

/// One limit with what counts against it.
struct Account {
    QString role; ///< empty = the run's
    Money limit;
    Money spent;
    Money reserved;

    [[nodiscard]] Money used() const { return spent + reserved; }
    /// Written without sums that could overflow on absurd prices.
    [[nodiscard]] bool fits(Money needed) const { return used() <= limit && needed <= limit - used(); }
};

std::optional<Account> accountOf(const State &state, const QString &role)
{
    if (role.isEmpty()) {
        if (!state.config.maxCost)
            return std::nullopt;
        return Account{role, *state.config.maxCost, state.totals.cost, state.reserved()};
    }
    const auto limit = state.config.roleLimits.constFind(role);
    if (limit == state.config.roleLimits.constEnd())
        return std::nullopt;
    return Account{role, *limit, state.totalsByRole.value(role).cost, state.reservedBy(role)};
}

/// What a call of the role has to fit into: the run's limit first, it is the harder one.
QVector<Account> accountsFor(const State &state, const QString &role)
{
    QVector<Account> accounts;
    if (const auto run = accountOf(state, {}))
        accounts.append(*run);
    const auto own = role.isEmpty() ? std::nullopt : accountOf(state, role);
    if (own)
        accounts.append(*own);
    return accounts;
}

bool isNearlySpent(const Account &account)
{
    constexpr qint64 fifths = 5;
    return account.limit.nanoUsd > 0 && account.spent.nanoUsd >= account.limit.nanoUsd / fifths * 4;
}

} // namespace

std::optional<event::BudgetReached> budgetStop(
    const State &state, const QString &path, const QString &role, const std::optional<Money> &reservation)
{
    const Money needed = std::max(reservation.value_or(Money{}), Money{});
    for (const Account &account : accountsFor(state, role)) {
        if (!account.fits(needed))
            return event::BudgetReached{
                path, account.limit, account.used(), needed, account.role, account.reserved};
    }
    return std::nullopt;
}

bool isWorthWaiting(const event::BudgetReached &stop)
{
    const Money spent = stop.spent - stop.reserved;
    return stop.reserved.nanoUsd > 0 && spent <= stop.limit && stop.needed <= stop.limit - spent;
}

bool asksForPrice(const State &state, const QString &role, const std::optional<Money> &reservation)
{
    return !reservation && !state.config.allowUnknownPrice && !accountsFor(state, role).isEmpty();
}

bool fitsAgain(const State &state)
{
    // Where only a price was missing, the next call tells whether it is known by now.
    if (!state.budgetReached || state.budgetReached->needed == Money{})
        return true;
    const auto account = accountOf(state, state.budgetReached->role);
    return !account || account->fits(state.budgetReached->needed);
}

void warnOfLimits(Draft &draft)
{
    QVector<Account> accounts = accountsFor(draft.state(), {});
    const QStringList roles = draft.state().config.roleLimits.keys();
    for (const QString &role : roles)
        accounts.append(*accountOf(draft.state(), role));
    for (const Account &account : std::as_const(accounts)) {
        const auto warned = draft.state().warnedLimits.constFind(account.role);
        const bool isNew = warned == draft.state().warnedLimits.constEnd() || *warned != account.limit;
        if (isNew && isNearlySpent(account))
            draft.add(event::BudgetWarning{account.role, account.limit, account.spent});
    }
}

} // namespace baton::engine
