// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e_gui/window_scene.h"
#include "tests/support/cli_process.h"
#include "tests/support/sandbox_scene.h"
#include "tests/support/test_main.h"
#include "ui/output/terminal_view.h"
#include "ui/window/project_controller.h"
#include "ui/window/trial_controller.h"

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

/// Ctrl+R in the window: the program the team wrote, played by keys.
class TrialTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isPlayedAndStopped();
    void sendsWhatFailed();
    void findsTheLastFrame_data();
    void findsTheLastFrame();

private:
    [[nodiscard]] static bool finishDemo(WindowScene &scene, const QString &project)
    {
        const CliResult run = runCli({u"run"_s, u"--project"_s, project, u"--demo"_s, u"terminal-2048"_s,
            u"--demo-speed"_s, u"0"_s, u"--approve"_s, u"all"_s, u"--tests"_s, u"off"_s});
        scene.window().show();
        scene.window().openProject(project);
        return run.exitCode == 0 && scene.waitFor([&] { return scene.isOpen(); });
    }
    [[nodiscard]] static bool waitForWords(WindowScene &scene, const QString &words)
    {
        return QTest::qWaitFor(
            [&] {
                const auto *terminal = scene.seen<ui::TerminalView>(u"terminal"_s);
                return terminal != nullptr && terminal->text().contains(words);
            },
            60'000);
    }
};

BATON_TEST_CLASS(TrialTest)

void TrialTest::init()
{
    failOnWarnings();
}

void TrialTest::isPlayedAndStopped()
{
    BATON_NEEDS_SANDBOX();
    WindowScene scene;
    QVERIFY(finishDemo(scene, scene.home(u"game"_s)));
    QVERIFY(!scene.seen(u"output"_s));
    scene.key(Qt::Key_R, Qt::ControlModifier);
    QVERIFY(waitForWords(scene, u"Moves 0"_s));
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Up, Qt::Key_Right})
        QTest::keyClick(scene.seen(u"terminal"_s), key);
    QVERIFY(QTest::qWaitFor(
        [&] { return !scene.seen<ui::TerminalView>(u"terminal"_s)->text().contains("Moves 0"_L1); }, 60'000));
    QTest::keyClick(scene.seen(u"terminal"_s), Qt::Key_Period, Qt::ControlModifier);
    QVERIFY(QTest::qWaitFor([&] { return scene.words(u"programEnd"_s).startsWith("Stopped after"_L1); }, 60'000));
    QVERIFY(!scene.window().project()->trial().isRunning());
    QVERIFY(!scene.seen(u"sendTheTrace"_s));
}

void TrialTest::sendsWhatFailed()
{
    BATON_NEEDS_SANDBOX();
    WindowScene scene;
    QVERIFY(finishDemo(scene, scene.home(u"game"_s)));
    scene.key(Qt::Key_R, Qt::ControlModifier);
    QVERIFY(waitForWords(scene, u"Moves 0"_s));
    QVERIFY(scene.fill(u"programArguments"_s,
        u"python3 -c \"print('at f (/project/main.py:3:9)'); raise SystemExit(4)\""_s));
    scene.key(Qt::Key_Return);
    QVERIFY(QTest::qWaitFor(
        [&] { return scene.words(u"programEnd"_s).startsWith("Ended with exit code 4"_L1); }, 60'000));
    QVERIFY(scene.press(u"sendTheTrace"_s));
    const auto written = [&scene] {
        QVector<Remark> drafts;
        for (const Remark &remark : scene.state().remarksOf(u"main.py"_s)) {
            if (remark.state == RemarkState::Draft)
                drafts.append(remark);
        }
        return drafts;
    };
    QVERIFY(scene.waitFor([&] { return !written().isEmpty(); }));
    const Remark remark = written().constLast();
    QCOMPARE(remark.path, u"main.py"_s);
    QCOMPARE(remark.lineFrom, 3);
    QVERIFY(remark.text.contains("/project/main.py"_L1));
    QCOMPARE(scene.document(), u"main.py"_s);
}

void TrialTest::findsTheLastFrame_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("frame");
    QTest::newRow("python") << u"  File \"/project/a.py\", line 3, in f\n  File \"/project/b.py\", line 12\n"
                               "  File \"/usr/lib/python3.11/json/decoder.py\", line 355\nValueError"_s
                            << u"b.py:12"_s;
    QTest::newRow("node") << u"    at f (/project/a.py:7:9)\n    at node:internal/x:1:2"_s << u"a.py:7"_s;
    QTest::newRow("no file of the project") << u"/project/other.py:3"_s << u":0"_s;
    QTest::newRow("nothing") << u"exit"_s << u":0"_s;
}

void TrialTest::findsTheLastFrame()
{
    QFETCH(const QString, words);
    State state;
    for (const QString &path : {u"a.py"_s, u"b.py"_s}) {
        Artefact artefact;
        artefact.path = path;
        state.artefacts.append(artefact);
    }
    const ui::ProgramFrame frame = ui::lastFrame(words, state);
    QTEST(QString(frame.path + u':' + QString::number(frame.line)), "frame");
}

#include "trial_test.moc"
