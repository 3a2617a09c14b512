// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/catalog/endpoint_catalog.h"
#include "core/llm/catalog/model_catalog.h"
#include "core/llm/protocol/adapters.h"
#include "tests/support/test_main.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace baton;

/// Prices, endpoint profiles, where keys may go, and the requests each protocol builds.
class CatalogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void costs_data();
    void costs();
    void pricesOfModels();
    void endpointsAreComplete();
    void keysGoOnlyToTheirHost_data();
    void keysGoOnlyToTheirHost();
    void urls_data();
    void urls();
    void requests_data();
    void requests();
    void modelLists();
};

BATON_TEST_CLASS(CatalogTest)

void CatalogTest::init()
{
    test::failOnWarnings();
}

void CatalogTest::costs_data()
{
    QTest::addColumn<qint64>("input");
    QTest::addColumn<qint64>("output");
    QTest::addColumn<qint64>("read");
    QTest::addColumn<qint64>("write");
    QTest::addColumn<bool>("cachePrices");
    QTest::addColumn<qint64>("nano");
    QTest::newRow("plain") << qint64(1000) << qint64(100) << qint64(0) << qint64(0) << true
                           << qint64(3'500'000);
    QTest::newRow("cached once") << qint64(1000) << qint64(0) << qint64(400) << qint64(100) << true
                                 << qint64((500 * 2 + 400 * 0.2 + 100 * 2.5) * 1000);
    QTest::newRow("no cache price") << qint64(1000) << qint64(0) << qint64(400) << qint64(100) << false
                                    << qint64(2'000'000);
    QTest::newRow("nonsense") << qint64(10) << qint64(0) << qint64(400) << qint64(0) << true
                              << qint64(80'000);
}

void CatalogTest::costs()
{
    QFETCH(qint64, input);
    QFETCH(qint64, output);
    QFETCH(qint64, read);
    QFETCH(qint64, write);
    QFETCH(bool, cachePrices);
    Price price{2, 15, {}, {}};
    if (cachePrices) {
        price.cacheRead = 0.2;
        price.cacheWrite = 2.5;
    }
    Usage usage;
    usage.input = input;
    usage.output = output;
    usage.cacheRead = read;
    usage.cacheWrite = write;
    QTEST(llm::costOf(usage, price).nanoUsd, "nano");
}

void CatalogTest::pricesOfModels()
{
    const auto models = llm::ModelCatalog::builtIn();
    QVERIFY(models.rows().size() > 30);
    const auto endpoints = llm::builtInEndpoints(models);
    const auto profile = [&](const QString &id) { return *llm::findEndpoint(endpoints, id); };
    QCOMPARE(models.priceOf(profile(u"anthropic"_s), u"claude-sonnet-5"_s)->output, 10.0);
    QCOMPARE(models.priceOf(profile(u"azure"_s), u"gpt-4o"_s)->input, 2.5);
    QCOMPARE(models.priceOf(profile(u"openai"_s), u"gpt-4o-mini-2024-07-18"_s)->input, 0.15);
    QVERIFY(!models.priceOf(profile(u"openai"_s), u"gpt-99"_s));
    QVERIFY(!models.priceOf(profile(u"openai"_s), u"gpt-4o-audio-preview"_s));
    QCOMPARE(models.priceOf(profile(u"ollama"_s), u"anything"_s)->input, 0.0);
    QCOMPARE(models.priceOf(profile(u"demo"_s), u"recording"_s)->output, 0.0);
    const auto tiered = llm::ModelCatalog::fromJson(
        R"({"models":[{"provider":"p","model":"m","input":1,"output":2,"tiers":[{"above":100,"input":3,"output":4}]}]})");
    EndpointProfile p;
    p.id = u"p"_s;
    QCOMPARE(tiered->priceOf(p, u"m"_s, 100)->input, 1.0);
    QCOMPARE(tiered->priceOf(p, u"m"_s, 101)->input, 3.0);
    QVERIFY(
        !llm::ModelCatalog::fromJson(R"({"models":[{"provider":"p","model":"m","input":-1,"output":2}]})"));
}

void CatalogTest::endpointsAreComplete()
{
    const auto models = llm::ModelCatalog::builtIn();
    const auto endpoints = llm::builtInEndpoints(models);
    QVERIFY(endpoints.size() >= 19);
    for (const EndpointProfile &profile : endpoints) {
        QVERIFY(!profile.title.isEmpty());
        QVERIFY(profile.protocol == Protocol::Replay || QUrl(profile.baseUrl).isValid());
        QCOMPARE(profile.local, !profile.keyRequired);
        if (!profile.local)
            QVERIFY2(profile.models.contains(profile.defaultModel), qUtf8Printable(profile.id));
    }
    QVERIFY(!llm::endpointsFromJson(R"({"endpoints":[{"id":"x","protocol":"telepathy"}]})", models));
}

void CatalogTest::keysGoOnlyToTheirHost_data()
{
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("source");
    const QString own = u"environment:USUAL"_s;
    QTest::newRow("own") << QString() << QString() << u"usual-key"_s << own;
    QTest::newRow("same host") << u"https://api.example.com/other"_s << QString() << u"usual-key"_s << own;
    QTest::newRow("foreign") << u"https://evil.example.net/v1"_s << QString() << QString() << QString();
    QTest::newRow("not over http") << u"http://api.example.com/v1"_s << QString() << QString() << QString();
    QTest::newRow("other port") << u"https://api.example.com:444/v1"_s << QString() << QString() << QString();
    QTest::newRow("foreign, named") << u"https://evil.example.net/v1"_s << u"OTHER"_s << u"other-key"_s
                                    << u"environment:OTHER"_s;
    QTest::newRow("named, unset") << QString() << u"UNSET"_s << QString() << QString();
}

void CatalogTest::keysGoOnlyToTheirHost()
{
    QFETCH(QString, baseUrl);
    QFETCH(QString, variable);
    EndpointProfile profile;
    profile.baseUrl = u"https://api.example.com/v1"_s;
    profile.keyVariable = u"USUAL"_s;
    const QHash<QString, QString> variables{{u"USUAL"_s, u"usual-key"_s}, {u"OTHER"_s, u"other-key"_s}};
    const llm::KeySources sources{[&](const QString &name) { return variables.value(name); }, {}};
    const auto resolved = llm::resolveKey(profile, baseUrl, variable, sources);
    QTEST(resolved.key.reveal(), "key");
    QTEST(resolved.source, "source");
}

void CatalogTest::urls_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("expected");
    const QString path = u"/chat/completions"_s;
    QTest::newRow("plain") << u"https://h/v1"_s << u"https://h/v1/chat/completions"_s;
    QTest::newRow("slash") << u" https://h/v1// "_s << u"https://h/v1/chat/completions"_s;
    QTest::newRow("whole") << u"https://h/v1/chat/completions"_s << u"https://h/v1/chat/completions"_s;
    QTest::newRow("azure") << u"https://h/openai/deployments/d?api-version=2024-10-21"_s
                           << u"https://h/openai/deployments/d/chat/completions?api-version=2024-10-21"_s;
    QTest::newRow("no scheme") << u"h/v1"_s << QString();
    QTest::newRow("file") << u"file:///etc"_s << QString();
    QTest::newRow("no host") << u"https:///v1"_s << QString();
}

