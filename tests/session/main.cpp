// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/session/calls_test.h"
#include "tests/session/decisions_test.h"
#include "tests/session/hand_over_test.h"
#include "tests/session/money_test.h"
#include "tests/session/opening_test.h"
#include "tests/session/reading_test.h"
#include "tests/support/test_main.h"

int main(int argc, char **argv)
{
    baton::initResources();
    return baton::test::runTests<QCoreApplication, OpeningTest, CallsTest, baton::test::MoneyTest,
        DecisionsTest, ReadingTest, HandOverTest>(argc, argv);
}
