// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme_controller.h"

#include <QMainWindow>
#include <QObject>

#include <memory>

/// Fuzzy matching, the palette, going to a file, the list of shortcuts.
class PickTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void finds_data();
    void finds();
    void ranks_data();
    void ranks();
    void marksWhatMatched();
    void survivesLongTexts();
    void stripsMnemonics_data();
    void stripsMnemonics();
    void listsActionsOfMenus();
    void triggersByKeyboard();
    void givesTheFocusBack();
    void closesOnEscapeAndOutsideClick();
    void saysNothingFound();
    void doesNotTriggerDisabled();
    void stepsAroundTheEnds();
    void goesToAFile();
    void sizesWithTheWindow();
    void searchesShortcuts();

private:
    std::unique_ptr<baton::ui::ThemeController> m_theme;
    std::unique_ptr<QMainWindow> m_window;
};
