// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/protocol_server.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype charactersPerEvent = 24;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// An event whose name is also its data's type.
QByteArray namedEvent(const QString &type, QJsonObject data)
{
    data.insert(u"type"_s, type);
    return "event: " + type.toUtf8() + "\ndata: " + compact(data) + "\n\n";
}

QStringList piecesOf(const QString &text)
{
    QStringList pieces;
    for (qsizetype at = 0; at < text.size(); at += charactersPerEvent)
        pieces.append(text.mid(at, charactersPerEvent));
    return pieces;
}

qint64 tokensOf(const QString &text)
{
    return (text.size() + 3) / 4;
}

QVector<QByteArray> responsesEvents(const QString &text)
{
    QVector<QByteArray> events{namedEvent(u"response.created"_s, {{u"response"_s, QJsonObject()}})};
    for (const QString &piece : piecesOf(text))
        events.append(
            namedEvent(u"response.output_text.delta"_s, {{u"item_id"_s, u"i1"_s}, {u"delta"_s, piece}}));
    const QJsonObject usage{{u"input_tokens"_s, 100}, {u"output_tokens"_s, tokensOf(text)}};
    const QJsonObject response{
        {u"status"_s, u"completed"_s}, {u"model"_s, u"test-model"_s}, {u"usage"_s, usage}};
    events.append(namedEvent(u"response.completed"_s, {{u"response"_s, response}}));
    return events;
}

QVector<QByteArray> anthropicEvents(const QString &text)
{
    const QJsonObject message{
        {u"model"_s, u"test-model"_s}, {u"usage"_s, QJsonObject{{u"input_tokens"_s, 100}}}};
    QVector<QByteArray> events{namedEvent(u"message_start"_s, {{u"message"_s, message}})};
    const QJsonObject block{{u"type"_s, u"text"_s}, {u"text"_s, QString()}};
    events.append(namedEvent(u"content_block_start"_s, {{u"index"_s, 0}, {u"content_block"_s, block}}));
    events.append(namedEvent(u"ping"_s, {}));
    for (const QString &piece : piecesOf(text)) {
        const QJsonObject delta{{u"type"_s, u"text_delta"_s}, {u"text"_s, piece}};
        events.append(namedEvent(u"content_block_delta"_s, {{u"index"_s, 0}, {u"delta"_s, delta}}));
    }
    events.append(namedEvent(u"content_block_stop"_s, {{u"index"_s, 0}}));
    events.append(namedEvent(u"message_delta"_s,
        {{u"delta"_s, QJsonObject{{u"stop_reason"_s, u"end_turn"_s}}},
            {u"usage"_s, QJsonObject{{u"output_tokens"_s, tokensOf(text)}}}}));
    events.append(namedEvent(u"message_stop"_s, {}));
    return events;
}

QVector<QByteArray> geminiEvents(const QString &text)
{
    QVector<QByteArray> events;
    const QStringList pieces = piecesOf(text);
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const QJsonObject part{{u"text"_s, pieces.at(i)}};
        QJsonObject candidate{
            {u"content"_s, QJsonObject{{u"role"_s, u"model"_s}, {u"parts"_s, QJsonArray{part}}}}};
        if (i + 1 == pieces.size())
            candidate.insert(u"finishReason"_s, u"STOP"_s);
        const QJsonObject usage{{u"promptTokenCount"_s, 100}, {u"candidatesTokenCount"_s, tokensOf(text)}};
        events.append("data: "
            + compact({{u"candidates"_s, QJsonArray{candidate}}, {u"usageMetadata"_s, usage},
                {u"modelVersion"_s, u"test-model"_s}})
            + "\r\n\r\n");
    }
    return events;
}

QVector<QByteArray> ollamaLines(const QString &text)
{
    QVector<QByteArray> lines;
    for (const QString &piece : piecesOf(text)) {
        const QJsonObject message{{u"role"_s, u"assistant"_s}, {u"content"_s, piece}};
        lines.append(
            compact({{u"model"_s, u"test-model"_s}, {u"message"_s, message}, {u"done"_s, false}}) + '\n');
    }
    lines.append(compact({{u"model"_s, u"test-model"_s}, {u"done"_s, true}, {u"done_reason"_s, u"stop"_s},
                     {u"prompt_eval_count"_s, 100}, {u"eval_count"_s, tokensOf(text)}})
        + '\n');
    return lines;
}

