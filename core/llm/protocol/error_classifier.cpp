// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/protocol/error_classifier.h"

#include "core/base/text.h"
#include "core/llm/http/http_message.h"
#include "core/llm/port/json_text.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <array>
#include <initializer_list>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestMessage = 2000;

void readDetails(const QJsonArray &details, ErrorBody &body)
{
    for (const QJsonValue &value : details) {
        const QJsonObject detail = value.toObject();
        if (detail.contains("retryDelay"_L1))
            body.retryDelayMs = durationMs(detail.value("retryDelay"_L1).toString());
        if (body.reason.isEmpty())
            body.reason = detail.value("reason"_L1).toString();
        const QJsonArray violations = detail.value("violations"_L1).toArray();
        for (const QJsonValue &violation : violations)
            body.quotaIds.append(violation.toObject().value("quotaId"_L1).toString());
    }
}

/// The innermost object, which has the message.
ErrorBody readFields(const QJsonObject &error)
{
    ErrorBody body;
    body.message = error.value("message"_L1).toString();
    body.type = error.value("type"_L1).toString();
    if (body.type.isEmpty())
        body.type = error.value("status"_L1).toString();
    body.code = error.value("code"_L1);
    body.param = error.value("param"_L1).toString();
    readDetails(error.value("details"_L1).toArray(), body);
    const QJsonObject metadata = error.value("metadata"_L1).toObject();
    body.moderation = metadata.contains("reasons"_L1) || metadata.contains("flagged_input"_L1);
    if (body.message.isEmpty())
        body.message = metadata.value("raw"_L1).toString();
    return body;
}

/// FastAPI: a text, or a list of {loc, msg, type}.
ErrorBody readDetail(const QJsonValue &detail)
{
    ErrorBody body;
    if (detail.isObject())
        return readFields(detail.toObject());
    body.message = detail.toString();
    QStringList messages;
    const QJsonArray problems = detail.toArray();
    for (const QJsonValue &value : problems) {
        const QJsonObject problem = value.toObject();
        QStringList place;
        const QJsonArray location = problem.value("loc"_L1).toArray();
        for (const QJsonValue &step : location)
            place.append(step.toVariant().toString());
        messages.append(place.join(u'.') + u": "_s + problem.value("msg"_L1).toString());
        body.type = problem.value("type"_L1).toString();
    }
    if (!messages.isEmpty())
        body.message = messages.join(u"; "_s);
    return body;
}

ErrorBody readShape(const QJsonObject &object)
{
    const QJsonValue error = object.value("error"_L1);
    if (error.isObject())
        return readFields(error.toObject());
    ErrorBody body = readFields(object);
    if (error.isString())
        body.message = error.toString();
    else if (body.message.isEmpty() && object.contains("detail"_L1))
        body = readDetail(object.value("detail"_L1));
    return body;
}

/// A gateway may put the provider's whole JSON into its own message: look inside once.
void unwrapMessage(ErrorBody &body)
{
    const qsizetype brace = body.message.indexOf(u'{');
    if (brace < 0 || body.message.size() > longestMessage * 4)
        return;
    const auto inner = parseJsonObject(body.message.sliced(brace).trimmed().toUtf8());
    if (!inner)
        return;
    const ErrorBody found = readShape(*inner);
    if (found.message.isEmpty())
        return;
    body.message = found.message;
    if (!found.type.isEmpty())
        body.type = found.type;
    if (!found.code.isNull() && !found.code.isUndefined())
        body.code = found.code;
}

ErrorBody tidy(ErrorBody body)
{
    unwrapMessage(body);
    body.message = maskSecrets(withoutLoneSurrogates(body.message.left(longestMessage)));
    if (body.code.isUndefined() || body.code.isObject() || body.code.isArray())
        body.code = QJsonValue::Null;
    return body;
}

bool looksLikePage(const QByteArray &body)
{
    const QByteArray start = body.left(200).trimmed().toLower();
    return start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<head");
}

} // namespace

ErrorBody readErrorObject(const QJsonObject &object)
{
    return tidy(readShape(object));
}

ErrorBody readErrorBody(const QByteArray &body)
{
    const QJsonDocument document = parseJson(body);
    if (document.isObject())
        return readErrorObject(document.object());
    if (document.isArray() && document.array().at(0).isObject())
        return readErrorObject(document.array().at(0).toObject());
    ErrorBody result;
    result.webPage = looksLikePage(body);
    result.message = pageSummary(body);
    return tidy(std::move(result));
}

QString pageSummary(const QByteArray &body)
{
    static const QRegularExpression title(
        u"<title[^>]*>([^<]*)</title>"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tags(u"<[^>]*>"_s);
    const QString text = QString::fromUtf8(body.left(64 * 1024));
    const auto match = title.match(text);
    QString summary = match.hasMatch() ? match.captured(1) : QString(text).replace(tags, u" "_s);
    return maskSecrets(summary.simplified().left(200));
}

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
    // Gateways say it with a 400 (LiteLLM, DeepSeek, OpenRouter).
    return e.status == 404 || e.named({"model_not_found", "not_found_error", "not_found"})
        || (e.status == 400
            && e.says({"invalid model name", "model not exist", "is not a valid model", "model not found",
                "unknown model"}));
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

EndpointError classify(const Evidence &evidence)
{
    EndpointError error = makeError(classOf(evidence), false, evidence.body.message);
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

EndpointError classifyResponse(const ResponseHead &head, const ErrorBody &body)
{
    EndpointError error = classify(evidenceOf(body, head.status, false));
    error.httpStatus = head.status;
    if (body.webPage && head.status == 404)
        error.means = ErrorCode::WebPage;
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

EndpointError classifyStreamError(const ErrorBody &body)
{
    const auto number = static_cast<int>(body.code.toInteger(body.code.toString().toInt()));
    EndpointError error = classify(evidenceOf(body, number >= 400 && number < 600 ? number : 0, true));
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
