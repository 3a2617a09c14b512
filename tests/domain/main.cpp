// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/ledger_test.h"
#include "tests/domain/state_test.h"
#include "tests/domain/values_test.h"
#include "tests/support/test_main.h"

int main(int argc, char **argv)
{
    using namespace baton::test;
    return runTests<QCoreApplication, LedgerTest, StateTest, ValuesTest>(argc, argv);
}
