// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/protocol/adapters.h"

#include "core/llm/port/json_text.h"
#include "core/llm/protocol/error_classifier.h"

#include <QHash>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

/// Dispatches on data.type; of some sixty event types these are the ones with content.
class ResponsesReader final : public AnswerReader {
public:
    void readEvent(const QByteArray &name, const QJsonObject &data, Answer &answer) override;
    void readDocument(const QJsonObject &document, Answer &answer) override;

private:
    bool readContent(const QString &type, const QJsonObject &data, Answer &answer);
    void readItem(const QString &key, const QJsonObject &item, Answer &answer);
    void readWholeItem(const QString &key, const QJsonObject &item, Answer &answer);
    void fillText(const QString &part, const QString &whole, Answer &answer);
    void readEnd(const QJsonObject &response, Answer &answer);
    ToolCall &toolOf(const QString &key, Answer &answer);

    QHash<QString, qsizetype> m_tools; ///< key of an item -> place in Answer::toolCalls
    QSet<QString> m_textParts; ///< parts whose text came in deltas
};

/// What an event is about. The place in the output names it: some gateways change the item's id with every
/// event.
QString keyOf(const QJsonObject &data)
{
    const QJsonValue place = data.value("output_index"_L1);
    if (place.isDouble())
        return u'#' + QString::number(place.toInteger());
    const QString id = data.value("item_id"_L1).toString();
    return id.isEmpty() ? data.value("item"_L1).toObject().value("id"_L1).toString() : id;
}

QString partOf(const QString &key, qint64 part)
{
    return key + u' ' + QString::number(part);
}

void readUsage(const QJsonObject &usage, Answer &answer)
{
    const auto input = counter(usage.value("input_tokens"_L1));
    const auto output = counter(usage.value("output_tokens"_L1));
    if (!input && !output)
        return;
    Usage total;
    total.input = input.value_or(0);
    total.output = output.value_or(0);
    const QJsonObject in = usage.value("input_tokens_details"_L1).toObject();
    total.cacheRead = counter(in.value("cached_tokens"_L1)).value_or(0);
    total.cacheWrite = counter(in.value("cache_write_tokens"_L1)).value_or(0);
    const QJsonObject out = usage.value("output_tokens_details"_L1).toObject();
    total.reasoning = counter(out.value("reasoning_tokens"_L1)).value_or(0);
    addReasoningBeside(total, usage);
    answer.usage = total;
    answer.cost = reportedCost(usage);
}

void ResponsesReader::readEvent(const QByteArray &name, const QJsonObject &data, Answer &answer)
{
    const QString type = data.value("type"_L1).toString(QString::fromLatin1(name));
    if (readContent(type, data, answer))
        return;
    if (type == "response.output_item.added"_L1) {
        readItem(keyOf(data), data.value("item"_L1).toObject(), answer);
    } else if (type == "response.output_item.done"_L1) {
        readWholeItem(keyOf(data), data.value("item"_L1).toObject(), answer);
    } else if (type == "response.completed"_L1 || type == "response.incomplete"_L1
        || type == "response.failed"_L1 || type == "response.cancelled"_L1) {
        readEnd(data.value("response"_L1).toObject(), answer);
    } else if (type == "error"_L1 || data.contains("error"_L1)) {
        failStream(answer, data);
        // The event's own type says nothing about the error.
        if (answer.error->type == "error"_L1)
            answer.error->type.clear();
    } else if (type == "response.created"_L1) {
        answer.model = data.value("response"_L1).toObject().value("model"_L1).toString();
    }
}

bool ResponsesReader::readContent(const QString &type, const QJsonObject &data, Answer &answer)
{
    const QString key = keyOf(data);
    const QString part = partOf(key, data.value("content_index"_L1).toInteger());
    const QString delta = data.value("delta"_L1).toString();
    if (type == "response.output_text.delta"_L1) {
        answer.text += delta;
        m_textParts.insert(part);
    } else if (type == "response.output_text.done"_L1) {
        fillText(part, data.value("text"_L1).toString(), answer);
    } else if (type == "response.refusal.delta"_L1) {
        answer.refusal += delta;
    } else if (type == "response.reasoning_summary_text.delta"_L1
        || type == "response.reasoning_text.delta"_L1) {
        answer.reasoning += delta;
    } else if (type == "response.reasoning_summary_part.added"_L1) {
        answer.reasoning += answer.reasoning.isEmpty() ? QString() : u"\n\n"_s;
    } else if (type == "response.function_call_arguments.delta"_L1
        || type == "response.custom_tool_call_input.delta"_L1) {
        toolOf(key, answer).arguments += delta;
    } else {
        return false;
    }
    return true;
}

/// Text that came only as a whole.
void ResponsesReader::fillText(const QString &part, const QString &whole, Answer &answer)
{
    if (m_textParts.contains(part))
        return;
    answer.text += whole;
    m_textParts.insert(part);
}

