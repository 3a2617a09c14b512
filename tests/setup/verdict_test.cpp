// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/gateway/connection_test.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"
#include "ui/text/error_text.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace baton;
using test::ReceivedRequest;
using test::ScriptedHttpServer;
using test::ScriptedReply;

namespace {

EndpointProfile profileAt(const QString &baseUrl)
{
    EndpointProfile profile;
    profile.id = u"fake"_s;
    profile.title = u"Fake"_s;
    profile.baseUrl = baseUrl;
    profile.keyRequired = false;
    return profile;
}

llm::ConnectionVerdict verdictOf(
    const llm::ConnectionQuestion &question, const llm::NetworkOptions &network = {})
{
    SystemClock clock;
    QtTimerFactory timers;
    llm::ConnectionTest test(clock, timers);
    test.setNetwork(network);
    llm::ConnectionVerdict verdict{.error = Error{ErrorCode::Internal, u"no verdict"_s}};
    QSignalSpy finished(&test, &llm::ConnectionTest::finished);
    QObject::connect(&test, &llm::ConnectionTest::finished, &test,
        [&](const llm::ConnectionVerdict &answer) { verdict = answer; });
    test.start(question);
    return finished.wait(20'000) ? verdict : llm::ConnectionVerdict{};
}

llm::ConnectionVerdict verdictOf(
    const EndpointProfile &profile, const QString &key = {}, const llm::NetworkOptions &network = {})
{
    return verdictOf(llm::ConnectionQuestion{profile, llm::Secret(key), {}, false}, network);
}

/// What a person reads, and nothing that only a programmer would.
void check(const std::optional<Error> &error, ErrorCode code, const QString &doThis)
{
    QVERIFY(error.has_value());
    QVERIFY2(error->code == code, qPrintable(toWord(error->code) + u": "_s + error->detail));
    const ui::ErrorText text = ui::connectionText(*error, false);
    QVERIFY2(!text.kept.contains("arrived"_L1), qPrintable(text.kept)); // nothing was asked for
    QVERIFY2(text.todo.contains(doThis, Qt::CaseInsensitive), qPrintable(text.todo));
    QVERIFY(!text.happened.isEmpty() && text.happened.endsWith(u'.'));
    QVERIFY2(!ui::sentence(text).contains("sk-secret-key-12345"_L1), "the key is in the words");
}

} // namespace

class VerdictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysWhatToDo_data();
    void saysWhatToDo();
    void listlessEndpointIsJudgedByACall_data();
    void listlessEndpointIsJudgedByACall();
    void closedWithoutAnswer();
    void plainServerBehindHttps_data();
    void plainServerBehindHttps();
    void deadPort();
    void deadProxy();
    void proxiesOfTheEnvironment_data();
    void proxiesOfTheEnvironment();
    void missingKey();
    void wordsForTheRest_data();
    void wordsForTheRest();
};

BATON_TEST_CLASS(VerdictTest)

void VerdictTest::init()
{
    test::failOnWarnings();
}

