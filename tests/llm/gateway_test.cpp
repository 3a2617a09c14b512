// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/llm/gateway_test.h"

#include "core/llm/gateway.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace baton;
using test::ScriptedHttpServer;
using test::ScriptedReply;

namespace {

const QString secret = u"sk-very-secret-0123456789"_s;

ScriptedReply stream(const QString &text)
{
    ScriptedReply reply;
    reply.chunks = ScriptedHttpServer::chatEvents(text);
    return reply;
}

ScriptedReply errorReply(
    int status, const QString &message, const QVector<QPair<QByteArray, QByteArray>> &headers = {})
{
    ScriptedReply reply =
        ScriptedHttpServer::jsonReply(status, {{u"error"_s, QJsonObject{{u"message"_s, message}}}});
    reply.headers += headers;
    return reply;
}

/// A gateway with short timers in front of a scripted server.
struct Bench {
    explicit Bench(ScriptedHttpServer::Handler handler) : server(std::move(handler)) { }

    static llm::GatewayOptions options()
    {
        llm::HttpLimits limits;
        limits.connect = 5000;
        limits.firstByte = 5000;
        limits.idle = 5000;
        return {limits, [] { return 0.0; }};
    }

    [[nodiscard]] llm::Request request(const QString &id = u"c1"_s) const
    {
        llm::Request result;
        result.call = CallId{id};
        result.endpoint.id = u"test"_s;
        result.endpoint.baseUrl = server.baseUrl();
        result.model = u"m"_s;
        result.key = llm::Secret(secret);
        result.temperature = 0.2;
        result.messages = {
            {PromptRole::System, u"You are brief."_s}, {PromptRole::User, u"Produce a.md as prd\nGo."_s}};
        return result;
    }

