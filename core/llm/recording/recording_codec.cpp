// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/recording/recording_codec.h"

#include "core/base/relative_path.h"
#include "core/llm/port/json_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestField = 20'000;
constexpr qsizetype longestRequirement = 1024 * 1024;
constexpr qsizetype longestWord = 300;
constexpr qsizetype mostRemarks = 200;
constexpr qsizetype mostSteps = 500;

std::optional<FinishReason> finishFrom(const QString &word)
{
    for (const FinishReason reason :
        {FinishReason::Stop, FinishReason::Length, FinishReason::ContentFilter, FinishReason::Refusal,
            FinishReason::ToolCalls, FinishReason::Pause, FinishReason::Error, FinishReason::None}) {
        if (toWord(reason) == word)
            return reason;
    }
    return std::nullopt;
}

Usage usageFromJson(const QJsonObject &object)
{
    Usage usage;
    usage.input = counter(object.value("input"_L1)).value_or(0);
    usage.output = counter(object.value("output"_L1)).value_or(0);
    usage.cacheRead = counter(object.value("cache_read"_L1)).value_or(0);
    usage.cacheWrite = counter(object.value("cache_write"_L1)).value_or(0);
    usage.reasoning = counter(object.value("reasoning"_L1)).value_or(0);
    return usage;
}

QJsonObject usageToJson(const Usage &usage)
{
    return {{u"input"_s, usage.input}, {u"output"_s, usage.output}, {u"cache_read"_s, usage.cacheRead},
        {u"cache_write"_s, usage.cacheWrite}, {u"reasoning"_s, usage.reasoning}};
}

QString word(const QJsonObject &object, QLatin1StringView name)
{
    return object.value(name).toString().left(longestWord);
}

QString roleWord(PromptRole role)
{
    static const QStringList words{u"system"_s, u"user"_s, u"assistant"_s};
    return words.at(static_cast<int>(role));
}

QJsonObject requestToJson(const RecordedExchange &exchange)
{
    QJsonArray messages;
    for (const RecordedMessage &message : exchange.messages)
        messages.append(QJsonObject{{u"role"_s, roleWord(message.role)}, {u"text"_s, message.text}});
    return {
        {u"endpoint"_s, exchange.endpoint}, {u"max_tokens"_s, exchange.maxTokens}, {u"messages"_s, messages}};
}

