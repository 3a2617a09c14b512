// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/catalog/endpoint_catalog.h"
#include "core/llm/protocol/protocol_adapter.h"
#include "tests/llm/gateway_bench.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::test;

namespace {

EndpointProfile builtIn(const QString &id)
{
    const auto endpoints = llm::builtInEndpoints(llm::ModelCatalog::builtIn());
    return llm::findEndpoint(endpoints, id).value_or(EndpointProfile());
}

/// A role's call as the engine makes them: system prompt, shared documents, acknowledgement, request.
llm::Request roleCall(const EndpointProfile &profile, const QString &asked = u"Produce a.py as code"_s)
{
    llm::Request request;
    request.endpoint = profile;
    request.model = u"m/1"_s;
    request.key = llm::Secret(u"k1"_s);
    request.maxTokens = 500;
    request.temperature = 0.5;
    request.messages = {{PromptRole::System, u"You are Eve."_s}, {PromptRole::User, u"The design."_s},
        {PromptRole::Assistant, u"Read."_s}, {PromptRole::User, asked}};
    return request;
}

QJsonObject bodyOf(const llm::Request &request, const QSet<QString> &dropped = {})
{
    const auto built = llm::makeAdapter(request.endpoint.protocol)->build(request, dropped);
    return built ? QJsonDocument::fromJson(built->body).object() : QJsonObject();
}

} // namespace

/// What each dialect is sent, as its profile in resources/endpoints.json says.
class DialectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void profiles_data();
    void profiles();
    void modelListsOfAzure();
    void unwantedParametersAreNotSent();
    void headersOfAProfile();
    void cacheKeyGroupsTheCallsOfARole();
    void stablePrefixIsMarked();
    void refusedParameters_data();
    void refusedParameters();
    void refusalsAreRememberedPerModel();
};

BATON_TEST_CLASS(DialectTest)

void DialectTest::init()
{
    failOnWarnings();
}

void DialectTest::profiles_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("length");
    QTest::addColumn<bool>("streamOptions");
    QTest::addColumn<bool>("cacheKey");
    const QString classic = u"max_tokens"_s;
    const QString newer = u"max_completion_tokens"_s;
    const QByteArray bearer = "Authorization: Bearer k1";
    const auto row = [&](const char *id, const QString &base, const QByteArray &header, const QString &length,
                         bool options, bool key) {
        QTest::newRow(id) << QString(base + u"/chat/completions"_s) << header << length << options << key;
    };
    row("openai", u"https://api.openai.com/v1"_s, bearer, newer, true, true);
    row("azure", u"https://resource.openai.azure.com/openai/v1"_s, "api-key: k1", newer, true, true);
    row("openrouter", u"https://openrouter.ai/api/v1"_s, bearer, classic, true, false);
    row("deepseek", u"https://api.deepseek.com/v1"_s, bearer, classic, true, false);
    row("groq", u"https://api.groq.com/openai/v1"_s, bearer, newer, true, false);
    row("mistral", u"https://api.mistral.ai/v1"_s, bearer, classic, false, false);
    row("xai", u"https://api.x.ai/v1"_s, bearer, classic, true, false);
    row("together", u"https://api.together.xyz/v1"_s, bearer, classic, true, false);
    row("fireworks", u"https://api.fireworks.ai/inference/v1"_s, bearer, classic, true, false);
    row("moonshot", u"https://api.moonshot.ai/v1"_s, bearer, classic, true, false);
    row("zai", u"https://api.z.ai/api/paas/v4"_s, bearer, classic, true, false);
    row("minimax", u"https://api.minimax.io/v1"_s, bearer, classic, true, false);
    row("vllm", u"http://127.0.0.1:8000/v1"_s, bearer, classic, true, false);
    row("llamacpp", u"http://127.0.0.1:8080/v1"_s, bearer, classic, true, false);
    row("lmstudio", u"http://127.0.0.1:1234/v1"_s, bearer, classic, true, false);
    QTest::newRow("azure-classic")
        << u"https://resource.openai.azure.com/openai/deployments/m%2F1/chat/completions?api-version=2024-10-21"_s
        << QByteArray("api-key: k1") << newer << true << false;
}

