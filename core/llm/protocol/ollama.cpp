// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/protocol/adapters.h"

#include "core/base/text.h"
#include "core/llm/port/json_text.h"
#include "core/llm/protocol/error_classifier.h"

#include <QJsonDocument>

#include <algorithm>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

/// NDJSON: one object a line, the last with done:true. An error line has nothing else in it.
class OllamaReader final : public AnswerReader {
public:
    [[nodiscard]] Framing framing() const override { return Framing::Ndjson; }
    void readEvent(const QByteArray &name, const QJsonObject &data, Answer &answer) override;
    void readDocument(const QJsonObject &document, Answer &answer) override
    {
        readEvent({}, document, answer);
    }

private:
    static void readEnd(const QJsonObject &data, Answer &answer);
};

void OllamaReader::readEvent(const QByteArray &name, const QJsonObject &data, Answer &answer)
{
    Q_UNUSED(name)
    if (data.contains("error"_L1)) {
        failStream(answer, data);
        return;
    }
    if (const QString model = data.value("model"_L1).toString(); !model.isEmpty())
        answer.model = model;
    const QJsonObject message = data.value("message"_L1).toObject();
    answer.text += message.value("content"_L1).toString();
    answer.reasoning += message.value("thinking"_L1).toString();
    const QJsonArray calls = message.value("tool_calls"_L1).toArray();
    for (const QJsonValue &value : calls) {
        const QJsonObject function = value.toObject().value("function"_L1).toObject();
        const QJsonDocument arguments(function.value("arguments"_L1).toObject());
        answer.toolCalls.append(
            {value.toObject().value("id"_L1).toString(), function.value("name"_L1).toString(),
                QString::fromUtf8(arguments.toJson(QJsonDocument::Compact))});
    }
    if (data.value("done"_L1).toBool())
        readEnd(data, answer);
}

void OllamaReader::readEnd(const QJsonObject &data, Answer &answer)
{
    answer.terminal = true;
    answer.complete = true;
    const QString reason = data.value("done_reason"_L1).toString();
    answer.finishRaw = reason;
    if (reason == "length"_L1)
        answer.finish = FinishReason::Length;
    else if (reason == "load"_L1 || reason == "unload"_L1)
        answer.finish = FinishReason::None; // the request was for the model, not for an answer
    else if (!reason.isEmpty() || !answer.text.isEmpty())
        answer.finish = answer.toolCalls.isEmpty() ? FinishReason::Stop : FinishReason::ToolCalls;
    const auto input = counter(data.value("prompt_eval_count"_L1));
    const auto output = counter(data.value("eval_count"_L1));
    if (!input && !output)
        return;
    Usage usage;
    usage.input = input.value_or(0); // absent or zero when the whole prompt was cached
    usage.output = output.value_or(0);
    answer.promptMayBeFree = usage.output > 0;
    answer.usage = usage;
}

/// Without num_ctx the server cuts a long prompt from the front, silently. Steps of 4096 keep the model from
/// being loaded anew for every small difference.
qint64 contextFor(const Request &request)
{
    constexpr qint64 step = 4096;
    qint64 tokens = request.maxTokens + 512;
    for (const Message &message : request.messages)
        tokens += estimateTokens(message.text) * 5 / 4;
    return std::clamp<qint64>((tokens + step - 1) / step * step, 2 * step, 32 * step);
}

} // namespace

Result<HttpRequest> OllamaAdapter::build(const Request &request, const QSet<QString> &dropped) const
{
    QJsonArray messages;
    for (const Message &message : request.messages)
        messages.append(QJsonObject{{u"role"_s, roleWord(message.role)}, {u"content"_s, message.text}});
    QJsonObject options{{u"num_predict"_s, request.maxTokens}, {u"num_ctx"_s, contextFor(request)}};
    if (request.temperature && !dropped.contains(u"temperature"_s))
        options.insert(u"temperature"_s, *request.temperature);
    const QJsonObject body{
        {u"model"_s, request.model},
        {u"stream"_s, true},
        {u"messages"_s, messages},
        {u"options"_s, options},
    };
    return assemble(request, u"/api/chat"_s, "application/x-ndjson", body, {u"temperature"_s});
}

std::unique_ptr<AnswerReader> OllamaAdapter::reader() const
{
    return std::make_unique<OllamaReader>();
}

Result<HttpRequest> OllamaAdapter::buildModelList(const EndpointProfile &profile, const Secret &key) const
{
    return assembleGet(profile, key, u"/api/tags"_s);
}

QStringList OllamaAdapter::readModelList(const QJsonObject &document) const
{
    return namesIn(document.value("models"_L1).toArray(), "name"_L1);
}

} // namespace baton::llm
