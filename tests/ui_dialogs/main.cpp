// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/support/test_main.h"
#include "tests/ui_dialogs/bars_test.h"
#include "tests/ui_dialogs/catalog_pages_test.h"
#include "tests/ui_dialogs/export_test.h"
#include "tests/ui_dialogs/fit_test.h"
#include "tests/ui_dialogs/notifier_test.h"
#include "tests/ui_dialogs/pick_test.h"
#include "tests/ui_dialogs/settings_test.h"

#include <QApplication>

int main(int argc, char **argv)
{
    baton::initResources();
    return baton::test::runTests<QApplication, SettingsTest, CatalogPagesTest, ExportTest, PickTest, BarsTest,
        NotifierTest, FitTest>(argc, argv);
}
