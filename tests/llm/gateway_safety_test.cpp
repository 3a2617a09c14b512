// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/gateway/connection_test.h"
#include "core/llm/gateway/provider_router.h"
#include "core/llm/recording/replay_provider.h"
#include "tests/llm/gateway_bench.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::test;

/// What must never happen: double sending, leaked keys, lost text, starving streams, two endings.
class GatewaySafetyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksOnlyOnceWhenClosedWithoutAnswer();
    void redirectLeaksNoKey();
    void stalledStreamKeepsItsText();
    void silentServerTimesOut();
    void manyStreamsRunAtOnce();
    void cancelKeepsTextAndFinishesOnce();
    void cancelInsideASignal();
    void keysNeverLeaveInClear();
    void keyNeverShowsInSignals();
    void destructionWithRunningCalls();
    void testsAConnection();
    void routerSendsReplayElsewhere();
};

BATON_TEST_CLASS(GatewaySafetyTest)

void GatewaySafetyTest::init()
{
    test::failOnWarnings();
}

void GatewaySafetyTest::asksOnlyOnceWhenClosedWithoutAnswer()
{
    Bench bench([](const test::ReceivedRequest &) {
        ScriptedReply reply;
        reply.end = ScriptedReply::End::NoAnswer;
        return reply;
    });
    // Neither the network layer nor the table of retries repeats it: it may have been taken, and be billed.
    const llm::Outcome outcome = bench.run(bench.request());
    QCOMPARE(outcome.error->code, ErrorCode::ClosedWithoutAnswer);
    QCOMPARE(bench.server.requests().size(), 1);
    QCOMPARE(bench.failed.size(), 0);
    // The same on a connection that was used before.
    bench.server.setHandler([count = 0](const test::ReceivedRequest &) mutable {
        ScriptedReply reply = stream(u"ok"_s);
        if (++count > 1)
            reply.end = ScriptedReply::End::NoAnswer;
        return reply;
    });
    bench.gateway.start(bench.request(u"c2"_s));
    QVERIFY(!bench.waitForOutcome(2).error);
    bench.gateway.start(bench.request(u"c3"_s));
    QCOMPARE(bench.waitForOutcome(3).error->code, ErrorCode::ClosedWithoutAnswer);
    QCOMPARE(bench.server.requests().size(), 3);
}

void GatewaySafetyTest::redirectLeaksNoKey()
{
    ScriptedHttpServer other([](const test::ReceivedRequest &) { return stream(u"gotcha"_s); });
    Bench bench([&](const test::ReceivedRequest &) {
        ScriptedReply reply;
        reply.status = 307;
        reply.headers = {{"Location", other.baseUrl(u"/v1/chat/completions?key=1"_s).toLatin1()}};
        reply.framing = ScriptedReply::Framing::Length;
        return reply;
    });
    const llm::Outcome outcome = bench.run(bench.request());
    QCOMPARE(outcome.error->code, ErrorCode::Redirect);
    QCOMPARE(outcome.error->detail, other.baseUrl(u"/v1/chat/completions"_s));
    QCOMPARE(other.requests().size(), 0);
    QCOMPARE(bench.server.requests().size(), 1);
}

void GatewaySafetyTest::stalledStreamKeepsItsText()
{
    Bench bench([](const test::ReceivedRequest &) {
        ScriptedReply reply;
        reply.chunks = ScriptedHttpServer::chatEvents(u"half an answer"_s).first(2);
        reply.end = ScriptedReply::End::Stall;
        return reply;
    });
    llm::GatewayOptions options = Bench::options();
    options.limits->idle = 150;
    llm::Gateway impatient(bench.clock, bench.timers, options);
    QSignalSpy done(&impatient, &llm::Provider::finished);
    impatient.start(bench.request());
    QVERIFY(done.wait());
    const auto outcome = done.first().at(0).value<llm::Outcome>();
    QCOMPARE(outcome.error->code, ErrorCode::IdleTimeout);
    QCOMPARE(outcome.text, u"half an answer"_s);
    QCOMPARE(bench.server.requests().size(), 1);
}

