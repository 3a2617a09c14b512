// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "translations/translations.h"

int main(int argc, char **argv)
{
    baton::initTranslations();
    return baton::test::runTests<QCoreApplication>(argc, argv);
}