void VerdictTest::saysWhatToDo_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("todo");
    QTest::newRow("wrong key")
        << 401
        << QByteArray(
               R"({"error":{"message":"Incorrect API key sk-secret-key-12345","code":"invalid_api_key"}})")
        << ErrorCode::Auth << u"correct the key"_s;
    QTest::newRow("not allowed") << 403 << QByteArray(R"({"error":{"message":"no access"}})")
                                 << ErrorCode::Permission << u"choose another model"_s;
    QTest::newRow("wrong url") << 404 << QByteArray("<html><title>404 Not Found</title></html>")
                               << ErrorCode::WebPage << u"correct the address"_s;
    QTest::newRow("wrong path") << 404 << QByteArray(R"({"error":{"message":"no such path"}})")
                                << ErrorCode::NoModelList << u"ask the model for one token"_s;
    QTest::newRow("web page") << 200 << QByteArray("<html><title>Router</title></html>") << ErrorCode::WebPage
                              << u"sign in with a browser"_s;
    QTest::newRow("no list") << 200 << QByteArray(R"({"hello":"there"})") << ErrorCode::NoModelList
                             << u"ask the model for one token"_s;
    QTest::newRow("no JSON") << 200 << QByteArray("hello") << ErrorCode::Protocol
                             << u"check that the address"_s;
    QTest::newRow("no credit") << 402 << QByteArray(R"({"error":{"message":"Insufficient Balance"}})")
                               << ErrorCode::Quota << u"top up the account"_s;
    QTest::newRow("no credit, as 429")
        << 429 << QByteArray(R"({"error":{"message":"quota","code":"insufficient_quota"}})")
        << ErrorCode::Quota << u"top up the account"_s;
    QTest::newRow("redirect") << 301 << QByteArray("{}") << ErrorCode::Redirect << u"enter that address"_s;
    QTest::newRow("broken server") << 500 << QByteArray(R"({"error":{"message":"oops"}})")
                                   << ErrorCode::Server << u"try again"_s;
}

void VerdictTest::saysWhatToDo()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ErrorCode, code);
    QFETCH(QString, todo);
    ScriptedHttpServer server([&](const ReceivedRequest &) {
        ScriptedReply reply;
        reply.status = status;
        const QByteArray type = body.startsWith('<') ? "text/html" : "application/json";
        reply.headers = {{"Content-Type", type}};
        if (status == 301)
            reply.headers.append(QPair<QByteArray, QByteArray>("Location", "https://elsewhere.example/v1"));
        reply.chunks = {body};
        return reply;
    });
    const auto verdict = verdictOf(profileAt(server.baseUrl()), u"sk-secret-key-12345"_s);
    check(verdict.error, code, todo);
    QCOMPARE(server.requests().size(), 1);
}

void VerdictTest::listlessEndpointIsJudgedByACall_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("works");
    QTest::newRow("answers") << u"yes"_s << 200 << true;
    QTest::newRow("answers with nothing") << QString() << 200 << true;
    QTest::newRow("answers far too much") << u"yes and no "_s.repeated(900) << 200 << true;
    QTest::newRow("rejects the key") << QString() << 401 << false;
}

void VerdictTest::listlessEndpointIsJudgedByACall()
{
    QFETCH(QString, answer);
    QFETCH(int, status);
    QFETCH(bool, works);
    ScriptedHttpServer server([&](const ReceivedRequest &request) {
        if (request.method == "GET")
            return ScriptedHttpServer::jsonReply(404, {{u"detail"_s, u"Not Found"_s}});
        if (status != 200)
            return ScriptedHttpServer::jsonReply(status, {{u"error"_s, u"bad key"_s}});
        ScriptedReply reply;
        reply.chunks = ScriptedHttpServer::chatEvents(answer);
        return reply;
    });
    const EndpointProfile profile = profileAt(server.baseUrl());
    check(verdictOf(profile).error, ErrorCode::NoModelList, u"ask the model for one token"_s);
    QCOMPARE(server.requests().size(), 1); // never without consent
    const auto verdict = verdictOf({profile, {}, u"m"_s, true});
    QVERIFY(verdict.asked);
    QCOMPARE(!verdict.error, works);
    QCOMPARE(server.requests().size(), 3);
    QCOMPARE(server.requests().last().json().value("max_tokens"_L1).toInt(), 1);
}

void VerdictTest::closedWithoutAnswer()
{
    ScriptedHttpServer server([](const ReceivedRequest &) {
        ScriptedReply reply;
        reply.end = ScriptedReply::End::NoAnswer;
        return reply;
    });
    check(verdictOf(profileAt(server.baseUrl())).error, ErrorCode::ClosedWithoutAnswer, u"http or https"_s);
}

