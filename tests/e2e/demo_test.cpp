// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

QJsonArray demos()
{
    return runCli({u"demos"_s, u"--json"_s}).json().array();
}

} // namespace

/// The embedded recordings, run and exported by the CLI; the exported projects work with plain python3.
class DemoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void runsAndExports_data();
    void runsAndExports();
    void playsTheWholeLoop_data();
    void playsTheWholeLoop();
    void remarkGetsARevisionWithADiff();
    void otherRequirementIsRefusedWithTheDemosNamed();
};

BATON_TEST_CLASS(DemoTest)

void DemoTest::init()
{
    failOnWarnings();
}

void DemoTest::runsAndExports_data()
{
    QTest::addColumn<QString>("requirement");
    const QJsonArray all = demos();
    QCOMPARE(all.size(), 4);
    for (const QJsonValue &demo : all)
        QTest::newRow(qPrintable(demo["id"_L1].toString())) << demo["requirement"_L1].toString();
}

void DemoTest::runsAndExports()
{
    QFETCH(QString, requirement);
    QTemporaryDir folder;
    const QString project = folder.filePath(u"project"_s);
    const CliResult run = runCli({u"run"_s, u"--project"_s, project, u"--requirement"_s, requirement,
        u"--provider"_s, u"demo"_s, u"--demo-speed"_s, u"0"_s, u"--approve"_s, u"all"_s, u"--json"_s});
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    const QJsonObject status = run.json().object();
    QCOMPARE(status["state"_L1].toString(), u"finished"_s);
    QVERIFY(status["waiting"_L1].toArray().isEmpty());
    for (const QJsonValue &artefact : status["artefacts"_L1].toArray()) {
        QCOMPARE(artefact["state"_L1].toString(), u"approved"_s);
        for (const QJsonValue &check : artefact["checks"_L1].toArray())
            QVERIFY2(check["state"_L1].toString() != "failed"_L1, qPrintable(artefact["path"_L1].toString()));
    }

    const QString exported = folder.filePath(u"exported"_s);
    const CliResult handOver =
        runCli({u"export"_s, u"--project"_s, project, u"--to"_s, exported, u"--with-handover"_s});
    QVERIFY2(handOver.exitCode == 0, handOver.describe().constData());
    static const QRegularExpression proven(
        u"Proven: \\d+ tests passed (?:in the sandbox|when it was recorded); .*open; "
        "(?:every requirement has a test|\\d+ requirements? without a test)\\."_s);
    QVERIFY2(proven.match(handOver.err).hasMatch(), handOver.describe().constData());
    QMap<QString, QByteArray> files = filesBelow(exported);
    const QByteArray page = files.take(u"docs/handover.md"_s);
    QVERIFY2(page.contains("Proven: ") && page.contains("`: LGTM"), page.constData());
    QCOMPARE(files, filesBelow(project));
    if (filesBelow(exported).keys().filter(QRegularExpression(u"\\.py$"_s)).isEmpty())
        return; // a machine need not have node; the recording says how its tests end
    const CliResult tests =
        runProgram(u"python3"_s, {u"-m"_s, u"unittest"_s, u"discover"_s, u"-s"_s, u"tests"_s}, exported);
    QVERIFY2(tests.exitCode == 0, tests.describe().constData());
    QVERIFY(tests.err.contains(QRegularExpression(u"Ran [1-9][0-9]+ tests"_s)));
}

void DemoTest::playsTheWholeLoop_data()
{
    QTest::addColumn<QString>("demo");
    for (const QJsonValue &demo : demos())
        QTest::newRow(qPrintable(demo["id"_L1].toString())) << demo["id"_L1].toString();
}

/// A review that refuses, a test that fails, and both mended, in the sandbox or as it was recorded.
void DemoTest::playsTheWholeLoop()
{
    QFETCH(QString, demo);
    QTemporaryDir folder;
    const QString project = folder.filePath(u"project"_s);
    const CliResult run = runCli({u"run"_s, u"--project"_s, project, u"--demo"_s, demo, u"--demo-speed"_s,
        u"0"_s, u"--approve"_s, u"all"_s, u"--json"_s});
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    QCOMPARE(run.json().object()["tests"_L1]["state"_L1].toString(), u"passed"_s);
    QMap<QString, int> sentBack;
    int programs = 0;
    const CliResult log = runCli({u"log"_s, u"--project"_s, project, u"--json"_s});
    for (const QString &row : log.out.split(u'\n', Qt::SkipEmptyParts)) {
        const QJsonObject event = QJsonDocument::fromJson(row.toUtf8()).object();
        if (event["type"_L1] == "sent_back"_L1)
            ++sentBack[event["data"_L1]["cause"_L1].toString()];
        programs += event["type"_L1] == "program_ended"_L1 ? 1 : 0;
        QVERIFY(event["type"_L1] != "artefact_stale"_L1);
    }
    QCOMPARE(sentBack, (QMap<QString, int>{{u"review"_s, 1}, {u"tests"_s, 1}}));
    QCOMPARE(programs, 2);
    const CliResult tests = runCli({u"tests"_s, u"--project"_s, project, u"--json"_s});
    QVERIFY2(tests.exitCode == 0, tests.describe().constData());
    const QJsonObject totals = tests.json().object()["report"_L1]["totals"_L1].toObject();
    QVERIFY(totals["passed"_L1].toInt() > 20);
    QCOMPARE(totals["failed"_L1].toInt(), 0);
}

void DemoTest::remarkGetsARevisionWithADiff()
{
    QTemporaryDir folder;
    const QString project = folder.filePath(u"project"_s);
    const QStringList run{
        u"run"_s, u"--project"_s, project, u"--demo"_s, u"terminal-2048"_s, u"--demo-speed"_s, u"0"_s};
    QCOMPARE(runCli(run).exitCode, 3);
    QCOMPARE(runCli({u"approve"_s, u"--project"_s, project, u"docs/prd.md"_s}).exitCode, 0);
    QCOMPARE(runCli(run).exitCode, 3);
    const CliResult asked = runCli({u"request-changes"_s, u"--project"_s, project, u"docs/system_design.md"_s,
        u"--remark"_s, u"Undo must also work right after a restart."_s, u"--line"_s, u"3"_s});
    QVERIFY2(asked.exitCode == 0, asked.describe().constData());
    QCOMPARE(runCli(run).exitCode, 3);
    const CliResult diff = runCli({u"diff"_s, u"--project"_s, project, u"docs/system_design.md"_s});
    QVERIFY2(diff.out.contains("\n+"_L1), diff.describe().constData());
    QVERIFY(!diff.out.contains("## Remarks"_L1));
    const CliResult shown = runCli({u"show"_s, u"--project"_s, project, u"docs/system_design.md"_s});
    QVERIFY(!shown.out.contains("## Remarks"_L1));
}

void DemoTest::otherRequirementIsRefusedWithTheDemosNamed()
{
    QTemporaryDir folder;
    const CliResult run = runCli({u"run"_s, u"--project"_s, folder.filePath(u"p"_s), u"--requirement"_s,
        u"Something no recording knows"_s, u"--provider"_s, u"demo"_s});
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains("demos"_L1), run.describe().constData());
}

#include "demo_test.moc"
