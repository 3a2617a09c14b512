// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/crash_test.h"
#include "tests/e2e/decision_test.h"
#include "tests/e2e/demo_test.h"
#include "tests/e2e/failure_test.h"
#include "tests/e2e/run_test.h"
#include "tests/support/test_main.h"

int main(int argc, char **argv)
{
    return baton::test::runTests<QCoreApplication, DemoTest, RunTest, FailureTest, DecisionTest, CrashTest>(
        argc, argv);
}
