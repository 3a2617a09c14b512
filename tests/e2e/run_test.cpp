// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/sample_team.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

QStringList runArguments(const QString &project, const ScriptedHttpServer &server)
{
    return {u"run"_s, u"--project"_s, project, u"--requirement"_s, u"A sample."_s, u"--provider"_s,
        u"openai"_s, u"--base-url"_s, server.baseUrl(), u"--model"_s, u"test-model"_s, u"--approve"_s,
        u"all"_s};
}

ScriptedHttpServer::Handler team(const SampleTeam &sample, int firstByteMs = 0)
{
    return ScriptedHttpServer::openAiCompatible(
        [&sample](const QString &verbLine, const QJsonObject &) { return sample.answer(verbLine); },
        firstByteMs);
}

void checkMessages(const SampleTeam &sample, const QJsonObject &body)
{
    const QJsonArray messages = body["messages"_L1].toArray();
    QVERIFY(messages.size() >= 2);
    QString previous = u"assistant"_s;
    for (const QJsonValue &message : messages) {
        const QString role = message["role"_L1].toString();
        const QString expected = previous == "user"_L1 ? u"assistant"_s : u"user"_s;
        QVERIFY2(role == expected || (role == "system"_L1 && previous == "assistant"_L1), qPrintable(role));
        previous = role;
    }
    const QString last = messages.last()["content"_L1].toString();
    const QString verbLine = last.section(u'\n', 0, 0);
    QVERIFY2(
        QRegularExpression(u"^(Produce|Revise|Review|Complete|Continue) \\S+ as \\S+$"_s).match(verbLine).hasMatch(),
        qPrintable(verbLine));
    if (!verbLine.endsWith(" as code"_L1))
        return;
    const QString path = verbLine.section(u' ', 1, 1);
    const QString all = QString::fromUtf8(QJsonDocument(body).toJson());
    for (const QString &file : sample.files()) {
        const bool wanted = sample.dependenciesOf(path).contains(file);
        QVERIFY2(all.contains(SampleTeam::markerOf(file)) == wanted, qPrintable(path + u" and "_s + file));
    }
}

} // namespace

/// A whole run against an OpenAI-compatible endpoint on the loopback address.
class RunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wholeRunAsksWellFormedPrompts();
    void filesOfALevelAreWrittenAtTheSameTime();
    void testsOffWritesNone();
    void untilStopsAfterAStep();
    void sameRequirementResumesAnotherIsRefused();
};

BATON_TEST_CLASS(RunTest)

void RunTest::init()
{
    failOnWarnings();
}

void RunTest::wholeRunAsksWellFormedPrompts()
{
    const SampleTeam sample;
    ScriptedHttpServer server(team(sample));
    QTemporaryDir folder;
    const QString project = folder.filePath(u"p"_s);
    const CliResult run = runCli(runArguments(project, server));
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    QCOMPARE(server.requests().size(), 4 + 3 * sample.files().size());
    for (const ReceivedRequest &request : server.requests()) {
        QVERIFY(
            request.header("authorization").isEmpty()); // a foreign address gets no key that was not named
        QVERIFY(
            request.json().contains("max_completion_tokens"_L1) || request.json().contains("max_tokens"_L1));
        checkMessages(sample, request.json());
    }
    const auto files = filesBelow(project);
    for (const QString &file : sample.files())
        QVERIFY2(files.contains(file), qPrintable(file));
    QVERIFY(files.contains(u"requirements.txt"_s));
}

void RunTest::filesOfALevelAreWrittenAtTheSameTime()
{
    const SampleTeam sample;
    ScriptedHttpServer server(team(sample, 50));
    QTemporaryDir folder;
    QStringList arguments = runArguments(folder.filePath(u"p"_s), server);
    arguments << u"--parallel"_s << u"10"_s << u"--tests"_s << u"off"_s;
    const CliResult run = runCli(arguments);
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    QVERIFY2(server.peakStreams() >= 4, "the four files without dependencies belong together");
}

void RunTest::testsOffWritesNone()
{
    const SampleTeam sample;
    ScriptedHttpServer server(team(sample));
    QTemporaryDir folder;
    const QString project = folder.filePath(u"p"_s);
    QStringList arguments = runArguments(project, server);
    arguments << u"--tests"_s << u"off"_s << u"--review"_s << u"off"_s;
    const CliResult run = runCli(arguments);
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    for (const QString &path : filesBelow(project).keys())
        QVERIFY2(!path.startsWith("tests/"_L1), qPrintable(path));
}

void RunTest::untilStopsAfterAStep()
{
    const SampleTeam sample;
    ScriptedHttpServer server(team(sample));
    QTemporaryDir folder;
    const QString project = folder.filePath(u"p"_s);
    QStringList arguments = runArguments(project, server);
    const CliResult until = runCli(arguments + QStringList{u"--until"_s, u"design"_s});
    QVERIFY2(until.exitCode == 0, until.describe().constData());
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(!filesBelow(project).contains(u"docs/tasks.md"_s));
}

void RunTest::sameRequirementResumesAnotherIsRefused()
{
    const SampleTeam sample;
    ScriptedHttpServer server(team(sample));
    QTemporaryDir folder;
    const QString project = folder.filePath(u"p"_s);
    QStringList arguments = runArguments(project, server);
    QCOMPARE(runCli(arguments).exitCode, 0);
    const auto asked = server.requests().size();
    QCOMPARE(runCli(arguments).exitCode, 0);
    QCOMPARE(server.requests().size(), asked);
    arguments[arguments.indexOf(u"A sample."_s)] = u"Something else."_s;
    const CliResult other = runCli(arguments);
    QCOMPARE(other.exitCode, 2);
    QVERIFY2(other.err.contains("change"_L1), other.describe().constData());
}

#include "run_test.moc"
