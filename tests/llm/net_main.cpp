// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/llm/corpus_http_test.h"
#include "tests/llm/dialect_test.h"
#include "tests/llm/gateway_safety_test.h"
#include "tests/llm/gateway_test.h"
#include "tests/llm/network_test.h"
#include "tests/support/test_main.h"

#include "resources/resources.h"

int main(int argc, char **argv)
{
    baton::initResources();
    return baton::test::runTests<QCoreApplication, GatewayTest, GatewaySafetyTest, DialectTest, NetworkTest,
        CorpusHttpTest>(argc, argv);
}
