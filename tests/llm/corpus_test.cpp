// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/llm/corpus_test.h"

#include "core/llm/response_decoder.h"
#include "core/llm/wire.h"
#include "tests/llm/corpus.h"
#include "tests/support/test_main.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::test;

void CorpusTest::init()
{
    test::failOnWarnings();
}

void CorpusTest::decodes_data()
{
    QTest::addColumn<QJsonObject>("entry");
    const QJsonArray cases = corpusCases();
    QCOMPARE(cases.size(), 108);
    for (const QJsonValue &value : cases) {
        const QJsonObject entry = value.toObject();
        const QString title = entry.value("file"_L1).toString() + u' ' + entry.value("title"_L1).toString();
        if (llm::makeWire(*llm::protocolFromWord(entry.value("protocol"_L1).toString())))
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
        const auto wire = llm::makeWire(recorded.protocol);
        if (!wire || recorded.head.status != 200)
            continue;
        llm::ResponseDecoder decoder(wire->reader(), recorded.head);
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

#include "moc_corpus_test.cpp"
