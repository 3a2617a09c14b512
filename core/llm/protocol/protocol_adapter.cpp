// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/protocol/protocol_adapter.h"

#include "core/llm/port/json_text.h"
#include "core/llm/protocol/adapters.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

/// A line end in a header would begin another one.
bool isHeaderText(const QString &text)
{
    return !text.isEmpty()
        && std::none_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20; });
}

} // namespace

QString baseUrlFor(const EndpointProfile &profile, const QString &model)
{
    QString base = profile.baseUrl;
    return base.replace("{model}"_L1, QString::fromLatin1(QUrl::toPercentEncoding(model)));
}

Result<QUrl> endpointUrl(const QString &base, const QString &path)
{
    QUrl url(base.trimmed(), QUrl::StrictMode);
    const bool isHttp = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !isHttp || url.host().isEmpty())
        return failure(ErrorCode::InvalidArgument, u"base URL "_s + printable(url));
    QString start = url.path(QUrl::FullyEncoded);
    while (start.endsWith(u'/'))
        start.chop(1);
    // The query of `path` (a protocol's own) goes beside the one of the base.
    const QString pathOnly = path.section(u'?', 0, 0);
    QStringList query{url.query(QUrl::FullyEncoded), path.section(u'?', 1)};
    query.removeAll(QString());
    url.setPath(start.endsWith(pathOnly) ? start : QString(start + pathOnly), QUrl::TolerantMode);
    url.setQuery(query.isEmpty() ? QString() : query.join(u'&'));
    url.setFragment(QString());
    return url;
}

QVector<HttpHeader> commonHeaders(const EndpointProfile &profile, const Secret &key, const QByteArray &accept)
{
    QVector<HttpHeader> headers{
        {"Accept", accept},
        {"Accept-Encoding", "identity"},
        {"Accept-Language", "en"},
        {"User-Agent", "baton"},
    };
    for (auto it = profile.headers.begin(); it != profile.headers.end(); ++it) {
        if (isHeaderText(it.key()) && isHeaderText(it.value()))
            headers.append(HttpHeader{it.key().toLatin1(), it.value().toUtf8()});
    }
    if (!key.isEmpty() && !profile.authHeader.isEmpty())
        headers.append(
            HttpHeader{profile.authHeader.toLatin1(), QString(profile.authPrefix + key.reveal()).toUtf8()});
    return headers;
}

Result<void> allowKey(const QUrl &url, const Secret &key)
{
    if (key.isEmpty() || url.scheme() == "https"_L1 || isLoopback(url))
        return {};
    return failure(ErrorCode::PlainHttpKey, url.host());
}

Result<HttpRequest> assemble(const Request &request, const QString &path, const QByteArray &accept,
    const QJsonObject &body, QStringList droppable)
{
    BATON_TRY_ASSIGN(const QUrl url, endpointUrl(baseUrlFor(request.endpoint, request.model), path));
    BATON_TRY(allowKey(url, request.key));
    HttpRequest result{url, commonHeaders(request.endpoint, request.key, accept), {}, std::move(droppable)};
    result.headers.append(HttpHeader{"Content-Type", "application/json"});
    result.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return result;
}

Result<HttpRequest> assembleGet(const EndpointProfile &profile, const Secret &key, const QString &path)
{
    // Where the model stands in the path, the list of models stands above it.
    static const QRegularExpression deployment(u"/deployments/[^/?]*"_s);
    QString base = profile.baseUrl;
    BATON_TRY_ASSIGN(const QUrl url, endpointUrl(base.remove(deployment), path));
    BATON_TRY(allowKey(url, key));
    return HttpRequest{url, commonHeaders(profile, key, "application/json"), {}, {}};
}

void addReasoningBeside(Usage &usage, const QJsonObject &reported)
{
    const auto total = counter(reported.value("total_tokens"_L1));
    if (total && usage.reasoning > 0 && *total == usage.input + usage.output + usage.reasoning)
        usage.output += usage.reasoning;
}

std::optional<Money> reportedCost(const QJsonObject &usage)
{
    constexpr double mostUsd = 1e6; // for one answer: more is a mistake, and would not fit into Money
    constexpr double usdPerTick = 1e-10; // xAI
    const QJsonValue ticks = usage.value("cost_in_usd_ticks"_L1);
    const QJsonValue cost = usage.value("cost"_L1);
    if (!ticks.isDouble() && !cost.isDouble())
        return std::nullopt;
    double usd = ticks.isDouble() ? ticks.toDouble() * usdPerTick : cost.toDouble();
    if (!(usd >= 0))
        return std::nullopt;
    if (!ticks.isDouble() && usage.value("is_byok"_L1).toBool())
        usd += usage.value("cost_details"_L1).toObject().value("upstream_inference_cost"_L1).toDouble();
    return usd >= 0 && usd <= mostUsd ? std::optional(Money::fromUsd(usd)) : std::nullopt;
}

QStringList namesIn(const QJsonArray &list, QLatin1StringView name)
{
    QStringList names;
    for (const QJsonValue &value : list) {
        const QString text = value.toObject().value(name).toString();
        if (!text.isEmpty())
            names.append(text);
    }
    return names;
}

QString roleWord(PromptRole role)
{
    switch (role) {
    case PromptRole::System:
        return u"system"_s;
    case PromptRole::User:
        return u"user"_s;
    case PromptRole::Assistant:
        return u"assistant"_s;
    }
    return u"user"_s;
}

qsizetype firstOf(const QVector<Message> &messages, PromptRole role)
{
    const auto found = std::find_if(
        messages.begin(), messages.end(), [role](const Message &message) { return message.role == role; });
    return found == messages.end() ? -1 : found - messages.begin();
}

QString cacheKey(const QVector<Message> &messages)
{
    const QByteArray hash =
        QCryptographicHash::hash(systemText(messages).toUtf8(), QCryptographicHash::Sha256).toHex();
    return u"baton-"_s + QString::fromLatin1(hash.first(16));
}

QJsonObject cacheMark()
{
    return {{u"type"_s, u"ephemeral"_s}};
}

QString systemText(const QVector<Message> &messages)
{
    QStringList texts;
    for (const Message &message : messages) {
        if (message.role == PromptRole::System)
            texts.append(message.text);
    }
    return texts.join("\n\n"_L1);
}

std::unique_ptr<ProtocolAdapter> makeAdapter(Protocol protocol)
{
    switch (protocol) {
    case Protocol::OpenAiChat:
        return std::make_unique<OpenAiChatAdapter>();
    case Protocol::OpenAiResponses:
        return std::make_unique<OpenAiResponsesAdapter>();
    case Protocol::Anthropic:
        return std::make_unique<AnthropicAdapter>();
    case Protocol::Gemini:
        return std::make_unique<GeminiAdapter>();
    case Protocol::Ollama:
        return std::make_unique<OllamaAdapter>();
    case Protocol::Replay:
        break;
    }
    return nullptr;
}

} // namespace baton::llm
