// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_ports.h"

namespace baton::ui {

SettingsModel::SettingsModel(const SettingsPort &port, QObject *parent) : QObject(parent), m_port(port) { }

settings::AppSettings SettingsModel::current() const
{
    return m_port.load().value_or(settings::AppSettings());
}

void SettingsModel::change(const std::function<void(settings::AppSettings &)> &edit)
{
    settings::AppSettings settings = current();
    edit(settings);
    if (const auto saved = m_port.save(settings); !saved)
        Q_EMIT failed(saved.error());
    Q_EMIT changed(settings);
}

void SettingsModel::tellProblem()
{
    if (const auto loaded = m_port.load(); !loaded)
        Q_EMIT failed(loaded.error());
}

KeyRing::KeyRing(KeyStore &store, QObject *parent) : QObject(parent), m_store(store)
{
    connect(&m_store, &KeyStore::readFinished, this, &KeyRing::onRead);
    connect(&m_store, &KeyStore::readFailed, this, &KeyRing::onReadFailed);
    connect(&m_store, &KeyStore::persistenceChanged, this, &KeyRing::changed);
    connect(&m_store, &KeyStore::persistenceChanged, this, [this] {
        if (m_typed)
            Q_EMIT keychainLost();
    });
}

void KeyRing::load(const QStringList &names)
{
    for (const QString &name : names) {
        if (m_asked.contains(name))
            continue;
        m_asked.append(name);
        m_store.read(name);
    }
}

void KeyRing::set(const QString &name, const QString &key)
{
    if (key.isEmpty())
        m_keys.remove(name);
    else
        m_keys.insert(name, key);
    m_typed = m_typed || !key.isEmpty();
    m_store.write(name, key);
    Q_EMIT changed();
}

void KeyRing::onRead(const QString &endpoint, const QString &key)
{
    if (!key.isEmpty())
        m_failureTold = false;
    // A key typed meanwhile is newer than the store's.
    if (key.isEmpty() || m_keys.contains(endpoint))
        return;
    m_keys.insert(endpoint, key);
    Q_EMIT changed();
}

void KeyRing::onReadFailed(const QString &endpoint, const Error &error)
{
    m_asked.removeAll(endpoint);
    if (error.code != ErrorCode::KeychainMissing && !std::exchange(m_failureTold, true))
        Q_EMIT readFailed(error);
}

} // namespace baton::ui

#include "moc_window_ports.cpp"
