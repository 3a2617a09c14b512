// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/llm/gateway_bench.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::test;

namespace {

/// Raw deflate in a gzip envelope.
QByteArray gzipOf(const QByteArray &plain, const QByteArray &raw)
{
    quint32 crc = 0xFFFFFFFF;
    for (const char byte : plain) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
    }
    QByteArray result("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10);
    result += raw;
    for (const quint32 number : {~crc, static_cast<quint32>(plain.size())}) {
        for (int shift = 0; shift < 32; shift += 8)
            result += static_cast<char>((number >> shift) & 0xFF);
    }
    return result;
}

} // namespace

/// Answers, failures and retries of the gateway against a scripted loopback server.
class GatewayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void streamsAnAnswer();
    void sendsWhatTheContractSays();
    void everySplitGivesTheSameText();
    void failsAsExpected_data();
    void failsAsExpected();
    void cleanCloseWithoutMarkerIsDisconnected();
    void cutAfterTextIsNotAskedAgain();
    void cutBeforeTextIsAskedAgain();
    void rateLimitHoldsTheEndpoint();
    void tryNowEndsTheWait();
    void longRateLimitIsLeftToThePerson();
    void patienceIsASetting();
    void runawayAnswerIsCut_data();
    void runawayAnswerIsCut();
    void answerOfThinkingAlone_data();
    void answerOfThinkingAlone();
    void whatIsBilledIsNotAskedAgain_data();
    void whatIsBilledIsNotAskedAgain();
    void compressedAnswers_data();
    void compressedAnswers();
    void refusedParameterIsDroppedAndRemembered();
    void coalescesDeltas();
    void loadingModelIsWaitedFor();
    void modelThatLoadsWithoutAWordIsWaitedFor();
    void usedUpQuotaIsNotAskedAgain();
    void limitsFollowTheEndpoint_data();
    void limitsFollowTheEndpoint();
};

