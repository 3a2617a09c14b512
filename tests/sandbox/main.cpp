// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"

int main(int argc, char **argv)
{
    return baton::test::runTests<QCoreApplication>(argc, argv);
}
