// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings_dialog.h"

#include <QObject>

#include <memory>

/// The settings dialog: what it shows, refuses, asks for and hands back.
class SettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void handsBackWhatItWasGiven();
    void handsBackEditsThatTheTableAccepts();
    void cancelHandsBackNothing();
    void refusesAddresses_data();
    void refusesAddresses();
    void leadsToTheWrongFieldOnSave();
    void remembersFieldsOfEachProvider();
    void saysWhereAKeyIs();
    void handsOutKeysOnce();
    void removesAKey();
    void forgetsATypedKeyWhenClosed();
    void testsAConnection();
    void cancelsATest();
    void dropsAVerdictWhenFieldsChange();
    void warnsWhenTheModelIsNotListed();
    void listsOutgoingAddresses();
    void worksFromTheKeyboard();

private:
    void chooseProvider(const char *id);
    template <class T> [[nodiscard]] T *field(const char *name) const;

    std::unique_ptr<baton::ui::ThemeController> m_theme;
    std::unique_ptr<baton::ui::SettingsDialog> m_dialog;
};
