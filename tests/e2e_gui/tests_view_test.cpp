// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e_gui/window_scene.h"
#include "tests/support/cli_process.h"
#include "tests/support/test_main.h"
#include "ui/support/live_announcer.h"
#include "ui/tests/test_list.h"
#include "ui/window/project_controller.h"

#include <QApplication>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

const QString report = u"docs/test_report.md"_s;
const QString faulty = u"pomodoro/display.py"_s;
const QString testFile = u"tests/test_display.py"_s;
constexpr int patienceMs = 240'000; ///< the tests of the demo are run three times

/// The demo with a failing test, up to a step.
int runDemo(const QString &folder, const QStringList &until)
{
    return runCli(QStringList{u"run"_s, u"--project"_s, folder, u"--provider"_s, u"demo"_s, u"--demo"_s,
                      u"pomodoro-zh"_s, u"--demo-speed"_s, u"0"_s, u"--approve"_s, u"all"_s}
        + until)
        .exitCode;
}

/// For a failure: what has not come to its end.
QString stateInWords(const WindowScene &scene)
{
    QStringList words;
    for (const Artefact &artefact : scene.state().artefacts) {
        if (artefact.state != ArtefactState::Approved || artefact.path == report)
            words.append(
                u"%1 %2 r%3"_s.arg(artefact.path, toWord(artefact.state)).arg(artefact.revisions.size()));
    }
    return words.join(u", "_s);
}

/// The project is open and its Tests view in front, by keys.
bool openTests(WindowScene &scene, const QString &folder)
{
    scene.window().openProject(folder);
    if (!WindowScene::waitFor([&scene] { return scene.isOpen(); }))
        return false;
    scene.key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    return WindowScene::waitFor([&scene] {
        const auto *list = scene.seen<ui::TestTree>(u"testList"_s);
        return list != nullptr && list->hasFocus();
    });
}

} // namespace

/// A failing test by keyboard alone: found, read, gone to, sent to who is at fault.
class TestsViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void failingTestIsSentByKeys();
    void runIsAnnouncedAndMended();
    void projectWithoutTestsSaysSo();
};

BATON_TEST_CLASS(TestsViewTest)

void TestsViewTest::failingTestIsSentByKeys()
{
    WindowScene scene;
    const QString folder = scene.home(u"p"_s);
    QCOMPARE(runDemo(folder, {u"--until"_s, u"test_run"_s}), 7);
    QVERIFY(openTests(scene, folder));
    QCOMPARE(scene.document(), report);
    auto *list = scene.seen<ui::TestTree>(u"testList"_s);
    const QString failing = list->currentTest();
    QVERIFY2(failing.contains("test_display"_L1), qPrintable(failing));
    QVERIFY(scene.seen(u"expectedAndActual"_s) != nullptr);
    QVERIFY(scene.seen(u"round"_s) != nullptr);
    scene.key(Qt::Key_F4);
    QVERIFY(WindowScene::waitFor([&scene] { return scene.document() == testFile; }));
    scene.key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(WindowScene::waitFor([&] { return list->hasFocus(); }));
    QCOMPARE(list->currentTest(), failing);
    scene.key(Qt::Key_1);
    const auto isSent = [&scene] {
        const QVector<TestFault> &faults = scene.state().artefact(report)->faults;
        return faults.size() == 1 && faults.constFirst().file == faulty;
    };
    QVERIFY(WindowScene::waitFor(isSent));
    QVERIFY(WindowScene::waitFor([&scene] { return scene.state().artefact(faulty)->revisions.size() == 2; }));
}

void TestsViewTest::runIsAnnouncedAndMended()
{
    WindowScene scene;
    const QString folder = scene.home(u"p"_s);
    QCOMPARE(runDemo(folder, {u"--until"_s, u"test"_s}), 0);
    scene.window().openProject(folder);
    QVERIFY(WindowScene::waitFor([&scene] { return scene.isOpen(); }));
    scene.key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(WindowScene::waitFor([&scene] { return scene.seen(u"testSummary"_s) != nullptr; }));
    QStringList said;
    auto *announcer = scene.window().findChild<ui::LiveAnnouncer *>();
    QVERIFY(announcer != nullptr);
    QObject::connect(&scene.window().project()->session(), &session::Session::appended, announcer,
        [&said, announcer] { said.append(announcer->lastSentence()); });
    scene.key(Qt::Key_F5);
    const auto isGreen = [&scene] {
        const Artefact *artefact = scene.state().artefact(report);
        return artefact->state == ArtefactState::Approved && artefact->revisions.size() == 2;
    };
    QVERIFY2(QTest::qWaitFor(isGreen, patienceMs), qPrintable(stateInWords(scene)));
    const auto *list = scene.seen<ui::TestTree>(u"testList"_s);
    QVERIFY(
        WindowScene::waitFor([&] { return list->model()->rowCount() > 0 && list->currentTest().isEmpty(); }));
    QVERIFY(scene.seen(u"testSummary"_s) != nullptr);
    QVERIFY2(said.join(u'|').contains(u"Tests: 94 passed, 2 failed."_s), qPrintable(said.join(u'|')));
}

void TestsViewTest::projectWithoutTestsSaysSo()
{
    WindowScene scene;
    const QString folder = scene.home(u"p"_s);
    QCOMPARE(runDemo(folder, {u"--tests"_s, u"off"_s, u"--until"_s, u"prd"_s}), 0);
    scene.window().openProject(folder);
    QVERIFY(WindowScene::waitFor([&scene] { return scene.isOpen(); }));
    scene.key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(scene.document() != report);
    QVERIFY(scene.seen(u"testList"_s) == nullptr);
}

#include "tests_view_test.moc"
