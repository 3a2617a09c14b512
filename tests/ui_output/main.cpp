// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/support/test_main.h"

#include <QApplication>

int main(int argc, char **argv)
{
    baton::initResources();
    return baton::test::runTests<QApplication>(argc, argv);
}
