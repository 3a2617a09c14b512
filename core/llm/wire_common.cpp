// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/wire_common.h"

#include <QHostAddress>
#include <QJsonDocument>

namespace baton::llm {

using namespace Qt::StringLiterals;

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
    if (!key.isEmpty() && !profile.authHeader.isEmpty())
        headers.append(
            HttpHeader{profile.authHeader.toLatin1(), QString(profile.authPrefix + key.reveal()).toUtf8()});
    return headers;
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    if (host == "localhost"_L1 || host.endsWith(".localhost"_L1))
        return true;
    return QHostAddress(host).isLoopback();
}

Result<void> allowKey(const QUrl &url, const Secret &key)
{
    if (key.isEmpty() || url.scheme() == "https"_L1 || isLoopback(url))
        return {};
    return failure(ErrorCode::PlainHttpKey, url.host());
}

QString printable(const QUrl &url)
{
    return url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

Result<WireRequest> assemble(const Request &request, const QString &path, const QByteArray &accept,
    const QJsonObject &body, QStringList droppable)
{
    const Result<QUrl> url = endpointUrl(request.endpoint.baseUrl, path);
    if (!url)
        return failure(url.error());
    if (const auto allowed = allowKey(*url, request.key); !allowed)
        return failure(allowed.error());
    WireRequest result{*url, commonHeaders(request.endpoint, request.key, accept), {}, std::move(droppable)};
    result.headers.append(HttpHeader{"Content-Type", "application/json"});
    result.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return result;
}

Result<WireRequest> assembleGet(const EndpointProfile &profile, const Secret &key, const QString &path)
{
    const Result<QUrl> url = endpointUrl(profile.baseUrl, path);
    if (!url)
        return failure(url.error());
    if (const auto allowed = allowKey(*url, key); !allowed)
        return failure(allowed.error());
    return WireRequest{*url, commonHeaders(profile, key, "application/json"), {}, {}};
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

QString systemText(const QVector<Message> &messages)
{
    QStringList texts;
    for (const Message &message : messages) {
        if (message.role == PromptRole::System)
            texts.append(message.text);
    }
    return texts.join("\n\n"_L1);
}

} // namespace baton::llm
