// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/catalog/endpoint_catalog.h"
#include "core/llm/catalog/local_servers.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"

#include <QJsonDocument>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace baton;
using test::ReceivedRequest;
using test::ScriptedHttpServer;
using test::ScriptedReply;

namespace {

/// A server that answers one path and knows no other.
ScriptedHttpServer::Handler answering(const QByteArray &path, const QByteArray &body, int status = 200)
{
    return [=](const ReceivedRequest &request) {
        if (request.target != path)
            return ScriptedHttpServer::jsonReply(404, {{u"error"_s, u"no such path"_s}});
        return ScriptedHttpServer::jsonReply(status, QJsonDocument::fromJson(body).object());
    };
}

QVector<LocalServer> search(const QVector<llm::LocalPort> &ports)
{
    llm::LocalServerSearch search;
    QSignalSpy finished(&search, &llm::LocalServerSearch::finished);
    search.start(ports);
    if (!finished.wait(20'000)) {
        QTest::qFail("the search did not end", __FILE__, __LINE__);
        return {};
    }
    return finished.at(0).at(0).value<QVector<LocalServer>>();
}

/// A port nobody listens at.
quint16 deadPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

class LocalServersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void classifies_data();
    void classifies();
    void findsByAnswerNotByPort();
    void reportsPortsInOrder();
    void asksOnlyWithoutKeyAndBody();
    void silentAndDeadPortsEndTheSearch();
    void aNewSearchReplacesTheOld();
    void leavesOutWhatCannotWrite();
    void everyKindHasAProfile();
};

BATON_TEST_CLASS(LocalServersTest)

void LocalServersTest::init()
{
    test::failOnWarnings();
}

void LocalServersTest::classifies_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QStringList>("models");
    const auto row = [](const char *name, const QString &path, int status, const QByteArray &body,
                         const QString &endpoint, const QStringList &models = {},
                         const QByteArray &server = {}) {
        QTest::newRow(name) << path << status << server << body << endpoint << models;
    };
    row("ollama", u"/api/tags"_s, 200, R"({"models":[{"name":"qwen3:8b"},{"name":"nomic-embed-text"}]})",
        u"ollama"_s, {u"qwen3:8b"_s});
    row("ollama, nothing pulled", u"/api/tags"_s, 200, R"({"models":[]})", u"ollama"_s);
    row("lm studio 1", u"/api/v1/models"_s, 200,
        R"({"models":[{"type":"llm","key":"qwen/qwen3-8b"},{"type":"embedding","key":"x"}]})", u"lmstudio"_s,
        {u"qwen/qwen3-8b"_s});
    row("lm studio 0", u"/api/v0/models"_s, 200,
        R"({"data":[{"id":"e","type":"embeddings"},{"id":"gemma-3","type":"vlm"}]})", u"lmstudio"_s,
        {u"gemma-3"_s});
    row("llama.cpp by owner", u"/v1/models"_s, 200, R"({"data":[{"id":"a.gguf","owned_by":"llamacpp"}]})",
        u"llamacpp"_s, {u"a.gguf"_s});
    row("llama.cpp by header", u"/v1/models"_s, 200, R"({"data":[{"id":"a.gguf"}]})", u"llamacpp"_s,
        {u"a.gguf"_s}, "llama.cpp");
    row("llama.cpp loading", u"/health"_s, 503,
        R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})", u"llamacpp"_s);
    row("vllm", u"/v1/models"_s, 200, R"({"data":[{"id":"Qwen/Qwen3","owned_by":"vllm"}]})", u"vllm"_s,
        {u"Qwen/Qwen3"_s});
    row("ollama's other face", u"/v1/models"_s, 200, R"({"data":[{"id":"qwen3","owned_by":"library"}]})",
        u"ollama"_s, {u"qwen3"_s});
    row("something else", u"/v1/models"_s, 200, R"({"data":[{"id":"m","owned_by":"me"}]})", u"local"_s,
        {u"m"_s});
    row("locked", u"/v1/models"_s, 401, R"({"error":"key"})", u"local"_s);
    row("healthy alone says nothing", u"/health"_s, 200, R"({"status":"ok"})", {});
    row("not found", u"/v1/models"_s, 404, R"({"data":[]})", {});
    row("a web page", u"/v1/models"_s, 200, "<html>router</html>", {});
    row("a list of something", u"/v1/models"_s, 200, R"([1,2])", {});
    row("tags of something", u"/api/tags"_s, 200, R"({"models":"none"})", {});
    row("locked web page", u"/health"_s, 401, "no", {});
}

