// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/protocol/adapters.h"

#include "core/llm/port/json_text.h"
#include "core/llm/protocol/error_classifier.h"

#include <QHash>
#include <QJsonDocument>

#include <utility>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

/// Dispatches on data.type: proxies strip the `event:` lines. Unknown events, deltas and blocks are ignored,
/// as the protocol asks.
class AnthropicReader final : public AnswerReader {
public:
    void readEvent(const QByteArray &name, const QJsonObject &data, Answer &answer) override;
    void readDocument(const QJsonObject &document, Answer &answer) override;
    void close(Answer &answer) override;

private:
    void startBlock(qint64 index, const QJsonObject &block, Answer &answer);
    void readDelta(qint64 index, const QJsonObject &delta, Answer &answer);
    void readMessage(const QJsonObject &message, Answer &answer);
    void readUsage(const QJsonObject &usage, Answer &answer);
    static void readStop(const QJsonValue &reason, Answer &answer);

    bool m_begun = false;
    QHash<qint64, qsizetype> m_tools; ///< block index -> place in Answer::toolCalls
    std::optional<qint64> m_plainInput;
    std::optional<qint64> m_cacheRead;
    std::optional<qint64> m_cacheWrite;
    std::optional<qint64> m_output;
    std::optional<qint64> m_reasoning;
};

FinishReason finishOf(const QString &word)
{
    if (word == "max_tokens"_L1 || word == "model_context_window_exceeded"_L1)
        return FinishReason::Length;
    if (word == "tool_use"_L1)
        return FinishReason::ToolCalls;
    if (word == "pause_turn"_L1)
        return FinishReason::Pause;
    if (word == "refusal"_L1)
        return FinishReason::Refusal;
    return FinishReason::Stop;
}

void AnthropicReader::readEvent(const QByteArray &name, const QJsonObject &data, Answer &answer)
{
    const QString type = data.value("type"_L1).toString(QString::fromLatin1(name));
    const qint64 index = data.value("index"_L1).toInteger();
    if (type == "message_start"_L1 && std::exchange(m_begun, true)) {
        failProtocol(answer, u"another message began inside the answer"_s);
    } else if (type == "message_start"_L1) {
        readMessage(data.value("message"_L1).toObject(), answer);
    } else if (type == "content_block_start"_L1) {
        startBlock(index, data.value("content_block"_L1).toObject(), answer);
    } else if (type == "content_block_delta"_L1) {
        readDelta(index, data.value("delta"_L1).toObject(), answer);
    } else if (type == "message_delta"_L1) {
        readStop(data.value("delta"_L1).toObject().value("stop_reason"_L1), answer);
        readUsage(data.value("usage"_L1).toObject(), answer);
    } else if (type == "message_stop"_L1) {
        answer.terminal = true;
        answer.complete = true;
    } else if (type == "error"_L1 || data.contains("error"_L1)) {
        failStream(answer, data);
    }
}

void AnthropicReader::readDocument(const QJsonObject &document, Answer &answer)
{
    const QString type = document.value("type"_L1).toString();
    if (type == "error"_L1 || document.contains("error"_L1)) {
        failStream(answer, document);
        return;
    }
    if (type != "message"_L1) {
        failProtocol(answer, u"JSON that is no message"_s);
        return;
    }
    readMessage(document, answer);
    answer.terminal = true;
    answer.complete = true;
}

void AnthropicReader::readMessage(const QJsonObject &message, Answer &answer)
{
    answer.model = message.value("model"_L1).toString();
    const QJsonArray blocks = message.value("content"_L1).toArray();
    for (qsizetype i = 0; i < blocks.size(); ++i)
        startBlock(i, blocks.at(i).toObject(), answer);
    readStop(message.value("stop_reason"_L1), answer);
    readUsage(message.value("usage"_L1).toObject(), answer);
}

void AnthropicReader::startBlock(qint64 index, const QJsonObject &block, Answer &answer)
{
    const QString type = block.value("type"_L1).toString();
    if (type == "text"_L1) {
        answer.text += block.value("text"_L1).toString();
    } else if (type == "thinking"_L1) {
        answer.reasoning += block.value("thinking"_L1).toString();
    } else if (type == "tool_use"_L1) {
        const QJsonObject input = block.value("input"_L1).toObject();
        const QString arguments = input.isEmpty()
            ? QString()
            : QString::fromUtf8(QJsonDocument(input).toJson(QJsonDocument::Compact));
        m_tools.insert(index, answer.toolCalls.size());
        answer.toolCalls.append(
            {block.value("id"_L1).toString(), block.value("name"_L1).toString(), arguments});
    }
}

void AnthropicReader::readDelta(qint64 index, const QJsonObject &delta, Answer &answer)
{
    const QString type = delta.value("type"_L1).toString();
    if (type == "text_delta"_L1)
        answer.text += delta.value("text"_L1).toString();
    else if (type == "thinking_delta"_L1)
        answer.reasoning += delta.value("thinking"_L1).toString();
    else if (type == "input_json_delta"_L1 && m_tools.contains(index))
        answer.toolCalls[m_tools.value(index)].arguments += delta.value("partial_json"_L1).toString();
}