    llm::Outcome run(const llm::Request &asked)
    {
        gateway.start(asked);
        return waitForOutcome();
    }
    llm::Outcome waitForOutcome(int count = 1)
    {
        if (!QTest::qWaitFor([&] { return done.size() >= count; }, 10'000))
            return {};
        return done.last().at(0).value<llm::Outcome>();
    }
    [[nodiscard]] QString allText() const
    {
        QString all;
        for (const auto &arguments : text)
            all += arguments.at(1).toString();
        return all;
    }

    SystemClock clock;
    QtTimerFactory timers;
    ScriptedHttpServer server;
    llm::Gateway gateway{clock, timers, options()};
    QSignalSpy text{&gateway, &llm::Provider::textArrived};
    QSignalSpy failed{&gateway, &llm::Provider::attemptFailed};
    QSignalSpy done{&gateway, &llm::Provider::finished};
};

CallAttempt attemptOf(const QSignalSpy &spy, qsizetype index)
{
    return spy.at(index).at(1).value<CallAttempt>();
}

} // namespace

void GatewayTest::init()
{
    test::failOnWarnings();
}

void GatewayTest::streamsAnAnswer()
{
    Bench bench(
        ScriptedHttpServer::openAiCompatible([](const QString &verbLine, const QJsonObject &) -> QString {
            return u"Answer to: "_s + verbLine + u" 🚀 größer"_s;
        }));
    const llm::Outcome outcome = bench.run(bench.request());
    QVERIFY2(!outcome.error, qUtf8Printable(outcome.error ? outcome.error->detail : QString()));
    QCOMPARE(outcome.text, u"Answer to: Produce a.md as prd 🚀 größer"_s);
    QCOMPARE(bench.allText(), outcome.text);
    QCOMPARE(outcome.finish, FinishReason::Stop);
    QCOMPARE(outcome.model, u"test-model"_s);
    QCOMPARE(outcome.usage->input, 100);
    QVERIFY(outcome.times.sent > 0 && outcome.times.firstByte >= outcome.times.sent);
    QCOMPARE(bench.done.size(), 1);
    QCOMPARE(bench.server.requests().size(), 1);
}

void GatewayTest::sendsWhatTheContractSays()
{
    Bench bench([](const test::ReceivedRequest &) { return stream(u"ok"_s); });
    QVERIFY(!bench.run(bench.request()).error);
    const test::ReceivedRequest sent = bench.server.requests().first();
    QCOMPARE(sent.method, "POST");
    QCOMPARE(sent.target, "/v1/chat/completions");
    QCOMPARE(sent.header("authorization"), QByteArray("Bearer " + secret.toLatin1()));
    QCOMPARE(sent.header("accept"), "text/event-stream");
    QCOMPARE(sent.header("accept-encoding"), "identity");
    QCOMPARE(sent.header("accept-language"), "en");
    QCOMPARE(sent.header("content-type"), "application/json");
    QCOMPARE(sent.header("content-length").toInt(), sent.body.size());
    QVERIFY(sent.header("upgrade").isEmpty());
    const QJsonObject body = sent.json();
    QCOMPARE(body.value("model"_L1).toString(), u"m"_s);
    QCOMPARE(body.value("max_tokens"_L1).toInt(), 8000);
    QVERIFY(body.value("stream"_L1).toBool());
    QCOMPARE(body.value("messages"_L1).toArray().size(), 2);
}

void GatewayTest::everySplitGivesTheSameText()
{
    const QByteArray whole = stream(u"Größe 灯 🚀 end"_s).chunks.join();
    for (qsizetype at = 1; at < whole.size(); at += 7) {
        Bench bench([&](const test::ReceivedRequest &) {
            ScriptedReply reply;
            reply.chunks = {whole.first(at), whole.sliced(at)};
            return reply;
        });
        QCOMPARE(bench.run(bench.request()).text, u"Größe 灯 🚀 end"_s);
    }
}

void GatewayTest::failsAsExpected_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("401") << 401 << u"bad key"_s << ErrorCode::Auth;
    QTest::newRow("402") << 402 << u"Insufficient Balance"_s << ErrorCode::Quota;
    QTest::newRow("403") << 403 << u"not for you"_s << ErrorCode::Permission;
    QTest::newRow("404") << 404 << u"model x not found"_s << ErrorCode::ModelNotFound;
    QTest::newRow("400") << 400 << u"bad"_s << ErrorCode::BadRequest;
    QTest::newRow("context") << 400 << u"maximum context length is 5"_s << ErrorCode::ContextLength;
}

void GatewayTest::failsAsExpected()
{
    QFETCH(int, status);
    QFETCH(QString, message);
    Bench bench([&](const test::ReceivedRequest &) { return errorReply(status, message); });
    const llm::Outcome outcome = bench.run(bench.request());
    QVERIFY(outcome.error);
    QTEST(outcome.error->code, "code");
    QCOMPARE(outcome.error->detail, message);
    QCOMPARE(outcome.httpStatus, status);
    QCOMPARE(bench.server.requests().size(), 1);
    QCOMPARE(bench.failed.size(), 0);
}

void GatewayTest::asksOnlyOnceWhenClosedWithoutAnswer()
{
    Bench bench([](const test::ReceivedRequest &) {
        ScriptedReply reply;
        reply.end = ScriptedReply::End::NoAnswer;
        return reply;
    });
    bench.gateway.start(bench.request());
    QTRY_COMPARE(bench.failed.size(), 1);
    // What is repeated is repeated by the table, in sight; the network layer repeats nothing by itself.
    QCOMPARE(attemptOf(bench.failed, 0).code, ErrorCode::Disconnected);
    QCOMPARE(bench.server.requests().size(), 1);
    bench.gateway.cancel(CallId{u"c1"_s});
    QCOMPARE(bench.done.size(), 1);
}

void GatewayTest::redirectLeaksNoKey()
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

void GatewayTest::stalledStreamKeepsItsText()
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

void GatewayTest::silentServerTimesOut()
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

void GatewayTest::cleanCloseWithoutMarkerIsDisconnected()
{
    for (const auto framing : {ScriptedReply::Framing::UntilClose, ScriptedReply::Framing::Chunked}) {
        Bench bench([&](const test::ReceivedRequest &) {
            ScriptedReply reply;
            reply.framing = framing;
            reply.chunks = ScriptedHttpServer::chatEvents(u"looks whole."_s).first(2);
            return reply;
        });
        const llm::Outcome outcome = bench.run(bench.request());
        QCOMPARE(outcome.error->code, ErrorCode::Disconnected);
        QCOMPARE(outcome.text, u"looks whole."_s);
    }
}

void GatewayTest::cutAfterTextIsNotAskedAgain()
{
    for (const auto end : {ScriptedReply::End::Cut, ScriptedReply::End::Reset}) {
        Bench bench([&](const test::ReceivedRequest &) {
            ScriptedReply reply;
            reply.chunks = ScriptedHttpServer::chatEvents(u"partial"_s).first(2);
            reply.end = end;
            reply.held = true;
            return reply;
        });
        bench.gateway.start(bench.request());
        // A reset may overtake bytes still in flight, so it comes after they were seen.
        QTRY_COMPARE(bench.server.openStreams(), 1);
        bench.server.releaseHeld();
        const llm::Outcome outcome = bench.waitForOutcome();
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::Disconnected);
        if (end == ScriptedReply::End::Cut)
            QCOMPARE(outcome.text, u"partial"_s);
        if (!outcome.text.isEmpty())
            QCOMPARE(bench.server.requests().size(), 1);
    }
}

