// SPDX-License-Identifier: GPL-3.0-or-later
// baton-window-run PROJECT: opens the project in the window, goes on with it and approves by keys until it is
// finished, then closes the window. Killed in the midst of that by tests/e2e/kill_sweep.py.
#include "resources/resources.h"
#include "tests/e2e_gui/window_scene.h"

#include <QApplication>
#include <QStandardPaths>

#include <cstdio>

using namespace baton;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication app(argc, argv);
    initResources();
    test::WindowScene scene;
    scene.window().openProject(QCoreApplication::arguments().value(1));
    if (!test::WindowScene::waitFor([&scene] { return scene.isOpen(); })) {
        std::fprintf(stderr, "the project does not open\n");
        return 1;
    }
    scene.key(Qt::Key_F5);
    if (!scene.approveAllToTheEnd()) {
        std::fprintf(stderr, "the run does not come to its end\n");
        return 1;
    }
    scene.window().close();
    return 0;
}
