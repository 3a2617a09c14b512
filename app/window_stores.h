// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
