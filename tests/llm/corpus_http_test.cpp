// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/http/http_stream.h"
#include "core/llm/protocol/response_decoder.h"
#include "tests/llm/corpus.h"
#include "tests/llm/gateway_bench.h"

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::test;

namespace {

class FixedClock final : public Clock {
public:
    explicit FixedClock(TimeMs now) : m_now(now) { }
    [[nodiscard]] TimeMs now() const override { return m_now; }

private:
    TimeMs m_now;
};

/// The case as a server sends it: status, headers and every piece in a write of its own.
ScriptedReply replyOf(
    const llm::RecordedBody &recorded, QVector<qsizetype> cuts, ScriptedReply::Framing framing)
{
    ScriptedReply reply;
    reply.status = recorded.head.status;
    reply.headers.clear();
    for (const llm::HttpHeader &header : recorded.head.headers)
        reply.headers.append({header.name, header.value});
    cuts.append(recorded.body.size());
    qsizetype at = 0;
    for (const qsizetype cut : std::as_const(cuts)) {
        if (cut > at)
            reply.chunks.append(recorded.body.sliced(at, cut - at));
        at = cut;
    }
    reply.framing = framing;
    if (recorded.abrupt)
        reply.end = ScriptedReply::End::Cut;
    return reply;
}

QVector<qsizetype> everySeventhByte(qsizetype size)
{
    QVector<qsizetype> cuts;
    for (qsizetype i = 7; i < size; i += 7)
        cuts.append(i);
    return cuts;
}

/// One POST through HttpStream into the decoder, as a gateway call does it.
class Exchange : public QObject {
public:
    Exchange(const llm::RecordedBody &recorded, const QString &url)
        : m_wire(llm::makeAdapter(recorded.protocol)), m_clock(recorded.head.now)
    {
        m_stream = std::make_unique<llm::HttpStream>(
            m_pool, llm::HttpRequest{QUrl(url), {}, "{}", {}}, llm::HttpLimits(), m_clock, m_timers);
        connect(m_stream.get(), &llm::HttpStream::headArrived, this, [this](const llm::ResponseHead &head) {
            m_decoder = std::make_unique<llm::ResponseDecoder>(m_wire->reader(), head);
        });
        connect(m_stream.get(), &llm::HttpStream::bytesArrived, this, &Exchange::onBytes);
        connect(m_stream.get(), &llm::HttpStream::ended, this, &Exchange::onEnded);
        m_stream->start();
    }

    [[nodiscard]] const std::optional<llm::Answer> &answer() const { return m_answer; }

private:
    void onBytes(const QByteArray &bytes)
    {
        m_decoder->feed(bytes);
        if (!m_decoder->isComplete())
            return;
        m_stream->abort();
        m_answer = m_decoder->finish(llm::BodyEnd::Clean);
    }
    void onEnded(const llm::TransferEnd &end)
    {
        if (m_decoder)
            m_answer = m_decoder->finish(end.error ? llm::BodyEnd::Cut : llm::BodyEnd::Clean);
    }

    std::unique_ptr<llm::ProtocolAdapter> m_wire;
    FixedClock m_clock;
    QtTimerFactory m_timers;
    llm::ManagerPool m_pool;
    std::unique_ptr<llm::HttpStream> m_stream;
    std::unique_ptr<llm::ResponseDecoder> m_decoder;
    std::optional<llm::Answer> m_answer;
};

void addCases()
{
    QTest::addColumn<QJsonObject>("entry");
    const QJsonArray cases = corpusCases();
    QCOMPARE(cases.size(), 124);
    for (const QJsonValue &value : cases)
        QTest::newRow(qPrintable(value["file"_L1].toString())) << value.toObject();
}

/// What the gateway makes of a case that is no failure: these need something that Baton does not offer.
bool endsInAnError(const QJsonObject &expected)
{
    const QString outcome = expected.value("outcome"_L1).toString();
    const bool toolsOnly = outcome == "tool_calls"_L1 && expected.value("text"_L1).toString().isEmpty();
    const bool thoughtOnly = outcome == "truncated"_L1 && expected.value("text"_L1).toString().isEmpty();
    return thoughtOnly || toolsOnly || outcome == "refused"_L1 || outcome == "blocked"_L1;
}

std::optional<ErrorCode> codeOf(const QString &errorClass)
{
    for (int i = 0; i <= static_cast<int>(llm::ErrorClass::BadToolCall); ++i) {
        if (llm::toWord(static_cast<llm::ErrorClass>(i)) == errorClass)
            return llm::toErrorCode(static_cast<llm::ErrorClass>(i));
    }
    return std::nullopt;
}

void compareOutcome(const llm::Outcome &outcome, const QJsonObject &expected)
{
    const QString text = expected.value("text"_L1).toString();
    const QString reasoning = expected.value("reasoning"_L1).toString();
    if (!expected.value("text"_L1).isNull() && !text.contains("<think>"_L1)) {
        QCOMPARE(outcome.text, text);
        QCOMPARE(outcome.reasoning, reasoning);
    }
    const QJsonValue usage = expected.value("usage"_L1);
    QCOMPARE(outcome.usage.has_value(), usage.isObject());
    if (!outcome.usage)
        return;
    QCOMPARE(outcome.usage->input, usage["input"_L1].toInteger());
    QCOMPARE(outcome.usage->output, usage["output"_L1].toInteger());
    QCOMPARE(outcome.usage->cacheRead, usage["cache_read"_L1].toInteger());
    QCOMPARE(outcome.usage->cacheWrite, usage["cache_write"_L1].toInteger());
    QCOMPARE(outcome.usage->reasoning, usage["reasoning"_L1].toInteger());
}

} // namespace

