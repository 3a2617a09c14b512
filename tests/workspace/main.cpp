// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/workspace/export_test.h"
#include "tests/workspace/git_repository_test.h"
#include "tests/workspace/secret_scan_test.h"
#include "tests/workspace/workspace_test.h"

#include <QTemporaryDir>

int main(int argc, char **argv)
{
    // Nobody's own Git configuration takes part.
    const QTemporaryDir home;
    qputenv("HOME", home.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    return baton::test::runTests<QCoreApplication, WorkspaceTest, GitRepositoryTest, ExportTest,
        SecretScanTest>(argc, argv);
}
