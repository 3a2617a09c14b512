// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/support/test_main.h"
#include "tests/ui_document/tst_diff.h"
#include "tests/ui_document/tst_document.h"
#include "tests/ui_document/tst_editor.h"
#include "tests/ui_document/tst_pane.h"
#include "tests/ui_document/tst_remarks.h"
#include "tests/ui_document/tst_review.h"
#include "tests/ui_document/tst_trace.h"

#include <QApplication>

int main(int argc, char **argv)
{
    baton::initResources();
    return baton::test::runTests<QApplication, EditorTest, DiffTest, DocumentTest, RemarksTest, ReviewTest,
        PaneTest, TraceTest>(argc, argv);
}
