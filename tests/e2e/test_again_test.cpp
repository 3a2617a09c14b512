// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

/// No program is found, so that no sandbox can be made and what was recorded stands in, on any machine.
const Environment bare{{u"PATH"_s, u"/nowhere"_s}};

CliResult cli(const QStringList &arguments)
{
    return runCli(arguments, -1, bare);
}

} // namespace

/// Tests of a project are run again, and failing ones decided on, from the command line.
class TestAgainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void greenAndFinishedAgain();
    void redUntilThePersonDecides();
    void ofEditedTextsNothingIsKnown();
    void aRecordingHoldsWhatProgramsCameTo();
    void wrongUse();

private:
    CliResult decide(const QString &command, const QStringList &rest) const
    {
        return cli(QStringList{command, u"--project"_s, m_project} + rest);
    }
    QVector<QJsonObject> log() const;
    void edit(const QString &path, const QString &text) const;

    QTemporaryDir m_folder;
    QString m_project = m_folder.filePath(u"p"_s);
};

BATON_TEST_CLASS(TestAgainTest)

void TestAgainTest::initTestCase()
{
    const CliResult run = cli({u"run"_s, u"--project"_s, m_project, u"--demo"_s, u"terminal-2048"_s,
        u"--demo-speed"_s, u"0"_s, u"--approve"_s, u"all"_s, u"--record"_s, m_folder.filePath(u"run.rec"_s)});
    QVERIFY2(run.exitCode == 0, run.describe().constData());
}

void TestAgainTest::init()
{
    failOnWarnings();
}

QVector<QJsonObject> TestAgainTest::log() const
{
    QVector<QJsonObject> events;
    for (const QString &row : decide(u"log"_s, {u"--json"_s}).out.split(u'\n', Qt::SkipEmptyParts))
        events.append(QJsonDocument::fromJson(row.toUtf8()).object());
    return events;
}

