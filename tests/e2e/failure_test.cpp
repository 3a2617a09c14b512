// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/sample_team.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

#include <memory>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

QString verbLineOf(const ReceivedRequest &request)
{
    return request.json()["messages"_L1].toArray().last()["content"_L1].toString().section(u'\n', 0, 0);
}

/// A project folder and a server whose answers go through a hook that may spoil them.
struct Scene {
    using Spoil =
        std::function<bool(const QString &verbLine, int nth, ScriptedReply &reply, QString &answer)>;

    explicit Scene(Spoil spoil)
        : server([this, spoil](const ReceivedRequest &request) { return replyTo(request, spoil); }),
          project(folder.filePath(u"p"_s))
    {
    }

    ScriptedReply replyTo(const ReceivedRequest &request, const Spoil &spoil)
    {
        const QString verbLine = verbLineOf(request);
        QString answer = sample.answer(verbLine);
        if (verbLine.startsWith("Continue"_L1))
            answer = rest(request);
        ScriptedReply reply;
        if (spoil(verbLine, ++asked[verbLine], reply, answer) && reply.chunks.isEmpty()
            && reply.status == 200)
            return reply;
        if (reply.status == 200 && reply.chunks.isEmpty())
            reply.chunks = ScriptedHttpServer::chatEvents(answer);
        return reply;
    }

    QString rest(const ReceivedRequest &request) const
    {
        const QJsonArray messages = request.json()["messages"_L1].toArray();
        const QString soFar = messages.at(messages.size() - 2)["content"_L1].toString();
        const QString path = verbLineOf(request).section(u' ', 1, 1);
        return sample.code(path).mid(soFar.size());
    }

    CliResult run(const QStringList &more = {}) const
    {
        return runCli(QStringList{u"run"_s, u"--project"_s, project, u"--requirement"_s, u"A sample."_s,
                          u"--provider"_s, u"openai"_s, u"--base-url"_s, server.baseUrl(), u"--model"_s,
                          u"test-model"_s, u"--tests"_s, u"off"_s, u"--approve"_s, u"all"_s}
            + more);
    }
    CliResult decide(const QString &command, const QString &path, const QStringList &more = {}) const
    {
        return runCli(QStringList{command, u"--project"_s, project, path} + more);
    }

    SampleTeam sample;
    QMap<QString, int> asked;
    ScriptedHttpServer server;
    QTemporaryDir folder;
    QString project;
};

QByteArray codeText(const QString &answer)
{
    return answer.section(u'\n', 1).section(u"```"_s, 0, 0).toUtf8();
}

} // namespace

/// Servers and answers that misbehave: nothing aborts, nothing is lost, a decision and `run` go on to the
/// end.
class FailureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rateLimitIsWaitedFor();
    void cutIsContinuedWithoutASeam();
    void halfDocumentIsCompleted();
    void stubbornHalfDocumentBecomesACard();
    void missingClosingFenceIsTolerated();
    void answerWithoutCodeCanBeKept();
    void pathOutsideIsRefused();
    void serverErrorsEndInARetry();
    void deadPortSaysWhatToDo();
    void secondProgramIsRefused();
    void outsideChangeIsNotOverwritten();
};

BATON_TEST_CLASS(FailureTest)

void FailureTest::init()
{
    failOnWarnings();
}

void FailureTest::rateLimitIsWaitedFor()
{
    Scene scene([](const QString &verbLine, int nth, ScriptedReply &reply, QString &) {
        if (verbLine.endsWith(" as design"_L1) && nth == 1) {
            reply = ScriptedHttpServer::jsonReply(
                429, {{u"error"_s, QJsonObject{{u"message"_s, u"slow down"_s}}}});
            reply.headers.append(qMakePair(QByteArray("Retry-After"), QByteArray("0.2")));
        }
        return false;
    });
    const CliResult run = scene.run();
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    QVERIFY2(run.out.contains("waiting"_L1), run.describe().constData());
    QCOMPARE(scene.asked.value(u"Produce docs/system_design.md as design"_s), 2);
}

