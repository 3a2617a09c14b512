// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/git_shell.h"
#include "tests/support/sample_team.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kills = 50;

QStringList arguments(const QString &project, const ScriptedHttpServer &server)
{
    return {u"run"_s, u"--project"_s, project, u"--requirement"_s, u"A sample."_s, u"--provider"_s,
        u"openai"_s, u"--base-url"_s, server.baseUrl(), u"--model"_s, u"gpt-4.1"_s, u"--approve"_s, u"all"_s,
        u"--tests"_s, u"off"_s};
}

/// How often each verb line was answered, by the journal.
QMap<QString, int> answers(const QString &project)
{
    QMap<QString, QString> lines;
    QMap<QString, int> answered;
    const QString log = runCli({u"log"_s, u"--project"_s, project, u"--json"_s}).out;
    for (const QString &row : log.split(u'\n', Qt::SkipEmptyParts)) {
        const QJsonObject object = QJsonDocument::fromJson(row.toUtf8()).object();
        if (object["type"_L1].toString() == "call_answered"_L1)
            ++answered[object["path"_L1].toString()];
    }
    return answered;
}

/// "author: subject" of each commit, in any order, and whether the folder holds what was committed.
QStringList history(const QString &project)
{
    QStringList commits = git_shell::git(project, {u"log"_s, u"--format=%an: %s"_s}).split(u'\n');
    commits.sort();
    return commits << git_shell::git(project, {u"status"_s, u"--porcelain"_s});
}

/// What a kill may leave behind and the next run has to clear away.
QStringList leftovers(const QString &project)
{
    static const QStringList ends{u".lock"_s, u".baton-tmp"_s, u"-journal"_s, u"committing"_s, u".new"_s};
    QStringList found;
    QDirIterator all(project, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
        QDirIterator::Subdirectories);
    while (all.hasNext()) {
        all.next();
        const QString name = all.fileName();
        if (name.startsWith("tmp_object_git2_"_L1) || name.startsWith("_git2_"_L1)
            || std::any_of(
                ends.cbegin(), ends.cend(), [&name](const QString &end) { return name.endsWith(end); }))
            found.append(all.filePath());
    }
    return found;
}

} // namespace

/// kill -9 at random moments: the run goes on where it was, nothing is asked or paid twice, and the history
/// is whole.
class CrashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void killedRunsEndInTheSameTree();
};

BATON_TEST_CLASS(CrashTest)

void CrashTest::init()
{
    failOnWarnings();
}

void CrashTest::killedRunsEndInTheSameTree()
{
    const SampleTeam sample;
    ScriptedHttpServer server(ScriptedHttpServer::openAiCompatible(
        [&sample](const QString &verbLine, const QJsonObject &) { return sample.answer(verbLine); }, 2));
    QTemporaryDir folder;
    const QString undisturbed = folder.filePath(u"undisturbed/p"_s);
    QElapsedTimer timer;
    timer.start();
    const CliResult whole = runCli(arguments(undisturbed, server) + QStringList{u"--json"_s});
    QVERIFY2(whole.exitCode == 0, whole.describe().constData());
    const int span = static_cast<int>(timer.elapsed());
    const QJsonObject usage = whole.json()["usage"_L1].toObject();

    QRandomGenerator random(2048);
    for (int i = 0; i < kills; ++i) {
        const QString project = folder.filePath(u"%1/p"_s.arg(i));
        const QStringList run = arguments(project, server);
        static_cast<void>(runCli(run, random.bounded(span)));
        const CliResult resumed = runCli(run + QStringList{u"--json"_s});
        QVERIFY2(resumed.exitCode == 0, resumed.describe().constData());
        QCOMPARE(filesBelow(project), filesBelow(undisturbed));
        QCOMPARE(history(project), history(undisturbed));
        QCOMPARE(leftovers(project), QStringList());
        const auto answered = answers(project);
        for (auto it = answered.cbegin(); it != answered.cend(); ++it)
            QVERIFY2(it.value() == 1, qPrintable(it.key()));
        QCOMPARE(resumed.json()["usage"_L1].toObject(), usage);
    }
}

#include "crash_test.moc"
