// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/protocol/protocol_adapter.h"
#include "core/llm/protocol/response_decoder.h"
#include "tests/llm/corpus.h"
#include "tests/support/test_main.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::test;

/// The conformance corpus (tests/data/sse): each recorded body whole, at its splits, byte by byte.
class CorpusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void decodes_data();
    void decodes();
    void deltasAddUpToTheText();
    void everyCutIsAnError();
    void blanksAndMarksInFront_data();
    void blanksAndMarksInFront();
    void endlessLinesAndBodiesAreRefused_data();
    void endlessLinesAndBodiesAreRefused();
    void absurdCountersStaySmall();
};

BATON_TEST_CLASS(CorpusTest)

void CorpusTest::init()
{
    test::failOnWarnings();
}

void CorpusTest::decodes_data()
{
    QTest::addColumn<QJsonObject>("entry");
    const QJsonArray cases = corpusCases();
    QCOMPARE(cases.size(), 124);
    for (const QJsonValue &value : cases) {
        const QJsonObject entry = value.toObject();
        const QString title = entry.value("file"_L1).toString() + u' ' + entry.value("title"_L1).toString();
        if (llm::makeAdapter(*llm::protocolFromWord(entry.value("protocol"_L1).toString())))
            QTest::newRow(qUtf8Printable(title)) << entry;
    }
}

void CorpusTest::decodes()
{
    QFETCH(QJsonObject, entry);
    llm::RecordedBody recorded = recordedBody(entry);
    for (const auto &splits : {QVector<qsizetype>{}, splitsOf(entry), everyByte(recorded.body.size())}) {
        recorded.splits = splits;
        const auto document = llm::decodeBody(recorded);
        QVERIFY(document);
        compareWithExpectation(QJsonDocument::fromJson(*document).object(), entry);
        if (QTest::currentTestFailed())
            return;
    }
}

void CorpusTest::deltasAddUpToTheText()
{
    const QJsonArray cases = corpusCases();
    for (const QJsonValue &value : cases) {
        const llm::RecordedBody recorded = recordedBody(value.toObject());
        const auto adapter = llm::makeAdapter(recorded.protocol);
        if (!adapter || recorded.head.status != 200)
            continue;
        llm::ResponseDecoder decoder(adapter->reader(), recorded.head);
        QString text;
        QString reasoning;
        for (const char byte : recorded.body) {
            decoder.feed(QByteArrayView(&byte, 1));
            const llm::Delta delta = decoder.takeDelta();
            text += delta.text;
            reasoning += delta.reasoning;
            QVERIFY(!delta.text.endsWith(QChar(0xD83D)));
        }
        const llm::Answer answer = decoder.finish(llm::BodyEnd::Clean);
        QVERIFY(answer.text.startsWith(text));
        QVERIFY(answer.reasoning.startsWith(reasoning));
    }
}

/// A stream that loses its end at any byte is never taken for an answer, and never for bad JSON.
void CorpusTest::everyCutIsAnError()
{
    const QJsonArray cases = corpusCases();
    for (const QJsonValue &value : cases) {
        const QJsonObject entry = value.toObject();
        llm::RecordedBody recorded = recordedBody(entry);
        if (entry.value("file"_L1).toString() != "case01_a.sse"_L1)
            continue;
        const QByteArray whole = recorded.body;
        const qsizetype marker = whole.indexOf("\"finish_reason\":\"stop\"");
        QVERIFY(marker > 0);
        for (qsizetype size = 0; size < marker; ++size) {
            recorded.body = whole.first(size);
            recorded.abrupt = true;
            const auto answer = llm::decodeAnswer(recorded);
            QVERIFY(answer && answer->error);
            QCOMPARE(answer->error->errorClass, llm::ErrorClass::Disconnected);
        }
    }
}

void CorpusTest::blanksAndMarksInFront_data()
{
    QTest::addColumn<QByteArray>("start");
    const QByteArray mark("\xEF\xBB\xBF");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("mark") << mark;
    QTest::newRow("two marks") << mark + mark;
    QTest::newRow("lines") << QByteArray("\n\r\n ");
    QTest::newRow("mark behind a line") << "\n" + mark + "\n";
    QTest::newRow("part of a mark") << mark.left(2);
}

