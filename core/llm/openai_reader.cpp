// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/openai_reader.h"

#include "core/llm/error_classifier.h"
#include "core/llm/json_text.h"

#include <QJsonArray>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr double mostUsd = 1e6; // for one answer: more is a mistake, and would not fit into Money

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

void readCost(const QJsonObject &usage, Answer &answer)
{
    const QJsonValue cost = usage.value("cost"_L1);
    if (!cost.isDouble() || cost.toDouble() < 0)
        return;
    double usd = cost.toDouble();
    if (usage.value("is_byok"_L1).toBool())
        usd += usage.value("cost_details"_L1).toObject().value("upstream_inference_cost"_L1).toDouble();
    if (usd >= 0 && usd <= mostUsd)
        answer.cost = Money::fromUsd(usd);
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
    answer.usage = merged;
    readCost(usage, answer);
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

} // namespace

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

} // namespace baton::llm
