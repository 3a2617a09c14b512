// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/protocol/adapters.h"

#include "core/llm/port/json_text.h"
#include "core/llm/protocol/error_classifier.h"
#include "core/llm/protocol/protocol_adapter.h"

#include <QJsonArray>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

/// Reads chat.completion(.chunk) objects with the tolerance that compatible servers need: absent or null
/// members, other names for reasoning, usage in several places, errors inside a 200 stream.
class OpenAiReader final : public AnswerReader {
public:
    void readEvent(const QByteArray &name, const QJsonObject &data, Answer &answer) override;
    void readDocument(const QJsonObject &document, Answer &answer) override;
    void readDone(Answer &answer) override;

private:
    struct ToolSlot {
        qint64 index = 0;
        qsizetype position = 0; ///< in Answer::toolCalls
    };

    void readChoices(const QJsonObject &chunk, Answer &answer);
    void readDelta(const QJsonObject &delta, Answer &answer);
    void readToolCalls(const QJsonArray &calls, Answer &answer);
    ToolCall &slotOf(const QJsonObject &call, qsizetype position, Answer &answer);
    void readUsage(const QJsonObject &chunk, Answer &answer);

    QVector<ToolSlot> m_slots;
};

bool holdsError(const QJsonObject &object)
{
    const QJsonValue error = object.value("error"_L1);
    return !error.toObject().isEmpty() || !error.toString().isEmpty()
        || object.value("object"_L1).toString() == "error"_L1;
}

FinishReason finishOf(const QString &word)
{
    if (word == "length"_L1 || word == "model_length"_L1 || word == "max_tokens"_L1)
        return FinishReason::Length;
    if (word == "tool_calls"_L1 || word == "function_call"_L1)
        return FinishReason::ToolCalls;
    if (word == "content_filter"_L1)
        return FinishReason::ContentFilter;
    if (word == "error"_L1 || word == "abort"_L1 || word == "insufficient_system_resource"_L1)
        return FinishReason::Error;
    return FinishReason::Stop;
}

/// A text, or Mistral's list of parts: {type:"text"} is answer, {type:"thinking"} reasoning.
QString joinedText(const QJsonValue &value, QLatin1StringView wanted)
{
    if (value.isString())
        return wanted == "text"_L1 ? value.toString() : QString();
    QString text;
    const QJsonArray parts = value.toArray();
    for (const QJsonValue &entry : parts) {
        const QJsonObject part = entry.toObject();
        if (part.value("type"_L1).toString() != wanted)
            continue;
        const QJsonValue content = part.value(wanted);
        text += content.isString() ? content.toString() : joinedText(content, "text"_L1);
    }
    return text;
}

/// The same reasoning may come under several names: the first one present counts.
QString reasoningIn(const QJsonObject &delta)
{
    for (const auto name : {"reasoning_content"_L1, "reasoning"_L1}) {
        const QString text = delta.value(name).toString();
        if (!text.isEmpty())
            return text;
    }
    QString text;
    const QJsonArray details = delta.value("reasoning_details"_L1).toArray();
    for (const QJsonValue &detail : details)
        text += detail.toObject().value("text"_L1).toString();
    return text;
}

void assign(qint64 &target, std::optional<qint64> value)
{
    if (value)
        target = *value;
}

/// Cumulative everywhere: the last value of each field wins, absent ones keep theirs.
void mergeUsage(const QJsonObject &usage, Answer &answer)
{
    const auto input = counter(usage.value("prompt_tokens"_L1));
    const auto output = counter(usage.value("completion_tokens"_L1));
    if (!input && !output)
        return;
    Usage merged = answer.usage.value_or(Usage{});
    assign(merged.input, input);
    assign(merged.output, output);
    assign(merged.cacheRead, counter(usage.value("cached_tokens"_L1)));
    assign(merged.cacheRead, counter(usage.value("prompt_cache_hit_tokens"_L1)));
    const QJsonObject prompt = usage.value("prompt_tokens_details"_L1).toObject();
    assign(merged.cacheRead, counter(prompt.value("cached_tokens"_L1)));
    assign(merged.cacheWrite, counter(prompt.value("cache_write_tokens"_L1)));
    const QJsonObject completion = usage.value("completion_tokens_details"_L1).toObject();
    assign(merged.reasoning, counter(completion.value("reasoning_tokens"_L1)));
    addReasoningBeside(merged, usage);
    answer.usage = merged;
    if (const auto cost = reportedCost(usage))
        answer.cost = cost;
}

