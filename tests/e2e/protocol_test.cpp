// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/protocol_server.h"
#include "tests/support/sample_team.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

const QString corpusFolder = QStringLiteral(BATON_SOURCE_DIR "/tests/data/sse/");

void addProtocols()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::newRow("openai") << Protocol::OpenAiChat;
    QTest::newRow("openai-responses") << Protocol::OpenAiResponses;
    QTest::newRow("anthropic") << Protocol::Anthropic;
    QTest::newRow("gemini") << Protocol::Gemini;
    QTest::newRow("ollama") << Protocol::Ollama;
}

/// The row's name is the endpoint's id.
QStringList endpointArguments(const ScriptedHttpServer &server, Protocol protocol)
{
    return {u"--provider"_s, QString::fromLatin1(QTest::currentDataTag()), u"--base-url"_s,
        server.baseUrl(basePath(protocol)), u"--model"_s, u"test-model"_s};
}

QStringList decodeArguments(const QJsonObject &entry)
{
    const QJsonObject http = entry["http"_L1].toObject();
    QStringList arguments{u"decode"_s, u"--json"_s, u"--protocol"_s, entry["protocol"_L1].toString(),
        corpusFolder + entry["file"_L1].toString(), u"--status"_s,
        QString::number(http["status"_L1].toInt())};
    const QJsonObject headers = http["headers"_L1].toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        arguments << u"--header"_s << QString(it.key() + u": "_s + it.value().toString());
    QStringList splits;
    const QJsonArray offsets = entry["splits"_L1].toArray();
    for (const QJsonValue &offset : offsets)
        splits.append(QString::number(offset.toInteger()));
    if (!splits.isEmpty())
        arguments << u"--split"_s << splits.join(u',');
    if (entry["close"_L1].toString() == "abrupt"_L1)
        arguments << u"--abrupt"_s;
    if (entry.contains("now"_L1))
        arguments << u"--now"_s << entry["now"_L1].toString();
    return arguments;
}

/// The members of `expect` that are compared as they stand; tst_llm looks at the others.
QString difference(const QJsonObject &actual, const QJsonObject &expected)
{
    for (const auto name :
        {"text"_L1, "reasoning"_L1, "refusal"_L1, "finish"_L1, "finish_raw"_L1, "usage"_L1, "outcome"_L1}) {
        const bool several = name == "text"_L1 && expected.contains("text_any"_L1);
        const bool same = several ? expected["text_any"_L1].toArray().contains(actual[name])
                                  : actual[name] == expected[name];
        if (!same)
            return name;
    }
    if (actual["tool_calls"_L1].toArray().size() != expected["tool_calls"_L1].toArray().size())
        return u"tool_calls"_s;
    const QJsonObject error = expected["error"_L1].toObject();
    for (auto it = error.begin(); it != error.end(); ++it) {
        if (it.key() != "message_contains"_L1 && actual["error"_L1][it.key()] != it.value())
            return u"error."_s + it.key();
    }
    return {};
}

} // namespace

/// The whole stock SOP over each wire protocol, and the corpus through `baton-cli decode`.
class ProtocolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void runsTheWholeSop_data();
    void runsTheWholeSop();
    void testsTheConnection_data();
    void testsTheConnection();
    void decodesTheCorpus();
};

BATON_TEST_CLASS(ProtocolTest)

void ProtocolTest::init()
{
    failOnWarnings();
}

void ProtocolTest::runsTheWholeSop_data()
{
    addProtocols();
}

void ProtocolTest::runsTheWholeSop()
{
    QFETCH(Protocol, protocol);
    const SampleTeam sample;
    ScriptedHttpServer server(speaking(protocol,
        [&sample](const QString &verbLine, const QJsonObject &) { return sample.answer(verbLine); }));
    QTemporaryDir folder;
    const QString project = folder.filePath(u"p"_s);
    const CliResult run = runCli(QStringList{u"run"_s, u"--project"_s, project, u"--requirement"_s,
                                     u"A sample."_s, u"--approve"_s, u"all"_s, u"--json"_s}
        + endpointArguments(server, protocol));
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    QCOMPARE(server.requests().size(), 4 + 3 * sample.files().size());
    const auto files = filesBelow(project);
    for (const QString &file : sample.files()) {
        const QString code = sample.code(file);
        const QString body = code.section(u'\n', 1, -3) + u'\n'; // without its fence
        QCOMPARE(QString::fromUtf8(files.value(file)), body);
    }
    const QJsonObject usage = run.json()["usage"_L1].toObject();
    QCOMPARE(usage["calls"_L1].toInt(), server.requests().size());
    QCOMPARE(usage["input_tokens"_L1].toInt(), 100 * server.requests().size());
}

void ProtocolTest::testsTheConnection_data()
{
    addProtocols();
}

void ProtocolTest::testsTheConnection()
{
    QFETCH(Protocol, protocol);
    ScriptedHttpServer server(
        speaking(protocol, [](const QString &, const QJsonObject &) { return QString(); }));
    const CliResult result = runCli(QStringList{u"test-connection"_s} + endpointArguments(server, protocol));
    QVERIFY2(result.exitCode == 0, result.describe().constData());
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().method, "GET");
}

void ProtocolTest::decodesTheCorpus()
{
    QFile manifest(corpusFolder + u"manifest.json"_s);
    QVERIFY(manifest.open(QIODevice::ReadOnly));
    const QJsonArray cases = QJsonDocument::fromJson(manifest.readAll()).object().value("cases"_L1).toArray();
    QCOMPARE(cases.size(), 124);
    for (const QJsonValue &value : cases) {
        const QJsonObject entry = value.toObject();
        const CliResult result = runCli(decodeArguments(entry));
        QVERIFY2(result.exitCode == 0, result.describe().constData());
        const QString member = difference(result.json().object(), entry["expect"_L1].toObject());
        QVERIFY2(member.isEmpty(), qPrintable(entry["file"_L1].toString() + u": "_s + member));
    }
}

#include "protocol_test.moc"
