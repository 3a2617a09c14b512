// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/settings/secret_store_test.h"
#include "tests/settings/settings_store_test.h"
#include "tests/settings/sop_library_test.h"
#include "tests/settings/sop_problem_test.h"
#include "tests/support/test_main.h"

int main(int argc, char **argv)
{
    using namespace baton::test;
    baton::initResources();
    return runTests<QCoreApplication, SettingsStoreTest, SecretStoreTest, SopLibraryTest, SopProblemTest>(
        argc, argv);
}
