// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/budget.h"

#include "core/base/text.h"
#include "core/engine/scheduler.h"

#include <algorithm>
#include <cmath>

namespace baton::engine {

namespace {

/// One limit with what counts against it.
struct Account {
    QString role; ///< empty = the run's
    Money limit;
    Money spent;
    Money reserved;
    Money margin; ///< kept free because a part of `spent` is an estimate

    [[nodiscard]] Money used() const { return spent + reserved + margin; }
    [[nodiscard]] Money rest() const { return limit - used(); }
    /// Written without sums that could overflow on absurd prices.
    [[nodiscard]] bool fits(Money needed) const { return used() <= limit && needed <= limit - used(); }
};

/// Half of what calls cost whose endpoint reported no usage: tokenisers differ by that much.
Money marginFor(const State &state, const QString &role)
{
    Money guessed;
    for (const CallRecord &record : state.ledger) {
        if (record.usage.estimated && record.cost && (role.isEmpty() || record.role == role))
            guessed += *record.cost;
    }
    return {guessed.nanoUsd / 2};
}

std::optional<Account> accountOf(const State &state, const QString &role)
{
    if (role.isEmpty()) {
        if (!state.config.maxCost)
            return std::nullopt;
        return Account{
            role, *state.config.maxCost, state.totals.cost, state.reserved(), marginFor(state, role)};
    }
    const auto limit = state.config.roleLimits.constFind(role);
    if (limit == state.config.roleLimits.constEnd())
        return std::nullopt;
    return Account{
        role, *limit, state.totalsByRole.value(role).cost, state.reservedBy(role), marginFor(state, role)};
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
    const Money spent = account.spent + account.margin;
    return account.limit.nanoUsd > 0 && spent.nanoUsd >= account.limit.nanoUsd / fifths * 4;
}

} // namespace

std::optional<event::BudgetReached> budgetStop(
    const State &state, const QString &path, const QString &role, const std::optional<Money> &reservation)
{
    const Money needed = std::max(reservation.value_or(Money{}), Money{});
    for (const Account &account : accountsFor(state, role)) {
        if (!account.fits(needed))
            return event::BudgetReached{.path = path,
                .limit = account.limit,
                .spent = account.used(),
                .needed = needed,
                .role = account.role,
                .reserved = account.reserved,
                .margin = account.margin};
    }
    return std::nullopt;
}

bool isWorthWaiting(const event::BudgetReached &stop)
{
    const Money spent = stop.spent - stop.reserved;
    return stop.reserved.nanoUsd > 0 && spent <= stop.limit && stop.needed <= stop.limit - spent;
}

bool waitsForTheFirstCall(const State &state, const ModelChoice &model, const QString &role,
    const std::optional<Money> &reservation)
{
    const auto isOfModel = [&](const auto &call) {
        return call.endpoint == model.provider && call.model == model.model;
    };
    const bool costs = reservation && reservation->nanoUsd > 0;
    return costs && !accountsFor(state, role).isEmpty()
        && std::any_of(state.calls.cbegin(), state.calls.cend(), isOfModel)
        && std::none_of(state.ledger.cbegin(), state.ledger.cend(), isOfModel);
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
            draft.add(
                event::BudgetWarning{.role = account.role, .limit = account.limit, .spent = account.spent});
    }
}

namespace {

/// Calls of a model after which its worst factor stands for it, and after which its spread does.
constexpr int knownAfter = 3;
constexpr int wellKnownAfter = 5;
constexpr double margin = 1.75;
constexpr double leastFactor = 1.5;
constexpr double leastSpread = 0.1;
/// What chat templates put around a message, and around all of them.
constexpr qint64 tokensPerMessage = 4;
constexpr qint64 bytesPerMessage = 16;
constexpr qint64 bytesPerPrompt = 64;
/// A call that cost more than its reservation makes later ones reserve this much more than it did.
constexpr double overrunMargin = 1.25;

qint64 scaled(qint64 tokens, double factor)
{
    return static_cast<qint64>(std::ceil(static_cast<double>(tokens) * factor));
}

} // namespace

Calibration calibrationOf(const QVector<CallRecord> &ledger, const ModelChoice &model)
{
    Calibration result;
    qint64 estimated = 0;
    qint64 counted = 0;
    qint64 cached = 0;
    double worst = 0;
    for (const CallRecord &record : ledger) {
        const bool isOfModel =
            record.endpoint == model.provider && (model.model.isEmpty() || record.model == model.model);
        if (!isOfModel)
            continue;
        if (record.cost && record.reserved && record.reserved->nanoUsd > 0)
            result.worstCostFactor =
                std::max(result.worstCostFactor, record.cost->usd() / record.reserved->usd());
        if (record.usage.estimated || record.usage.input <= 0 || record.promptTokens <= 0)
            continue;
        ++result.calls;
        estimated += record.promptTokens;
        counted += record.usage.input;
        cached += record.usage.cacheRead;
        worst = std::max(
            worst, static_cast<double>(record.usage.input) / static_cast<double>(record.promptTokens));
    }
    if (result.calls > 0) {
        result.promptFactor = static_cast<double>(counted) / static_cast<double>(estimated);
        result.worstPromptFactor = worst;
        result.cachedShare = std::clamp(static_cast<double>(cached) / static_cast<double>(counted), 0.0, 1.0);
    }
    return result;
}