void FailureTest::cutIsContinuedWithoutASeam()
{
    Scene scene([](const QString &verbLine, int nth, ScriptedReply &reply, QString &answer) {
        if (verbLine == "Produce src/b0.py as code"_L1 && nth == 1) {
            reply.chunks = ScriptedHttpServer::chatEvents(answer).mid(0, 9);
            reply.end = ScriptedReply::End::Cut;
        }
        return false;
    });
    const CliResult run = scene.run();
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    QCOMPARE(scene.asked.value(u"Continue src/b0.py as code"_s), 1);
    QCOMPARE(filesBelow(scene.project).value(u"src/b0.py"_s), codeText(scene.sample.code(u"src/b0.py"_s)));
}

void FailureTest::halfDocumentIsCompleted()
{
    Scene scene([](const QString &verbLine, int, ScriptedReply &, QString &answer) {
        if (verbLine == "Produce docs/prd.md as prd"_L1)
            answer = answer.left(answer.indexOf("## Requirement Analysis"_L1));
        if (verbLine == "Complete docs/prd.md as prd"_L1)
            answer = answer.mid(answer.indexOf("## Requirement Analysis"_L1));
        return false;
    });
    const CliResult run = scene.run();
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    QCOMPARE(scene.asked.value(u"Complete docs/prd.md as prd"_s), 1);
    QVERIFY(filesBelow(scene.project).value(u"docs/prd.md"_s).contains("## Requirement Pool"));
}

void FailureTest::stubbornHalfDocumentBecomesACard()
{
    bool stubborn = true;
    Scene scene([&stubborn](const QString &verbLine, int, ScriptedReply &, QString &answer) {
        if (stubborn && verbLine.endsWith(" as prd"_L1))
            answer = answer.left(answer.indexOf("## Requirement Analysis"_L1));
        return false;
    });
    const CliResult run = scene.run({u"--json"_s});
    QVERIFY2(run.exitCode == 5, run.describe().constData());
    QCOMPARE(run.json()["waiting"_L1].toArray(), QJsonArray{u"docs/prd.md"_s});
    QVERIFY2(run.err.contains("docs/prd.md: Checks failed: "_L1), run.describe().constData());
    QVERIFY(scene.decide(u"show"_s, u"docs/prd.md"_s).out.contains("## Product Goals"_L1));
    stubborn = false;
    QCOMPARE(scene.decide(u"regenerate"_s, u"docs/prd.md"_s).exitCode, 0);
    const CliResult again = scene.run();
    QVERIFY2(again.exitCode == 0, again.describe().constData());
}

void FailureTest::missingClosingFenceIsTolerated()
{
    Scene scene([](const QString &verbLine, int, ScriptedReply &, QString &answer) {
        if (verbLine.endsWith(" as code"_L1))
            answer = answer.left(answer.lastIndexOf("```"_L1));
        return false;
    });
    const CliResult run = scene.run();
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    QCOMPARE(filesBelow(scene.project).value(u"main.py"_s), codeText(scene.sample.code(u"main.py"_s)));
}

void FailureTest::answerWithoutCodeCanBeKept()
{
    Scene scene([](const QString &verbLine, int, ScriptedReply &, QString &answer) {
        if (verbLine.endsWith(" main.py as code"_L1))
            answer = u"Shall I write it in Python?"_s;
        return false;
    });
    const CliResult run = scene.run();
    QVERIFY2(run.exitCode == 5 && run.err.contains("main.py: The answer holds no code"_L1),
        run.describe().constData());
    const CliResult kept = scene.decide(u"keep"_s, u"main.py"_s);
    QVERIFY2(kept.exitCode == 0, kept.describe().constData());
    QCOMPARE(scene.decide(u"show"_s, u"main.py"_s).out, u"Shall I write it in Python?\n"_s);
}

