// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/gateway/retry_policy.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

/// `retries` more tries, waiting firstWaitMs doubled each time.
struct Plan {
    int retries = 0;
    qint64 firstWaitMs = 0;
    bool doubles = true;
};

Plan planFor(const Failure &failure, bool loopback)
{
    switch (failure.code) {
    case ErrorCode::Dns:
        return {1, 2000};
    case ErrorCode::ConnectionRefused:
        return {loopback ? 0 : 1, 1000};
    case ErrorCode::ConnectTimeout:
        return {2, 1000};
    case ErrorCode::BadRequest:
        return {failure.transient ? 2 : 0, 500};
    case ErrorCode::RateLimited:
        return {5, 1000};
    case ErrorCode::Server:
        return {failure.transient ? 2 : 0, 500};
    case ErrorCode::Overloaded:
        return {4, 2000};
    case ErrorCode::ModelLoading:
        return {300, 1000, false};
    case ErrorCode::FirstByteTimeout:
        return {1, 0};
    case ErrorCode::IdleTimeout:
        return {2, 500};
    case ErrorCode::Disconnected:
        return {failure.answered ? 2 : 0, 500};
    default:
        return {};
    }
}

qint64 waitFor(const Plan &plan, const Failure &failure, const RetrySituation &situation)
{
    const int doublings = plan.doubles ? std::min(situation.failures - 1, 10) : 0;
    const qint64 base = plan.firstWaitMs << doublings;
    const double random = std::clamp(situation.random, 0.0, 1.0);
    if (failure.retryAfterMs) {
        // At least what the endpoint asks for; a little more keeps calls from returning in one volley.
        const qint64 asked = failure.code == ErrorCode::RateLimited ? 0 : base;
        return std::max(asked, *failure.retryAfterMs + std::llround(random * 500));
    }
    if (failure.code == ErrorCode::RateLimited)
        return std::max<qint64>(100, std::llround(random * static_cast<double>(base)));
    return base;
}

/// "'max_tokens' is not supported", but not the "tokens" inside "max_tokens".
bool names(const QString &text, const QString &parameter)
{
    const QString pattern =
        u"(?<![A-Za-z0-9_])"_s + QRegularExpression::escape(parameter) + u"(?![A-Za-z0-9_])"_s;
    return QRegularExpression(pattern).match(text).hasMatch();
}

} // namespace

RetryDecision decideRetry(const Failure &failure, const RetrySituation &situation)
{
    const Plan plan = planFor(failure, situation.loopback);
    RetryDecision decision;
    decision.maxAttempts = plan.retries + 1;
    if (situation.generated || situation.failures > plan.retries)
        return decision;
    if (failure.retryAfterMs && *failure.retryAfterMs > situation.patienceMs)
        return decision;
    decision.retry = true;
    decision.waitMs = waitFor(plan, failure, situation);
    decision.holdEndpoint = failure.code == ErrorCode::RateLimited;
    return decision;
}

QString refusedParameter(const EndpointError &error, const QStringList &sent)
{
    if (error.httpStatus != 400 && error.httpStatus != 422)
        return {};
    if (sent.contains(error.param))
        return error.param;
    static const QRegularExpression complaint(
        u"unsupported|not supported|does not support|unrecogni[sz]ed|unknown|unexpected|not permitted|"
        "extra inputs|extra fields|not allowed|deprecated|no longer|invalid"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (!complaint.match(error.message + u' ' + error.code.toString()).hasMatch())
        return {};
    for (const QString &parameter : sent) {
        if (names(error.message, parameter) || error.param.startsWith(parameter + u'.'))
            return parameter;
    }
    return {};
}

} // namespace baton::llm
