// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/llm/corpus.h"

#include "tests/support/test_main.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace baton;

namespace baton::test {

namespace {

QByteArray fileOf(const QString &name)
{
    QFile file(QStringLiteral(BATON_SOURCE_DIR "/tests/data/sse/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QJsonArray corpusCases()
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

namespace {

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

} // namespace

void compareWithExpectation(const QJsonObject &actual, const QJsonObject &entry)
{
    const QJsonObject expected = entry.value("expect"_L1).toObject();
    const QString protocol = entry.value("protocol"_L1).toString();
    // These two send arguments as objects, so that only their meaning can be compared.
    const bool exactArguments = protocol != "gemini"_L1 && protocol != "ollama"_L1;
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

} // namespace baton::test
