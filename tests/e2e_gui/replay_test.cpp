// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e_gui/window_scene.h"
#include "tests/support/cli_process.h"
#include "tests/support/test_main.h"
#include "ui/views/start_page.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

/// A recording of the demo's first step under the id of a run of its own.
bool record(const WindowScene &scene, const QString &file)
{
    return runCli({u"run"_s, u"--project"_s, scene.home(u"recorded"_s), u"--demo"_s, u"terminal-2048"_s,
                      u"--demo-speed"_s, u"0"_s, u"--approve"_s, u"all"_s, u"--until"_s, u"prd"_s,
                      u"--record"_s, file})
               .exitCode
        == 0;
}

} // namespace

/// A recording made by baton-cli, replayed in the window.
class ReplayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void recordingBecomesAProject();
    void actionAsksForAFile();
    void brokenFileIsSaid();
};

BATON_TEST_CLASS(ReplayTest)

void ReplayTest::init()
{
    failOnWarnings();
}

void ReplayTest::recordingBecomesAProject()
{
    WindowScene scene;
    const QString file = scene.home(u"run.rec"_s);
    QVERIFY(record(scene, file));
    scene.window().replayRecording(file);
    const ui::StartRequest request = scene.window().findChild<ui::StartPage *>()->request();
    QCOMPARE(request.demo, file);
    QCOMPARE(request.model.provider, u"demo"_s);
    QVERIFY(request.requirement.startsWith("A terminal 2048"_L1));
    const QString project = scene.home(u"replayed"_s);
    QVERIFY(scene.fill(u"projectFolder"_s, project));
    QVERIFY(scene.press(u"requirement"_s, Qt::Key_Return, Qt::ControlModifier));
    QVERIFY(scene.waitFor([&] { return scene.isOpen(); }));
    QCOMPARE(scene.state().config.demo, file);
    QVERIFY(scene.waitForState(u"docs/prd.md"_s, ArtefactState::Review));
    QVERIFY(scene.approve(u"docs/prd.md"_s));
    // What was not recorded is said on the card.
    QVERIFY(scene.waitForState(u"docs/system_design.md"_s, ArtefactState::Failed));
    const ArtefactFailure failure = scene.state().artefact(u"docs/system_design.md"_s)->failure;
    QCOMPARE(failure.code, ErrorCode::RecordingMismatch);
    QVERIFY2(failure.detail.contains("docs/prd.md"_L1), qPrintable(failure.detail));
}

void ReplayTest::actionAsksForAFile()
{
    WindowScene scene;
    const auto actions = scene.window().menuBar()->actions().first()->menu()->actions();
    const auto replay = std::find_if(actions.cbegin(), actions.cend(),
        [](const QAction *action) { return action->text().contains("recording"_L1); });
    QVERIFY(replay != actions.cend());
    (*replay)->trigger();
    QVERIFY(scene.waitFor([&] { return scene.window().findChild<QFileDialog *>() != nullptr; }));
}

void ReplayTest::brokenFileIsSaid()
{
    WindowScene scene;
    QFile file(scene.home(u"bad.rec"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("hello");
    file.close();
    scene.window().replayRecording(file.fileName());
    QVERIFY(!scene.isOpen());
    QVERIFY(scene.window().findChild<ui::StartPage *>()->request().requirement.isEmpty());
}

#include "replay_test.moc"
