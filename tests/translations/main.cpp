// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/translations/qm_test.h"
#include "tests/translations/ts_test.h"
#include "translations/translations.h"

int main(int argc, char **argv)
{
    using namespace baton::test;
    baton::initTranslations();
    return runTests<QCoreApplication, TsTest, QmTest>(argc, argv);
}