void CatalogTest::urls()
{
    QFETCH(QString, base);
    const auto url = llm::endpointUrl(base, u"/chat/completions"_s);
    QTEST(url ? url->toString() : QString(), "expected");
}

void CatalogTest::requests_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<QByteArray>("body");
    const QByteArray sse = "text/event-stream";
    QTest::newRow("chat") << Protocol::OpenAiChat << u"https://h/chat/completions"_s << sse << QByteArray(R"({
        "model":"a/b","stream":true,"max_tokens":500,"temperature":0.5,"stream_options":{"include_usage":true},
        "messages":[{"role":"system","content":"S"},{"role":"user","content":"A"},{"role":"assistant","content":"B"},
            {"role":"user","content":"C"}]})");
    QTest::newRow("responses") << Protocol::OpenAiResponses << u"https://h/responses"_s << sse
                               << QByteArray(R"({
        "model":"a/b","stream":true,"store":false,"max_output_tokens":500,"temperature":0.5,"instructions":"S",
        "input":[{"role":"user","content":"A"},{"role":"assistant","content":"B"},{"role":"user","content":"C"}]})");
    QTest::newRow("anthropic") << Protocol::Anthropic << u"https://h/v1/messages"_s << sse << QByteArray(R"({
        "model":"a/b","stream":true,"max_tokens":500,"temperature":0.5,"system":[{"type":"text","text":"S","cache_control":{"type":"ephemeral"}}],"messages":[
            {"role":"user","content":[{"type":"text","text":"A","cache_control":{"type":"ephemeral"}}]},
            {"role":"assistant","content":[{"type":"text","text":"B"}]},
            {"role":"user","content":[{"type":"text","text":"C"}]}]})");
    QTest::newRow("gemini") << Protocol::Gemini << u"https://h/models/a%2Fb:streamGenerateContent?alt=sse"_s
                            << sse
                            << QByteArray(R"({"generationConfig":{"maxOutputTokens":500,"temperature":0.5},
        "systemInstruction":{"parts":[{"text":"S"}]},"contents":[{"role":"user","parts":[{"text":"A"}]},
            {"role":"model","parts":[{"text":"B"}]},{"role":"user","parts":[{"text":"C"}]}]})");
    QTest::newRow("ollama") << Protocol::Ollama << u"https://h/api/chat"_s
                            << QByteArray("application/x-ndjson")
                            << QByteArray(R"({"model":"a/b","stream":true,
        "options":{"num_predict":500,"num_ctx":8192,"temperature":0.5},
        "messages":[{"role":"system","content":"S"},{"role":"user","content":"A"},{"role":"assistant","content":"B"},
            {"role":"user","content":"C"}]})");
}

