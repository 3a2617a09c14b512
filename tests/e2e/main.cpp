// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/config_test.h"
#include "tests/e2e/crash_test.h"
#include "tests/e2e/decision_test.h"
#include "tests/e2e/demo_test.h"
#include "tests/e2e/failure_test.h"
#include "tests/e2e/key_leak_test.h"
#include "tests/e2e/money_test.h"
#include "tests/e2e/protocol_test.h"
#include "tests/e2e/record_test.h"
#include "tests/e2e/run_test.h"
#include "tests/support/test_main.h"

int main(int argc, char **argv)
{
    return baton::test::runTests<QCoreApplication, DemoTest, RunTest, ProtocolTest, FailureTest, MoneyTest,
        DecisionTest, ConfigTest, RecordTest, KeyLeakTest, CrashTest>(argc, argv);
}