void FailureTest::pathOutsideIsRefused()
{
    bool isBad = true; // also when the failed check goes back to the role
    Scene scene([&isBad](const QString &verbLine, int, ScriptedReply &, QString &answer) {
        if (isBad && verbLine.endsWith(" docs/tasks.md as tasks"_L1))
            answer = SampleTeam().tasks(u"../../etc/x"_s);
        return false;
    });
    const CliResult run = scene.run({u"--json"_s});
    QVERIFY2(run.exitCode == 5, run.describe().constData());
    QVERIFY(!QFile::exists(scene.folder.filePath(u"etc/x"_s)));
    QVERIFY(scene.decide(u"show"_s, u"docs/tasks.md"_s).out.contains("../../etc/x"_L1));
    isBad = false;
    QCOMPARE(scene.decide(u"retry"_s, u"docs/tasks.md"_s).exitCode, 0);
    const CliResult again = scene.run();
    QVERIFY2(again.exitCode == 0, again.describe().constData());
}

void FailureTest::serverErrorsEndInARetry()
{
    bool broken = true;
    Scene scene([&broken](const QString &verbLine, int, ScriptedReply &reply, QString &) {
        if (broken && verbLine == "Produce docs/prd.md as prd"_L1)
            reply =
                ScriptedHttpServer::jsonReply(401, {{u"error"_s, QJsonObject{{u"message"_s, u"bad key"_s}}}});
        return false;
    });
    const CliResult run = scene.run();
    QVERIFY2(run.exitCode == 6, run.describe().constData());
    QVERIFY2(!run.err.isEmpty(), run.describe().constData());
    broken = false;
    QCOMPARE(scene.decide(u"retry"_s, u"docs/prd.md"_s).exitCode, 0);
    const CliResult again = scene.run();
    QVERIFY2(again.exitCode == 0, again.describe().constData());
}

void FailureTest::deadPortSaysWhatToDo()
{
    QTemporaryDir folder;
    QString address;
    {
        const ScriptedHttpServer server;
        address = server.baseUrl();
    }
    const CliResult run = runCli({u"run"_s, u"--project"_s, folder.filePath(u"p"_s), u"--requirement"_s,
        u"x"_s, u"--provider"_s, u"openai"_s, u"--base-url"_s, address, u"--model"_s, u"m"_s, u"--json"_s});
    QVERIFY2(run.exitCode == 6, run.describe().constData());
    QVERIFY2(run.err.contains("Nothing is listening"_L1), run.describe().constData());
    const QJsonObject error = run.json()["errors"_L1].toArray().first().toObject();
    QCOMPARE(error["code"_L1].toString(), u"connection_refused"_s);
}

void FailureTest::secondProgramIsRefused()
{
    CliResult second;
    QString project;
    Scene scene([&](const QString &verbLine, int nth, ScriptedReply &, QString &) {
        if (verbLine == "Produce docs/prd.md as prd"_L1 && nth == 1)
            second = runCli({u"approve"_s, u"--project"_s, project, u"docs/prd.md"_s});
        return false;
    });
    project = scene.project;
    const CliResult run = scene.run();
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    QCOMPARE(second.exitCode, 2);
    QVERIFY2(second.err.count(u'\n') == 1 && second.err.contains("open"_L1), second.describe().constData());
}

void FailureTest::outsideChangeIsNotOverwritten()
{
    Scene scene([](const QString &, int, ScriptedReply &, QString &) { return false; });
    QCOMPARE(scene.run({u"--until"_s, u"design"_s}).exitCode, 0);
    QFile file(scene.project + u"/docs/prd.md"_s);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("mine\n");
    file.close();
    const CliResult run = scene.run({u"--until"_s, u"tasks"_s});
    QVERIFY2(run.err.contains("docs/prd.md"_L1), run.describe().constData());
    QCOMPARE(filesBelow(scene.project).value(u"docs/prd.md"_s), QByteArray("mine\n"));
}

#include "failure_test.moc"
