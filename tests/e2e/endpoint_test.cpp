// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/composition.h"
#include "tests/support/cli_process.h"
#include "tests/support/sample_team.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

#include <sys/prctl.h>
#include <sys/resource.h>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray chunkOf(const QJsonObject &delta, const QString &finish = {}, const QJsonObject &usage = {})
{
    QJsonObject choice{{u"index"_s, 0}, {u"delta"_s, delta}};
    if (!finish.isEmpty())
        choice.insert(u"finish_reason"_s, finish);
    QJsonObject chunk{{u"choices"_s, QJsonArray{choice}}};
    if (!usage.isEmpty())
        chunk.insert(u"usage"_s, usage);
    return "data: " + QJsonDocument(chunk).toJson(QJsonDocument::Compact) + "\n\n";
}

/// A project and a configuration of its own.
struct Place {
    QTemporaryDir folder;

    [[nodiscard]] QString project() const { return folder.filePath(u"p"_s); }
    [[nodiscard]] CliResult cli(const QStringList &arguments) const
    {
        return runCli(arguments, -1, {{u"XDG_CONFIG_HOME"_s, folder.filePath(u"config"_s)}});
    }
    [[nodiscard]] CliResult run(const QString &baseUrl, const QStringList &more = {}) const
    {
        return cli(QStringList{u"run"_s, u"--project"_s, project(), u"--requirement"_s, u"A sample."_s,
                       u"--provider"_s, u"openai"_s, u"--base-url"_s, baseUrl, u"--model"_s, u"m"_s,
                       u"--until"_s, u"prd"_s}
            + more);
    }
    [[nodiscard]] QJsonObject status() const
    {
        return cli({u"status"_s, u"--project"_s, project(), u"--json"_s}).json().object();
    }
};

qint64 room(const ReceivedRequest &request)
{
    return request.json().value("max_completion_tokens"_L1).toInteger();
}

} // namespace

/// Endpoints that misbehave, as a person at a terminal meets them.
class EndpointTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void closedWithoutAnAnswer();
    void longWaitIsToldByTheTimeOfDay();
    void missingKeyNamesItsVariable();
    void modelInTheAddress();
    void answerOfThinkingAlone();
    void runawayAnswerIsNeverSentBack();
    void emptyAnswersAreInTheLedger();
    void webPageIsNamed();
    void connectionWithoutAList();
    void contextOfALocalServer();
    void timeoutsAndPatienceAreOptions_data();
    void timeoutsAndPatienceAreOptions();
    void priceTable();
    void keysStayOutOfCoreDumps();
};

BATON_TEST_CLASS(EndpointTest)

void EndpointTest::init()
{
    failOnWarnings();
}

void EndpointTest::closedWithoutAnAnswer()
{
    ScriptedHttpServer server([](const ReceivedRequest &) {
        ScriptedReply reply;
        reply.end = ScriptedReply::End::NoAnswer;
        return reply;
    });
    const Place place;
    const CliResult run = place.run(server.baseUrl());
    QVERIFY2(run.exitCode == 6, run.describe().constData());
    QCOMPARE(server.requests().size(), 1);
    for (const QString &said :
        {u"without an answer"_s, u"not sent again because it may have been billed"_s, u"Retry asks again"_s})
        QVERIFY2(run.err.contains(said), run.describe().constData());
    QVERIFY(!run.err.contains("middle of the answer"_L1));
}

void EndpointTest::longWaitIsToldByTheTimeOfDay()
{
    for (const int status : {429, 503}) {
        ScriptedHttpServer server([&](const ReceivedRequest &) {
            ScriptedReply reply =
                ScriptedHttpServer::jsonReply(status, {{u"error"_s, QJsonObject{{u"message"_s, u"busy"_s}}}});
            reply.headers.append(qMakePair(QByteArray("Retry-After"), QByteArray("3600")));
            return reply;
        });
        const Place place;
        const CliResult run = place.run(server.baseUrl());
        QVERIFY2(run.exitCode == 6, run.describe().constData());
        static const QRegularExpression said(u"asks to wait: until [-0-9 ]*\\d\\d:\\d\\d \\(busy\\)"_s);
        QVERIFY2(said.match(run.err).hasMatch(), run.describe().constData());
        QVERIFY(!run.err.contains("countdown"_L1) && !run.err.contains("by itself;"_L1));
        QCOMPARE(place.status()["errors"_L1].toArray().first()["code"_L1].toString(), u"asks_to_wait"_s);
    }
}