void ResponsesReader::readItem(const QString &key, const QJsonObject &item, Answer &answer)
{
    const QString type = item.value("type"_L1).toString();
    if (type != "function_call"_L1 && type != "custom_tool_call"_L1)
        return;
    ToolCall &call = toolOf(key, answer);
    call.id = item.value("call_id"_L1).toString();
    call.name = item.value("name"_L1).toString();
}

/// A finished item repeats all that its deltas said; it counts only where there were none.
void ResponsesReader::readWholeItem(const QString &key, const QJsonObject &item, Answer &answer)
{
    const QString type = item.value("type"_L1).toString();
    readItem(key, item, answer);
    if (type == "function_call"_L1) {
        ToolCall &call = toolOf(key, answer);
        if (call.arguments.isEmpty())
            call.arguments = item.value("arguments"_L1).toString();
    }
    if (type != "message"_L1)
        return;
    const QJsonArray parts = item.value("content"_L1).toArray();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QJsonObject part = parts.at(i).toObject();
        const QString kind = part.value("type"_L1).toString();
        if (kind == "output_text"_L1)
            fillText(partOf(key, i), part.value("text"_L1).toString(), answer);
        else if (kind == "refusal"_L1 && answer.refusal.isEmpty())
            answer.refusal = part.value("refusal"_L1).toString();
    }
}

void ResponsesReader::readEnd(const QJsonObject &response, Answer &answer)
{
    if (const QString model = response.value("model"_L1).toString(); !model.isEmpty())
        answer.model = model;
    readUsage(response.value("usage"_L1).toObject(), answer);
    const QString status = response.value("status"_L1).toString();
    const QString reason = response.value("incomplete_details"_L1).toObject().value("reason"_L1).toString();
    answer.finishRaw = status == "incomplete"_L1 && !reason.isEmpty() ? reason : status;
    if (status == "completed"_L1)
        answer.finish = answer.toolCalls.isEmpty() ? FinishReason::Stop : FinishReason::ToolCalls;
    else if (status == "incomplete"_L1)
        answer.finish = reason == "content_filter"_L1 ? FinishReason::ContentFilter : FinishReason::Length;
    else
        answer.finish = FinishReason::Error;
    if (!response.value("error"_L1).toObject().isEmpty())
        failStream(answer, response);
    answer.terminal = true;
    answer.complete = true;
}

void ResponsesReader::readDocument(const QJsonObject &document, Answer &answer)
{
    const QJsonArray items = document.value("output"_L1).toArray();
    for (qsizetype i = 0; i < items.size(); ++i)
        readWholeItem(u'#' + QString::number(i), items.at(i).toObject(), answer);
    if (document.value("object"_L1).toString() == "response"_L1)
        readEnd(document, answer);
    else if (document.contains("error"_L1))
        failStream(answer, document);
    else
        failProtocol(answer, u"JSON that is no response"_s);
}

ToolCall &ResponsesReader::toolOf(const QString &key, Answer &answer)
{
    if (!m_tools.contains(key)) {
        m_tools.insert(key, answer.toolCalls.size());
        answer.toolCalls.append(ToolCall{});
    }
    return answer.toolCalls[m_tools.value(key)];
}

QJsonArray inputOf(const Request &request)
{
    QJsonArray input;
    for (const Message &message : request.messages) {
        if (message.role != PromptRole::System)
            input.append(QJsonObject{{u"role"_s, roleWord(message.role)}, {u"content"_s, message.text}});
    }
    return input;
}

} // namespace

Result<HttpRequest> OpenAiResponsesAdapter::build(const Request &request, const QSet<QString> &dropped) const
{
    QJsonObject body{
        {u"model"_s, request.model},
        {u"stream"_s, true},
        {u"store"_s, false},
        {u"input"_s, inputOf(request)},
    };
    QStringList droppable;
    const auto add = [&](const QString &name, const QJsonValue &value) {
        if (dropped.contains(name))
            return;
        body.insert(name, value);
        droppable.append(name);
    };
    if (const QString system = systemText(request.messages); !system.isEmpty())
        body.insert(u"instructions"_s, system);
    add(u"max_output_tokens"_s, request.maxTokens);
    if (request.temperature)
        add(u"temperature"_s, *request.temperature);
    if (request.endpoint.promptCaching == PromptCaching::Key)
        add(u"prompt_cache_key"_s, cacheKey(request.messages));
    return assemble(request, u"/responses"_s, "text/event-stream", body, std::move(droppable));
}

std::unique_ptr<AnswerReader> OpenAiResponsesAdapter::reader() const
{
    return std::make_unique<ResponsesReader>();
}

Result<HttpRequest> OpenAiResponsesAdapter::buildModelList(
    const EndpointProfile &profile, const Secret &key) const
{
    return assembleGet(profile, key, u"/models"_s);
}

QStringList OpenAiResponsesAdapter::readModelList(const QJsonObject &document) const
{
    return namesIn(document.value("data"_L1).toArray(), "id"_L1);
}

} // namespace baton::llm
