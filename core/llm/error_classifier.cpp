// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/error_classifier.h"

#include <QRegularExpression>

#include <array>
#include <initializer_list>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

/// All that a rule may look at.
struct Evidence {
    int status = 0; ///< of HTTP, or a number in the error's code
    bool inStream = false;
    const ErrorBody &body;
    QString type; ///< lower case
    QString code; ///< lower case
    QString text; ///< lower case

    [[nodiscard]] bool named(std::initializer_list<const char *> words) const
    {
        return std::any_of(words.begin(), words.end(), [this](const char *word) {
            return type == QLatin1StringView(word) || code == QLatin1StringView(word);
        });
    }
    [[nodiscard]] bool says(std::initializer_list<const char *> phrases) const
    {
        return std::any_of(phrases.begin(), phrases.end(),
            [this](const char *phrase) { return text.contains(QLatin1StringView(phrase)); });
    }
};

using Rule = bool (*)(const Evidence &);

bool isQuota(const Evidence &e)
{
    const bool perDay = std::any_of(e.body.quotaIds.begin(), e.body.quotaIds.end(),
        [](const QString &id) { return id.contains("PerDay"_L1, Qt::CaseInsensitive); });
    return perDay || e.status == 402
        || e.named({"insufficient_quota", "billing_hard_limit_reached", "credit_balance_exhausted",
            "billing_error", "billing_not_active", "insufficient_credits"})
        || e.says({"credit balance is too low", "insufficient balance", "insufficient credit", "spend limit",
            "spending limit", "spend cap", "spending cap"});
}

bool isContentFilter(const Evidence &e)
{
    return e.named({"content_filter", "content_policy_violation"}) || (e.status == 403 && e.body.moderation);
}

bool isContextLength(const Evidence &e)
{
    if (e.named({"context_length_exceeded", "exceed_context_size_error"}))
        return true;
    if (!e.inStream && e.status != 400 && e.status != 413 && e.status != 422)
        return false;
    static const QRegularExpression sign(
        u"context (length|window|limit|size)|maximum context|prompt is too long|"
        "input is too long|too many tokens|tokens? exceeds?"_s);
    static const QRegularExpression veto(u"rate.?limit|per.?minute"_s);
    return sign.match(e.text).hasMatch() && !veto.match(e.text).hasMatch();
}

bool isModelLoading(const Evidence &e)
{
    return (e.status == 503 || e.inStream) && (e.named({"unavailable_error"}) || e.says({"loading model"}));
}

bool isAuth(const Evidence &e)
{
    return e.status == 401 || e.body.reason == "API_KEY_INVALID"_L1
        || e.named({"authentication_error", "invalid_api_key", "unauthenticated"});
}

bool isPermission(const Evidence &e)
{
    return e.status == 403 || e.named({"permission_error", "permission_denied"});
}

bool isRateLimit(const Evidence &e)
{
    return e.status == 429
        || e.named({"rate_limit_exceeded", "rate_limit_error", "rate_limit", "too_many_requests",
            "resource_exhausted"});
}

bool isOverloaded(const Evidence &e)
{
    return e.status == 503 || e.status == 529
        || e.named(
            {"overloaded_error", "overloaded", "unavailable", "server_overloaded", "engine_overloaded"});
}

bool isNotFound(const Evidence &e)
{
    return e.status == 404 || e.named({"model_not_found", "not_found_error", "not_found"});
}

bool isServer(const Evidence &e)
{
    return e.status >= 500
        || e.named({"server_error", "api_error", "timeout_error", "internal", "internal_error"});
}

bool isBadRequest(const Evidence &e)
{
    return e.status >= 300
        || e.named({"invalid_request_error", "invalid_argument", "badrequesterror", "invalid_prompt",
            "failed_precondition", "unsupported_parameter"});
}

struct RuleEntry {
    ErrorClass errorClass;
    Rule applies;
};

/// First match wins: money and length come before the status they share with others.
constexpr std::array rules{
    RuleEntry{ErrorClass::Quota, isQuota},
    RuleEntry{ErrorClass::ContentFilter, isContentFilter},
    RuleEntry{ErrorClass::ContextLength, isContextLength},
    RuleEntry{ErrorClass::ModelLoading, isModelLoading},
    RuleEntry{ErrorClass::Auth, isAuth},
    RuleEntry{ErrorClass::Permission, isPermission},
    RuleEntry{ErrorClass::RateLimit, isRateLimit},
    RuleEntry{ErrorClass::Overloaded, isOverloaded},
    RuleEntry{ErrorClass::NotFound, isNotFound},
    RuleEntry{ErrorClass::Server, isServer},
    RuleEntry{ErrorClass::BadRequest, isBadRequest},
};

ErrorClass classOf(const Evidence &evidence)
{
    for (const RuleEntry &rule : rules) {
        if (rule.applies(evidence))
            return rule.errorClass;
    }
    return ErrorClass::Server;
}

bool isTransient(ErrorClass errorClass, int status)
{
    switch (errorClass) {
    case ErrorClass::RateLimit:
    case ErrorClass::Overloaded:
    case ErrorClass::Server:
    case ErrorClass::ModelLoading:
        return true;
    case ErrorClass::BadRequest:
        return status == 408 || status == 409 || status == 425;
    default:
        return false;
    }
}

WireError classify(const Evidence &evidence)
{
    WireError error = makeError(classOf(evidence), false, evidence.body.message);
    error.transient = isTransient(error.errorClass, evidence.status);
    error.type = evidence.body.type;
    error.code = evidence.body.code;
    error.param = evidence.body.param;
    return error;
}

Evidence evidenceOf(const ErrorBody &body, int status, bool inStream)
{
    QString code = body.code.toString().toLower();
    return {status, inStream, body, body.type.toLower(), std::move(code), body.message.toLower()};
}

} // namespace

WireError classifyResponse(const ResponseHead &head, const ErrorBody &body)
{
    WireError error = classify(evidenceOf(body, head.status, false));
    error.httpStatus = head.status;
    error.wrongAddress = body.webPage && head.status == 404;
    if (error.message.isEmpty())
        error.message = u"HTTP "_s + QString::number(head.status);
    if (head.value("x-should-retry") == "false")
        error.transient = false;
    if (error.transient) {
        error.retryAfterMs = retryAfterMs(head);
        if (!error.retryAfterMs)
            error.retryAfterMs = body.retryDelayMs;
        if (!error.retryAfterMs && error.errorClass == ErrorClass::RateLimit)
            error.retryAfterMs = rateLimitResetMs(head);
    }
    return error;
}

WireError classifyStreamError(const ErrorBody &body)
{
    const auto number = static_cast<int>(body.code.toInteger(body.code.toString().toInt()));
    WireError error = classify(evidenceOf(body, number >= 400 && number < 600 ? number : 0, true));
    if (error.transient)
        error.retryAfterMs = body.retryDelayMs;
    return error;
}

void failStream(Answer &answer, const QJsonObject &object)
{
    answer.error = classifyStreamError(readErrorObject(object));
    answer.complete = true;
}

void failProtocol(Answer &answer, const QString &message)
{
    answer.error = makeError(ErrorClass::Protocol, false, message);
    answer.complete = true;
}

} // namespace baton::llm