/// However the network cuts them, they are no part of what follows.
void CorpusTest::blanksAndMarksInFront()
{
    QFETCH(const QByteArray, start);
    const QByteArray body =
        start + "{\"message\":{\"content\":\"Hello\"},\"done\":true,\"done_reason\":\"stop\"}\n";
    const auto answerOf = [&body](qsizetype piece) {
        llm::ResponseDecoder decoder(llm::makeAdapter(Protocol::Ollama)->reader(), llm::ResponseHead());
        for (qsizetype at = 0; at < body.size(); at += piece)
            decoder.feed(body.mid(at, piece));
        return llm::toJson(decoder.finish(llm::BodyEnd::Clean));
    };
    const QJsonObject whole = answerOf(body.size());
    for (const qsizetype piece : {1, 2, 3, 4, 5})
        QCOMPARE(answerOf(piece), whole);
    if (start.size() != 2)
        QCOMPARE(whole["text"_L1].toString(), u"Hello"_s);
}

void CorpusTest::endlessLinesAndBodiesAreRefused_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<QString>("complaint");
    const QByteArray blank(1024, ' ');
    const QByteArray letters(1024, 'x');
    const QByteArray comments = QByteArray(": keep-alive\n").repeated(80);
    QTest::newRow("SSE line") << Protocol::OpenAiChat << QByteArray("data: ") << letters << u"line"_s;
    QTest::newRow("SSE event") << Protocol::OpenAiChat << QByteArray("data: x\n")
                               << QByteArray("data: " + letters + '\n') << u"line"_s;
    QTest::newRow("NDJSON line") << Protocol::Ollama << QByteArray("{\"a\":\"") << letters << u"line"_s;
    QTest::newRow("JSON") << Protocol::Gemini << QByteArray("[{\"a\":\"") << letters << u"line"_s;
    QTest::newRow("body") << Protocol::Anthropic << QByteArray(":\n") << comments << u"body"_s;
    QTest::newRow("nothing but spaces") << Protocol::Anthropic << QByteArray(" ") << blank << u"body"_s;
}

void CorpusTest::endlessLinesAndBodiesAreRefused()
{
    QFETCH(Protocol, protocol);
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, piece);
    QFETCH(QString, complaint);
    llm::ResponseDecoder decoder(llm::makeAdapter(protocol)->reader(), llm::ResponseHead());
    decoder.feed(start);
    for (int i = 0; i < 100 * 1024 && !decoder.isComplete(); ++i)
        decoder.feed(piece);
    QVERIFY(decoder.isComplete());
    const llm::Answer answer = decoder.finish(llm::BodyEnd::Cut);
    QCOMPARE(answer.error->errorClass, llm::ErrorClass::Protocol);
    QVERIFY(answer.error->message.startsWith(complaint));
}

void CorpusTest::absurdCountersStaySmall()
{
    llm::RecordedBody recorded;
    recorded.protocol = Protocol::Anthropic;
    recorded.body =
        "data: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":4000000000000000,"
        "\"cache_read_input_tokens\":4000000000000000,\"output_tokens\":-5}}}\n\n";
    const auto answer = llm::decodeAnswer(recorded);
    QCOMPARE(answer->usage->input, 2'000'000'000'000);
    QCOMPARE(answer->usage->output, 0);
    recorded.protocol = Protocol::OpenAiChat;
    for (const char *cost :
        {"1e300", "-1", "1e6, \"is_byok\": true, \"cost_details\": {\"upstream_inference_cost\": -2e6}"}) {
        recorded.body = QByteArray("data: {\"usage\":{\"prompt_tokens\":1,\"cost\":") + cost + "}}\n\n";
        const auto priced = llm::decodeAnswer(recorded);
        QVERIFY(priced->usage && !priced->cost);
    }
}

#include "corpus_test.moc"
