// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/gateway/connection_test.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"
#include "ui/text/error_text.h"

#include <QJsonDocument>
#include <QSignalSpy>

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
    const EndpointProfile &profile, const QString &key = {}, const llm::NetworkOptions &network = {})
{
    SystemClock clock;
    QtTimerFactory timers;
    llm::ConnectionTest test(clock, timers);
    test.setNetwork(network);
    llm::ConnectionVerdict verdict{Error{ErrorCode::Internal, u"no verdict"_s}, {}, 0, 0};
    QSignalSpy finished(&test, &llm::ConnectionTest::finished);
    QObject::connect(&test, &llm::ConnectionTest::finished, &test,
        [&](const llm::ConnectionVerdict &answer) { verdict = answer; });
    test.start(profile, llm::Secret(key));
    return finished.wait(20'000) ? verdict : llm::ConnectionVerdict{};
}

/// What a person reads, and nothing that only a programmer would.
void check(const std::optional<Error> &error, ErrorCode code, const QString &doThis)
{
    QVERIFY(error.has_value());
    QVERIFY2(error->code == code, qPrintable(toWord(error->code) + u": "_s + error->detail));
    const ui::ErrorText text = ui::errorText(*error);
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
    void deadPort();
    void deadProxy();
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
                               << ErrorCode::Protocol << u"check that the address"_s;
    QTest::newRow("wrong path") << 404 << QByteArray(R"({"error":{"message":"no such path"}})")
                                << ErrorCode::Protocol << u"check that the address"_s;
    QTest::newRow("web page") << 200 << QByteArray("<html><title>Router</title></html>")
                              << ErrorCode::Protocol << u"check that the address"_s;
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