/// The parts that say how an answer came and ended.
void readAnswer(const QJsonObject &entry, RecordedExchange &exchange)
{
    exchange.reasoning = entry.value("reasoning"_L1).toString();
    exchange.finishRaw = word(entry, "finish_raw"_L1);
    exchange.model = word(entry, "model"_L1);
    exchange.usage = usageFromJson(entry.value("usage"_L1).toObject());
    exchange.usageReported = !entry.value("usage"_L1).isNull();
    if (const double cost = entry.value("cost_usd"_L1).toDouble(-1); cost >= 0 && cost <= 1e6)
        exchange.cost = Money::fromUsd(cost);
    if (entry.contains("error"_L1))
        exchange.error = errorCodeFromWord(word(entry, "error"_L1));
    exchange.firstByteMs = std::clamp<qint64>(entry.value("first_byte_ms"_L1).toInteger(600), 0, 60'000);
    exchange.durationMs = std::clamp<qint64>(entry.value("duration_ms"_L1).toInteger(0), 0, 86'400'000);
    exchange.tokensPerSecond = std::clamp(entry.value("tokens_per_second"_L1).toDouble(90), 1.0, 100'000.0);
}

/// The parts of the key that version 1 did not have.
Result<void> readCause(const QJsonObject &entry, RecordedExchange &exchange)
{
    exchange.continuation = std::clamp(entry.value("continuation"_L1).toInt(-1), -1, 1000);
    exchange.step = word(entry, "step"_L1);
    exchange.cause.id = {word(entry, "cause"_L1)};
    exchange.remark = entry.value("remark"_L1).toString().left(longestField);
    const QJsonArray remarks = entry.value("remarks"_L1).toArray();
    if (remarks.size() > mostRemarks)
        return invalidRecording(u"too many remarks of "_s + exchange.path);
    for (const QJsonValue &remark : remarks)
        exchange.cause.remarks.append(remark.toString().left(longestField));
    return {};
}

Result<DemoInfo> infoFromJson(const QJsonObject &head)
{
    static const QRegularExpression plainId(u"^[a-z0-9][a-z0-9_-]{0,63}$"_s);
    DemoInfo info{head.value("id"_L1).toString(), head.value("title"_L1).toString(),
        head.value("requirement"_L1).toString(), head.value("language"_L1).toString()};
    if (!plainId.match(info.id).hasMatch())
        return invalidRecording(u"id"_s);
    if (info.requirement.trimmed().isEmpty() || info.requirement.size() > longestRequirement)
        return invalidRecording(u"requirement"_s);
    if (info.title.size() > longestWord || info.language.size() > 40)
        return invalidRecording(u"title"_s);
    return info;
}

} // namespace

Failure invalidRecording(const QString &why)
{
    return failure(ErrorCode::RecordingInvalid, why);
}

Result<Recording> headFromJson(const QJsonObject &object)
{
    if (object.value("format"_L1).toString() != "baton-recording"_L1)
        return invalidRecording(u"format"_s);
    const int version = object.value("version"_L1).toInt();
    if (version < 1 || version > recordingVersion)
        return invalidRecording(u"version "_s + object.value("version"_L1).toVariant().toString().left(40));
    BATON_TRY_ASSIGN(DemoInfo info, infoFromJson(object));
    Recording recording;
    recording.info = std::move(info);
    recording.programmingLanguage = word(object, "programming_language"_L1);
    recording.sop = word(object, "sop"_L1);
    const QJsonArray steps = object.value("steps"_L1).toArray();
    if (steps.size() > mostSteps)
        return invalidRecording(u"number of steps"_s);
    for (const QJsonValue &value : steps) {
        const QJsonObject step = value.toObject();
        recording.steps.append({word(step, "id"_L1), word(step, "kind"_L1), word(step, "path"_L1)});
    }
    return recording;
}

QJsonObject headToJson(const Recording &recording)
{
    QJsonArray steps;
    for (const RecordedStep &step : recording.steps)
        steps.append(QJsonObject{{u"id"_s, step.id}, {u"kind"_s, step.kind}, {u"path"_s, step.path}});
    return {{u"format"_s, u"baton-recording"_s}, {u"version"_s, recordingVersion},
        {u"id"_s, recording.info.id}, {u"title"_s, recording.info.title},
        {u"requirement"_s, recording.info.requirement}, {u"language"_s, recording.info.language},
        {u"programming_language"_s, recording.programmingLanguage}, {u"sop"_s, recording.sop},
        {u"steps"_s, steps}};
}

Result<RecordedExchange> exchangeFromJson(const QJsonObject &entry)
{
    const auto verb = verbFromWord(entry.value("verb"_L1).toString());
    const auto path = RelativePath::parse(entry.value("path"_L1).toString());
    const auto finish = finishFrom(entry.value("finish"_L1).toString(u"stop"_s));
    const QString kind = entry.value("kind"_L1).toString();
    const int nth = entry.value("nth"_L1).toInt(1);
    if (!verb || !path || !finish || kind.isEmpty() || kind.size() > 64 || nth < 1 || nth > 1000)
        return invalidRecording(u"exchange %1 %2"_s.arg(word(entry, "verb"_L1), word(entry, "path"_L1)));
    if (!entry.value("reply"_L1).isString())
        return invalidRecording(u"no reply to "_s + verbLine(*verb, path->toString(), kind));
    RecordedExchange exchange;
    exchange.verb = *verb;
    exchange.path = path->toString();
    exchange.kind = kind;
    exchange.nth = nth;
    exchange.finish = *finish;
    exchange.reply = entry.value("reply"_L1).toString();
    if (exchange.reply.size() + entry.value("reasoning"_L1).toString().size() > recording_limits::reply)
        return invalidRecording(
            u"the answer to "_s + verbLine(*verb, exchange.path, kind) + u" is larger than 4 MB"_s);
    readAnswer(entry, exchange);
    BATON_TRY(readCause(entry, exchange));
    return exchange;
}

Result<RecordedProgram> programFromJson(const QJsonObject &entry)
{
    const auto path = RelativePath::parse(entry.value(programMember).toString());
    const QJsonValue results = entry.value("results"_L1);
    if (!path || !results.isObject())
        return invalidRecording(u"program "_s + word(entry, programMember));
    RecordedProgram program{path->toString(), word(entry, "inputs"_L1),
        QJsonDocument(results.toObject()).toJson(QJsonDocument::Compact)};
    if (program.results.size() > recording_limits::reply)
        return invalidRecording(u"the results of %1 are larger than 4 MB"_s.arg(program.path));
    return program;
}

QJsonObject programToJson(const RecordedProgram &program)
{
    return {{programMember, program.path}, {u"inputs"_s, program.inputs},
        {u"results"_s, QJsonDocument::fromJson(program.results).object()}};
}

QJsonObject exchangeToJson(const RecordedExchange &exchange)
{
    QJsonObject object{{u"step"_s, exchange.step}, {u"verb"_s, toWord(exchange.verb)},
        {u"path"_s, exchange.path}, {u"kind"_s, exchange.kind}, {u"nth"_s, exchange.nth},
        {u"continuation"_s, exchange.continuation}, {u"cause"_s, exchange.cause.id.value},
        {u"request"_s, requestToJson(exchange)}, {u"reply"_s, exchange.reply},
        {u"finish"_s, toWord(exchange.finish)}, {u"finish_raw"_s, exchange.finishRaw},
        {u"model"_s, exchange.model},
        {u"usage"_s,
            exchange.usageReported ? QJsonValue(usageToJson(exchange.usage)) : QJsonValue(QJsonValue::Null)},
        {u"first_byte_ms"_s, exchange.firstByteMs}, {u"duration_ms"_s, exchange.durationMs},
        {u"tokens_per_second"_s, exchange.tokensPerSecond}};
    if (!exchange.cause.remarks.isEmpty())
        object.insert(u"remarks"_s, QJsonArray::fromStringList(exchange.cause.remarks));
    if (!exchange.remark.isEmpty())
        object.insert(u"remark"_s, exchange.remark);
    if (!exchange.reasoning.isEmpty())
        object.insert(u"reasoning"_s, exchange.reasoning);
    if (exchange.cost)
        object.insert(u"cost_usd"_s, exchange.cost->usd());
    if (exchange.error)
        object.insert(u"error"_s, toWord(*exchange.error));
    return object;
}

} // namespace baton::llm