/// Everything that differs between protocols, from the server's side.
struct Dialect {
    QString base;
    QByteArray path; ///< of a request, behind the base
    QByteArray models; ///< of the list
    const char *messages; ///< member that holds the conversation
    QByteArray contentType;
    QVector<QByteArray> (*events)(const QString &text);
};

QVector<QByteArray> openAiEvents(const QString &text)
{
    return ScriptedHttpServer::chatEvents(text, charactersPerEvent);
}

Dialect dialectOf(Protocol protocol)
{
    const QByteArray sse = "text/event-stream";
    switch (protocol) {
    case Protocol::OpenAiResponses:
        return {u"/v1"_s, "/responses", "/models", "input", sse, responsesEvents};
    case Protocol::Anthropic:
        return {QString(), "/v1/messages", "/v1/models?limit=1000", "messages", sse, anthropicEvents};
    case Protocol::Gemini:
        return {u"/v1beta"_s, "/models/test-model:streamGenerateContent?alt=sse", "/models?pageSize=1000",
            "contents", sse, geminiEvents};
    case Protocol::Ollama:
        return {QString(), "/api/chat", "/api/tags", "messages", "application/x-ndjson", ollamaLines};
    default:
        return {u"/v1"_s, "/chat/completions", "/models", "messages", sse, openAiEvents};
    }
}

/// The text of a message: a string, or parts that hold one each.
QString textOf(const QJsonObject &message)
{
    QJsonValue content = message.value("content"_L1);
    if (content.isUndefined())
        content = message.value("parts"_L1);
    if (content.isString())
        return content.toString();
    QString text;
    const QJsonArray parts = content.toArray();
    for (const QJsonValue &part : parts)
        text += part["text"_L1].toString();
    return text;
}

/// First line of the last thing the user said; empty when the body is none of this protocol.
QString verbLineOf(const QJsonObject &body, const char *member)
{
    const QJsonArray messages = body.value(QLatin1StringView(member)).toArray();
    const QJsonObject last = messages.isEmpty() ? QJsonObject() : messages.last().toObject();
    return last.value("role"_L1).toString() == "user"_L1 ? textOf(last).section(u'\n', 0, 0) : QString();
}

/// One model in the form of every protocol at once; each reads its own member.
QJsonObject modelList()
{
    const QJsonObject gemini{{u"name"_s, u"models/test-model"_s},
        {u"supportedGenerationMethods"_s, QJsonArray{u"generateContent"_s}}};
    return {
        {u"data"_s, QJsonArray{QJsonObject{{u"id"_s, u"test-model"_s}}}}, {u"models"_s, QJsonArray{gemini}}};
}

} // namespace

QString basePath(Protocol protocol)
{
    return dialectOf(protocol).base;
}

ScriptedHttpServer::Handler speaking(Protocol protocol, ScriptedHttpServer::Answerer answer)
{
    return [dialect = dialectOf(protocol), answer = std::move(answer)](const ReceivedRequest &request) {
        const QByteArray base = dialect.base.toLatin1();
        if (request.method == "GET" && request.target == base + dialect.models)
            return ScriptedHttpServer::jsonReply(200, modelList());
        const QJsonObject body = request.json();
        const QString verbLine = verbLineOf(body, dialect.messages);
        if (request.target != base + dialect.path || verbLine.isEmpty()) {
            const QString complaint = u"no such request: "_s + QString::fromLatin1(request.target);
            return ScriptedHttpServer::jsonReply(400, {{u"error"_s, QJsonObject{{u"message"_s, complaint}}}});
        }
        ScriptedReply reply;
        reply.headers = {{"Content-Type", dialect.contentType}};
        reply.chunks = dialect.events(answer(verbLine, body));
        return reply;
    };
}

} // namespace baton::test
