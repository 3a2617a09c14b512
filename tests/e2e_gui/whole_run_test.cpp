// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e_gui/window_scene.h"
#include "tests/support/cli_process.h"
#include "tests/support/journal_facts.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

const QString prd = u"docs/prd.md"_s;
const QString design = u"docs/system_design.md"_s;
const QString goal = u"- A goal of the person"_s;
const QString remark = u"Undo must also work right after a restart."_s;
constexpr int remarkLine = 5;

QString textOf(const QString &project, const QString &path)
{
    return runCli({u"show"_s, u"--project"_s, project, path}).out;
}

/// Puts a line under a heading of the document in front, in its Source view.
bool addLine(WindowScene &scene, const QString &heading, const QString &text, const QString &line)
{
    if (!scene.press(u"showSource"_s) || !scene.press(u"sourceEditor"_s, Qt::Key_Home, Qt::ControlModifier))
        return false;
    for (int i = 0; i <= text.split(u'\n').indexOf(heading); ++i)
        scene.key(Qt::Key_Down);
    scene.type(line);
    scene.key(Qt::Key_Return);
    return true;
}

bool sendRemark(WindowScene &scene)
{
    if (!scene.press(u"showSource"_s) || !scene.press(u"sourceEditor"_s, Qt::Key_Home, Qt::ControlModifier))
        return false;
    for (int i = 1; i < remarkLine; ++i)
        scene.key(Qt::Key_Down);
    if (!scene.press(u"addRemark"_s) || !scene.fill(u"remark"_s, remark))
        return false;
    scene.key(Qt::Key_Return, Qt::ControlModifier);
    if (!scene.waitFor([&] { return scene.seen(u"sendRemarks"_s) != nullptr; }))
        return false;
    // A single letter is a command only where nothing is typed.
    if (!scene.press(u"showDocument"_s))
        return false;
    scene.key(Qt::Key_4, Qt::ControlModifier);
    scene.key(Qt::Key_S);
    return true;
}

bool exportFolder(WindowScene &scene, const QString &destination)
{
    scene.key(Qt::Key_E, Qt::ControlModifier);
    return scene.fill(u"destination"_s, destination) && scene.press(u"destination"_s, Qt::Key_Return)
        && scene.waitFor([&] { return scene.seen(u"exportResult"_s) != nullptr; });
}

/// The same decisions, one process for each.
class Cli {
public:
    explicit Cli(const QString &project) : m_project(project) { }

    CliResult run() const
    {
        return runCli({u"run"_s, u"--project"_s, m_project, u"--requirement"_s, WindowScene::requirement,
            u"--provider"_s, u"demo"_s, u"--demo-speed"_s, u"0"_s, u"--max-cost"_s, u"3"_s, u"--json"_s});
    }
    CliResult decide(const QStringList &words) const
    {
        return runCli(words + QStringList{u"--project"_s, m_project});
    }

private:
    QString m_project;
};

void repeatByCli(const QString &project, const QString &editedPrd, const QString &destination)
{
    const Cli cli(project);
    QFile file(project + u".md"_s);
    QVERIFY(QDir().mkpath(QFileInfo(project).path()) && file.open(QIODevice::WriteOnly));
    file.write(editedPrd.toUtf8());
    file.close();
    QCOMPARE(cli.run().exitCode, 3);
    QCOMPARE(cli.decide({u"edit"_s, prd, u"--file"_s, file.fileName()}).exitCode, 0);
    QCOMPARE(cli.decide({u"approve"_s, prd}).exitCode, 0);
    QCOMPARE(cli.run().exitCode, 3);
    const CliResult asked = cli.decide(
        {u"request-changes"_s, design, u"--remark"_s, remark, u"--line"_s, QString::number(remarkLine)});
    QVERIFY2(asked.exitCode == 0, asked.describe().constData());
    while (cli.run().exitCode == 3) {
        const QJsonArray waiting = cli.decide({u"status"_s, u"--json"_s}).json()["waiting"_L1].toArray();
        for (const QJsonValue &path : waiting)
            QCOMPARE(cli.decide({u"approve"_s, path.toString()}).exitCode, 0);
    }
    QCOMPARE(cli.run().exitCode, 0);
    QCOMPARE(cli.decide({u"export"_s, u"--to"_s, destination}).exitCode, 0);
}

} // namespace

/// From the requirement to the exported folder by keyboard; the same decisions by baton-cli give the same.
class WholeRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void windowAndCliComeToTheSame();
};

BATON_TEST_CLASS(WholeRunTest)

void WholeRunTest::init()
{
    failOnWarnings();
}

void WholeRunTest::windowAndCliComeToTheSame()
{
    WindowScene scene;
    const QString project = scene.home(u"by-window/terminal-2048"_s);
    QVERIFY(scene.startDemo(project));
    QVERIFY(scene.waitForState(prd, ArtefactState::Review));
    QVERIFY(scene.goTo(prd));
    QVERIFY(addLine(scene, u"## Product Goals"_s, textOf(project, prd), goal));
    scene.key(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(scene.state().artefact(prd)->revisions.size(), 2);
    const QString edited = textOf(project, prd);
    QVERIFY2(edited.contains("## Product Goals\n"_L1 + goal), qPrintable(edited.left(400)));
    scene.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(scene.waitForState(prd, ArtefactState::Approved));

    QVERIFY(scene.waitForState(design, ArtefactState::Review));
    QVERIFY(scene.goTo(design));
    QVERIFY(sendRemark(scene));
    QTRY_COMPARE(scene.state().artefact(design)->revisions.size(), 2);
    QVERIFY(scene.press(u"showChanges"_s));
    QTRY_VERIFY2(scene.words(u"changeCounts"_s).contains(u'+'), qPrintable(scene.words(u"changeCounts"_s)));
    QVERIFY(scene.seen(u"changesView"_s) != nullptr);
    QVERIFY(scene.approveAllToTheEnd());
    const QString exported = scene.home(u"out/window"_s);
    QVERIFY(exportFolder(scene, exported));

    const QString byCli = scene.home(u"by-cli/terminal-2048"_s);
    const QString exportedByCli = scene.home(u"out/cli"_s);
    repeatByCli(byCli, edited, exportedByCli);
    QVERIFY(filesBelow(exported).size() > 5);
    QCOMPARE(filesBelow(exported), filesBelow(exportedByCli));
    QVERIFY(!factsOf(project).isEmpty());
    const QString difference = firstDifference(factsOf(project), factsOf(byCli));
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

#include "whole_run_test.moc"