void LocalServersTest::classifies()
{
    QFETCH(QString, path);
    QFETCH(int, status);
    QFETCH(QByteArray, server);
    QFETCH(QByteArray, body);
    QFETCH(QString, endpoint);
    const auto found = llm::readLocalAnswer({u"http://127.0.0.1:8080"_s, path, status, server, body});
    QCOMPARE(found.has_value(), !endpoint.isEmpty());
    if (!found)
        return;
    QCOMPARE(found->endpoint, endpoint);
    QTEST(found->models, "models");
    QCOMPARE(
        found->baseUrl, endpoint == "ollama"_L1 ? u"http://127.0.0.1:8080"_s : u"http://127.0.0.1:8080/v1"_s);
    QCOMPARE(found->needsKey, status == 401);
    QCOMPARE(found->loading, status == 503);
}

void LocalServersTest::findsByAnswerNotByPort()
{
    ScriptedHttpServer vllm(answering("/v1/models", R"({"data":[{"id":"m","owned_by":"vllm"}]})"));
    const auto found = search({{u"ollama"_s, vllm.port()}, {u"vllm"_s, deadPort()}});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.at(0).endpoint, u"vllm"_s);
    QCOMPARE(found.at(0).baseUrl, u"http://127.0.0.1:%1/v1"_s.arg(vllm.port()));
    QCOMPARE(found.at(0).models, QStringList{u"m"_s});
}

void LocalServersTest::reportsPortsInOrder()
{
    ScriptedHttpServer ollama(answering("/api/tags", R"({"models":[{"name":"qwen3"}]})"));
    ScriptedHttpServer studio(answering("/api/v0/models", R"({"data":[{"id":"gemma"}]})"));
    ScriptedHttpServer llama(
        answering("/health", R"({"error":{"message":"Loading model","type":"unavailable_error"}})", 503));
    const auto found =
        search({{u"ollama"_s, ollama.port()}, {u"lmstudio"_s, studio.port()}, {u"llamacpp"_s, llama.port()}});
    QCOMPARE(found.size(), 3);
    QCOMPARE(found.at(0).endpoint, u"ollama"_s);
    QCOMPARE(found.at(1).endpoint, u"lmstudio"_s);
    QVERIFY(found.at(2).loading);
    QCOMPARE(studio.requests().size(), 2);
}

void LocalServersTest::asksOnlyWithoutKeyAndBody()
{
    ScriptedHttpServer server([](const ReceivedRequest &) {
        ScriptedReply reply = ScriptedHttpServer::jsonReply(307, {});
        reply.headers.append(QPair<QByteArray, QByteArray>("Location", "http://192.0.2.1/"));
        return reply;
    });
    QVERIFY(search({{u"lmstudio"_s, server.port()}}).isEmpty());
    QCOMPARE(server.requests().size(), 3);
    for (const ReceivedRequest &request : server.requests()) {
        QCOMPARE(request.method, QByteArray("GET"));
        QVERIFY(request.header("authorization").isEmpty() && request.header("x-api-key").isEmpty());
        QVERIFY(request.body.isEmpty());
    }
}

void LocalServersTest::silentAndDeadPortsEndTheSearch()
{
    ScriptedHttpServer silent([](const ReceivedRequest &) {
        ScriptedReply reply;
        reply.end = ScriptedReply::End::Stall;
        reply.chunks = {"{"};
        return reply;
    });
    QVERIFY(search({{u"vllm"_s, silent.port()}, {u"ollama"_s, deadPort()}}).isEmpty());
    QVERIFY(search({}).isEmpty());
}

void LocalServersTest::aNewSearchReplacesTheOld()
{
    ScriptedHttpServer ollama(answering("/api/tags", R"({"models":[{"name":"qwen3"}]})"));
    llm::LocalServerSearch search;
    QSignalSpy finished(&search, &llm::LocalServerSearch::finished);
    search.start({{u"ollama"_s, ollama.port()}});
    search.start({{u"ollama"_s, ollama.port()}});
    QVERIFY(finished.wait(5000));
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.at(0).at(0).value<QVector<LocalServer>>().size(), 1);
}

void LocalServersTest::leavesOutWhatCannotWrite()
{
    QCOMPARE(llm::writingModels({u"nomic-embed-text"_s, u"llama3"_s, u"whisper-1"_s, u"qwen2.5-coder:7b"_s}),
        (QStringList{u"qwen2.5-coder:7b"_s, u"llama3"_s}));
}

void LocalServersTest::everyKindHasAProfile()
{
    const auto endpoints = llm::builtInEndpoints(llm::ModelCatalog::builtIn());
    for (const QString &id : {u"ollama"_s, u"lmstudio"_s, u"llamacpp"_s, u"vllm"_s, u"local"_s}) {
        const auto profile = llm::findEndpoint(endpoints, id);
        QVERIFY2(profile && profile->local && !profile->keyRequired, qPrintable(id));
    }
    for (const llm::LocalPort &port : llm::usualLocalPorts())
        QVERIFY(llm::findEndpoint(endpoints, port.expected)->baseUrl.contains(QString::number(port.port)));
}

#include "local_servers_test.moc"