PromptSize promptSize(const QVector<PromptMessage> &messages)
{
    PromptSize size;
    size.messages = static_cast<int>(messages.size());
    for (const PromptMessage &message : messages) {
        size.tokens += estimateTokens(message.text.content) + tokensPerMessage;
        size.bytes += message.text.content.toUtf8().size();
    }
    return size;
}

qint64 promptBound(const PromptSize &size, const Calibration &calibration)
{
    if (calibration.calls >= wellKnownAfter) {
        const double spread = calibration.worstPromptFactor / calibration.promptFactor - 1;
        const double factor = calibration.worstPromptFactor * (1 + std::max(spread, leastSpread));
        return scaled(size.tokens, std::max(factor, 1.0));
    }
    const qint64 seen =
        calibration.calls == 0 ? 0 : scaled(size.tokens, calibration.worstPromptFactor * margin);
    if (calibration.calls >= knownAfter)
        return std::max(seen, scaled(size.tokens, leastFactor));
    return std::max(seen, size.bytes + bytesPerMessage * size.messages + bytesPerPrompt);
}

Money reservationOf(
    const PromptSize &size, qint64 maxTokens, const Tariff &tariff, const Calibration &calibration)
{
    const Money bound = worstCharge(promptBound(size, calibration), maxTokens, tariff);
    if (calibration.worstCostFactor <= 1)
        return bound;
    constexpr double most = 1e18;
    const double raised = static_cast<double>(bound.nanoUsd) * calibration.worstCostFactor * overrunMargin;
    return {static_cast<qint64>(std::min(raised, most))};
}

namespace {

/// Answers that teach how long those of a step are: the newest ones.
constexpr int answersLookedAt = 40;
constexpr int answersOfOthers = 2; ///< of other steps, that say something of one the model has not done yet
constexpr qint64 leastRoom = 256;

/// The greatest number of tokens in [least, wanted] that costs no more than that; `least` when none does.
template <class Cost> qint64 tokensWithin(Money money, qint64 least, qint64 wanted, const Cost &cost)
{
    if (cost(wanted) <= money)
        return wanted;
    qint64 fits = least;
    qint64 tooMuch = wanted;
    while (tooMuch - fits > 1) {
        const qint64 middle = fits + (tooMuch - fits) / 2;
        (cost(middle) <= money ? fits : tooMuch) = middle;
    }
    return fits;
}

struct Mean {
    qint64 sum = 0;
    qint64 count = 0;

    void add(qint64 number)
    {
        sum += number;
        ++count;
    }
    [[nodiscard]] qint64 value() const { return count == 0 ? 0 : sum / count; }
};

qint64 callsThatCouldStart(const State &state)
{
    const auto work = readyWork(state);
    const auto asks = std::count_if(work.begin(), work.end(),
        [](const Work &item) { return std::holds_alternative<work::AskModel>(item); });
    return std::max<qint64>(asks, 1);
}

} // namespace

AnswerRoom answerRoom(
    const QVector<CallRecord> &ledger, const ModelChoice &model, const QString &step, qint64 wanted)
{
    Mean ofStep;
    Mean ofModel;
    for (auto record = ledger.crbegin(); record != ledger.crend() && ofStep.count < answersLookedAt;
         ++record) {
        const bool isOfModel = record->endpoint == model.provider && record->model == model.model;
        if (!isOfModel || record->failed || record->usage.output <= 0)
            continue;
        ofModel.add(record->usage.output);
        if (record->step == step)
            ofStep.add(record->usage.output);
    }
    // A step that is new to the model is given twice as much again.
    const qint64 least = ofStep.count > 0  ? 2 * ofStep.value()
        : ofModel.count >= answersOfOthers ? 4 * ofModel.value()
                                           : wanted;
    return {wanted, std::clamp(least, std::min(leastRoom, wanted), wanted)};
}

CallTerms callTerms(const State &state, const Artefact &artefact, const ModelChoice &model,
    const Prompt &prompt, const std::optional<Tariff> &tariff)
{
    const PromptSize size = promptSize(prompt.messages);
    const Calibration calibration = calibrationOf(state.ledger, model);
    CallTerms terms{
        prompt.maxTokens, std::nullopt, size.tokens, likelyPromptTokens(size.tokens, calibration)};
    if (!tariff)
        return terms;
    const auto cost = [&](qint64 tokens) { return reservationOf(size, tokens, *tariff, calibration); };
    const QVector<Account> accounts = accountsFor(state, artefact.role);
    // Room that was raised because thinking had used it up is not taken away again.
    if (!accounts.isEmpty() && artefact.answerLimit == 0) {
        Money rest = accounts.first().rest();
        for (const Account &account : accounts)
            rest = std::min(rest, account.rest());
        const AnswerRoom room = answerRoom(state.ledger, model, artefact.step, prompt.maxTokens);
        const Money share{rest.nanoUsd / callsThatCouldStart(state)};
        const qint64 easy = std::min(2 * room.least, room.wanted);
        terms.maxTokens = std::min(
            tokensWithin(rest, room.least, room.wanted, cost), tokensWithin(share, easy, room.wanted, cost));
    }
    terms.reservation = cost(terms.maxTokens);
    return terms;
}

qint64 likelyPromptTokens(qint64 estimated, const Calibration &calibration)
{
    return scaled(estimated, calibration.promptFactor);
}

} // namespace baton::engine