BATON_TEST_CLASS(GatewayTest)

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
    qsizetype at = 1;
    Bench bench([&](const ReceivedRequest &) {
        ScriptedReply reply;
        reply.chunks = {whole.first(at), whole.sliced(at)};
        return reply;
    });
    for (int count = 1; at < whole.size(); at += 13, ++count) {
        bench.gateway.start(bench.request());
        QCOMPARE(bench.waitForOutcome(count).text, u"Größe 灯 🚀 end"_s);
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
    QCOMPARE(outcome.error->code, ErrorCode::AsksToWait);
    QVERIFY2(outcome.error->detail.startsWith("until "_L1) && outcome.error->detail.endsWith("(later)"_L1),
        qPrintable(outcome.error->detail));
    QCOMPARE(outcome.retryAfterMs, 600'000);
    QCOMPARE(bench.failed.size(), 0);
}

void GatewayTest::patienceIsASetting()
{
    int count = 0;
    Bench bench([&](const test::ReceivedRequest &) {
        return ++count == 1 ? errorReply(503, u"busy"_s, {{"retry-after", "400"}}) : stream(u"ok"_s);
    });
    llm::NetworkOptions network;
    network.patienceMs = 500'000;
    bench.gateway.setNetwork(network);
    bench.gateway.start(bench.request());
    QTRY_COMPARE(bench.failed.size(), 1);
    QVERIFY(attemptOf(bench.failed, 0).waitMs >= 400'000);
    bench.gateway.tryNow(CallId{u"c1"_s});
    QVERIFY(!bench.waitForOutcome().error);
}

void GatewayTest::runawayAnswerIsCut_data()
{
    QTest::addColumn<QString>("field");
    QTest::newRow("text") << u"content"_s;
    QTest::newRow("thinking") << u"reasoning_content"_s;
}

void GatewayTest::runawayAnswerIsCut()
{
    QFETCH(QString, field);
    Bench bench([&](const test::ReceivedRequest &) {
        ScriptedReply reply;
        const QJsonObject delta{{field, u"and so on "_s.repeated(40)}};
        const QJsonObject chunk{
            {u"choices"_s, QJsonArray{QJsonObject{{u"index"_s, 0}, {u"delta"_s, delta}}}}};
        for (int i = 0; i < 400; ++i)
            reply.chunks.append("data: " + QJsonDocument(chunk).toJson(QJsonDocument::Compact) + "\n\n");
        reply.end = ScriptedReply::End::Stall;
        return reply;
    });
    llm::Request request = bench.request();
    request.maxTokens = 1000;
    const llm::Outcome outcome = bench.run(request);
    QCOMPARE(outcome.error->code, ErrorCode::RunawayAnswer);
    const QString &brought = field == "content"_L1 ? outcome.text : outcome.reasoning;
    QVERIFY(brought.size() > 4 * 1000 * 4);
    QVERIFY(estimateTokens(brought) < 5 * 1000 + 70'000); // one read of the network more at most
    QCOMPARE(bench.server.requests().size(), 1);
    QTRY_COMPARE(bench.server.openStreams(), 0);
}

void GatewayTest::answerOfThinkingAlone_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("content");
    QTest::newRow("shown") << u"reasoning_content"_s << u"Hmm."_s;
    QTest::newRow("in tags") << u"content"_s << u"<think>Hmm."_s;
    QTest::newRow("hidden") << u"content"_s << QString();
}

void GatewayTest::answerOfThinkingAlone()
{
    QFETCH(QString, field);
    QFETCH(QString, content);
    Bench bench([&](const test::ReceivedRequest &) {
        const QJsonObject choice{
            {u"index"_s, 0}, {u"delta"_s, QJsonObject{{field, content}}}, {u"finish_reason"_s, u"length"_s}};
        const QJsonObject usage{{u"prompt_tokens"_s, 90}, {u"completion_tokens"_s, 8000}};
        const QJsonObject chunk{{u"choices"_s, QJsonArray{choice}}, {u"usage"_s, usage}};
        ScriptedReply reply;
        reply.chunks = {
            "data: " + QJsonDocument(chunk).toJson(QJsonDocument::Compact) + "\n\n", "data: [DONE]\n\n"};
        return reply;
    });
    const llm::Outcome outcome = bench.run(bench.request());
    QCOMPARE(outcome.error->code, ErrorCode::ThinkingOnly);
    QVERIFY(outcome.text.isEmpty());
    QCOMPARE(outcome.usage->output, 8000); // it was paid for
    QCOMPARE(bench.server.requests().size(), 1);
}

void GatewayTest::whatIsBilledIsNotAskedAgain_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("an empty answer") << QByteArray(
        "data: "
        "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":"
        "500,\"completion_tokens\":3}}\n\ndata: [DONE]\n\n")
                                     << ErrorCode::EmptyResponse;
    QTest::newRow("cut while thinking")
        << QByteArray("data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"Hmm\"}}]}\n\n")
        << ErrorCode::Disconnected;
}

void GatewayTest::whatIsBilledIsNotAskedAgain()
{
    QFETCH(QByteArray, body);
    Bench bench([&](const test::ReceivedRequest &) {
        ScriptedReply reply;
        reply.chunks = {body};
        reply.end = body.contains("DONE") ? ScriptedReply::End::Complete : ScriptedReply::End::Cut;
        return reply;
    });
    const llm::Outcome outcome = bench.run(bench.request());
    QTEST(outcome.error->code, "code");
    QCOMPARE(bench.server.requests().size(), 1);
    QCOMPARE(bench.failed.size(), 0);
}

void GatewayTest::compressedAnswers_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("readable");
    // The same stream, made by gzip, by zlib and raw.
    const QByteArray events = stream(u"Größe"_s).chunks.join();
    const QByteArray zlib = qCompress(events).sliced(4); // without Qt's length
    const QByteArray raw = zlib.sliced(2, zlib.size() - 6);
    const QByteArray gzip = gzipOf(events, raw);
    QTest::newRow("gzip") << QByteArray("gzip") << gzip << true;
    QTest::newRow("x-gzip in capitals") << QByteArray("X-GZIP") << gzip << true;
    QTest::newRow("deflate") << QByteArray("deflate") << zlib << true;
    QTest::newRow("raw deflate") << QByteArray("deflate") << raw << true;
    QTest::newRow("br") << QByteArray("br") << QByteArray("\x0b\x02\x80", 3) << false;
    QTest::newRow("damaged") << QByteArray("gzip") << QByteArray("not gzip at all") << false;
    QTest::newRow("a bomb") << QByteArray("deflate") << qCompress(QByteArray(80 * 1024 * 1024, ' ')).sliced(4)
                            << false;
}

void GatewayTest::compressedAnswers()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, body);
    QFETCH(bool, readable);
    Bench bench([&](const test::ReceivedRequest &) {
        ScriptedReply reply;
        reply.headers = {{"Content-Encoding", encoding}};
        const qsizetype first = std::min<qsizetype>(7, body.size());
        reply.chunks = {body.first(first)};
        if (body.size() > first)
            reply.chunks.append(body.sliced(first));
        return reply;
    });
    const llm::Outcome outcome = bench.run(bench.request());
    QCOMPARE(!outcome.error, readable);
    QCOMPARE(outcome.text, readable ? u"Größe"_s : QString());
    if (!readable)
        QVERIFY(outcome.error->code == ErrorCode::UnwantedEncoding
            || outcome.error->code == ErrorCode::RunawayAnswer);
    QCOMPARE(bench.server.requests().size(), 1); // it may have been billed
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

