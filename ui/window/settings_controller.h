// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings/settings_dialog.h"
#include "ui/window/window_services.h"

#include <QObject>

namespace baton::ui {

class KeyRing;

/// The settings dialog: loads, saves, keys, connection test. GUI thread.
class SettingsController : public QObject {
    Q_OBJECT

public:
    SettingsController(const WindowServices &services, KeyRing &keys, QWidget *window);

    /// Reads the keys of all endpoints from the store.
    void loadKeys();
    /// Only those that the settings use or the person added: with the demo no keychain is asked.
    void loadUsedKeys();
    void open(SettingsDialog::Page page = SettingsDialog::Page::Model);
    /// The same for an open run: what is saved counts for its next calls too.
    void openForRun(const RunConfig &config);

Q_SIGNALS:
    void runModelChosen(const baton::ModelChoice &model, const QString &baseUrl);
    void failed(const baton::Error &error);

private:
    void makeDialog();
    void save(const SettingsEdits &edits);
    void readPriceTable(const QString &file);
    void report(const Result<void> &saved);
    [[nodiscard]] QVector<SettingsRole> roles() const;
    [[nodiscard]] QVector<OutgoingAddress> otherAddresses(const settings::AppSettings &settings) const;
    void show(const settings::AppSettings &settings, SettingsDialog::Page page);
    void test(const EndpointProfile &profile, const QString &key);
    void loadKeysOf(const std::function<bool(const EndpointProfile &)> &wanted);
    void tellKeyStates();
    [[nodiscard]] KeyState stateOf(const EndpointProfile &profile, const QString &name) const;
    /// Name of an endpoint's key at the address these settings use it at.
    [[nodiscard]] static QString nameOf(
        const EndpointProfile &profile, const settings::AppSettings &settings);

    const WindowServices &m_services;
    KeyRing &m_keys;
    QWidget *m_window;
    SettingsDialog *m_dialog = nullptr; ///< made when first asked for; child of the window
    std::unique_ptr<ConnectionProbe> m_probe;
    QString m_askable; ///< where the last test found no list of models: the next may ask the model
    bool m_forRun = false;
};

} // namespace baton::ui
