// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/llm/port/answer.h"

#include <QSet>

#include <optional>

namespace baton::llm {

/// What went wrong with one try, as far as trying again is concerned.
struct Failure {
    ErrorCode code = ErrorCode::Internal;
    bool transient = false; ///< the endpoint's own word (409 is a BadRequest that may pass)
    std::optional<qint64> retryAfterMs;
    /// False when the request went out and the connection closed without a single byte of answer: the
    /// endpoint may be working on it, and may bill a second one.
    bool answered = true;
};

struct RetrySituation {
    int failures = 1; ///< tries that failed so far, this one included
    bool generated = false; ///< text, reasoning or usage has come: never asked again silently, it is billed
    bool loopback = false;
    double random = 0.5; ///< [0, 1): jitter
    /// A longer delay asked for by the endpoint is left to the person.
    qint64 patienceMs = 300'000;
};

struct RetryDecision {
    bool retry = false;
    qint64 waitMs = 0;
    int maxAttempts = 1; ///< tries in all, for "2 of 5"
    bool holdEndpoint = false; ///< every call to the endpoint waits, not this one alone
    bool operator==(const RetryDecision &) const = default;
};

/// The table of automatic retries: a pure function.
[[nodiscard]] RetryDecision decideRetry(const Failure &failure, const RetrySituation &situation);

/// The parameter a 400/422 complains about, if it is one of those `sent`; empty otherwise.
[[nodiscard]] QString refusedParameter(const EndpointError &error, const QStringList &sent);

} // namespace baton::llm
