// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/support/own_home.h"
#include "tests/support/test_main.h"

int main(int argc, char **argv)
{
    const baton::test::OwnHome home;
    baton::initResources();
    return baton::test::runTests<QCoreApplication>(argc, argv);
}
