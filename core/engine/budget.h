// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"
#include "core/engine/rules.h"

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

/// What the finished calls of one model say about our guesses. A pure function of the ledger, so it survives
/// a restart with it.
struct Calibration {
    int calls = 0; ///< that reported their usage
    double promptFactor = 1; ///< prompt tokens per estimated one, over all calls
    double worstPromptFactor = 1; ///< the greatest of a single call
    double worstCostFactor = 1; ///< cost per reserved amount where a call passed it; else 1
    double cachedShare = 0; ///< of prompt tokens that came from the cache
    bool operator==(const Calibration &) const = default;
};

/// An empty model stands for all of the endpoint.
[[nodiscard]] Calibration calibrationOf(const QVector<CallRecord> &ledger, const ModelChoice &model);

/// A prompt before it is sent.
struct PromptSize {
    qint64 tokens = 0; ///< estimated from its characters
    qint64 bytes = 0; ///< in UTF-8
    int messages = 0;
};
[[nodiscard]] PromptSize promptSize(const QVector<PromptMessage> &messages);

/// More prompt tokens than the endpoint will count. Before a model is known: no tokeniser makes more tokens
/// than bytes. Once it is: the estimate at the worst factor seen, with a margin of three quarters.
[[nodiscard]] qint64 promptBound(const PromptSize &size, const Calibration &calibration);

/// Most that a call can cost: its prompt bound and a whole answer at the dearest rate; more where the model
/// has shown that it does not keep to that.
[[nodiscard]] Money reservationOf(
    const PromptSize &size, qint64 maxTokens, const Tariff &tariff, const Calibration &calibration);

/// Tokens of a prompt as the model will probably count them; for usage an endpoint does not report.
[[nodiscard]] qint64 likelyPromptTokens(qint64 estimated, const Calibration &calibration);

} // namespace baton::engine
