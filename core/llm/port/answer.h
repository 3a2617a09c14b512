// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/call.h"

#include <QJsonValue>
#include <QString>
#include <QVector>

#include <optional>

namespace baton::llm {

/// Why an endpoint did not answer, in the words of the conformance corpus.
enum class ErrorClass {
    RateLimit,
    Quota,
    Overloaded,
    Server,
    Auth,
    Permission,
    ContextLength,
    BadRequest,
    NotFound,
    ModelLoading,
    ContentFilter,
    Protocol,
    Disconnected,
    EmptyResponse,
    BadToolCall,
};
[[nodiscard]] QString toWord(ErrorClass errorClass); ///< "rate_limit", ...
[[nodiscard]] ErrorCode toErrorCode(ErrorClass errorClass);

/// An endpoint's failure, normalised. Texts have their keys masked.
struct EndpointError {
    ErrorClass errorClass = ErrorClass::Server;
    bool transient = false; ///< trying again may help; whether it is done is retry_policy's business
    int httpStatus = 0; ///< 0 = inside a stream, or none
    QString type;
    QJsonValue code; ///< string, number or null, as sent
    QString param;
    QString message;
    std::optional<qint64> retryAfterMs;
    std::optional<ErrorCode> means; ///< what it comes to, where the class does not say all

    [[nodiscard]] ErrorCode errorCode() const;
};
[[nodiscard]] EndpointError makeError(ErrorClass errorClass, bool transient, QString message);

struct ToolCall {
    QString id; ///< null when the protocol has none
    QString name;
    QString arguments; ///< JSON text
    bool operator==(const ToolCall &) const = default;
};

enum class AnswerOutcome { Ok, Truncated, Blocked, Refused, ToolCalls, Paused, Error };
[[nodiscard]] QString toWord(AnswerOutcome outcome);

/// What an endpoint's response came to, independent of the protocol. Filled while the response arrives.
struct Answer {
    QString text;
    QString reasoning;
    QString refusal;
    QVector<ToolCall> toolCalls;
    FinishReason finish = FinishReason::None;
    QString finishRaw; ///< the provider's word; null = none
    QString model;
    std::optional<Usage> usage;
    std::optional<Usage> doubted; ///< usage that `settle` did not believe
    bool promptMayBeFree = false; ///< no prompt tokens is a true report: all of it was cached
    std::optional<Money> cost; ///< reported by the provider
    std::optional<EndpointError> error;
    bool terminal = false; ///< the protocol's end marker was seen
    bool complete = false; ///< nothing that follows matters
    AnswerOutcome outcome = AnswerOutcome::Error;
};

/// How the body ended, apart from what was in it.
enum class BodyEnd { Clean, Cut };

/// Decides the outcome once the body has ended: an answer without terminal marker is Disconnected, one
/// without content EmptyResponse. Zero usage beside a text was not reported at all; a part that is larger
/// than its whole was counted beside it.
void settle(Answer &answer, BodyEnd end, qint64 bodyBytes);

} // namespace baton::llm
