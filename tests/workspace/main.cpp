// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"

#include <QTemporaryDir>

int main(int argc, char **argv)
{
    // Nobody's own Git configuration takes part.
    const QTemporaryDir home;
    qputenv("HOME", home.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    return baton::test::runTests<QCoreApplication>(argc, argv);
}
