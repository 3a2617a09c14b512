// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/e2e_gui/access_test.h"
#include "tests/e2e_gui/decision_test.h"
#include "tests/e2e_gui/keys_test.h"
#include "tests/e2e_gui/language_test.h"
#include "tests/e2e_gui/live_test.h"
#include "tests/e2e_gui/project_test.h"
#include "tests/e2e_gui/replay_test.h"
#include "tests/e2e_gui/setup_test.h"
#include "tests/e2e_gui/whole_run_test.h"
#include "tests/support/test_main.h"

#include <QApplication>

int main(int argc, char **argv)
{
    baton::initResources();
    return baton::test::runTests<QApplication, WholeRunTest, DecisionTest, KeysTest, LiveTest, ProjectTest,
        ReplayTest, LanguageTest, AccessTest, SetupTest>(argc, argv);
}
