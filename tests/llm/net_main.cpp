// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"

#include "resources/resources.h"

int main(int argc, char **argv)
{
    baton::initResources();
    return baton::test::runTests<QCoreApplication>(argc, argv);
}