/// llama.cpp and Ollama while they load: polled once a second, told once.
void GatewayTest::loadingModelIsWaitedFor()
{
    int count = 0;
    Bench bench([&](const test::ReceivedRequest &) {
        const QJsonObject error{
            {u"code"_s, 503}, {u"message"_s, u"Loading model"_s}, {u"type"_s, u"unavailable_error"_s}};
        return ++count < 3 ? ScriptedHttpServer::jsonReply(503, {{u"error"_s, error}}) : stream(u"ok"_s);
    });
    bench.gateway.start(bench.request());
    QTRY_COMPARE(bench.failed.size(), 1);
    const CallAttempt attempt = attemptOf(bench.failed, 0);
    QCOMPARE(attempt.code, ErrorCode::ModelLoading);
    QCOMPARE(attempt.waitMs, 1000);
    QCOMPARE(attempt.maxAttempts, 301); // five minutes
    for (int asked = 2; asked <= 3; ++asked) {
        bench.gateway.tryNow(CallId{u"c1"_s});
        QTRY_COMPARE(bench.server.requests().size(), asked);
    }
    QVERIFY(!bench.waitForOutcome().error);
    QCOMPARE(bench.failed.size(), 1);
}

/// Ollama and LM Studio load before the first byte: on this machine that is waiting, not an error.
void GatewayTest::modelThatLoadsWithoutAWordIsWaitedFor()
{
    Bench bench([](const test::ReceivedRequest &) {
        ScriptedReply reply = stream(u"loaded"_s);
        reply.firstByteMs = 300;
        return reply;
    });
    llm::Gateway patient(bench.clock, bench.timers); // the endpoint's own limits
    QSignalSpy done(&patient, &llm::Provider::finished);
    QSignalSpy failed(&patient, &llm::Provider::attemptFailed);
    patient.start(bench.request());
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(done.first().at(0).value<llm::Outcome>().text, u"loaded"_s);
    QCOMPARE(failed.size(), 0);
}

void GatewayTest::usedUpQuotaIsNotAskedAgain()
{
    Bench bench([](const test::ReceivedRequest &) {
        const QJsonObject error{
            {u"code"_s, u"insufficient_quota"_s}, {u"message"_s, u"You exceeded your current quota"_s}};
        ScriptedReply reply = ScriptedHttpServer::jsonReply(429, {{u"error"_s, error}});
        reply.headers.append(qMakePair(QByteArray("Retry-After"), QByteArray("1")));
        return reply;
    });
    const llm::Outcome outcome = bench.run(bench.request());
    QCOMPARE(outcome.error->code, ErrorCode::Quota);
    QCOMPARE(bench.failed.size(), 0);
    QCOMPARE(bench.server.requests().size(), 1);
}

void GatewayTest::limitsFollowTheEndpoint_data()
{
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<bool>("local");
    QTest::addColumn<QString>("model");
    QTest::addColumn<qint64>("connect");
    QTest::addColumn<qint64>("firstByte");
    QTest::addColumn<qint64>("idle");
    const auto row = [](const char *name, const QString &url, bool local, const QString &model,
                         qint64 connect, qint64 first, qint64 idle) {
        QTest::newRow(name) << url << local << model << connect << first << idle;
    };
    const QString far = u"https://api.example.com/v1"_s;
    row("far", far, false, u"gpt-4o"_s, 10'000, 120'000, 60'000);
    row("far, reasons", far, false, u"openai/gpt-5.6-terra"_s, 10'000, 600'000, 60'000);
    row("far, reasons by name", far, false, u"qwen-thinking"_s, 10'000, 600'000, 60'000);
    row("this machine", u"http://127.0.0.1:11434"_s, true, u"llama"_s, 2'000, 600'000, 300'000);
    row("this machine, v6", u"http://[::1]:8080/v1"_s, false, u"llama"_s, 2'000, 600'000, 300'000);
    row("in the house", u"http://192.168.1.5:11434"_s, true, u"llama"_s, 10'000, 600'000, 300'000);
}

void GatewayTest::limitsFollowTheEndpoint()
{
    EndpointProfile profile;
    QFETCH(QString, baseUrl);
    QFETCH(QString, model);
    QFETCH(bool, local);
    profile.baseUrl = baseUrl;
    profile.local = local;
    const llm::HttpLimits limits = llm::limitsFor(profile, model);
    QTEST(limits.connect, "connect");
    QTEST(limits.firstByte, "firstByte");
    QTEST(limits.idle, "idle");
    // What the endpoint says goes before that, and an option before both.
    profile.timeouts.idle = 7;
    profile.timeouts.firstByte = 8;
    const llm::HttpLimits asked = llm::limitsFor(profile, model, {{}, 9, {}, 0});
    QCOMPARE(asked.idle, 7000);
    QCOMPARE(asked.firstByte, 9000);
    QCOMPARE(asked.total, 0);
    QTEST(asked.connect, "connect");
}

#include "gateway_test.moc"