void GatewaySafetyTest::silentServerTimesOut()
{
    Bench bench([](const test::ReceivedRequest &) {
        ScriptedReply reply;
        reply.end = ScriptedReply::End::Stall;
        return reply;
    });
    llm::GatewayOptions options = Bench::options();
    options.limits->firstByte = 100;
    llm::Gateway impatient(bench.clock, bench.timers, options);
    QSignalSpy done(&impatient, &llm::Provider::finished);
    impatient.start(bench.request());
    QVERIFY(done.wait());
    QCOMPARE(done.first().at(0).value<llm::Outcome>().error->code, ErrorCode::FirstByteTimeout);
    QCOMPARE(bench.server.requests().size(), 2); // asked once more by the table
}

void GatewaySafetyTest::manyStreamsRunAtOnce()
{
    Bench bench([](const test::ReceivedRequest &) {
        ScriptedReply reply = stream(u"one two three four five six seven eight"_s);
        reply.chunks.removeFirst(); // so that the first chunk has text
        reply.held = true;
        return reply;
    });
    constexpr int many = 24;
    for (int i = 0; i < many; ++i)
        bench.gateway.start(bench.request(u"c"_s + QString::number(i)));
    QTRY_COMPARE_WITH_TIMEOUT(bench.text.size(), many, 10'000);
    QCOMPARE(bench.server.openStreams(), many);
    QCOMPARE(bench.done.size(), 0);
    bench.server.releaseHeld();
    QTRY_COMPARE_WITH_TIMEOUT(bench.done.size(), many, 10'000);
    for (const auto &arguments : std::as_const(bench.done))
        QVERIFY(!arguments.at(0).value<llm::Outcome>().error);
}

void GatewaySafetyTest::cancelKeepsTextAndFinishesOnce()
{
    Bench bench([](const test::ReceivedRequest &) {
        ScriptedReply reply = stream(u"some words and more of them"_s);
        reply.chunks.removeFirst();
        reply.held = true;
        return reply;
    });
    bench.gateway.start(bench.request());
    QTRY_COMPARE(bench.text.size(), 1);
    bench.gateway.cancel(CallId{u"c1"_s});
    bench.gateway.cancel(CallId{u"c1"_s});
    QCOMPARE(bench.done.size(), 1);
    const llm::Outcome outcome = bench.waitForOutcome();
    QCOMPARE(outcome.error->code, ErrorCode::Aborted);
    QCOMPARE(outcome.text, bench.allText());
    QVERIFY(!outcome.text.isEmpty());
    QTRY_COMPARE(bench.server.openStreams(), 0);
    QCOMPARE(bench.done.size(), 1);
}

void GatewaySafetyTest::cancelInsideASignal()
{
    Bench bench([](const test::ReceivedRequest &) { return stream(QString(2000, u'x')); });
    connect(&bench.gateway, &llm::Provider::textArrived, &bench.gateway,
        [&bench](const CallId &call) { bench.gateway.cancel(call); });
    const llm::Outcome outcome = bench.run(bench.request());
    QVERIFY(!outcome.error || outcome.error->code == ErrorCode::Aborted);
    QCOMPARE(bench.done.size(), 1);
}

void GatewaySafetyTest::keysNeverLeaveInClear()
{
    Bench bench([](const test::ReceivedRequest &) { return stream(u"ok"_s); });
    llm::Request request = bench.request();
    request.endpoint.baseUrl = u"http://models.example.net/v1"_s;
    QCOMPARE(bench.run(request).error->code, ErrorCode::PlainHttpKey);
    request.call = CallId{u"c2"_s};
    request.key = {};
    bench.gateway.start(request);
    QCOMPARE(bench.waitForOutcome(2).error->code, ErrorCode::NoKey);
    request.call = CallId{u"c3"_s};
    request.endpoint.baseUrl = u"ftp://models.example.net"_s;
    request.endpoint.keyRequired = false;
    bench.gateway.start(request);
    QCOMPARE(bench.waitForOutcome(3).error->code, ErrorCode::InvalidArgument);
}

void GatewaySafetyTest::keyNeverShowsInSignals()
{
    Bench bench([](const test::ReceivedRequest &request) {
        return errorReply(500, u"header was "_s + QString::fromLatin1(request.header("authorization")));
    });
    const llm::Outcome outcome = bench.run(bench.request());
    QVERIFY(outcome.error->detail.contains(u"***"_s));
    QVERIFY(!outcome.error->detail.contains(secret));
    QCOMPARE(bench.failed.size(), 2);
    for (qsizetype i = 0; i < bench.failed.size(); ++i)
        QVERIFY(!attemptOf(bench.failed, i).detail.contains(u"secret"_s));
}

void GatewaySafetyTest::destructionWithRunningCalls()
{
    ScriptedHttpServer server([](const test::ReceivedRequest &) {
        ScriptedReply reply = stream(u"text"_s);
        reply.held = true;
        return reply;
    });
    SystemClock clock;
    QtTimerFactory timers;
    auto gateway = std::make_unique<llm::Gateway>(clock, timers);
    llm::Request request;
    request.call = CallId{u"c1"_s};
    request.endpoint.baseUrl = server.baseUrl();
    request.endpoint.keyRequired = false;
    gateway->start(request);
    QTRY_COMPARE(server.openStreams(), 1);
    gateway.reset();
    QTRY_COMPARE(server.openStreams(), 0);
}

void GatewaySafetyTest::testsAConnection()
{
    ScriptedHttpServer server(ScriptedHttpServer::openAiCompatible({}));
    SystemClock clock;
    QtTimerFactory timers;
    llm::ConnectionTest test(clock, timers);
    QSignalSpy done(&test, &llm::ConnectionTest::finished);
    const auto verdict = [&] { return done.takeFirst().at(0).value<llm::ConnectionVerdict>(); };
    EndpointProfile profile;
    profile.baseUrl = server.baseUrl();
    test.start(profile, llm::Secret(secret));
    QVERIFY(done.wait());
    const llm::ConnectionVerdict good = verdict();
    QVERIFY(!good.error);
    QCOMPARE(good.models, QStringList{u"test-model"_s});
    QCOMPARE(server.requests().first().method, "GET");
    QCOMPARE(server.requests().first().target, "/v1/models");
    server.setHandler([](const ReceivedRequest &) { return errorReply(401, u"bad key "_s + secret); });
    test.start(profile, llm::Secret(secret));
    QVERIFY(done.wait());
    const llm::ConnectionVerdict bad = verdict();
    QCOMPARE(bad.error->code, ErrorCode::Auth);
    QVERIFY(!bad.error->detail.contains(secret));
    test.start(profile, {});
    QVERIFY(done.wait());
    QCOMPARE(verdict().error->code, ErrorCode::NoKey);
    server.setHandler([](const ReceivedRequest &) { return errorReply(404, u"no such page"_s); });
    test.start(profile, llm::Secret(secret));
    QVERIFY(done.wait());
    QCOMPARE(verdict().error->code, ErrorCode::NoModelList);
}

void GatewaySafetyTest::routerSendsReplayElsewhere()
{
    Bench bench([](const ReceivedRequest &) { return stream(u"from the network"_s); });
    auto gateway = std::make_unique<llm::Gateway>(bench.clock, bench.timers, Bench::options());
    auto replay = std::make_unique<llm::ReplayProvider>(bench.clock, bench.timers, u":/none"_s);
    llm::ProviderRouter router(std::move(gateway), std::move(replay));
    QSignalSpy done(&router, &llm::Provider::finished);
    llm::Request recorded = bench.request(u"c2"_s);
    recorded.endpoint.protocol = Protocol::Replay;
    recorded.demo = u"missing"_s;
    router.start(bench.request(u"c1"_s));
    router.start(recorded);
    QTRY_COMPARE(done.size(), 2);
    for (const auto &arguments : std::as_const(done)) {
        const auto outcome = arguments.at(0).value<llm::Outcome>();
        QCOMPARE(outcome.error.has_value(), outcome.call.value == "c2"_L1);
    }
    router.cancel(CallId{u"c1"_s}); // over: nothing happens
    QCOMPARE(done.size(), 2);
}

#include "gateway_safety_test.moc"