void GatewayTest::cutBeforeTextIsAskedAgain()
{
    int count = 0;
    Bench bench([&](const test::ReceivedRequest &) {
        ScriptedReply reply = stream(u"second time"_s);
        if (++count == 1) {
            reply.chunks = reply.chunks.first(1);
            reply.end = ScriptedReply::End::Cut;
        }
        return reply;
    });
    const llm::Outcome outcome = bench.run(bench.request());
    QVERIFY(!outcome.error);
    QCOMPARE(outcome.text, u"second time"_s);
    QCOMPARE(bench.failed.size(), 1);
    QCOMPARE(attemptOf(bench.failed, 0).number, 1);
    QCOMPARE(attemptOf(bench.failed, 0).maxAttempts, 3);
    QCOMPARE(attemptOf(bench.failed, 0).waitMs, 500);
}

void GatewayTest::rateLimitHoldsTheEndpoint()
{
    int count = 0;
    Bench bench([&](const test::ReceivedRequest &) {
        return ++count == 1 ? errorReply(429, u"slow down"_s, {{"retry-after-ms", "400"}}) : stream(u"ok"_s);
    });
    bench.gateway.start(bench.request(u"c1"_s));
    QTRY_COMPARE(bench.failed.size(), 1);
    const CallAttempt attempt = attemptOf(bench.failed, 0);
    QCOMPARE(attempt.code, ErrorCode::RateLimited);
    QCOMPARE(attempt.httpStatus, 429);
    QCOMPARE(attempt.waitMs, 400);
    bench.gateway.start(bench.request(u"c2"_s));
    QTRY_COMPARE(bench.done.size(), 2);
    QCOMPARE(bench.server.requests().size(), 3);
    for (const auto &arguments : std::as_const(bench.done)) {
        const auto outcome = arguments.at(0).value<llm::Outcome>();
        QVERIFY(!outcome.error);
        QVERIFY(outcome.times.sent - attempt.time >= 390); // the second call waited as well
    }
}

void GatewayTest::tryNowEndsTheWait()
{
    int count = 0;
    Bench bench([&](const test::ReceivedRequest &) {
        return ++count == 1 ? errorReply(429, u"slow down"_s, {{"retry-after", "100"}}) : stream(u"ok"_s);
    });
    bench.gateway.start(bench.request());
    QTRY_COMPARE(bench.failed.size(), 1);
    bench.gateway.tryNow(CallId{u"c1"_s});
    QVERIFY(!bench.waitForOutcome().error);
}

void GatewayTest::longRateLimitIsLeftToThePerson()
{
    Bench bench([](const test::ReceivedRequest &) {
        return errorReply(429, u"later"_s, {{"retry-after", "600"}});
    });
    const llm::Outcome outcome = bench.run(bench.request());
    QCOMPARE(outcome.error->code, ErrorCode::RateLimited);
    QCOMPARE(outcome.retryAfterMs, 600'000);
    QCOMPARE(bench.failed.size(), 0);
}

void GatewayTest::refusedParameterIsDroppedAndRemembered()
{
    Bench bench([](const test::ReceivedRequest &request) {
        if (request.json().contains("temperature"_L1))
            return errorReply(400, u"Unsupported value: 'temperature' does not support 0.2"_s);
        if (request.json().contains("max_tokens"_L1))
            return errorReply(
                400, u"Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."_s);
        return stream(u"ok"_s);
    });
    QVERIFY(!bench.run(bench.request()).error);
    QCOMPARE(bench.failed.size(), 2);
    QCOMPARE(attemptOf(bench.failed, 0).waitMs, 0);
    QCOMPARE(bench.server.requests().size(), 3);
    QVERIFY(bench.server.requests().last().json().contains("max_completion_tokens"_L1));
    bench.gateway.start(bench.request(u"c2"_s));
    QVERIFY(!bench.waitForOutcome(2).error);
    QCOMPARE(bench.server.requests().size(), 4);
}

void GatewayTest::manyStreamsRunAtOnce()
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

void GatewayTest::cancelKeepsTextAndFinishesOnce()
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

void GatewayTest::cancelInsideASignal()
{
    Bench bench([](const test::ReceivedRequest &) { return stream(QString(2000, u'x')); });
    connect(&bench.gateway, &llm::Provider::textArrived, &bench.gateway,
        [&bench](const CallId &call) { bench.gateway.cancel(call); });
    const llm::Outcome outcome = bench.run(bench.request());
    QVERIFY(!outcome.error || outcome.error->code == ErrorCode::Aborted);
    QCOMPARE(bench.done.size(), 1);
}

void GatewayTest::keysNeverLeaveInClear()
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

void GatewayTest::keyNeverShowsInSignals()
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

void GatewayTest::coalescesDeltas()
{
    const QString long_(20'000, u'y');
    Bench bench([&](const test::ReceivedRequest &) {
        ScriptedReply reply;
        reply.chunks = {ScriptedHttpServer::chatEvents(long_, 4).join()};
        return reply;
    });
    QCOMPARE(bench.run(bench.request()).text, long_);
    QCOMPARE(bench.allText(), long_);
    QVERIFY(bench.text.size() < 100); // of 5000 events
}

void GatewayTest::destructionWithRunningCalls()
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

#include "moc_gateway_test.cpp"
