// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/http/network_options.h"
#include "tests/llm/gateway_bench.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::test;

namespace {

const QString certificateFile = QStringLiteral(BATON_SOURCE_DIR "/tests/data/tls/server.pem");

/// Self-signed for 127.0.0.1: what a company's gateway looks like to a machine that does not know its
/// authority.
QSslConfiguration serverTls()
{
    QFile keyFile(QStringLiteral(BATON_SOURCE_DIR "/tests/data/tls/server_key.pem"));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate::fromPath(certificateFile).value(0));
    if (keyFile.open(QIODevice::ReadOnly))
        configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Ec));
    return configuration;
}

/// A request to a host that only a proxy can find; without a key, so that plain http is allowed.
llm::Request foreignRequest(const Bench &bench, const QString &id = u"c1"_s)
{
    llm::Request request = bench.request(id);
    request.endpoint.baseUrl = u"http://models.example.test/v1"_s;
    request.endpoint.keyRequired = false;
    request.key = {};
    return request;
}

QString proxyUrl(const ScriptedHttpServer &server, const QString &user = {})
{
    return u"http://"_s + user + u"127.0.0.1:"_s + QString::number(server.port());
}

} // namespace

/// How requests leave the machine: own certificate authorities, proxies, and what is never done.
class NetworkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void proxySettings_data();
    void proxySettings();
    void foreignCertificateIsRefused();
    void ownAuthorityIsTrusted();
    void unusableCaFileIsAClearError();
    void caFileThatAppearsLaterIsRead();
    void requestsGoThroughTheProxy();
    void passwordOfTheProxyIsNotShown();
    void deadProxyIsNamed();
    void proxyThatWantsCredentialsIsNamed();
    void loopbackNeedsNoProxy();
    void newOptionsLeaveRunningStreamsAlone();
    void otherThreadsSetOptionsByQueuedCall();
};

BATON_TEST_CLASS(NetworkTest)

void NetworkTest::init()
{
    failOnWarnings();
}

void NetworkTest::proxySettings_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QNetworkProxy>("expected");
    using Proxy = QNetworkProxy;
    QTest::newRow("system") << QString() << Proxy(Proxy::DefaultProxy);
    QTest::newRow("none") << u"none"_s << Proxy(Proxy::NoProxy);
    QTest::newRow("http") << u"http://p.example:3128"_s << Proxy(Proxy::HttpProxy, u"p.example"_s, 3128);
    QTest::newRow("http, usual port") << u"http://p.example"_s << Proxy(Proxy::HttpProxy, u"p.example"_s, 80);
    QTest::newRow("socks") << u"socks5://u:p%40@[::1]"_s
                           << Proxy(Proxy::Socks5Proxy, u"::1"_s, 1080, u"u"_s, u"p@"_s);
    QTest::newRow("no scheme") << u"p.example:3128"_s << Proxy(Proxy::FtpCachingProxy);
    QTest::newRow("https") << u"https://u:secret@p.example:3128"_s << Proxy(Proxy::FtpCachingProxy);
    QTest::newRow("no host") << u"http://:3128"_s << Proxy(Proxy::FtpCachingProxy);
}

/// FtpCachingProxy stands for "refused" in the table.
void NetworkTest::proxySettings()
{
    QFETCH(QString, setting);
    QFETCH(QNetworkProxy, expected);
    const auto proxy = llm::proxyFrom(setting);
    QCOMPARE(proxy.has_value(), expected.type() != QNetworkProxy::FtpCachingProxy);
    if (proxy) {
        QCOMPARE(*proxy, expected);
        return;
    }
    QCOMPARE(proxy.error().code, ErrorCode::InvalidArgument);
    QVERIFY(!proxy.error().detail.contains(u"secret"_s));
}

