// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/port/answer.h"

#include "core/llm/port/json_text.h"

#include <array>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

struct ClassEntry {
    ErrorClass errorClass;
    const char16_t *word;
    ErrorCode code;
};

constexpr std::array classes{
    ClassEntry{ErrorClass::RateLimit, u"rate_limit", ErrorCode::RateLimited},
    ClassEntry{ErrorClass::Quota, u"quota", ErrorCode::Quota},
    ClassEntry{ErrorClass::Overloaded, u"overloaded", ErrorCode::Overloaded},
    ClassEntry{ErrorClass::Server, u"server", ErrorCode::Server},
    ClassEntry{ErrorClass::Auth, u"auth", ErrorCode::Auth},
    ClassEntry{ErrorClass::Permission, u"permission", ErrorCode::Permission},
    ClassEntry{ErrorClass::ContextLength, u"context_length", ErrorCode::ContextLength},
    ClassEntry{ErrorClass::BadRequest, u"bad_request", ErrorCode::BadRequest},
    ClassEntry{ErrorClass::NotFound, u"not_found", ErrorCode::ModelNotFound},
    ClassEntry{ErrorClass::ModelLoading, u"model_loading", ErrorCode::ModelLoading},
    ClassEntry{ErrorClass::ContentFilter, u"content_filter", ErrorCode::ContentFilter},
    ClassEntry{ErrorClass::Protocol, u"protocol", ErrorCode::Protocol},
    ClassEntry{ErrorClass::Disconnected, u"disconnected", ErrorCode::Disconnected},
    ClassEntry{ErrorClass::EmptyResponse, u"empty_response", ErrorCode::EmptyResponse},
    ClassEntry{ErrorClass::BadToolCall, u"bad_tool_call", ErrorCode::Protocol},
};

const ClassEntry &entryOf(ErrorClass errorClass)
{
    return classes.at(static_cast<size_t>(errorClass));
}

/// Errors that only show at the end of the body.
std::optional<EndpointError> errorAtEnd(const Answer &answer, BodyEnd end, qint64 bodyBytes)
{
    if (!answer.terminal) {
        if (bodyBytes == 0 && end == BodyEnd::Clean)
            return makeError(ErrorClass::EmptyResponse, true, u"empty body"_s);
        return makeError(ErrorClass::Disconnected, true, u"the stream ended before its end marker"_s);
    }
    if (answer.finish == FinishReason::Error)
        return makeError(ErrorClass::Server, true, u"finish reason "_s + answer.finishRaw);
    const bool mayBeEmpty = answer.finish != FinishReason::Stop && answer.finish != FinishReason::None;
    const bool isEmpty = answer.text.isEmpty() && answer.refusal.isEmpty() && answer.toolCalls.isEmpty();
    if (isEmpty && !mayBeEmpty)
        return makeError(ErrorClass::EmptyResponse, true, u"no text"_s);
    return std::nullopt;
}

bool isBelievable(const Usage &usage, const Answer &answer)
{
    // What a filter blocks some endpoints count as nothing.
    if (answer.finish == FinishReason::ContentFilter)
        return true;
    const bool wrote = !answer.text.isEmpty() || !answer.reasoning.isEmpty() || !answer.refusal.isEmpty()
        || !answer.toolCalls.isEmpty();
    return (usage.input > 0 || answer.promptMayBeFree) && (usage.output > 0 || !wrote);
}

/// Rather too much than too little, where a gateway's numbers contradict each other.
void mendUsage(Usage &usage)
{
    if (usage.cacheRead + usage.cacheWrite > usage.input)
        usage.input += usage.cacheRead + usage.cacheWrite;
    if (usage.reasoning > usage.output)
        usage.output += usage.reasoning;
}

void settleUsage(Answer &answer)
{
    if (!answer.usage)
        return;
    mendUsage(*answer.usage);
    if (isBelievable(*answer.usage, answer))
        return;
    answer.doubted = answer.usage;
    answer.usage.reset();
}

AnswerOutcome outcomeOf(const Answer &answer)
{
    if (answer.error)
        return AnswerOutcome::Error;
    if (answer.finish == FinishReason::ContentFilter)
        return AnswerOutcome::Blocked;
    if (answer.finish == FinishReason::Refusal || !answer.refusal.isEmpty())
        return AnswerOutcome::Refused;
    if (answer.finish == FinishReason::Length)
        return AnswerOutcome::Truncated;
    if (answer.finish == FinishReason::Pause)
        return AnswerOutcome::Paused;
    return answer.toolCalls.isEmpty() ? AnswerOutcome::Ok : AnswerOutcome::ToolCalls;
}

} // namespace

QString toWord(ErrorClass errorClass)
{
    return QString::fromUtf16(entryOf(errorClass).word);
}

ErrorCode toErrorCode(ErrorClass errorClass)
{
    return entryOf(errorClass).code;
}

ErrorCode EndpointError::errorCode() const
{
    return means.value_or(toErrorCode(errorClass));
}

EndpointError makeError(ErrorClass errorClass, bool transient, QString message)
{
    EndpointError error;
    error.errorClass = errorClass;
    error.transient = transient;
    error.message = std::move(message);
    return error;
}

QString toWord(AnswerOutcome outcome)
{
    static constexpr std::array<const char16_t *, 6> words{
        u"ok", u"truncated", u"blocked", u"refused", u"tool_calls", u"paused"};
    const auto index = static_cast<size_t>(outcome);
    return index < words.size() ? QString::fromUtf16(words.at(index)) : u"error"_s;
}

void settle(Answer &answer, BodyEnd end, qint64 bodyBytes)
{
    answer.text = withoutLoneSurrogates(std::move(answer.text));
    answer.reasoning = withoutLoneSurrogates(std::move(answer.reasoning));
    answer.refusal = withoutLoneSurrogates(std::move(answer.refusal));
    settleUsage(answer);
    if (!answer.error)
        answer.error = errorAtEnd(answer, end, bodyBytes);
    answer.outcome = outcomeOf(answer);
    answer.complete = true;
}

} // namespace baton::llm