void TestAgainTest::edit(const QString &path, const QString &text) const
{
    QFile file(m_folder.filePath(u"edited"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
    file.close();
    const CliResult edited = decide(u"edit"_s, {path, u"--file"_s, file.fileName()});
    QVERIFY2(edited.exitCode == 0, edited.describe().constData());
    const CliResult approved = decide(u"approve"_s, {path});
    QVERIFY2(approved.exitCode == 0, approved.describe().constData());
}

void TestAgainTest::greenAndFinishedAgain()
{
    const CliResult again = decide(u"test"_s, {u"--json"_s});
    QVERIFY2(again.exitCode == 0, again.describe().constData());
    const QJsonObject totals = again.json().object()["report"_L1]["totals"_L1].toObject();
    QVERIFY2(totals["passed"_L1].toInt() > 20, again.describe().constData());
    const CliResult status = decide(u"status"_s, {u"--json"_s});
    QCOMPARE(status.json().object()["state"_L1].toString(), u"finished"_s);
    int asked = 0;
    for (const QJsonObject &event : log())
        asked += event["type"_L1] == "tests_requested"_L1 ? 1 : 0;
    QCOMPARE(asked, 1);
    const CliResult none = decide(u"test"_s, {u"--only-failed"_s});
    QCOMPARE(none.exitCode, 2);
    QVERIFY2(none.err.contains(u"no test of the last run failed"_s), none.describe().constData());
}

/// The text that failed in the recorded run is put back by hand.
void TestAgainTest::redUntilThePersonDecides()
{
    QString mended;
    for (const QJsonObject &event : log()) {
        if (event["type"_L1] == "sent_back"_L1 && event["data"_L1]["cause"_L1] == "tests"_L1)
            mended = event["path"_L1].toString();
    }
    QVERIFY(!mended.isEmpty());
    const CliResult now = decide(u"show"_s, {mended, u"--json"_s});
    const int revision = now.json().object()["revision"_L1].toInt();
    const CliResult before =
        decide(u"show"_s, {mended, u"--revision"_s, QString::number(revision - 1)});
    edit(mended, before.out);
    const CliResult red = decide(u"test"_s, {u"--json"_s});
    QVERIFY2(red.exitCode == 7, red.describe().constData());
    QStringList failing;
    for (const QJsonValue &result : red.json().object()["report"_L1]["results"_L1].toArray()) {
        if (result["state"_L1] == "failed"_L1 || result["state"_L1] == "error"_L1)
            failing.append(result["id"_L1].toString());
    }
    QVERIFY(!failing.isEmpty());
    QCOMPARE(decide(u"export"_s, {u"--to"_s, m_folder.filePath(u"out"_s)}).exitCode, 7);

    const CliResult laid = decide(u"fault"_s, {failing.constFirst(), u"requirement"_s, u"--note"_s, u"Which?"_s});
    QVERIFY2(laid.exitCode == 0, laid.describe().constData());
    QJsonObject card;
    for (const QJsonValue &one : decide(u"waiting"_s, {u"--json"_s}).json().array()) {
        if (one["kind"_L1] == "requirement"_L1)
            card = one.toObject();
    }
    QCOMPARE(card["test"_L1].toString(), failing.constFirst());
    QCOMPARE(card["detail"_L1].toString(), u"Which?"_s);
    const CliResult accepted = decide(u"decide"_s, {card["id"_L1].toString(), u"accept"_s});
    QVERIFY2(accepted.exitCode == 0, accepted.describe().constData());
    for (const QString &test : failing.mid(1))
        QCOMPARE(decide(u"fault"_s, {test, u"accept"_s}).exitCode, 0);
    const CliResult out = decide(u"export"_s, {u"--to"_s, m_folder.filePath(u"out"_s)});
    QVERIFY2(out.exitCode == 0, out.describe().constData()); // the hand-over says it
    QVERIFY2(out.err.contains(u"you left"_s), out.describe().constData());
    const CliResult again = decide(u"test"_s, {});
    QVERIFY2(again.exitCode == 0, again.describe().constData());
    edit(mended, decide(u"show"_s, {mended, u"--revision"_s, QString::number(revision)}).out);
}

void TestAgainTest::ofEditedTextsNothingIsKnown()
{
    const QString path = u"tests/test_board.py"_s;
    const CliResult shown = decide(u"show"_s, {path});
    edit(path, shown.out + u"\n# mine\n"_s);
    const CliResult again = decide(u"test"_s, {});
    QVERIFY2(again.exitCode == 0, again.describe().constData());
    QVERIFY2(again.err.contains(u"The tests were not run: "_s), again.describe().constData());
}

void TestAgainTest::aRecordingHoldsWhatProgramsCameTo()
{
    const QString project = m_folder.filePath(u"replayed/p"_s);
    const CliResult run = cli({u"run"_s, u"--project"_s, project, u"--demo"_s, m_folder.filePath(u"run.rec"_s),
        u"--demo-speed"_s, u"0"_s, u"--approve"_s, u"all"_s, u"--json"_s});
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    QCOMPARE(run.json().object()["tests"_L1]["state"_L1].toString(), u"passed"_s);
    const CliResult exported =
        cli({u"export"_s, u"--project"_s, project, u"--to"_s, m_folder.filePath(u"replayed/out"_s)});
    QVERIFY2(exported.err.contains(u"when it was recorded"_s), exported.describe().constData());
}

void TestAgainTest::wrongUse()
{
    QCOMPARE(decide(u"test"_s, {u"a"_s}).exitCode, 2);
    QCOMPARE(decide(u"fault"_s, {u"a"_s}).exitCode, 2);
    QCOMPARE(decide(u"fault"_s, {u"a"_s, u"mine"_s}).exitCode, 2);
    const CliResult unknown = decide(u"fault"_s, {u"no_such_test"_s, u"code"_s});
    QCOMPARE(unknown.exitCode, 2);
    QVERIFY2(!unknown.err.isEmpty(), unknown.describe().constData());
}

#include "test_again_test.moc"
