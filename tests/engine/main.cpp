// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/call_test.h"
#include "tests/engine/forecast_test.h"
#include "tests/engine/gate_test.h"
#include "tests/engine/money_test.h"
#include "tests/engine/prompt_test.h"
#include "tests/engine/property_test.h"
#include "tests/engine/reply_test.h"
#include "tests/engine/review_test.h"
#include "tests/engine/rows_test.h"
#include "tests/engine/run_test.h"
#include "tests/engine/scheduler_test.h"
#include "tests/engine/stale_test.h"
#include "tests/support/test_main.h"

int main(int argc, char **argv)
{
    using namespace baton::test;
    return runTests<QCoreApplication, CallTest, ForecastTest, GateTest, MoneyTest, PromptTest, PropertyTest, ReplyTest, ReviewTest,
        RowsTest, RunTest, SchedulerTest, StaleTest>(argc, argv);
}