void NetworkTest::foreignCertificateIsRefused()
{
    Bench bench([](const ReceivedRequest &) { return stream(u"ok"_s); });
    bench.server.serveTls(serverTls());
    const llm::Outcome outcome = bench.run(bench.request());
    QCOMPARE(outcome.error->code, ErrorCode::Tls);
    QVERIFY(!outcome.error->detail.isEmpty());
    QCOMPARE(bench.server.requests().size(), 0);
    QCOMPARE(bench.failed.size(), 0);
}

void NetworkTest::ownAuthorityIsTrusted()
{
    Bench bench([](const ReceivedRequest &) { return stream(u"over TLS"_s); });
    bench.server.serveTls(serverTls());
    bench.gateway.setNetwork({certificateFile, {}});
    const llm::Outcome outcome = bench.run(bench.request());
    QVERIFY2(!outcome.error, qUtf8Printable(outcome.error ? outcome.error->detail : QString()));
    QCOMPARE(outcome.text, u"over TLS"_s);
    QCOMPARE(bench.server.requests().first().header("authorization"), "Bearer " + secret.toLatin1());
    // Taken away again, it is not trusted any more, not even over a connection that is still open.
    bench.gateway.setNetwork({});
    bench.gateway.start(bench.request(u"c2"_s));
    QCOMPARE(bench.waitForOutcome(2).error->code, ErrorCode::Tls);
}

void NetworkTest::unusableCaFileIsAClearError()
{
    QTemporaryDir folder;
    QFile noCertificate(folder.filePath(u"notes.txt"_s));
    QVERIFY(noCertificate.open(QIODevice::WriteOnly));
    noCertificate.write("no certificate in here\n");
    noCertificate.close();
    Bench bench([](const ReceivedRequest &) { return stream(u"ok"_s); });
    bench.server.serveTls(serverTls());
    int count = 0;
    for (const QString &file : {folder.filePath(u"missing.pem"_s), noCertificate.fileName()}) {
        bench.gateway.setNetwork({file, {}});
        bench.gateway.start(bench.request());
        const llm::Outcome outcome = bench.waitForOutcome(++count);
        QCOMPARE(outcome.error->code, ErrorCode::FileRead);
        QVERIFY(outcome.error->detail.contains(file));
    }
    QCOMPARE(bench.failed.size(), 0);
    QCOMPARE(bench.server.requests().size(), 0);
}

void NetworkTest::caFileThatAppearsLaterIsRead()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"company.pem"_s);
    Bench bench([](const ReceivedRequest &) { return stream(u"ok"_s); });
    bench.server.serveTls(serverTls());
    bench.gateway.setNetwork({file, {}});
    QCOMPARE(bench.run(bench.request()).error->code, ErrorCode::FileRead);
    QVERIFY(QFile::copy(certificateFile, file));
    bench.gateway.start(bench.request(u"c2"_s));
    QVERIFY(!bench.waitForOutcome(2).error);
}

void NetworkTest::requestsGoThroughTheProxy()
{
    Bench bench([](const ReceivedRequest &) { return stream(u"by proxy"_s); });
    bench.gateway.setNetwork({{}, proxyUrl(bench.server, u"me:pass@"_s)});
    const llm::Outcome outcome = bench.run(foreignRequest(bench));
    QVERIFY2(!outcome.error, qUtf8Printable(outcome.error ? outcome.error->detail : QString()));
    QCOMPARE(outcome.text, u"by proxy"_s);
    const ReceivedRequest &sent = bench.server.requests().first();
    QCOMPARE(sent.target, "http://models.example.test/v1/chat/completions");
    QCOMPARE(sent.header("accept-encoding"), "identity");
}

void NetworkTest::passwordOfTheProxyIsNotShown()
{
    Bench bench([](const ReceivedRequest &) { return stream(u"ok"_s); });
    bench.gateway.setNetwork({{}, u"ftp://me:hushhush@127.0.0.1:1"_s});
    const llm::Outcome outcome = bench.run(foreignRequest(bench));
    QCOMPARE(outcome.error->code, ErrorCode::InvalidArgument);
    QVERIFY(!outcome.error->detail.contains(u"hushhush"_s));
}