void CatalogTest::requests()
{
    QFETCH(Protocol, protocol);
    llm::Request request;
    request.endpoint.baseUrl = u"https://h"_s;
    request.endpoint.authHeader = u"x-key"_s;
    request.endpoint.authPrefix.clear();
    request.key = llm::Secret(u"k1"_s);
    request.model = u"a/b"_s;
    request.maxTokens = 500;
    request.temperature = 0.5;
    request.messages = {{PromptRole::System, u"S"_s}, {PromptRole::User, u"A"_s},
        {PromptRole::Assistant, u"B"_s}, {PromptRole::User, u"C"_s}};
    const auto adapter = llm::makeAdapter(protocol);
    const auto built = adapter->build(request, {});
    QVERIFY(built);
    QTEST(built->url.toString(QUrl::FullyEncoded), "url");
    QVERIFY(built->headers.contains(llm::HttpHeader{"x-key", "k1"}));
    QFETCH(QByteArray, accept);
    QVERIFY(built->headers.contains(llm::HttpHeader{"Accept", accept}));
    QFETCH(QByteArray, body);
    const QJsonDocument expected = QJsonDocument::fromJson(body);
    QVERIFY(!expected.isNull());
    QCOMPARE(QJsonDocument::fromJson(built->body), expected);
    QVERIFY(built->droppable.contains(u"temperature"_s));
    const auto without = adapter->build(request, {u"temperature"_s});
    QVERIFY(!without->body.contains("temperature"));
    request.endpoint.baseUrl = u"http://somewhere.example"_s;
    QCOMPARE(adapter->build(request, {}).error().code, ErrorCode::PlainHttpKey);
}

void CatalogTest::modelLists()
{
    const auto names = [](Protocol protocol, const char *json) {
        return llm::makeAdapter(protocol)->readModelList(QJsonDocument::fromJson(json).object());
    };
    QCOMPARE(
        names(Protocol::OpenAiChat, R"({"data":[{"id":"x"},{"id":"y"},{}]})"), QStringList({u"x"_s, u"y"_s}));
    QCOMPARE(names(Protocol::Anthropic, R"({"data":[{"id":"c"}]})"), QStringList{u"c"_s});
    QCOMPARE(names(Protocol::Ollama, R"({"models":[{"name":"l:8b"}]})"), QStringList{u"l:8b"_s});
    QCOMPARE(names(Protocol::Gemini,
                 R"({"models":[{"name":"models/g","supportedGenerationMethods":["generateContent"]},
        {"name":"models/e","supportedGenerationMethods":["embedContent"]}]})"),
        QStringList{u"g"_s});
}

#include "catalog_test.moc"