void EndpointTest::missingKeyNamesItsVariable()
{
    const Place place;
    const CliResult run = place.cli({u"run"_s, u"--project"_s, place.project(), u"--requirement"_s,
        u"A sample."_s, u"--provider"_s, u"openai"_s});
    QVERIFY2(run.exitCode == 6, run.describe().constData());
    QVERIFY2(run.err.contains("OPENAI_API_KEY"_L1), run.describe().constData());
    const CliResult test = place.cli({u"test-connection"_s, u"--provider"_s, u"anthropic"_s});
    QVERIFY2(test.exitCode == 6 && test.err.contains("ANTHROPIC_API_KEY"_L1), test.describe().constData());
}

void EndpointTest::modelInTheAddress()
{
    const SampleTeam sample;
    ScriptedHttpServer server(ScriptedHttpServer::openAiCompatible(
        [&sample](const QString &verbLine, const QJsonObject &) { return sample.answer(verbLine); }));
    const Place place;
    const QString address = server.baseUrl(u"/openai/deployments/{model}"_s) + u"?api-version=2024-10-21"_s;
    const CliResult run = place.run(address, {u"--provider"_s, u"azure-classic"_s});
    QVERIFY2(run.exitCode == 3, run.describe().constData());
    QCOMPARE(server.requests().first().target,
        QByteArray("/openai/deployments/m/chat/completions?api-version=2024-10-21"));
}