/// llama.cpp without usage.
void mergeTimings(const QJsonObject &timings, Answer &answer)
{
    const auto prompt = counter(timings.value("prompt_n"_L1));
    if (!prompt || answer.usage)
        return;
    Usage usage;
    usage.cacheRead = counter(timings.value("cache_n"_L1)).value_or(0);
    usage.input = *prompt + usage.cacheRead;
    usage.output = counter(timings.value("predicted_n"_L1)).value_or(0);
    answer.usage = usage;
}

void OpenAiReader::readEvent(const QByteArray &name, const QJsonObject &data, Answer &answer)
{
    if (const QString model = data.value("model"_L1).toString(); !model.isEmpty())
        answer.model = model;
    readChoices(data, answer);
    readUsage(data, answer);
    if (name == "error" || holdsError(data))
        failStream(answer, data);
}

void OpenAiReader::readDocument(const QJsonObject &document, Answer &answer)
{
    readEvent({}, document, answer);
    if (!answer.error && !document.contains("choices"_L1))
        failProtocol(answer, u"JSON that is no chat completion"_s);
    answer.terminal = true;
    answer.complete = true;
}

void OpenAiReader::readDone(Answer &answer)
{
    answer.terminal = true;
    answer.complete = true;
}

void OpenAiReader::readChoices(const QJsonObject &chunk, Answer &answer)
{
    const QJsonArray choices = chunk.value("choices"_L1).toArray();
    for (const QJsonValue &value : choices) {
        const QJsonObject choice = value.toObject();
        if (choice.value("index"_L1).toInteger(0) != 0)
            continue;
        const QJsonValue delta = choice.value("delta"_L1);
        readDelta(delta.isObject() ? delta.toObject() : choice.value("message"_L1).toObject(), answer);
        const QString finish = choice.value("finish_reason"_L1).toString();
        if (!finish.isEmpty()) {
            answer.finish = finishOf(finish);
            answer.finishRaw = finish;
            answer.terminal = true;
        }
    }
}

void OpenAiReader::readDelta(const QJsonObject &delta, Answer &answer)
{
    const QJsonValue content = delta.value("content"_L1);
    answer.reasoning += reasoningIn(delta);
    answer.reasoning += joinedText(content, "thinking"_L1);
    answer.text += joinedText(content, "text"_L1);
    answer.refusal += delta.value("refusal"_L1).toString();
    readToolCalls(delta.value("tool_calls"_L1).toArray(), answer);
    if (const QJsonObject call = delta.value("function_call"_L1).toObject(); !call.isEmpty())
        readToolCalls({QJsonObject{{u"index"_s, 0}, {u"function"_s, call}}}, answer);
}

void OpenAiReader::readToolCalls(const QJsonArray &calls, Answer &answer)
{
    for (qsizetype i = 0; i < calls.size(); ++i) {
        const QJsonObject call = calls.at(i).toObject();
        ToolCall &target = slotOf(call, i, answer);
        const QJsonObject function = call.value("function"_L1).toObject();
        if (const QString id = call.value("id"_L1).toString(); target.id.isEmpty() && !id.isEmpty())
            target.id = id;
        // Some servers repeat the whole name with each fragment.
        if (const QString name = function.value("name"_L1).toString(); name != target.name)
            target.name += name;
        const QJsonValue arguments = function.value("arguments"_L1);
        target.arguments += arguments.isObject()
            ? QString::fromUtf8(QJsonDocument(arguments.toObject()).toJson(QJsonDocument::Compact))
            : arguments.toString();
    }
}

