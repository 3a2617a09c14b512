// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/export_dialog.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

/// The export dialog: destinations, warnings, consent, progress, outcome.
class ExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void listsWhatGoesOut();
    void groupsWarnings();
    void suggestsSafeDestinations_data();
    void suggestsSafeDestinations();
    void followsTheFormat();
    void refusesDestinations();
    void asksBeforeReplacing();
    void neverDefaultsToLettingASecretOut();
    void nothingApprovedIsNotExported();
    void reportsProgressAndOutcome();
    void staysOpenWhileWorking();
    void showsAnErrorAndGoesBack();
    void worksFromTheKeyboard();

private:
    template <class T> [[nodiscard]] T *field(const char *name) const;
    void type(const QString &destination);
    [[nodiscard]] baton::ui::ExportOffer offer() const;

    std::unique_ptr<baton::ui::ThemeController> m_theme;
    std::unique_ptr<baton::ui::ExportDialog> m_dialog;
    std::unique_ptr<QTemporaryDir> m_folder;
};