void EndpointTest::answerOfThinkingAlone()
{
    ScriptedHttpServer server([](const ReceivedRequest &) {
        ScriptedReply reply;
        const QJsonObject usage{{u"prompt_tokens"_s, 900}, {u"completion_tokens"_s, 8000}};
        reply.chunks = {chunkOf({{u"reasoning_content"_s, u"Let me see. "_s}}),
            chunkOf({}, u"length"_s, usage), "data: [DONE]\n\n"};
        return reply;
    });
    const Place place;
    const CliResult run = place.run(server.baseUrl(), {u"--price"_s, u"openai/m=1,2"_s});
    QVERIFY2(run.exitCode == 5, run.describe().constData());
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(room(server.requests().at(0)), 8000);
    QCOMPARE(room(server.requests().at(1)), 16'000);
    QVERIFY(!server.requests().at(1).body.contains("cut off"));
    QVERIFY2(
        run.err.contains("thinking"_L1) && run.err.contains("--max-answer"_L1), run.describe().constData());
    QCOMPARE(place.status()["usage"_L1]["calls"_L1].toInt(), 2);
    // A person gives it more.
    const CliResult retried = place.cli(
        {u"retry"_s, u"--project"_s, place.project(), u"docs/prd.md"_s, u"--max-answer"_s, u"40000"_s});
    QVERIFY2(retried.exitCode == 0, retried.describe().constData());
    static_cast<void>(place.cli({u"run"_s, u"--project"_s, place.project()}));
    QCOMPARE(room(server.requests().at(2)), 40'000);
}

void EndpointTest::runawayAnswerIsNeverSentBack()
{
    ScriptedHttpServer server([](const ReceivedRequest &) {
        ScriptedReply reply;
        for (int i = 0; i < 300; ++i)
            reply.chunks.append(chunkOf({{u"content"_s, u"and so on "_s.repeated(100)}}));
        reply.end = ScriptedReply::End::Stall;
        return reply;
    });
    const Place place;
    const CliResult run = place.run(server.baseUrl(), {u"--max-answer"_s, u"1000"_s});
    QVERIFY2(run.exitCode == 5, run.describe().constData());
    QCOMPARE(room(server.requests().first()), 1000);
    QCOMPARE(server.requests().size(), 1);
    QVERIFY2(run.err.contains("did not come to an end"_L1), run.describe().constData());
    const CliResult more = place.cli({u"continue"_s, u"--project"_s, place.project(), u"docs/prd.md"_s});
    QCOMPARE(more.exitCode, 2);
    QVERIFY(place.status()["usage"_L1]["output_tokens"_L1].toInteger() > 4000); // what came is paid for
}

void EndpointTest::emptyAnswersAreInTheLedger()
{
    ScriptedHttpServer server([](const ReceivedRequest &) {
        ScriptedReply reply;
        const QJsonObject usage{{u"prompt_tokens"_s, 500}, {u"completion_tokens"_s, 3}};
        reply.chunks = {chunkOf({}, u"stop"_s, usage), "data: [DONE]\n\n"};
        return reply;
    });
    const Place place;
    const CliResult run = place.run(server.baseUrl(), {u"--price"_s, u"openai/m=1000,1000"_s});
    QVERIFY2(run.exitCode == 5, run.describe().constData());
    QCOMPARE(server.requests().size(), 2);
    const QJsonValue usage = place.status()["usage"_L1];
    QCOMPARE(usage["calls"_L1].toInt(), 2);
    QCOMPARE(usage["cost_usd"_L1].toDouble(), 1.006);
}

void EndpointTest::webPageIsNamed()
{
    ScriptedHttpServer server([](const ReceivedRequest &) {
        ScriptedReply reply;
        reply.headers = {{"Content-Type", "text/html"}};
        reply.chunks = {"<html><title>Welcome to Hotel WiFi</title></html>"};
        return reply;
    });
    const Place place;
    const CliResult run = place.run(server.baseUrl());
    QVERIFY2(run.exitCode == 6 && run.err.contains("web page: Welcome to Hotel WiFi"_L1),
        run.describe().constData());
    const CliResult test =
        place.cli({u"test-connection"_s, u"--provider"_s, u"openai"_s, u"--base-url"_s, server.baseUrl()});
    QVERIFY2(
        test.exitCode == 6 && test.err.contains("Welcome to Hotel WiFi"_L1), test.describe().constData());
    QVERIFY(test.err.contains("sign in with a browser"_L1) && !test.err.contains("arrived"_L1));
}

void EndpointTest::connectionWithoutAList()
{
    ScriptedHttpServer server([](const ReceivedRequest &request) {
        if (request.method == "GET")
            return ScriptedHttpServer::jsonReply(404, {{u"detail"_s, u"Not Found"_s}});
        ScriptedReply reply;
        reply.chunks = ScriptedHttpServer::chatEvents(u"yes"_s);
        return reply;
    });
    const QStringList test{u"test-connection"_s, u"--provider"_s, u"openai"_s, u"--base-url"_s,
        server.baseUrl(), u"--model"_s, u"m"_s};
    const Place place;
    const CliResult list = place.cli(test);
    QVERIFY2(list.exitCode == 3 && list.err.contains("--call"_L1), list.describe().constData());
    QCOMPARE(server.requests().size(), 1);
    const CliResult call = place.cli(test + QStringList{u"--call"_s});
    QVERIFY2(call.exitCode == 0 && call.out.contains("one token"_L1), call.describe().constData());
    QCOMPARE(room(server.requests().last()), 1);
}

void EndpointTest::contextOfALocalServer()
{
    ScriptedHttpServer server([](const ReceivedRequest &request) {
        if (request.method == "GET") {
            const QJsonObject model{{u"id"_s, u"m"_s}, {u"meta"_s, QJsonObject{{u"n_ctx"_s, 5000}}}};
            return ScriptedHttpServer::jsonReply(200, {{u"data"_s, QJsonArray{model}}});
        }
        ScriptedReply reply;
        reply.chunks = {chunkOf({{u"content"_s, u"Hello."_s}}, u"stop"_s), "data: [DONE]\n\n"};
        return reply;
    });
    const QStringList local{u"--provider"_s, u"llamacpp"_s};
    const Place place;
    const CliResult test = place.cli(
        QStringList{u"test-connection"_s, u"--base-url"_s, server.baseUrl(), u"--model"_s, u"m"_s} + local);
    QVERIFY2(test.out.contains("1 model.\n"_L1) && test.out.contains("may have 5000 tokens"_L1),
        test.describe().constData());
    // From then on the answer gets what the prompt leaves of it.
    static_cast<void>(place.run(server.baseUrl(), local));
    const qint64 first = server.requests().at(1).json().value("max_tokens"_L1).toInteger();
    QVERIFY2(first >= 1024 && first < 4500, QByteArray::number(first).constData());
    // A prompt for which that is not enough is not sent.
    const Place narrow;
    const CliResult run = narrow.run(server.baseUrl(), local + QStringList{u"--context"_s, u"2048"_s});
    QVERIFY2(run.exitCode == 5 && run.err.contains("of 2048"_L1) && run.err.contains("--context"_L1),
        run.describe().constData());
    const CliResult bad = narrow.run(server.baseUrl(), local + QStringList{u"--context"_s, u"much"_s});
    QVERIFY2(bad.exitCode == 2 && bad.err.contains("--context much"_L1), bad.describe().constData());
    const CliResult unknown = narrow.run(server.baseUrl(), {u"--context"_s, u"9000"_s});
    QVERIFY2(unknown.exitCode == 2 && unknown.err.contains("--price"_L1), unknown.describe().constData());
}

void EndpointTest::timeoutsAndPatienceAreOptions_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("said");
    QTest::newRow("first byte") << u"--first-byte-timeout"_s << u"No answer came in time"_s;
    QTest::newRow("idle") << u"--idle-timeout"_s << u"stalled"_s;
}

void EndpointTest::timeoutsAndPatienceAreOptions()
{
    QFETCH(QString, option);
    QFETCH(QString, said);
    ScriptedHttpServer server([&](const ReceivedRequest &) {
        ScriptedReply reply;
        if (option == "--idle-timeout"_L1)
            reply.chunks = {chunkOf({{u"content"_s, u"Half"_s}})};
        reply.end = ScriptedReply::End::Stall;
        return reply;
    });
    const Place place;
    const CliResult run = place.run(server.baseUrl(), {option, u"1"_s});
    QVERIFY2(run.err.contains(said) && run.err.contains("1 s"_L1), run.describe().constData());
    const CliResult bad = place.run(server.baseUrl(), {option, u"soon"_s});
    QVERIFY2(bad.exitCode == 2 && bad.err.contains(option), bad.describe().constData());
}

void EndpointTest::priceTable()
{
    const Place place;
    const QString file = place.folder.filePath(u"table.json"_s);
    QFile table(file);
    QVERIFY(table.open(QIODevice::WriteOnly));
    table.write(R"({"sample_spec":{"mode":"chat"},
        "gpt-new":{"litellm_provider":"openai","mode":"chat","input_cost_per_token":3e-07,"output_cost_per_token":4e-06,
          "cache_read_input_token_cost":0,"input_cost_per_token_above_200k_tokens":6e-07,
          "max_input_tokens":1000000,"deprecation_date":"2026-12-01"},
        "gpt-4o":{"litellm_provider":"openai","mode":"chat","input_cost_per_token":1e-06,"output_cost_per_token":2e-06},
        "fireworks_ai/accounts/fireworks/models/x":{"litellm_provider":"fireworks_ai","input_cost_per_token":1e-06,"output_cost_per_token":1e-06},
        "dall-e":{"litellm_provider":"openai","mode":"image_generation","input_cost_per_token":1,"output_cost_per_token":1},
        "bedrock/x":{"litellm_provider":"bedrock","mode":"chat","input_cost_per_token":1e-06,"output_cost_per_token":1e-06}})");
    table.close();
    const CliResult update = place.cli({u"prices"_s, u"update"_s, file});
    QVERIFY2(update.exitCode == 0 && update.out.contains("3 prices"_L1), update.describe().constData());
    const CliResult list = place.cli({u"prices"_s, u"--provider"_s, u"openai"_s, u"--json"_s});
    QMap<QString, QJsonObject> rows;
    for (const QJsonValue &row : list.json().array())
        rows.insert(row["model"_L1].toString(), row.toObject());
    const QJsonObject fresh = rows.value(u"gpt-new"_s);
    QCOMPARE(fresh["input"_L1].toDouble(), 0.3);
    QVERIFY(fresh["cache_read"_L1].isNull()); // a listed zero is no gift
    QCOMPARE(fresh["tiers"_L1][0]["above"_L1].toInt(), 200'000);
    QCOMPARE(fresh["tiers"_L1][0]["output"_L1].toDouble(), 4.0);
    QCOMPARE(fresh["deprecated"_L1].toString(), u"2026-12-01"_s);
    QCOMPARE(fresh["source"_L1].toString(), u"table.json"_s);
    QCOMPARE(rows.value(u"gpt-4o"_s)["input"_L1].toDouble(), 1.0); // over the embedded one
    QVERIFY(rows.contains(u"gpt-4o-mini"_s)); // which is still there
    const CliResult bad = place.cli({u"prices"_s, u"update"_s, place.folder.filePath(u"none.json"_s)});
    QVERIFY2(bad.exitCode == 2, bad.describe().constData());
}

void EndpointTest::keysStayOutOfCoreDumps()
{
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_CORE, &before), 0);
    qputenv("BATON_CORE_DUMPS", "1");
    {
        const Composition open;
        rlimit now{};
        QCOMPARE(::getrlimit(RLIMIT_CORE, &now), 0);
        QCOMPARE(now.rlim_cur, before.rlim_cur);
    }
    qunsetenv("BATON_CORE_DUMPS");
    const Composition composition;
    rlimit now{};
    QCOMPARE(::getrlimit(RLIMIT_CORE, &now), 0);
    QCOMPARE(now.rlim_cur, rlim_t(0));
#ifndef __SANITIZE_ADDRESS__
    QCOMPARE(::prctl(PR_GET_DUMPABLE), 0);
#endif
}

#include "endpoint_test.moc"
