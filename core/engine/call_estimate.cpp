// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/call_estimate.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace baton::engine {

namespace {

/// Calls of a model after which its worst factor stands for it.
constexpr int knownAfter = 3;
constexpr double margin = 1.75;
constexpr double leastFactor = 1.5;
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

qint64 likelyPromptTokens(qint64 estimated, const Calibration &calibration)
{
    return scaled(estimated, calibration.promptFactor);
}

} // namespace baton::engine
