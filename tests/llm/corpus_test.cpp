// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/llm/corpus_test.h"

#include "core/llm/decode_body.h"
#include "core/llm/response_decoder.h"
#include "core/llm/wire.h"
#include "tests/support/test_main.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace baton;

namespace {

QByteArray fileOf(const QString &name)
{
    QFile file(QStringLiteral(BATON_SOURCE_DIR "/tests/data/sse/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonArray allCases()
{
    return QJsonDocument::fromJson(fileOf(u"manifest.json"_s)).object().value("cases"_L1).toArray();
}

llm::RecordedBody recordedBody(const QJsonObject &entry)
{
    llm::RecordedBody recorded;
    recorded.protocol = *llm::protocolFromWord(entry.value("protocol"_L1).toString());
    recorded.body = fileOf(entry.value("file"_L1).toString());
    recorded.abrupt = entry.value("close"_L1).toString() == "abrupt"_L1;
    const QJsonObject http = entry.value("http"_L1).toObject();
    recorded.head.status = http.value("status"_L1).toInt();
    const QJsonObject headers = http.value("headers"_L1).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        recorded.head.headers.append({it.key().toLatin1(), it.value().toString().toLatin1()});
    const QDateTime now = QDateTime::fromString(entry.value("now"_L1).toString(), Qt::ISODate);
    recorded.head.now = now.isValid() ? now.toMSecsSinceEpoch() : 1'795'507'200'000;
    return recorded;
}

QVector<qsizetype> splitsOf(const QJsonObject &entry)
{
    QVector<qsizetype> splits;
    const QJsonArray list = entry.value("splits"_L1).toArray();
    for (const QJsonValue &split : list)
        splits.append(split.toInteger());
    return splits;
}

QVector<qsizetype> everyByte(qsizetype size)
{
    QVector<qsizetype> splits;
    for (qsizetype i = 1; i < size; ++i)
        splits.append(i);
    return splits;
}

void compareToolCalls(const QJsonArray &actual, const QJsonArray &expected, bool exact)
{
    QCOMPARE(actual.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        QJsonObject a = actual.at(i).toObject();
        QJsonObject e = expected.at(i).toObject();
        if (!exact) {
            a.insert(u"arguments"_s,
                QJsonDocument::fromJson(a.value("arguments"_L1).toString().toUtf8()).object());
            e.insert(u"arguments"_s,
                QJsonDocument::fromJson(e.value("arguments"_L1).toString().toUtf8()).object());
        }
        QCOMPARE(a, e);
    }
}

void compareError(const QJsonValue &actual, const QJsonValue &expected)
{
    QCOMPARE(actual.isNull(), expected.isNull());
    const QJsonObject wanted = expected.toObject();
    const QJsonObject found = actual.toObject();
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        if (it.key() == "message_contains"_L1) {
            QVERIFY(found.value("message"_L1).toString().contains(it.value().toString()));
            continue;
        }
        QCOMPARE(found.value(it.key()), it.value());
    }
}

void compare(const QJsonObject &actual, const QJsonObject &expected, bool exactArguments)
{
    const QJsonArray any = expected.value("text_any"_L1).toArray();
    if (any.isEmpty())
        QCOMPARE(actual.value("text"_L1), expected.value("text"_L1));
    else
        QVERIFY(any.contains(actual.value("text"_L1)));
    for (const auto name :
        {"reasoning"_L1, "refusal"_L1, "finish"_L1, "finish_raw"_L1, "usage"_L1, "outcome"_L1})
        QCOMPARE(actual.value(name), expected.value(name));
    compareToolCalls(
        actual.value("tool_calls"_L1).toArray(), expected.value("tool_calls"_L1).toArray(), exactArguments);
    compareError(actual.value("error"_L1), expected.value("error"_L1));
}

} // namespace

void CorpusTest::init()
{
    test::failOnWarnings();
}

void CorpusTest::decodes_data()
{
    QTest::addColumn<QJsonObject>("entry");
    const QJsonArray cases = allCases();
    QVERIFY(cases.size() > 100);
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
    const QString protocol = entry.value("protocol"_L1).toString();
    const bool exact = protocol != "gemini"_L1 && protocol != "ollama"_L1;
    for (const auto &splits : {QVector<qsizetype>{}, splitsOf(entry), everyByte(recorded.body.size())}) {
        recorded.splits = splits;
        const auto document = llm::decodeBody(recorded);
        QVERIFY(document);
        compare(QJsonDocument::fromJson(*document).object(), entry.value("expect"_L1).toObject(), exact);
        if (QTest::currentTestFailed())
            return;
    }
}

void CorpusTest::deltasAddUpToTheText()
{
    const QJsonArray cases = allCases();
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
    const QJsonArray cases = allCases();
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
