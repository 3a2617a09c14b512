// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/loop_team.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

QStringList arguments(const QString &project, const ScriptedHttpServer &server)
{
    return {u"run"_s, u"--project"_s, project, u"--requirement"_s, u"A sample."_s, u"--provider"_s,
        u"openai"_s, u"--base-url"_s, server.baseUrl(), u"--model"_s, u"test-model"_s, u"--approve"_s,
        u"all"_s};
}

QString textOf(const QJsonObject &body)
{
    return QString::fromUtf8(QJsonDocument(body).toJson());
}

QString verbLineOf(const QJsonObject &body)
{
    const QString last = body["messages"_L1].toArray().last()["content"_L1].toString();
    return last.section(u'\n', 0, 0);
}

ScriptedHttpServer::Handler team(const LoopTeam &team = LoopTeam())
{
    return ScriptedHttpServer::openAiCompatible(
        [team](
            const QString &verbLine, const QJsonObject &body) { return team.answer(verbLine, textOf(body)); },
        2);
}

/// What was asked of each verb, sorted: "split.py as code".
QStringList asked(const ScriptedHttpServer &server, const QString &verb)
{
    QStringList lines;
    for (const ReceivedRequest &request : server.requests()) {
        const QString line = verbLineOf(request.json());
        if (line.startsWith(verb + u' '))
            lines.append(line.section(u' ', 1));
    }
    lines.sort();
    return lines;
}

/// The events of a kind, by the journal.
QVector<QJsonObject> events(const QString &project, const QString &type)
{
    QVector<QJsonObject> found;
    const QString log = runCli({u"log"_s, u"--project"_s, project, u"--json"_s}).out;
    for (const QString &row : log.split(u'\n', Qt::SkipEmptyParts)) {
        const QJsonObject object = QJsonDocument::fromJson(row.toUtf8()).object();
        if (object["type"_L1].toString() == type)
            found.append(object);
    }
    return found;
}

QMap<QString, QJsonObject> artefactsOf(const QString &project)
{
    QMap<QString, QJsonObject> found;
    const QJsonObject status = runCli({u"status"_s, u"--project"_s, project, u"--json"_s}).json().object();
    const QJsonArray artefacts = status["artefacts"_L1].toArray();
    for (const QJsonValue &value : artefacts)
        found.insert(value["path"_L1].toString(), value.toObject());
    return found;
}

bool isSandboxHere()
{
    return !QStandardPaths::findExecutable(u"bwrap"_s).isEmpty()
        && runProgram(
               u"bwrap"_s, {u"--ro-bind"_s, u"/"_s, u"/"_s, u"--unshare-all"_s, u"true"_s}, QDir::tempPath())
               .exitCode
        == 0;
}

} // namespace

/// The closed loop from outside: reviewed before the gate, run in the sandbox, failures mended, summed up.
class LoopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void initTestCase();
    void everyFaultIsMendedOnce();
    void killedRunsComeToTheSameTree();
    void whatIsNeverMendedEndsAtAGate();
    void withoutASandboxNothingIsRunAndItIsSaid();

private:
    bool m_isSandboxHere = false;
};

BATON_TEST_CLASS(LoopTest)

void LoopTest::init()
{
    failOnWarnings();
}

void LoopTest::initTestCase()
{
    m_isSandboxHere = isSandboxHere();
}

void LoopTest::everyFaultIsMendedOnce()
{
    if (!m_isSandboxHere)
        QSKIP("no sandbox may be made here");
    ScriptedHttpServer server(team());
    QTemporaryDir folder;
    const QString project = folder.filePath(u"p"_s);
    const CliResult run = runCli(arguments(project, server));
    QVERIFY2(run.exitCode == 0, run.describe().constData());

    QCOMPARE(asked(server, u"Fix"_s), (QStringList{u"split.py as code"_s, u"tests/test_rates.py as test"_s}));
    QCOMPARE(asked(server, u"Revise"_s),
        (QStringList{u"docs/code_summary.md as summary"_s, u"ledger.py as code"_s, u"report.py as code"_s}));
    for (const ReceivedRequest &request : server.requests()) {
        const QString line = verbLineOf(request.json());
        if (textOf(request.json()).contains(LoopTeam::refusedWord()))
            QVERIFY2(line.contains(" ledger.py "_L1), qPrintable(line));
    }
    const auto artefacts = artefactsOf(project);
    for (const QJsonObject &artefact : artefacts)
        QVERIFY2(artefact["state"_L1] == "approved"_L1, QJsonDocument(artefact).toJson().constData());
    // Each file was looked at as it was approved.
    QMap<QString, int> reviewed;
    for (const QJsonObject &event : events(project, u"call_answered"_s))
        reviewed[event["path"_L1].toString()] += 1;
    for (const QString &file : LoopTeam::files())
        QCOMPARE(reviewed.value(u"docs/reviews/%1.md"_s.arg(file)), artefacts[file]["revision"_L1].toInt());

    const QString result = folder.filePath(u"out"_s);
    const CliResult exported =
        runCli({u"export"_s, u"--project"_s, project, u"--to"_s, result, u"--format"_s, u"folder"_s});
    QVERIFY2(exported.exitCode == 0, exported.describe().constData());
    const CliResult tests =
        runProgram(u"python3"_s, {u"-m"_s, u"unittest"_s, u"discover"_s, u"-s"_s, u"tests"_s}, result);
    QVERIFY2(tests.exitCode == 0, tests.describe().constData());
    QVERIFY2(tests.err.contains("Ran 8 tests"_L1), tests.describe().constData());
    QFile summary(result + u"/docs/code_summary.md"_s);
    QVERIFY(summary.open(QIODevice::ReadOnly));
    QVERIFY(summary.readAll().trimmed().endsWith("## TODOs\n\n- None"));
}