void NetworkTest::deadProxyIsNamed()
{
    Bench bench([](const ReceivedRequest &) { return stream(u"ok"_s); });
    QString dead;
    {
        const ScriptedHttpServer gone([](const ReceivedRequest &) { return ScriptedReply(); });
        dead = proxyUrl(gone);
    }
    bench.gateway.setNetwork({{}, dead});
    QCOMPARE(bench.run(foreignRequest(bench)).error->code, ErrorCode::Proxy);
    QCOMPARE(bench.failed.size(), 0);
}

void NetworkTest::proxyThatWantsCredentialsIsNamed()
{
    Bench bench([](const ReceivedRequest &) {
        ScriptedReply reply = errorReply(407, u"who are you"_s);
        reply.headers.append(
            qMakePair(QByteArray("Proxy-Authenticate"), QByteArray("Basic realm=\"company\"")));
        return reply;
    });
    bench.gateway.setNetwork({{}, proxyUrl(bench.server)});
    QCOMPARE(bench.run(foreignRequest(bench)).error->code, ErrorCode::Proxy);
    QCOMPARE(bench.server.requests().size(), 1);
}

void NetworkTest::loopbackNeedsNoProxy()
{
    ScriptedHttpServer proxy([](const ReceivedRequest &) { return stream(u"wrong way"_s); });
    Bench bench([](const ReceivedRequest &) { return stream(u"direct"_s); });
    bench.gateway.setNetwork({{}, proxyUrl(proxy)});
    QCOMPARE(bench.run(bench.request()).text, u"direct"_s);
    QCOMPARE(proxy.requests().size(), 0);
}

void NetworkTest::newOptionsLeaveRunningStreamsAlone()
{
    Bench bench([](const ReceivedRequest &) {
        ScriptedReply reply = stream(u"one two three four five six seven eight"_s);
        reply.held = true;
        return reply;
    });
    for (int i = 0; i < 8; ++i)
        bench.gateway.start(bench.request(u"c%1"_s.arg(i)));
    QTRY_COMPARE(bench.server.openStreams(), 8);
    bench.gateway.setNetwork({{}, u"none"_s});
    bench.gateway.start(bench.request(u"after"_s));
    QTRY_COMPARE(bench.server.openStreams(), 9);
    bench.server.releaseHeld();
    QTRY_COMPARE(bench.done.size(), 9);
    for (const auto &arguments : std::as_const(bench.done))
        QVERIFY(!arguments.at(0).value<llm::Outcome>().error);
}

void NetworkTest::otherThreadsSetOptionsByQueuedCall()
{
    ScriptedHttpServer proxy([](const ReceivedRequest &) { return stream(u"by proxy"_s); });
    const Bench bench([](const ReceivedRequest &) { return ScriptedReply(); });
    QThread network;
    auto *gateway = new llm::Gateway(bench.clock, const_cast<QtTimerFactory &>(bench.timers));
    gateway->moveToThread(&network);
    connect(&network, &QThread::finished, gateway, &QObject::deleteLater);
    network.start();
    QSignalSpy done(gateway, &llm::Provider::finished);
    const llm::NetworkOptions options{{}, proxyUrl(proxy)};
    QMetaObject::invokeMethod(
        gateway, [gateway, options] { gateway->setNetwork(options); }, Qt::QueuedConnection);
    const llm::Request request = foreignRequest(bench);
    QMetaObject::invokeMethod(
        gateway, [gateway, request] { gateway->start(request); }, Qt::QueuedConnection);
    const bool arrived = done.wait();
    network.quit();
    QVERIFY(network.wait(5000));
    QVERIFY(arrived);
    QCOMPARE(done.first().at(0).value<llm::Outcome>().text, u"by proxy"_s);
}

#include "network_test.moc"