/// By index; without one, by a known id, a new id, or the place in the list.
ToolCall &OpenAiReader::slotOf(const QJsonObject &call, qsizetype position, Answer &answer)
{
    const QString id = call.value("id"_L1).toString();
    const bool hasIndex = call.value("index"_L1).isDouble();
    const qint64 index = hasIndex ? call.value("index"_L1).toInteger() : position;
    const bool byId = !hasIndex && !id.isEmpty();
    for (const ToolSlot &entry : std::as_const(m_slots)) {
        ToolCall &known = answer.toolCalls[entry.position];
        if (byId ? known.id == id : entry.index == index)
            return known;
    }
    m_slots.append({byId ? m_slots.size() : index, answer.toolCalls.size()});
    answer.toolCalls.append(ToolCall{});
    return answer.toolCalls.last();
}

void OpenAiReader::readUsage(const QJsonObject &chunk, Answer &answer)
{
    mergeUsage(chunk.value("x_groq"_L1).toObject().value("usage"_L1).toObject(), answer);
    mergeUsage(chunk.value("usage"_L1).toObject(), answer);
    mergeTimings(chunk.value("timings"_L1).toObject(), answer);
}

/// Official and reasoning endpoints know max_completion_tokens, compatible ones max_tokens; the profile says
/// which, and a refusal swaps them once.
QString lengthParameter(const EndpointProfile &profile, const QSet<QString> &dropped)
{
    const QString first = profile.maxTokensParameter;
    const QString other = first == "max_tokens"_L1 ? u"max_completion_tokens"_s : u"max_tokens"_s;
    if (!dropped.contains(first))
        return first;
    return dropped.contains(other) ? QString() : other;
}

/// A text, or the same as a list of parts whose last one is marked.
QJsonValue contentOf(const QString &text, bool marked)
{
    if (!marked)
        return text;
    return QJsonArray{
        QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, text}, {u"cache_control"_s, cacheMark()}}};
}

/// With `marks`, the system prompt and the first user message - what the calls of a role share - end in one.
QJsonArray messagesOf(const Request &request, bool marks)
{
    QJsonArray messages;
    const qsizetype system = firstOf(request.messages, PromptRole::System);
    const qsizetype context = request.messages.size() > 2 ? firstOf(request.messages, PromptRole::User) : -1;
    for (qsizetype i = 0; i < request.messages.size(); ++i) {
        const Message &message = request.messages.at(i);
        const bool marked = marks && (i == system || i == context);
        messages.append(QJsonObject{
            {u"role"_s, roleWord(message.role)},
            {u"content"_s, contentOf(message.text, marked)},
        });
    }
    return messages;
}

} // namespace

Result<HttpRequest> OpenAiChatAdapter::build(const Request &request, const QSet<QString> &dropped) const
{
    const PromptCaching caching = request.endpoint.promptCaching;
    const bool marks = caching == PromptCaching::Blocks && !dropped.contains(u"cache_control"_s);
    QJsonObject body{
        {u"model"_s, request.model},
        {u"stream"_s, true},
        {u"messages"_s, messagesOf(request, marks)},
    };
    QStringList droppable = marks ? QStringList{u"cache_control"_s} : QStringList{};
    const auto add = [&](const QString &name, const QJsonValue &value) {
        if (name.isEmpty() || dropped.contains(name))
            return;
        body.insert(name, value);
        droppable.append(name);
    };
    add(lengthParameter(request.endpoint, dropped), request.maxTokens);
    if (request.temperature)
        add(u"temperature"_s, *request.temperature);
    if (request.endpoint.sendStreamOptions)
        add(u"stream_options"_s, QJsonObject{{u"include_usage"_s, true}});
    if (caching == PromptCaching::Key)
        add(u"prompt_cache_key"_s, cacheKey(request.messages));
    return assemble(request, u"/chat/completions"_s, "text/event-stream", body, std::move(droppable));
}

std::unique_ptr<AnswerReader> OpenAiChatAdapter::reader() const
{
    return std::make_unique<OpenAiReader>();
}

Result<HttpRequest> OpenAiChatAdapter::buildModelList(const EndpointProfile &profile, const Secret &key) const
{
    return assembleGet(profile, key, u"/models"_s);
}

QStringList OpenAiChatAdapter::readModelList(const QJsonObject &document) const
{
    return namesIn(document.value("data"_L1).toArray(), "id"_L1);
}

} // namespace baton::llm
