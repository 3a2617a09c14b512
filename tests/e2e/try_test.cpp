// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/process_run.h"
#include "tests/support/cli_process.h"
#include "tests/support/sandbox_scene.h"
#include "tests/support/test_main.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

/// `try`: the program of a finished demo, started by the CLI.
class TryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void playsOverAPipe();
    void playsAtATerminal();
    void tellsInJson();
    void saysWhatItNeeds();
    void doesNotRunOnTheBareMachine();

private:
    [[nodiscard]] CliResult play(const QStringList &arguments, const QByteArray &input) const
    {
        return runProgram(QStringLiteral(BATON_CLI),
            QStringList{u"try"_s, u"--project"_s, m_project} + arguments, m_folder.path(), input);
    }

    QTemporaryDir m_folder;
    QString m_project = m_folder.filePath(u"game"_s);
};

BATON_TEST_CLASS(TryTest)

void TryTest::initTestCase()
{
    const CliResult run = runCli({u"run"_s, u"--project"_s, m_project, u"--demo"_s, u"terminal-2048"_s,
        u"--demo-speed"_s, u"0"_s, u"--approve"_s, u"all"_s, u"--tests"_s, u"off"_s});
    QVERIFY2(run.exitCode == 0, run.describe().constData());
}

void TryTest::init()
{
    failOnWarnings();
}

void TryTest::playsOverAPipe()
{
    BATON_NEEDS_SANDBOX();
    const QMap<QString, QByteArray> before = filesBelow(m_project);
    const CliResult result = play({}, "left\nup\nquit\n");
    QVERIFY2(result.exitCode == 0, result.describe().constData());
    QVERIFY2(result.out.startsWith("2048"_L1) && result.out.contains("Undo"_L1), result.describe().constData());
    QVERIFY(result.err.contains("ended with exit code 0"_L1));
    QCOMPARE(filesBelow(m_project), before);
    const CliResult wrong = play({u"--"_s, u"--no-such-option"_s}, {});
    QCOMPARE(wrong.exitCode, 5);
    QVERIFY2(wrong.err.contains("--no-such-option"_L1) && wrong.err.contains("exit code 2"_L1),
        wrong.describe().constData());
}

void TryTest::playsAtATerminal()
{
    BATON_NEEDS_SANDBOX();
    QtTimerFactory timers;
    process::ProcessSpec spec;
    spec.argv = {QStringLiteral(BATON_CLI), u"try"_s, u"--project"_s, m_project};
    spec.terminal = process::TerminalSize{};
    process::ProcessRun run(spec, timers);
    QByteArray shown;
    std::optional<Result<process::ProcessOutcome>> end;
    QObject::connect(&run, &process::ProcessRun::bytesArrived, &run,
        [&](process::ProcessStream, const QByteArray &bytes) { shown += bytes; });
    QObject::connect(&run, &process::ProcessRun::finished, &run,
        [&](const Result<process::ProcessOutcome> &outcome) { end = outcome; });
    run.start();
    // It drew in place, so it knows its terminal; what is typed reaches it key by key.
    QVERIFY(QTest::qWaitFor([&] { return shown.contains("Moves 0"); }, 120'000));
    QVERIFY(shown.contains("\x1b[?1049h"));
    run.write("asdw");
    QVERIFY(QTest::qWaitFor([&] { return shown.contains("Moves 1"); }, 120'000));
    run.write("q");
    QVERIFY2(QTest::qWaitFor([&] { return end.has_value(); }, 120'000), shown.constData());
    QCOMPARE(end->value().exitCode, 0);
    QVERIFY2(shown.contains("Ctrl+] ends it") && shown.contains("ended with exit code 0"), shown.constData());
}

void TryTest::tellsInJson()
{
    BATON_NEEDS_SANDBOX();
    const QString kept = m_folder.filePath(u"kept"_s);
    const CliResult result = play({u"--json"_s, u"--save"_s, kept}, "left\nup\nquit\n");
    QVERIFY2(result.exitCode == 0, result.describe().constData());
    const QJsonObject json = result.json().object();
    QCOMPARE(json["end"_L1].toString(), u"exited"_s);
    QCOMPARE(json["exit_code"_L1].toInt(-1), 0);
    QCOMPARE(json["argv"_L1].toArray(), (QJsonArray{u"python3"_s, u"main.py"_s}));
    QVERIFY(json["output"_L1].toString().startsWith("2048"_L1));
    QVERIFY(!json["tried_network"_L1].toBool(true));
    QVERIFY(json["ports"_L1].isArray() && json["files"_L1].isArray());
    QVERIFY2(result.err.contains(" files were copied to "_L1), result.describe().constData());
}

void TryTest::saysWhatItNeeds()
{
    QCOMPARE(runCli({u"try"_s}).exitCode, 2);
    const QString empty = m_folder.filePath(u"empty"_s);
    QCOMPARE(runCli({u"run"_s, u"--project"_s, empty, u"--demo"_s, u"terminal-2048"_s, u"--demo-speed"_s,
                        u"0"_s})
                 .exitCode,
        3);
    const CliResult early = runCli({u"try"_s, u"--project"_s, empty});
    QCOMPARE(early.exitCode, 2);
    QVERIFY2(early.err.contains("how this project is started"_L1), early.describe().constData());
}

void TryTest::doesNotRunOnTheBareMachine()
{
    const CliResult result =
        runCli({u"try"_s, u"--project"_s, m_project}, -1, {{u"PATH"_s, u"/nowhere"_s}});
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.err.contains("bubblewrap"_L1) && result.err.contains("Nothing was run"_L1),
        result.describe().constData());
    QVERIFY(result.out.isEmpty());
}

#include "try_test.moc"
