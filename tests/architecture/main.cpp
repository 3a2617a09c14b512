// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/lexer_test.h"
#include "tests/architecture/rules_test.h"
#include "tests/architecture/tree_test.h"
#include "tests/support/test_main.h"

int main(int argc, char **argv)
{
    using namespace baton::architecture;
    return baton::test::runTests<QCoreApplication, LexerTest, RulesTest, TreeTest>(argc, argv);
}
