// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/workspace/export_test.h"
#include "tests/workspace/git_repository_test.h"
#include "tests/workspace/secret_scan_test.h"
#include "tests/workspace/workspace_test.h"

int main(int argc, char **argv)
{
    return baton::test::runTests<QCoreApplication, WorkspaceTest, GitRepositoryTest, ExportTest,
        SecretScanTest>(argc, argv);
}