void LoopTest::killedRunsComeToTheSameTree()
{
    if (!m_isSandboxHere)
        QSKIP("no sandbox may be made here");
    const int kills = qEnvironmentVariable("BATON_LOOP_KILLS", u"6"_s).toInt();
    ScriptedHttpServer server(team());
    QTemporaryDir folder;
    const QString whole = folder.filePath(u"whole/p"_s);
    QElapsedTimer timer;
    timer.start();
    const CliResult undisturbed = runCli(arguments(whole, server));
    QVERIFY2(undisturbed.exitCode == 0, undisturbed.describe().constData());
    const int span = static_cast<int>(timer.elapsed());
    const auto answered = events(whole, u"call_answered"_s).size();
    const auto programs = events(whole, u"program_ended"_s).size();
    QRandomGenerator random(8);
    for (int i = 0; i < kills; ++i) {
        const QString project = folder.filePath(u"%1/p"_s.arg(i));
        static_cast<void>(runCli(arguments(project, server), random.bounded(span)));
        const CliResult resumed = runCli(arguments(project, server));
        QVERIFY2(resumed.exitCode == 0, resumed.describe().constData());
        QCOMPARE(filesBelow(project), filesBelow(whole));
        QCOMPARE(events(project, u"call_answered"_s).size(), answered);
        // One that was killed is noted as interrupted and run again; one that had ended is not.
        int ended = 0;
        for (const QJsonObject &event : events(project, u"program_ended"_s))
            ended += event["data"_L1]["outcome"_L1]["end"_L1] == "interrupted"_L1 ? 0 : 1;
        QCOMPARE(ended, programs);
    }
}

void LoopTest::whatIsNeverMendedEndsAtAGate()
{
    if (!m_isSandboxHere)
        QSKIP("no sandbox may be made here");
    ScriptedHttpServer server(team(LoopTeam(true)));
    QTemporaryDir folder;
    const QString project = folder.filePath(u"p"_s);
    const CliResult run = runCli(arguments(project, server));
    QVERIFY2(run.exitCode == 7, qPrintable(run.err + run.out.right(600)));
    QCOMPARE(asked(server, u"Fix"_s).count(u"split.py as code"_s), 3);
    const QJsonObject report = artefactsOf(project)[u"docs/test_report.md"_s];
    QCOMPARE(report["state"_L1].toString(), u"review"_s);
    QCOMPARE(report["rounds"_L1]["tests"_L1].toInt(), 3);
    const QString waiting = runCli({u"waiting"_s, u"--project"_s, project}).out;
    QVERIFY2(waiting.contains("docs/test_report.md"_L1), qPrintable(waiting));
    const CliResult exported =
        runCli({u"export"_s, u"--project"_s, project, u"--to"_s, folder.filePath(u"out"_s)});
    QCOMPARE(exported.exitCode, 7);
    QVERIFY(!QFile::exists(folder.filePath(u"out"_s)));
}

void LoopTest::withoutASandboxNothingIsRunAndItIsSaid()
{
    ScriptedHttpServer server(team());
    QTemporaryDir folder;
    const QString project = folder.filePath(u"p"_s);
    QTemporaryDir programs; // no bwrap in it
    for (const QString &name : {u"git"_s, u"python3"_s}) {
        if (const QString path = QStandardPaths::findExecutable(name); !path.isEmpty())
            QVERIFY(QFile::link(path, programs.filePath(name)));
    }
    const CliResult run = runCli(arguments(project, server), -1, {{u"PATH"_s, programs.path()}});
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    QCOMPARE(asked(server, u"Fix"_s), QStringList());
    QVERIFY2(run.err.contains("not run"_L1), qPrintable(run.err + run.out.right(600)));
    QVERIFY(!events(project, u"program_ended"_s).isEmpty());
}

#include "loop_test.moc"
