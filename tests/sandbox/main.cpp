// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"

#include <sys/prctl.h>

int main(int argc, char **argv)
{
#ifndef __SANITIZE_ADDRESS__ // the leak sanitizer looks at its own process from outside
    ::prctl(PR_SET_DUMPABLE, 0); // as the programs do: what they may see in /proc depends on it
#endif
    return baton::test::runTests<QCoreApplication>(argc, argv);
}