void DialectTest::profiles()
{
    const QString id = QString::fromLatin1(QTest::currentDataTag());
    const llm::Request request = roleCall(builtIn(id));
    QCOMPARE(request.endpoint.protocol, Protocol::OpenAiChat);
    const auto built = llm::makeAdapter(Protocol::OpenAiChat)->build(request, {});
    QVERIFY(built);
    QTEST(built->url.toString(QUrl::FullyEncoded), "url");
    QFETCH(QByteArray, header);
    const qsizetype colon = header.indexOf(':');
    QVERIFY(built->headers.contains(llm::HttpHeader{header.first(colon), header.sliced(colon + 2)}));
    const QJsonObject body = QJsonDocument::fromJson(built->body).object();
    QFETCH(QString, length);
    const QString other = length == "max_tokens"_L1 ? u"max_completion_tokens"_s : u"max_tokens"_s;
    QCOMPARE(body.value(length).toInt(), 500);
    QVERIFY(!body.contains(other));
    QTEST(body.contains("stream_options"_L1), "streamOptions");
    QTEST(body.contains("prompt_cache_key"_L1), "cacheKey");
    QVERIFY(body.value("stream"_L1).toBool());
    QCOMPARE(body.value("messages"_L1).toArray().size(), 4);
}

void DialectTest::modelListsOfAzure()
{
    const auto listUrl = [](const QString &id) {
        const auto built = llm::makeAdapter(Protocol::OpenAiChat)->buildModelList(builtIn(id), {});
        return built ? built->url.toString() : QString();
    };
    QCOMPARE(listUrl(u"azure"_s), u"https://resource.openai.azure.com/openai/v1/models"_s);
    QCOMPARE(listUrl(u"azure-classic"_s),
        u"https://resource.openai.azure.com/openai/models?api-version=2024-10-21"_s);
}

void DialectTest::unwantedParametersAreNotSent()
{
    Bench bench([](const ReceivedRequest &) { return stream(u"ok"_s); });
    llm::Request request = bench.request();
    request.endpoint.omit = {u"temperature"_s, u"stream_options"_s, u"max_tokens"_s};
    QVERIFY(!bench.run(request).error);
    const QJsonObject body = bench.server.requests().first().json();
    QVERIFY(!body.contains("temperature"_L1) && !body.contains("stream_options"_L1));
    QVERIFY(!body.contains("max_tokens"_L1));
    QVERIFY(body.contains("max_completion_tokens"_L1)); // the other name of the same thing
}

void DialectTest::headersOfAProfile()
{
    EndpointProfile profile = builtIn(u"openrouter"_s);
    profile.headers.insert(u"X-Evil"_s, u"a\r\nAuthorization: stolen"_s);
    const auto built = llm::makeAdapter(Protocol::OpenAiChat)->build(roleCall(profile), {});
    QVERIFY(built->headers.contains(llm::HttpHeader{"X-Title", "Baton"}));
    for (const llm::HttpHeader &header : built->headers)
        QVERIFY(header.name != "X-Evil");
}

void DialectTest::cacheKeyGroupsTheCallsOfARole()
{
    for (const QString &id : {u"openai"_s, u"openai-responses"_s}) {
        llm::Request request = roleCall(builtIn(id));
        const QJsonValue key = bodyOf(request).value("prompt_cache_key"_L1);
        QVERIFY(!key.toString().isEmpty());
        request.messages.last().text = u"Produce b.py as code"_s;
        QCOMPARE(bodyOf(request).value("prompt_cache_key"_L1), key);
        QVERIFY(!bodyOf(request, {u"prompt_cache_key"_s}).contains("prompt_cache_key"_L1));
        request.messages.first().text = u"You are Alex."_s;
        QVERIFY(bodyOf(request).value("prompt_cache_key"_L1) != key);
    }
}

