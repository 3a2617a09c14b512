// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings_dialog.h"
#include "ui/support/theme_controller.h"

#include <QObject>

#include <memory>

class CatalogPagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void addsAnEndpointByKeyboard();
    void aNewEndpointCanBeChosenAtOnce();
    void refusesWhatCannotBeUsed();
    void removesOnlyOnesOwn();
    void testsAnEndpointAndTakesItsModels();
    void makesIds_data();
    void makesIds();
    void keepsRolesAndFallback();
    void choosesModelsPerRole();
    void presetsFillTheRoles();
    void readsPrices_data();
    void readsPrices();
    void aTypedPriceIsOnesOwn();
    void goesBackToTheListedPrice();
    void givesAnUnknownModelAPrice();
    void halfAPriceIsNone();
    void searchesPrices();
    void limitsRoles();
    void keepsProxyAndCertificates();
    void refusesAProxy();

private:
    template <class T> [[nodiscard]] T *field(const char *name) const;
    [[nodiscard]] baton::settings::AppSettings saved();
    void show(baton::ui::SettingsDialog::Page page);

    std::unique_ptr<baton::ui::ThemeController> m_theme;
    std::unique_ptr<baton::ui::SettingsDialog> m_dialog;
};
