// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/manual_clock.h"
#include "ui/dialogs/toast.h"

#include <QObject>
#include <QWidget>

#include <memory>

namespace baton::ui {
class LiveAnnouncer;
}

/// Toast, the bar about outside changes, the note dialog, the about dialog.
class BarsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void toastGoesByItself();
    void toastActionBelongsToItsMessage();
    void toastStaysWhileItHasTheKeyboard();
    void toastIsReachedByMnemonic();
    void toastStaysInTheWindow();
    void barAsksAboutOneFileAfterAnother();
    void barWrapsInANarrowPane();
    void noteIsHandedBack();
    void requiredNoteMayNotBeEmpty();
    void aboutSaysVersionAndLicence();

private:
    std::unique_ptr<baton::ui::ThemeController> m_theme;
    baton::test::ManualClock m_clock;
    std::unique_ptr<QWidget> m_window;
    baton::ui::LiveAnnouncer *m_announcer = nullptr;
    std::unique_ptr<baton::ui::Toast> m_toast;
};
