// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/protocol/decode_body.h"

#include "core/llm/protocol/protocol_adapter.h"
#include "core/llm/protocol/response_decoder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue toolCallsJson(const QVector<ToolCall> &calls)
{
    QJsonArray list;
    for (const ToolCall &call : calls) {
        list.append(QJsonObject{
            {u"id"_s, orNull(call.id)},
            {u"name"_s, call.name},
            {u"arguments"_s, call.arguments},
        });
    }
    return list;
}

QJsonValue usageJson(const Answer &answer)
{
    if (!answer.usage)
        return QJsonValue::Null;
    const Usage &usage = *answer.usage;
    QJsonObject object{
        {u"input"_s, usage.input},
        {u"output"_s, usage.output},
        {u"cache_read"_s, usage.cacheRead},
        {u"cache_write"_s, usage.cacheWrite},
        {u"reasoning"_s, usage.reasoning},
        {u"total"_s, usage.input + usage.output},
    };
    if (answer.cost)
        object.insert(u"cost"_s, answer.cost->usd());
    return object;
}

QJsonValue errorJson(const std::optional<EndpointError> &error)
{
    if (!error)
        return QJsonValue::Null;
    return QJsonObject{
        {u"class"_s, toWord(error->errorClass)},
        {u"retry"_s, error->transient},
        {u"http_status"_s,
            error->httpStatus > 0 ? QJsonValue(error->httpStatus) : QJsonValue(QJsonValue::Null)},
        {u"type"_s, orNull(error->type)},
        {u"code"_s, error->code},
        {u"message"_s, error->message},
        {u"retry_after_ms"_s,
            error->retryAfterMs ? QJsonValue(*error->retryAfterMs) : QJsonValue(QJsonValue::Null)},
    };
}

/// A word outside the normalised set (Ollama's "load") stands for itself.
QJsonValue finishJson(const Answer &answer)
{
    return orNull(answer.finish == FinishReason::None ? answer.finishRaw : toWord(answer.finish));
}

} // namespace

Result<Answer> decodeAnswer(const RecordedBody &recorded)
{
    const std::unique_ptr<ProtocolAdapter> adapter = makeAdapter(recorded.protocol);
    if (!adapter)
        return failure(ErrorCode::NotSupported, toWord(recorded.protocol));
    ResponseDecoder decoder(adapter->reader(), recorded.head);
    QVector<qsizetype> cuts = recorded.splits;
    cuts.append(recorded.body.size());
    std::sort(cuts.begin(), cuts.end());
    qsizetype at = 0;
    for (const qsizetype cut : std::as_const(cuts)) {
        const qsizetype end = std::clamp(cut, at, recorded.body.size());
        decoder.feed(QByteArrayView(recorded.body).sliced(at, end - at));
        at = end;
    }
    return decoder.finish(recorded.abrupt ? BodyEnd::Cut : BodyEnd::Clean);
}

Result<QByteArray> decodeBody(const RecordedBody &recorded)
{
    BATON_TRY_ASSIGN(const Answer answer, decodeAnswer(recorded));
    return QJsonDocument(toJson(answer)).toJson(QJsonDocument::Indented);
}

QJsonObject toJson(const Answer &answer)
{
    return {
        {u"text"_s, answer.text},
        {u"reasoning"_s, answer.reasoning},
        {u"refusal"_s, answer.refusal},
        {u"tool_calls"_s, toolCallsJson(answer.toolCalls)},
        {u"finish"_s, finishJson(answer)},
        {u"finish_raw"_s, orNull(answer.finishRaw)},
        {u"usage"_s, usageJson(answer)},
        {u"error"_s, errorJson(answer.error)},
        {u"outcome"_s, toWord(answer.outcome)},
    };
}

std::optional<Protocol> protocolFromWord(const QString &word)
{
    for (const Protocol protocol : {Protocol::OpenAiChat, Protocol::OpenAiResponses, Protocol::Anthropic,
             Protocol::Gemini, Protocol::Ollama, Protocol::Replay}) {
        if (toWord(protocol) == word)
            return protocol;
    }
    return std::nullopt;
}

} // namespace baton::llm