void AnthropicReader::readStop(const QJsonValue &reason, Answer &answer)
{
    const QString word = reason.toString();
    if (word.isEmpty())
        return;
    answer.finish = finishOf(word);
    answer.finishRaw = word;
    answer.terminal = true;
}

/// Totals, not increments: a later event overrides, one that omits a field keeps it.
void AnthropicReader::readUsage(const QJsonObject &usage, Answer &answer)
{
    const auto take = [&usage](std::optional<qint64> &target, QLatin1StringView name) {
        if (const auto value = counter(usage.value(name)))
            target = value;
    };
    take(m_plainInput, "input_tokens"_L1);
    take(m_cacheRead, "cache_read_input_tokens"_L1);
    take(m_cacheWrite, "cache_creation_input_tokens"_L1);
    take(m_output, "output_tokens"_L1);
    const QJsonObject details = usage.value("output_tokens_details"_L1).toObject();
    if (const auto thinking = counter(details.value("thinking_tokens"_L1)))
        m_reasoning = thinking;
    if (!m_plainInput && !m_output)
        return;
    Usage total;
    total.cacheRead = m_cacheRead.value_or(0);
    total.cacheWrite = m_cacheWrite.value_or(0);
    total.input = m_plainInput.value_or(0) + total.cacheRead + total.cacheWrite;
    total.output = m_output.value_or(0);
    total.reasoning = m_reasoning.value_or(0);
    answer.usage = total;
}

void AnthropicReader::close(Answer &answer)
{
    for (ToolCall &call : answer.toolCalls) {
        if (call.arguments.isEmpty())
            call.arguments = u"{}"_s;
    }
}

/// System texts go apart; the others must alternate, so neighbours of one role are joined.
QJsonArray messagesOf(const Request &request)
{
    QJsonArray messages;
    for (const Message &message : request.messages) {
        if (message.role == PromptRole::System)
            continue;
        const QJsonObject block{{u"type"_s, u"text"_s}, {u"text"_s, message.text}};
        const QString role = roleWord(message.role);
        QJsonObject last = messages.isEmpty() ? QJsonObject() : messages.last().toObject();
        if (last.value("role"_L1).toString() == role) {
            QJsonArray content = last.value("content"_L1).toArray();
            content.append(block);
            last.insert(u"content"_s, content);
            messages.replace(messages.size() - 1, last);
        } else {
            messages.append(QJsonObject{{u"role"_s, role}, {u"content"_s, QJsonArray{block}}});
        }
    }
    return messages;
}

/// What all calls of a role share ends with the first user message: cached up to there.
void markForCaching(QJsonArray &messages)
{
    if (messages.size() < 2)
        return;
    QJsonObject first = messages.first().toObject();
    QJsonArray content = first.value("content"_L1).toArray();
    QJsonObject block = content.last().toObject();
    block.insert(u"cache_control"_s, cacheMark());
    content.replace(content.size() - 1, block);
    first.insert(u"content"_s, content);
    messages.replace(0, first);
}

/// The role's system prompt is the same in all its calls, whatever documents they read.
QJsonValue systemOf(const QString &text, bool marked)
{
    if (!marked)
        return text;
    return QJsonArray{
        QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, text}, {u"cache_control"_s, cacheMark()}}};
}

void addVersion(Result<HttpRequest> &request)
{
    if (request)
        request->headers.append(HttpHeader{"anthropic-version", "2023-06-01"});
}

} // namespace

Result<HttpRequest> AnthropicAdapter::build(const Request &request, const QSet<QString> &dropped) const
{
    QStringList droppable;
    QJsonArray messages = messagesOf(request);
    const bool marks = !dropped.contains(u"cache_control"_s);
    if (marks) {
        markForCaching(messages);
        droppable.append(u"cache_control"_s);
    }
    QJsonObject body{
        {u"model"_s, request.model},
        {u"stream"_s, true},
        {u"max_tokens"_s, request.maxTokens},
        {u"messages"_s, messages},
    };
    if (const QString system = systemText(request.messages); !system.isEmpty())
        body.insert(u"system"_s, systemOf(system, marks));
    if (request.temperature && !dropped.contains(u"temperature"_s)) {
        body.insert(u"temperature"_s, *request.temperature);
        droppable.append(u"temperature"_s);
    }
    auto result = assemble(request, u"/v1/messages"_s, "text/event-stream", body, std::move(droppable));
    addVersion(result);
    return result;
}

std::unique_ptr<AnswerReader> AnthropicAdapter::reader() const
{
    return std::make_unique<AnthropicReader>();
}

Result<HttpRequest> AnthropicAdapter::buildModelList(const EndpointProfile &profile, const Secret &key) const
{
    auto result = assembleGet(profile, key, u"/v1/models?limit=1000"_s);
    addVersion(result);
    return result;
}

QStringList AnthropicAdapter::readModelList(const QJsonObject &document) const
{
    return namesIn(document.value("data"_L1).toArray(), "id"_L1);
}

} // namespace baton::llm
