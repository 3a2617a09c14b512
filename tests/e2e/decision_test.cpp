// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/project_lock.h"
#include "tests/support/cli_process.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

struct Demo {
    Demo() : project(folder.filePath(u"p"_s)) { }
    CliResult run() const
    {
        return runCli({u"run"_s, u"--project"_s, project, u"--demo"_s, u"terminal-2048"_s, u"--demo-speed"_s,
            u"0"_s, u"--json"_s});
    }
    CliResult decide(const QString &command, const QStringList &more) const
    {
        return runCli(QStringList{command, u"--project"_s, project} + more);
    }
    QTemporaryDir folder;
    QString project;
};

} // namespace

/// Gates and decisions through the CLI.
class DecisionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyOutputStopsAtAGate();
    void editReachesTheNextRole();
    void readingWorksOnAProjectThatIsHeld();
    void whatAChangeTouchesIsReadToo();
    void badUsageIsTwo_data();
    void badUsageIsTwo();
};

BATON_TEST_CLASS(DecisionTest)

void DecisionTest::init()
{
    failOnWarnings();
}

void DecisionTest::everyOutputStopsAtAGate()
{
    const Demo demo;
    for (const QString &path : {u"docs/prd.md"_s, u"docs/system_design.md"_s, u"docs/tasks.md"_s}) {
        const CliResult run = demo.run();
        QVERIFY2(run.exitCode == 3, run.describe().constData());
        QCOMPARE(run.json()["waiting"_L1].toArray(), QJsonArray{path});
        QVERIFY2(!QFile::exists(demo.project + u'/' + path), "nothing unapproved lies in the project folder");
        QCOMPARE(demo.decide(u"approve"_s, {path}).exitCode, 0);
    }
    const CliResult code = demo.run();
    QVERIFY2(code.json()["waiting"_L1].toArray().size() >= 2, code.describe().constData());
    int rounds = 0;
    while (demo.run().exitCode == 3 && ++rounds < 60)
        QCOMPARE(demo.decide(u"approve"_s, {u"--all"_s}).exitCode, 0);
    QCOMPARE(demo.run().exitCode, 0);
}

void DecisionTest::editReachesTheNextRole()
{
    const Demo demo;
    QCOMPARE(demo.run().exitCode, 3);
    QString text = demo.decide(u"show"_s, {u"docs/prd.md"_s}).out;
    text.replace("## Product Goals\n"_L1, "## Product Goals\n\n- A goal of the person\n"_L1);
    QFile file(demo.folder.filePath(u"edited.md"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
    file.close();
    const CliResult edit = demo.decide(u"edit"_s, {u"docs/prd.md"_s, u"--file"_s, file.fileName()});
    QVERIFY2(edit.exitCode == 0, edit.describe().constData());
    QCOMPARE(demo.decide(u"approve"_s, {u"docs/prd.md"_s}).exitCode, 0);
    QCOMPARE(demo.run().exitCode, 3);
    const CliResult trace = demo.decide(u"trace"_s, {u"--json"_s});
    QVERIFY(trace.json().array().last()["messages"_L1].toArray().at(1)["text"_L1].toString().contains(
        "A goal of the person"_L1));
    const CliResult log =
        runProgram(u"git"_s, {u"log"_s, u"--format=%an|%s"_s, u"--"_s, u"docs/prd.md"_s}, demo.project);
    QVERIFY2(log.out.contains("Product Manager (baton)"_L1) && log.out.count(u'\n') == 2,
        log.describe().constData());
}

void DecisionTest::readingWorksOnAProjectThatIsHeld()
{
    const Demo demo;
    QCOMPARE(demo.run().exitCode, 3);
    for (const QString &command : {u"status"_s, u"log"_s, u"trace"_s}) {
        const CliResult result = demo.decide(command, {u"--json"_s});
        QVERIFY2(result.exitCode == 0 && !result.out.isEmpty(), result.describe().constData());
    }
    const QStringList rows = demo.decide(u"log"_s, {u"--json"_s}).out.split(u'\n', Qt::SkipEmptyParts);
    for (int i = 0; i < rows.size(); ++i)
        QCOMPARE(QJsonDocument::fromJson(rows.at(i).toUtf8())["seq"_L1].toInt(), i + 1);
}

/// A window that holds the project keeps nobody from asking what a change would cost.
void DecisionTest::whatAChangeTouchesIsReadToo()
{
    const Demo demo;
    QCOMPARE(demo.run().exitCode, 3);
    QCOMPARE(demo.decide(u"approve"_s, {u"docs/prd.md"_s}).exitCode, 0);
    QCOMPARE(demo.run().exitCode, 3);
    QCOMPARE(demo.decide(u"approve"_s, {u"docs/system_design.md"_s}).exitCode, 0);
    const auto lock = baton::journal::ProjectLock::acquire(demo.project);
    QVERIFY(lock.has_value());
    const CliResult impact = demo.decide(u"impact"_s, {u"docs/prd.md"_s, u"--json"_s});
    QVERIFY2(impact.exitCode == 0, impact.describe().constData());
    const QJsonArray touched = impact.json().object()["touched"_L1].toArray();
    QVERIFY2(!touched.isEmpty() && touched.at(0)["path"_L1] == "docs/system_design.md"_L1,
        impact.describe().constData());
    const CliResult refresh = demo.decide(u"refresh"_s, {u"--dry-run"_s});
    QVERIFY2(refresh.exitCode == 0, refresh.describe().constData());
    QCOMPARE(demo.decide(u"impact"_s, {u"docs/none.md"_s}).exitCode, 2);
    // What changes something is refused as ever.
    QCOMPARE(demo.decide(u"approve"_s, {u"--all"_s}).exitCode, 2);
}

void DecisionTest::badUsageIsTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("unknown command") << QStringList{u"dance"_s};
    QTest::newRow("unknown option") << QStringList{u"status"_s, u"--colour"_s};
    QTest::newRow("no project") << QStringList{u"run"_s, u"--requirement"_s, u"x"_s};
    QTest::newRow("not there") << QStringList{u"status"_s, u"--project"_s, u"/nonexistent/p"_s};
    QTest::newRow("unknown provider") << QStringList{
        u"run"_s, u"--project"_s, u"/nonexistent/p"_s, u"--requirement"_s, u"x"_s, u"--provider"_s, u"zz"_s};
    const QStringList run{u"run"_s, u"--project"_s, u"/nonexistent/p"_s, u"--requirement"_s, u"x"_s,
        u"--provider"_s, u"openai"_s, u"--base-url"_s, u"http://127.0.0.1:1/v1"_s, u"--model"_s, u"m"_s};
    QTest::newRow("unknown step") << run + QStringList{u"--until"_s, u"nostep"_s};
    QTest::newRow("unknown role") << run + QStringList{u"--role-model"_s, u"nosuch=openai/m"_s};
    QTest::newRow("another command's option")
        << QStringList{u"skip"_s, u"--project"_s, u"/nonexistent/p"_s, u"a.md"_s, u"--file"_s, u"x"_s};
    QTest::newRow("bad number") << QStringList{u"run"_s, u"--project"_s, u"/nonexistent/p"_s,
        u"--requirement"_s, u"x"_s, u"--provider"_s, u"demo"_s, u"--parallel"_s, u"many"_s};
}

void DecisionTest::badUsageIsTwo()
{
    QFETCH(QStringList, arguments);
    const CliResult result = runCli(arguments);
    QVERIFY2(result.exitCode == 2, result.describe().constData());
    QVERIFY(arguments.isEmpty() || !result.err.isEmpty());
}

#include "decision_test.moc"