void VerdictTest::plainServerBehindHttps_data()
{
    QTest::addColumn<bool>("answers");
    QTest::newRow("answers the greeting of TLS") << true;
    QTest::newRow("waits for the end of a line") << false;
}

/// A server that speaks HTTP and does, or does not, mind that TLS is spoken to it.
void VerdictTest::plainServerBehindHttps()
{
    QFETCH(bool, answers);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, answers] {
            const bool isHttp = socket->readAll().startsWith("HEAD ");
            if (!isHttp && !answers)
                return;
            socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    const QString url = u"https://127.0.0.1:%1/v1"_s.arg(server.serverPort());
    check(verdictOf(profileAt(url)).error, ErrorCode::PlainServer, u"write http"_s);
}

void VerdictTest::proxiesOfTheEnvironment_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("exempt");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("used");
    QTest::newRow("all") << QByteArray("all_proxy") << QByteArray() << u"192.0.2.1"_s << true;
    QTest::newRow("all, capitals") << QByteArray("ALL_PROXY") << QByteArray() << u"192.0.2.1"_s << true;
    QTest::newRow("all but") << QByteArray("all_proxy") << QByteArray("a.example, .example.org")
                             << u"m.example.org"_s << false;
    QTest::newRow("all but others") << QByteArray("all_proxy") << QByteArray("example.org")
                                    << u"notexample.org"_s << true;
    QTest::newRow("never for this computer")
        << QByteArray("all_proxy") << QByteArray() << u"127.0.0.1"_s << false;
}

void VerdictTest::proxiesOfTheEnvironment()
{
    QFETCH(QByteArray, variable);
    QFETCH(QByteArray, exempt);
    QFETCH(QString, host);
    QFETCH(bool, used);
    qputenv(variable.constData(), "socks5://127.0.0.1:9");
    qputenv("no_proxy", exempt);
    const auto proxy = llm::proxyFor(QUrl(u"http://"_s + host + u"/v1"_s), {});
    qunsetenv(variable.constData());
    qunsetenv("no_proxy");
    QVERIFY(proxy);
    QCOMPARE(proxy->type() == QNetworkProxy::Socks5Proxy, used);
}

void VerdictTest::deadPort()
{
    QString url;
    {
        ScriptedHttpServer server;
        url = server.baseUrl();
    }
    check(verdictOf(profileAt(url)).error, ErrorCode::ConnectionRefused, u"correct the port"_s);
}

void VerdictTest::deadProxy()
{
    QString proxy;
    {
        ScriptedHttpServer server;
        proxy = server.baseUrl({});
    }
    // The address is one for documentation: nothing answers there even if the proxy were left out.
    llm::NetworkOptions network;
    network.proxy = proxy;
    check(verdictOf(profileAt(u"https://192.0.2.1/v1"_s), {}, network).error, ErrorCode::Proxy,
        u"correct the proxy"_s);
}

void VerdictTest::missingKey()
{
    EndpointProfile profile = profileAt(u"http://127.0.0.1:9/v1"_s);
    profile.keyRequired = true;
    check(verdictOf(profile).error, ErrorCode::NoKey, u"add a key"_s);
}

void VerdictTest::wordsForTheRest_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("todo");
    QTest::newRow("no such model") << ErrorCode::ModelNotFound << u"choose a model from"_s;
    QTest::newRow("certificate") << ErrorCode::Tls << u"add its certificate"_s;
    QTest::newRow("no such server") << ErrorCode::Dns << u"check the address"_s;
    QTest::newRow("key in the open") << ErrorCode::PlainHttpKey << u"use an https address"_s;
    QTest::newRow("silence") << ErrorCode::ConnectTimeout << u"check the network"_s;
    QTest::newRow("limit") << ErrorCode::RateLimited << u"wait"_s;
}

void VerdictTest::wordsForTheRest()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, todo);
    check(Error{code, u"detail"_s}, code, todo);
}

#include "verdict_test.moc"
