// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/llm/catalog_test.h"
#include "tests/llm/corpus_test.h"
#include "tests/llm/policy_test.h"
#include "tests/llm/recorder_test.h"
#include "tests/llm/recording_test.h"
#include "tests/llm/redactor_test.h"
#include "tests/support/test_main.h"

#include "resources/resources.h"

int main(int argc, char **argv)
{
    baton::initResources();
    return baton::test::runTests<QCoreApplication, CorpusTest, PolicyTest, CatalogTest, RecordingTest,
        RecorderTest, RedactorTest>(argc, argv);
}