/// System prompt and shared documents end in a mark, and are the same bytes in every call that shares them.
void DialectTest::stablePrefixIsMarked()
{
    const auto prefixOf = [](const llm::Request &request) {
        const auto built = llm::makeAdapter(request.endpoint.protocol)->build(request, {});
        const QJsonObject body = QJsonDocument::fromJson(built->body).object();
        QJsonArray prefix = body.value("messages"_L1).toArray();
        while (prefix.size() > (body.contains("system"_L1) ? 1 : 2))
            prefix.removeLast();
        const QJsonObject both{{u"system"_s, body.value("system"_L1)}, {u"messages"_s, prefix}};
        return QJsonDocument(both).toJson(QJsonDocument::Compact);
    };
    for (const QString &id : {u"anthropic"_s, u"openrouter"_s}) {
        const EndpointProfile profile = builtIn(id);
        const QByteArray prefix = prefixOf(roleCall(profile));
        QCOMPARE(prefix.count("\"cache_control\":{\"type\":\"ephemeral\"}"), 2);
        QVERIFY(prefix.contains("You are Eve.") && prefix.contains("The design."));
        QCOMPARE(prefixOf(roleCall(profile, u"Produce b.py as code"_s)), prefix);
        const QByteArray without =
            QJsonDocument(bodyOf(roleCall(profile), {u"cache_control"_s})).toJson(QJsonDocument::Compact);
        QVERIFY(!without.contains("cache_control"));
        QVERIFY(without.contains("You are Eve."));
    }
    QVERIFY(!QJsonDocument(bodyOf(roleCall(builtIn(u"groq"_s)))).toJson().contains("cache_control"));
}

void DialectTest::refusedParameters_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("swap") << u"openai"_s << u"max_completion_tokens"_s
                          << u"Unrecognized request argument supplied: max_completion_tokens"_s;
    QTest::newRow("cache key") << u"openai"_s << u"prompt_cache_key"_s
                               << u"Unknown parameter: 'prompt_cache_key'."_s;
    QTest::newRow("stream options") << u"vllm"_s << u"stream_options"_s
                                    << u"body.stream_options: Extra inputs are not permitted"_s;
    QTest::newRow("marks") << u"anthropic"_s << u"cache_control"_s
                           << u"system.0.cache_control: Extra inputs are not permitted"_s;
    QTest::newRow("anthropic temperature")
        << u"anthropic"_s << u"temperature"_s << u"`temperature` is not supported by this model"_s;
    QTest::newRow("gemini") << u"gemini"_s << u"temperature"_s
                            << u"Unknown name \"temperature\" at 'generation_config'"_s;
    QTest::newRow("responses") << u"openai-responses"_s << u"max_output_tokens"_s
                               << u"Unsupported parameter: max_output_tokens"_s;
}

/// A 400 that names a parameter: asked again at once without it, and it stays away.
void DialectTest::refusedParameters()
{
    QFETCH(QString, endpoint);
    QFETCH(QString, parameter);
    QFETCH(QString, complaint);
    Bench bench([&](const ReceivedRequest &request) {
        const bool has = request.body.contains(QString(u'"' + parameter + u'"').toLatin1());
        return errorReply(has ? 400 : 402, has ? complaint : u"insufficient credits"_s);
    });
    llm::Request request = roleCall(builtIn(endpoint));
    request.call = CallId{u"c1"_s};
    request.endpoint.baseUrl = bench.server.baseUrl(QString());
    QCOMPARE(bench.run(request).error->code, ErrorCode::Quota); // came past the complaint
    QCOMPARE(bench.server.requests().size(), 2);
    QCOMPARE(bench.failed.size(), 1);
    QVERIFY(attemptOf(bench.failed, 0).detail.contains(parameter));
    request.call = CallId{u"c2"_s};
    bench.gateway.start(request);
    QCOMPARE(bench.waitForOutcome(2).error->code, ErrorCode::Quota);
    QCOMPARE(bench.server.requests().size(), 3);
}

void DialectTest::refusalsAreRememberedPerModel()
{
    Bench bench([](const ReceivedRequest &request) {
        const bool refuses = request.json().value("model"_L1) == "old"_L1;
        if (refuses && request.json().contains("temperature"_L1))
            return errorReply(400, u"Unsupported parameter: temperature"_s);
        return stream(u"ok"_s);
    });
    llm::Request request = bench.request();
    int count = 0;
    for (const QString &model : {u"old"_s, u"old"_s, u"new"_s}) {
        request.model = model;
        request.call = CallId{model + QString::number(count)};
        bench.gateway.start(request);
        QVERIFY(!bench.waitForOutcome(++count).error);
    }
    QCOMPARE(bench.failed.size(), 1);
    QVERIFY(bench.server.requests().last().json().contains("temperature"_L1));
}

#include "dialect_test.moc"
