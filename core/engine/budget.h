// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"
#include "core/engine/prompt_builder.h"
#include "core/engine/rules.h"

namespace baton::engine {

/// Why a call of that role may not start under the run's limit or the role's; nullopt when it may.
/// `reservation` is the upper bound of its price. Spent and reserved money never passes a limit by a call
/// that was let through. An unknown price is no zero: see priceQuestion.
[[nodiscard]] std::optional<event::BudgetReached> budgetStop(
    const State &state, const QString &path, const QString &role, const std::optional<Money> &reservation);

/// The stop would end with calls in flight that give back what they do not need: worth waiting for.
[[nodiscard]] bool isWorthWaiting(const event::BudgetReached &stop);

/// Under a limit the first call of a model goes alone: until one has ended, nobody knows how it counts.
[[nodiscard]] bool waitsForTheFirstCall(const State &state, const ModelChoice &model, const QString &role,
    const std::optional<Money> &reservation);

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
/// than bytes. Once it is: the estimate at the worst factor seen, with a margin of three quarters; after five
/// calls with as much margin as the factors have differed.
[[nodiscard]] qint64 promptBound(const PromptSize &size, const Calibration &calibration);

/// Most that a call can cost: its prompt bound and a whole answer at the dearest rate; more where the model
/// has shown that it does not keep to that.
[[nodiscard]] Money reservationOf(
    const PromptSize &size, qint64 maxTokens, const Tariff &tariff, const Calibration &calibration);

/// How long answers of a step usually are, for the room the next one needs.
struct AnswerRoom {
    qint64 wanted = 0; ///< what the step asks for
    qint64 least = 0; ///< twice the usual length; as wanted where nothing is known
    bool operator==(const AnswerRoom &) const = default;
};
[[nodiscard]] AnswerRoom answerRoom(
    const QVector<CallRecord> &ledger, const ModelChoice &model, const QString &step, qint64 wanted);

/// What a call is asked with under the limits.
struct CallTerms {
    qint64 maxTokens = 0; ///< room for the answer: the step's, or as much of it as the limits afford
    std::optional<Money> reservation; ///< nullopt: the price is unknown
    qint64 promptTokens = 0; ///< estimated from characters
    qint64 likelyPromptTokens = 0; ///< as the model will probably count them
};
/// Terms of the next call of an artefact. The room is lowered to a share of what is left of the limits, by
/// the number of calls that could start now, but never below twice what answers of its step have needed.
[[nodiscard]] CallTerms callTerms(const State &state, const Artefact &artefact, const ModelChoice &model,
    const Prompt &prompt, const std::optional<Tariff> &tariff);

/// Tokens of a prompt as the model will probably count them; for usage an endpoint does not report.
[[nodiscard]] qint64 likelyPromptTokens(qint64 estimated, const Calibration &calibration);

} // namespace baton::engine
