// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

namespace baton::engine {

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
