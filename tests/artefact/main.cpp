// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/artefact/checks_test.h"
#include "tests/artefact/code_answers_test.h"
#include "tests/artefact/diff_test.h"
#include "tests/artefact/document_answers_test.h"
#include "tests/artefact/facts_test.h"
#include "tests/artefact/languages_test.h"
#include "tests/artefact/reply_test.h"
#include "tests/artefact/robustness_test.h"
#include "tests/artefact/stitch_test.h"
#include "tests/artefact/syntax_test.h"
#include "tests/support/test_main.h"

int main(int argc, char **argv)
{
    baton::initResources();
    return baton::test::runTests<QCoreApplication, TestDocumentAnswers, TestCodeAnswers, TestReply,
        TestStitch, TestFacts, TestChecks, TestLanguages, TestSyntax, TestDiff, TestRobustness>(argc, argv);
}
