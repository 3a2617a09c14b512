// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/setup/catalogs_test.h"
#include "tests/setup/local_servers_test.h"
#include "tests/setup/verdict_test.h"
#include "tests/support/test_main.h"

int main(int argc, char **argv)
{
    baton::initResources();
    return baton::test::runTests<QCoreApplication, CatalogsTest, LocalServersTest, VerdictTest>(argc, argv);
}
