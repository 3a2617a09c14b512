// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/catalog/endpoint_catalog.h"

#include "core/llm/port/json_text.h"
#include "core/llm/protocol/decode_body.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

PromptCaching cachingFromWord(const QString &word)
{
    return word == "key"_L1   ? PromptCaching::Key
        : word == "blocks"_L1 ? PromptCaching::Blocks
                              : PromptCaching::None;
}

constexpr int mostSeconds = 24 * 3600;

Timeouts readTimeouts(const QJsonObject &object)
{
    const auto seconds = [&object](QLatin1StringView name) {
        const auto value = counter(object.value(name));
        return value && *value <= mostSeconds ? std::optional(static_cast<int>(*value)) : std::nullopt;
    };
    return {seconds("connect"_L1), seconds("first_byte"_L1), seconds("idle"_L1), seconds("total"_L1)};
}

std::optional<EndpointProfile> readProfile(const QJsonObject &object, const ModelCatalog &models)
{
    EndpointProfile profile;
    const auto protocol = protocolFromWord(object.value("protocol"_L1).toString());
    profile.id = object.value("id"_L1).toString();
    if (!protocol || profile.id.isEmpty())
        return std::nullopt;
    profile.protocol = *protocol;
    profile.title = object.value("title"_L1).toString(profile.id);
    profile.baseUrl = object.value("base_url"_L1).toString();
    profile.keyVariable = object.value("key_variable"_L1).toString();
    profile.authHeader = object.value("auth_header"_L1).toString(profile.authHeader);
    profile.authPrefix = object.value("auth_prefix"_L1).toString(profile.authPrefix);
    profile.maxTokensParameter = object.value("max_tokens_parameter"_L1).toString(profile.maxTokensParameter);
    profile.sendStreamOptions = object.value("stream_options"_L1).toBool(true);
    profile.promptCaching = cachingFromWord(object.value("prompt_caching"_L1).toString());
    const QJsonArray omit = object.value("omit"_L1).toArray();
    for (const QJsonValue &name : omit)
        profile.omit.append(name.toString());
    const QJsonObject headers = object.value("headers"_L1).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        profile.headers.insert(it.key(), it.value().toString());
    profile.local = object.value("local"_L1).toBool(false);
    profile.keyRequired = object.value("key_required"_L1).toBool(!profile.local);
    profile.timeouts = readTimeouts(object.value("timeouts"_L1).toObject());
    profile.models = models.modelsOf(profile.id);
    const QJsonArray more = object.value("models"_L1).toArray();
    for (const QJsonValue &model : more) {
        if (!profile.models.contains(model.toString()))
            profile.models.append(model.toString());
    }
    profile.defaultModel = object.value("default_model"_L1).toString(profile.models.value(0));
    return profile;
}

bool isPlainText(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u' ' && c < u'\x7f'; });
}

bool sameHost(const QString &a, const QString &b)
{
    const QUrl first(a);
    const QUrl second(b);
    return first.scheme() == second.scheme() && first.host() == second.host() && !first.host().isEmpty()
        && first.port(0) == second.port(0);
}

QString ask(const std::function<QString(const QString &)> &source, const QString &name)
{
    return source && !name.isEmpty() ? source(name).trimmed() : QString();
}

} // namespace

Result<QVector<EndpointProfile>> endpointsFromJson(const QByteArray &json, const ModelCatalog &models)
{
    QVector<EndpointProfile> endpoints;
    QStringList problems;
    mergeEndpoints(endpoints, json, models, false, problems);
    if (!problems.isEmpty())
        return failure(ErrorCode::InvalidArgument, problems.constFirst());
    return endpoints;
}

void mergeEndpoints(QVector<EndpointProfile> &endpoints, const QByteArray &json, const ModelCatalog &models,
    bool own, QStringList &problems)
{
    const auto document = parseJsonObject(json);
    if (!document) {
        problems.append(u"no JSON object"_s);
        return;
    }
    const QJsonArray list = document->value("endpoints"_L1).toArray();
    for (const QJsonValue &value : list) {
        auto profile = readProfile(value.toObject(), models);
        const QString problem = !profile ? u"protocol"_s : own ? profileProblem(*profile) : QString();
        if (!problem.isEmpty()) {
            problems.append(u"endpoint '%1': %2"_s.arg(value.toObject().value("id"_L1).toString(), problem));
            continue;
        }
        profile->own = own;
        const auto known = std::find_if(endpoints.begin(), endpoints.end(),
            [&](const EndpointProfile &old) { return old.id == profile->id; });
        if (known != endpoints.end())
            *known = *profile;
        else
            endpoints.append(*profile);
    }
}

QString profileProblem(const EndpointProfile &profile)
{
    static const QRegularExpression idForm(u"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"_s);
    static const QRegularExpression headerForm(u"^[A-Za-z0-9-]{1,64}$"_s);
    if (!idForm.match(profile.id).hasMatch())
        return u"id"_s;
    if (profile.protocol == Protocol::Replay)
        return u"protocol"_s;
    const QUrl url(QString(profile.baseUrl).replace(u"{model}"_s, u"model"_s), QUrl::StrictMode);
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !web || url.host().isEmpty() || !url.userInfo().isEmpty())
        return u"base_url"_s;
    if (!headerForm.match(profile.authHeader).hasMatch())
        return u"auth_header"_s;
    for (auto it = profile.headers.cbegin(); it != profile.headers.cend(); ++it) {
        if (!headerForm.match(it.key()).hasMatch() || !isPlainText(it.value()))
            return u"headers"_s;
    }
    return isPlainText(profile.authPrefix) ? QString() : u"auth_prefix"_s;
}

QVector<EndpointProfile> builtInEndpoints(const ModelCatalog &models)
{
    QFile file(u":/baton/endpoints.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return endpointsFromJson(file.readAll(), models).value_or(QVector<EndpointProfile>{});
}

std::optional<EndpointProfile> findEndpoint(const QVector<EndpointProfile> &endpoints, const QString &id)
{
    for (const EndpointProfile &profile : endpoints) {
        if (profile.id == id)
            return profile;
    }
    return std::nullopt;
}

EndpointProfile withBaseUrl(EndpointProfile profile, const QString &baseUrl)
{
    if (baseUrl.isEmpty())
        return profile;
    // A foreign address may well be a server that wants no key at all.
    if (!sameHost(profile.baseUrl, baseUrl))
        profile.keyRequired = false;
    profile.baseUrl = baseUrl;
    return profile;
}

ResolvedKey resolveKey(const EndpointProfile &profile, const QString &baseUrl, const QString &apiKeyEnv,
    const KeySources &sources)
{
    if (!apiKeyEnv.isEmpty()) {
        const QString key = ask(sources.environment, apiKeyEnv);
        return key.isEmpty() ? ResolvedKey{} : ResolvedKey{Secret(key), u"environment:"_s + apiKeyEnv};
    }
    if (!baseUrl.isEmpty() && !sameHost(profile.baseUrl, baseUrl))
        return {};
    if (const QString key = ask(sources.environment, profile.keyVariable); !key.isEmpty())
        return {Secret(key), u"environment:"_s + profile.keyVariable};
    if (const QString key = ask(sources.store, profile.id); !key.isEmpty())
        return {Secret(key), u"keychain"_s};
    return {};
}

QString environmentValue(const QString &variable)
{
    return qEnvironmentVariable(variable.toLocal8Bit().constData());
}

} // namespace baton::llm
