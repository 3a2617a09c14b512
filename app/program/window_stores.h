// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/program/composition.h"
#include "core/settings/secret_store.h"
#include "core/settings/settings_store.h"
#include "ui/window/window_ports.h"

namespace baton {

/// The window's settings in their file. GUI thread.
class StoredSettings final : public ui::SettingsPort {
public:
    explicit StoredSettings(const QString &file) : m_store(file) { }
    [[nodiscard]] Result<settings::AppSettings> load() const override { return m_store.load(); }
    [[nodiscard]] Result<void> save(const settings::AppSettings &settings) const override
    {
        return m_store.save(settings);
    }

private:
    settings::SettingsStore m_store;
};

/// The window's endpoints and prices: those of the composition, with the person's files behind them. GUI
/// thread.
class StoredCatalogs final : public ui::CatalogPort {
    Q_OBJECT

public:
    /// `localPorts`: where servers of this computer are looked for.
    StoredCatalogs(
        Composition &composition, const QVector<llm::LocalPort> &localPorts, QObject *parent = nullptr);
    [[nodiscard]] const QVector<EndpointProfile> &endpoints() const override;
    [[nodiscard]] QVector<ModelInfo> prices() const override;
    [[nodiscard]] QVector<ModelInfo> listedPrices() const override;
    [[nodiscard]] bool hasPrice(const ModelChoice &choice) const override;
    [[nodiscard]] QStringList problems() const override;
    Result<void> saveEndpoint(const EndpointProfile &profile) override;
    Result<void> removeEndpoint(const QString &id) override;
    Result<void> savePrice(const ModelInfo &model) override;
    Result<void> removePrice(const QString &provider, const QString &model) override;
    Result<int> readPriceTable(const QString &file) override;
    void findLocalServers() override;
    [[nodiscard]] const QVector<LocalServer> &localServers() const override { return m_servers; }
    void setNetwork(const settings::AppSettings &settings) override;

private:
    Result<void> taken(Result<void> saved);

    Composition &m_composition;
    QVector<llm::LocalPort> m_ports;
    QVector<LocalServer> m_servers;
};

/// The window's keys in a secret store, which outlives it. GUI thread.
class StoredKeys final : public ui::KeyStore {
    Q_OBJECT

public:
    explicit StoredKeys(settings::SecretStore &store, QObject *parent = nullptr);
    void read(const QString &name) override { m_store.read(name); }
    void write(const QString &name, const QString &key) override { m_store.write(name, key); }
    [[nodiscard]] bool isPersistent() const override { return m_store.isPersistent(); }

private:
    settings::SecretStore &m_store;
};

} // namespace baton
