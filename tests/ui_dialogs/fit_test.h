// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme_controller.h"

#include <QObject>

#include <memory>

/// Every dialog in a window of 1024 x 700: nothing is cut off at large fonts and with long translations,
/// every control has a name for assistive technology, and a change of language reaches what is open.
class FitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void everyControlHasAName_data();
    void everyControlHasAName();
    void languageReachesOpenDialogs();

private:
    std::unique_ptr<baton::ui::ThemeController> m_theme;
};
