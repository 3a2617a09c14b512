// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/gateway/retry_policy.h"
#include "core/llm/protocol/error_classifier.h"
#include "core/llm/protocol/response_decoder.h"
#include "tests/support/test_main.h"

using namespace Qt::StringLiterals;
using namespace baton;
using llm::ErrorClass;

namespace {

constexpr TimeMs now = 1'795'507'200'000; // 2026-11-24 08:00:00 UTC

llm::ResponseHead headOf(int status, const QVector<llm::HttpHeader> &headers = {})
{
    return {status, headers, now};
}

} // namespace

/// The pure rules: retry table, error classes, delays, refused parameters, think tags.
class PolicyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void retryTable_data();
    void retryTable();
    void rateLimitJitterStaysInBounds();
    void delays_data();
    void delays();
    void rateLimitReset();
    void classes_data();
    void classes();
    void streamErrorClasses_data();
    void streamErrorClasses();
    void masksKeysInMessages();
    void refusedParameters_data();
    void refusedParameters();
    void thinkTagsBecomeReasoning_data();
    void thinkTagsBecomeReasoning();
};

BATON_TEST_CLASS(PolicyTest)

void PolicyTest::init()
{
    test::failOnWarnings();
}

void PolicyTest::retryTable_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("transient");
    QTest::addColumn<qint64>("asked");
    QTest::addColumn<QList<int>>("waits"); // -1 = no further try
    QTest::addColumn<bool>("loopback");
    const auto row = [](const char *name, ErrorCode code, QList<int> waits, bool transient = true,
                         qint64 asked = -1, bool loopback = false) {
        QTest::newRow(name) << code << transient << asked << waits << loopback;
    };
    row("dns", ErrorCode::Dns, {2000, -1});
    row("refused", ErrorCode::ConnectionRefused, {1000, -1});
    row("refused on loopback", ErrorCode::ConnectionRefused, {-1}, true, -1, true);
    row("connect timeout", ErrorCode::ConnectTimeout, {1000, 2000, -1});
    row("tls", ErrorCode::Tls, {-1});
    row("proxy", ErrorCode::Proxy, {-1});
    row("redirect", ErrorCode::Redirect, {-1});
    row("bad request", ErrorCode::BadRequest, {-1}, false);
    row("409", ErrorCode::BadRequest, {500, 1000, -1});
    row("auth", ErrorCode::Auth, {-1}, false);
    row("permission", ErrorCode::Permission, {-1}, false);
    row("quota", ErrorCode::Quota, {-1}, false, 5000);
    row("context", ErrorCode::ContextLength, {-1}, false);
    row("model", ErrorCode::ModelNotFound, {-1}, false);
    row("filter", ErrorCode::ContentFilter, {-1}, false);
    row("rate limit without delay", ErrorCode::RateLimited, {500, 1000, 2000, 4000, 8000, -1});
    row("rate limit with delay", ErrorCode::RateLimited, {3250, 3250, 3250, 3250, 3250, -1}, true, 3000);
    row("rate limit, beyond the patience", ErrorCode::RateLimited, {-1}, true, 300'001);
    row("server", ErrorCode::Server, {500, 1000, -1});
    row("server says no", ErrorCode::Server, {-1}, false);
    row("overloaded", ErrorCode::Overloaded, {2000, 4000, 8000, 16'000, -1});
    row("overloaded with delay", ErrorCode::Overloaded, {10'250, 10'250, 10'250, 16'000, -1}, true, 10'000);
    row("first byte", ErrorCode::FirstByteTimeout, {0, -1});
    row("idle", ErrorCode::IdleTimeout, {500, 1000, -1});
    row("cut", ErrorCode::Disconnected, {500, 1000, -1});
    row("empty: billed, so that another one is a call of its own", ErrorCode::EmptyResponse, {-1});
    row("bad json", ErrorCode::Protocol, {-1}, false);
    row("aborted", ErrorCode::Aborted, {-1}, false);
    row("plain http key", ErrorCode::PlainHttpKey, {-1}, false);
}

void PolicyTest::retryTable()
{
    QFETCH(ErrorCode, code);
    QFETCH(bool, transient);
    QFETCH(qint64, asked);
    QFETCH(QList<int>, waits);
    QFETCH(bool, loopback);
    llm::Failure failure{code, transient, std::nullopt};
    if (asked >= 0)
        failure.retryAfterMs = asked;
    for (int i = 0; i < waits.size(); ++i) {
        const llm::RetrySituation situation{i + 1, false, loopback, 0.5};
        const llm::RetryDecision decision = llm::decideRetry(failure, situation);
        QCOMPARE(decision.retry ? static_cast<int>(decision.waitMs) : -1, waits.at(i));
        QCOMPARE(decision.holdEndpoint, decision.retry && code == ErrorCode::RateLimited);
        const llm::RetrySituation afterText{i + 1, true, loopback, 0.5};
        QVERIFY(!llm::decideRetry(failure, afterText).retry);
    }
    const llm::RetrySituation loading{300, false, false, 0.5};
    QVERIFY(llm::decideRetry({ErrorCode::ModelLoading, true, {}}, loading).retry);
}

void PolicyTest::rateLimitJitterStaysInBounds()
{
    for (const double random : {0.0, 0.3, 0.999}) {
        const auto asked =
            llm::decideRetry({ErrorCode::RateLimited, true, 60'000}, {1, false, false, random});
        QVERIFY(asked.waitMs >= 60'000 && asked.waitMs <= 60'500);
        const auto free = llm::decideRetry({ErrorCode::RateLimited, true, {}}, {5, false, false, random});
        QVERIFY(free.waitMs >= 100 && free.waitMs <= 16'000);
    }
}

void PolicyTest::delays_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("seconds") << QByteArray("Retry-After") << QByteArray("56") << qint64(56'000);
    QTest::newRow("fraction") << QByteArray("retry-after") << QByteArray(" 0.5 ") << qint64(500);
    QTest::newRow("ms") << QByteArray("retry-after-ms") << QByteArray("270") << qint64(270);
    QTest::newRow("date") << QByteArray("Retry-After") << QByteArray("Tue, 24 Nov 2026 08:00:23 GMT")
                          << qint64(23'000);
    QTest::newRow("past date") << QByteArray("Retry-After") << QByteArray("Tue, 24 Nov 2026 07:59:59 GMT")
                               << qint64(-1);
    QTest::newRow("zero") << QByteArray("Retry-After") << QByteArray("0") << qint64(-1);
    QTest::newRow("negative") << QByteArray("Retry-After") << QByteArray("-3") << qint64(-1);
    QTest::newRow("infinite") << QByteArray("Retry-After") << QByteArray("inf") << qint64(-1);
    QTest::newRow("words") << QByteArray("Retry-After") << QByteArray("soon") << qint64(-1);
    QTest::newRow("absent") << QByteArray("X") << QByteArray("1") << qint64(-1);
}

void PolicyTest::delays()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(qint64, expected);
    QCOMPARE(llm::retryAfterMs(headOf(429, {{name, value}})).value_or(-1), expected);
}

void PolicyTest::rateLimitReset()
{
    QCOMPARE(llm::durationMs(u"6m0s"_s).value_or(-1), 360'000);
    QCOMPARE(llm::durationMs(u"1h2m3s"_s).value_or(-1), 3'723'000);
    QCOMPARE(llm::durationMs(u"17ms"_s).value_or(-1), 17);
    QCOMPARE(llm::durationMs(u"12.5s"_s).value_or(-1), 12'500);
    QVERIFY(!llm::durationMs(u"12"_s));
    QVERIFY(!llm::durationMs(u"s"_s));
    const auto openAi = headOf(429,
        {{"x-ratelimit-remaining-tokens", "0"}, {"x-ratelimit-reset-tokens", "2s"},
            {"x-ratelimit-remaining-requests", "9"}, {"x-ratelimit-reset-requests", "9s"}});
    QCOMPARE(llm::rateLimitResetMs(openAi).value_or(-1), 2000);
    const auto anthropic = headOf(429,
        {{"anthropic-ratelimit-input-tokens-remaining", "0"},
            {"anthropic-ratelimit-input-tokens-reset", "2026-11-24T08:01:00Z"}});
    QCOMPARE(llm::rateLimitResetMs(anthropic).value_or(-1), 60'000);
}

void PolicyTest::classes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorClass>("expected");
    QTest::addColumn<bool>("transient");
    const auto row = [](const char *name, int status, const char *body, ErrorClass expected, bool transient) {
        QTest::newRow(name) << status << QByteArray(body) << expected << transient;
    };
    row("408", 408, "", ErrorClass::BadRequest, true);
    row("409", 409, "{}", ErrorClass::BadRequest, true);
    row("418", 418, "{}", ErrorClass::BadRequest, false);
    row("500 text", 500, "oops", ErrorClass::Server, true);
    row("504 html", 504, "<html><head><title>Gateway</title></head></html>", ErrorClass::Server, true);
    row("524", 524, "", ErrorClass::Server, true);
    row("403", 403, R"({"error":{"message":"no"}})", ErrorClass::Permission, false);
    row("403 moderation", 403, R"({"error":{"message":"no","metadata":{"reasons":["x"]}}})",
        ErrorClass::ContentFilter, false);
    row("404 page", 404, "<html><body>nothing here</body></html>", ErrorClass::NotFound, false);
    row("429 tokens per minute", 429, R"({"error":{"message":"too many tokens per minute"}})",
        ErrorClass::RateLimit, true);
    row("400 context, nested", 400,
        R"({"error":{"message":"upstream: {\"error\":{\"message\":\"maximum context length is 8\",\"code\":\"context_length_exceeded\"}}"}})",
        ErrorClass::ContextLength, false);
    row("spend cap", 429, R"({"error":{"message":"You reached your spending cap"}})", ErrorClass::Quota,
        false);
    row("mistral 422", 422, R"({"detail":"bad temperature"})", ErrorClass::BadRequest, false);
    row("message only", 400, R"({"message":"bad"})", ErrorClass::BadRequest, false);
    row("busy", 503, R"({"error":"server busy"})", ErrorClass::Overloaded, true);
    row("null error", 500, R"({"error":null})", ErrorClass::Server, true);
    row("deep json", 500, "[[[[[[[[", ErrorClass::Server, true);
}

void PolicyTest::classes()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const llm::EndpointError error = llm::classifyResponse(headOf(status), llm::readErrorBody(body));
    QTEST(error.errorClass, "expected");
    QTEST(error.transient, "transient");
    QCOMPARE(error.httpStatus, status);
    QVERIFY(!error.message.isEmpty());
    const auto no =
        llm::classifyResponse(headOf(status, {{"x-should-retry", "false"}}), llm::readErrorBody(body));
    QVERIFY(!no.transient);
}

void PolicyTest::streamErrorClasses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorClass>("expected");
    QTest::newRow("nothing known") << QByteArray(R"({"error":{"message":"?"}})") << ErrorClass::Server;
    QTest::newRow("code 429") << QByteArray(R"({"error":{"code":429,"message":"slow"}})")
                              << ErrorClass::RateLimit;
    QTest::newRow("code text 429") << QByteArray(R"({"error":{"code":"429"}})") << ErrorClass::RateLimit;
    QTest::newRow("word") << QByteArray(R"({"error":{"type":"rate_limit_error"}})") << ErrorClass::RateLimit;
    QTest::newRow("overloaded") << QByteArray(R"({"error":{"type":"overloaded_error"}})")
                                << ErrorClass::Overloaded;
    QTest::newRow("flat") << QByteArray(R"({"object":"error","message":"x","code":400})")
                          << ErrorClass::BadRequest;
    QTest::newRow("context") << QByteArray(R"({"error":"prompt is too long"})") << ErrorClass::ContextLength;
    QTest::newRow("auth") << QByteArray(R"({"error":{"code":"invalid_api_key"}})") << ErrorClass::Auth;
}

void PolicyTest::streamErrorClasses()
{
    QFETCH(QByteArray, body);
    const llm::EndpointError error = llm::classifyStreamError(llm::readErrorBody(body));
    QTEST(error.errorClass, "expected");
    QCOMPARE(error.httpStatus, 0);
}

void PolicyTest::masksKeysInMessages()
{
    const auto error = llm::classifyResponse(headOf(401),
        llm::readErrorBody(
            R"({"error":{"message":"Incorrect API key provided: sk-proj-abcdefgh12345678"}})"));
    QVERIFY(!error.message.contains(u"abcdefgh"_s));
    QVERIFY(error.message.contains(u"***"_s));
}

void PolicyTest::refusedParameters_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("param");
    QTest::addColumn<QString>("expected");
    QTest::newRow("param") << 400 << u"no"_s << u"temperature"_s << u"temperature"_s;
    QTest::newRow("text") << 400 << u"Unsupported parameter: 'max_tokens' is not supported with this model."_s
                          << QString() << u"max_tokens"_s;
    QTest::newRow("extra") << 422 << u"body.stream_options: Extra inputs are not permitted"_s << QString()
                           << u"stream_options"_s;
    QTest::newRow("not sent") << 400 << u"unsupported parameter seed"_s << u"seed"_s << QString();
    QTest::newRow("part of a word") << 400 << u"unsupported xmax_tokensy"_s << QString() << QString();
    QTest::newRow("no complaint") << 400 << u"temperature is high today"_s << QString() << QString();
    QTest::newRow("other status") << 500 << u"unsupported temperature"_s << u"temperature"_s << QString();
}

void PolicyTest::refusedParameters()
{
    QFETCH(int, status);
    QFETCH(QString, message);
    QFETCH(QString, param);
    llm::EndpointError error = llm::makeError(ErrorClass::BadRequest, false, message);
    error.httpStatus = status;
    error.param = param;
    const QStringList sent{u"max_tokens"_s, u"temperature"_s, u"stream_options"_s};
    QTEST(llm::refusedParameter(error, sent), "expected");
}

void PolicyTest::thinkTagsBecomeReasoning_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reasoning");
    QTest::newRow("plain") << u"hello"_s << u"hello"_s << QString();
    QTest::newRow("think") << u"<think>a b</think>\n\nhello"_s << u"hello"_s << u"a b"_s;
    QTest::newRow("blank first") << u"\n<think>a</think>x"_s << u"x"_s << u"a"_s;
    QTest::newRow("never closed") << u"<think>a < b </thin"_s << QString() << u"a < b </thin"_s;
    QTest::newRow("later") << u"see <think>a</think>"_s << u"see <think>a</think>"_s << QString();
    QTest::newRow("other tag") << u"<thing>"_s << u"<thing>"_s << QString();
    QTest::newRow("only start") << u"<thi"_s << u"<thi"_s << QString();
    QTest::newRow("empty") << u"<think></think>ok"_s << u"ok"_s << QString();
}

void PolicyTest::thinkTagsBecomeReasoning()
{
    QFETCH(QString, input);
    for (qsizetype piece : {qsizetype(1), qsizetype(2), qsizetype(3), input.size()}) {
        llm::ThinkSplitter splitter;
        llm::Delta all;
        const auto add = [&all](const llm::Delta &delta) {
            all.text += delta.text;
            all.reasoning += delta.reasoning;
        };
        for (qsizetype at = 0; at < input.size(); at += piece)
            add(splitter.feed({input.mid(at, piece), {}}));
        add(splitter.finish());
        QTEST(all.text, "text");
        QTEST(all.reasoning, "reasoning");
    }
}

#include "policy_test.moc"