/// The conformance corpus replayed by a server on loopback, through the real network stack.
class CorpusHttpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void decodesFromTheNetwork_data();
    void decodesFromTheNetwork();
    void gatewayTellsTheSame_data();
    void gatewayTellsTheSame();
};

BATON_TEST_CLASS(CorpusHttpTest)

void CorpusHttpTest::init()
{
    failOnWarnings();
}

void CorpusHttpTest::decodesFromTheNetwork_data()
{
    addCases();
}

void CorpusHttpTest::decodesFromTheNetwork()
{
    QFETCH(QJsonObject, entry);
    const llm::RecordedBody recorded = recordedBody(entry);
    ScriptedReply reply;
    ScriptedHttpServer server([&](const ReceivedRequest &) { return reply; });
    using Framing = ScriptedReply::Framing;
    const QVector<ScriptedReply> replies{replyOf(recorded, splitsOf(entry), Framing::Chunked),
        replyOf(recorded, splitsOf(entry), Framing::Length),
        replyOf(recorded, splitsOf(entry), Framing::UntilClose),
        replyOf(recorded, everySeventhByte(recorded.body.size()), Framing::Chunked)};
    for (const ScriptedReply &next : replies) {
        reply = next;
        const Exchange exchange(recorded, server.baseUrl());
        QTRY_VERIFY(exchange.answer().has_value());
        compareWithExpectation(llm::toJson(*exchange.answer()), entry);
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(server.requests().size(), replies.size());
}

void CorpusHttpTest::gatewayTellsTheSame_data()
{
    addCases();
}

/// Failures that are asked again show as a failed try; the others as the outcome.
void CorpusHttpTest::gatewayTellsTheSame()
{
    QFETCH(QJsonObject, entry);
    const llm::RecordedBody recorded = recordedBody(entry);
    const QJsonObject expected = entry.value("expect"_L1).toObject();
    const QJsonValue error = expected.value("error"_L1);
    Bench bench([&](const ReceivedRequest &) {
        return replyOf(recorded, splitsOf(entry), ScriptedReply::Framing::Chunked);
    });
    llm::Request request = bench.request();
    request.endpoint.protocol = recorded.protocol;
    bench.gateway.start(request);
    QTRY_VERIFY(bench.done.size() + bench.failed.size() > 0);
    if (!bench.failed.isEmpty()) {
        QVERIFY(error.isObject());
        QCOMPARE(attemptOf(bench.failed, 0).code, codeOf(error["class"_L1].toString()));
        const bool leftOut = attemptOf(bench.failed, 0).code == ErrorCode::BadRequest; // a parameter
        QVERIFY(leftOut || error["retry"_L1].toBool());
        bench.gateway.cancel(request.call);
        return;
    }
    const auto outcome = bench.done.first().at(0).value<llm::Outcome>();
    QCOMPARE(outcome.error.has_value(), error.isObject() || endsInAnError(expected));
    compareOutcome(outcome, expected);
    QCOMPARE(bench.server.requests().size(), 1);
}

#include "corpus_http_test.moc"
