// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/protocol/adapters.h"

#include "core/llm/port/json_text.h"
#include "core/llm/protocol/error_classifier.h"

#include <QJsonDocument>
#include <QUrl>

#include <array>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

/// Each event is a whole response with the new parts; there is no end marker but the finish reason.
class GeminiReader final : public AnswerReader {
public:
    void readEvent(const QByteArray &name, const QJsonObject &data, Answer &answer) override;
    void readDocument(const QJsonObject &document, Answer &answer) override
    {
        readEvent({}, document, answer);
    }
    void close(Answer &answer) override;

private:
    static void readParts(const QJsonArray &parts, Answer &answer);
    static void readUsage(const QJsonObject &usage, Answer &answer);
    static void block(const QString &reason, Answer &answer);
};

FinishReason finishOf(const QString &word)
{
    static constexpr std::array filters{
        "SAFETY"_L1, "RECITATION"_L1, "BLOCKLIST"_L1, "PROHIBITED_CONTENT"_L1, "SPII"_L1, "LANGUAGE"_L1};
    static constexpr std::array failures{
        "MALFORMED_FUNCTION_CALL"_L1, "UNEXPECTED_TOOL_CALL"_L1, "TOO_MANY_TOOL_CALLS"_L1, "OTHER"_L1};
    if (word == "MAX_TOKENS"_L1)
        return FinishReason::Length;
    if (word.startsWith("IMAGE_"_L1) || std::find(filters.begin(), filters.end(), word) != filters.end())
        return FinishReason::ContentFilter;
    if (std::find(failures.begin(), failures.end(), word) != failures.end())
        return FinishReason::Error;
    return FinishReason::Stop;
}

void GeminiReader::readEvent(const QByteArray &name, const QJsonObject &data, Answer &answer)
{
    if (name == "error" || data.contains("error"_L1)) {
        failStream(answer, data);
        return;
    }
    if (const QString model = data.value("modelVersion"_L1).toString(); !model.isEmpty())
        answer.model = model;
    readUsage(data.value("usageMetadata"_L1).toObject(), answer);
    const QString blocked = data.value("promptFeedback"_L1).toObject().value("blockReason"_L1).toString();
    if (!blocked.isEmpty())
        block(blocked, answer);
    const QJsonObject candidate = data.value("candidates"_L1).toArray().at(0).toObject();
    readParts(candidate.value("content"_L1).toObject().value("parts"_L1).toArray(), answer);
    const QString finish = candidate.value("finishReason"_L1).toString();
    if (!finish.isEmpty() && finish != "FINISH_REASON_UNSPECIFIED"_L1) {
        answer.finish = finishOf(finish);
        answer.finishRaw = finish;
        answer.terminal = true;
    }
}

void GeminiReader::block(const QString &reason, Answer &answer)
{
    answer.finish = FinishReason::ContentFilter;
    answer.finishRaw = reason;
    answer.terminal = true;
}

void GeminiReader::readParts(const QJsonArray &parts, Answer &answer)
{
    for (const QJsonValue &value : parts) {
        const QJsonObject part = value.toObject();
        QString &target = part.value("thought"_L1).toBool() ? answer.reasoning : answer.text;
        target += part.value("text"_L1).toString();
        const QJsonObject call = part.value("functionCall"_L1).toObject();
        if (call.isEmpty())
            continue;
        const QJsonDocument arguments(call.value("args"_L1).toObject());
        answer.toolCalls.append({call.value("id"_L1).toString(), call.value("name"_L1).toString(),
            QString::fromUtf8(arguments.toJson(QJsonDocument::Compact))});
    }
}

/// Thoughts are billed as output but not counted inside the candidates.
void GeminiReader::readUsage(const QJsonObject &usage, Answer &answer)
{
    const auto prompt = counter(usage.value("promptTokenCount"_L1));
    const auto candidates = counter(usage.value("candidatesTokenCount"_L1));
    const auto thoughts = counter(usage.value("thoughtsTokenCount"_L1));
    if (!prompt && !candidates && !thoughts)
        return;
    Usage total = answer.usage.value_or(Usage{});
    const qint64 toolUse = counter(usage.value("toolUsePromptTokenCount"_L1)).value_or(0);
    const qint64 before = total.output - total.reasoning;
    total.input = prompt ? *prompt + toolUse : total.input;
    total.reasoning = thoughts.value_or(total.reasoning);
    total.output = candidates.value_or(before) + total.reasoning;
    total.cacheRead = counter(usage.value("cachedContentTokenCount"_L1)).value_or(total.cacheRead);
    answer.usage = total;
}

void GeminiReader::close(Answer &answer)
{
    if (answer.finish == FinishReason::Stop && !answer.toolCalls.isEmpty())
        answer.finish = FinishReason::ToolCalls;
    const bool badCall = answer.finishRaw.endsWith("_CALL"_L1) || answer.finishRaw.endsWith("_CALLS"_L1);
    if (answer.finish == FinishReason::Error && badCall && !answer.error)
        answer.error = makeError(ErrorClass::BadToolCall, true, answer.finishRaw);
}

QJsonObject textContent(const QString &text)
{
    return {{u"parts"_s, QJsonArray{QJsonObject{{u"text"_s, text}}}}};
}

QJsonArray contentsOf(const Request &request)
{
    QJsonArray contents;
    for (const Message &message : request.messages) {
        if (message.role == PromptRole::System)
            continue;
        QJsonObject content = textContent(message.text);
        content.insert(u"role"_s, message.role == PromptRole::Assistant ? u"model"_s : u"user"_s);
        contents.append(content);
    }
    return contents;
}

} // namespace

Result<HttpRequest> GeminiAdapter::build(const Request &request, const QSet<QString> &dropped) const
{
    QJsonObject config{{u"maxOutputTokens"_s, request.maxTokens}};
    QStringList droppable;
    if (request.temperature && !dropped.contains(u"temperature"_s)) {
        config.insert(u"temperature"_s, *request.temperature);
        droppable.append(u"temperature"_s);
    }
    QJsonObject body{{u"contents"_s, contentsOf(request)}, {u"generationConfig"_s, config}};
    if (const QString system = systemText(request.messages); !system.isEmpty())
        body.insert(u"systemInstruction"_s, textContent(system));
    // The model stands in the path: encoded, so that a strange name cannot lead elsewhere.
    QString model = request.model.startsWith("models/"_L1) ? request.model.sliced(7) : request.model;
    model = QString::fromLatin1(QUrl::toPercentEncoding(model));
    const QString path = u"/models/"_s + model + u":streamGenerateContent?alt=sse"_s;
    return assemble(request, path, "text/event-stream", body, std::move(droppable));
}

std::unique_ptr<AnswerReader> GeminiAdapter::reader() const
{
    return std::make_unique<GeminiReader>();
}

Result<HttpRequest> GeminiAdapter::buildModelList(const EndpointProfile &profile, const Secret &key) const
{
    return assembleGet(profile, key, u"/models?pageSize=1000"_s);
}

QStringList GeminiAdapter::readModelList(const QJsonObject &document) const
{
    QStringList models;
    const QJsonArray list = document.value("models"_L1).toArray();
    for (const QJsonValue &value : list) {
        const QJsonObject model = value.toObject();
        const QJsonArray methods = model.value("supportedGenerationMethods"_L1).toArray();
        const QString name = model.value("name"_L1).toString();
        if (methods.contains(u"generateContent"_s) && name.startsWith("models/"_L1))
            models.append(name.sliced(7));
    }
    return models;
}

} // namespace baton::llm
