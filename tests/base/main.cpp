// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/base/error_test.h"
#include "tests/base/relative_path_test.h"
#include "tests/base/text_test.h"
#include "tests/base/timer_test.h"
#include "tests/support/test_main.h"

int main(int argc, char **argv)
{
    using namespace baton::test;
    return runTests<QCoreApplication, ErrorTest, RelativePathTest, TextTest, TimerTest>(argc, argv);
}
