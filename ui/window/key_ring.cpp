// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/key_ring.h"

namespace baton::ui {

KeyRing::KeyRing(settings::SecretStore &store, const QVector<EndpointProfile> &endpoints, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    for (const EndpointProfile &profile : endpoints) {
        if (profile.keyRequired)
            m_endpoints.append(profile.id);
    }
    connect(&m_store, &settings::SecretStore::readFinished, this, &KeyRing::onRead);
    connect(&m_store, &settings::SecretStore::persistenceChanged, this, &KeyRing::changed);
}

void KeyRing::load()
{
    if (m_loaded)
        return;
    m_loaded = true;
    for (const QString &endpoint : m_endpoints)
        m_store.read(endpoint);
}

void KeyRing::set(const QString &endpoint, const QString &key)
{
    if (key.isEmpty())
        m_keys.remove(endpoint);
    else
        m_keys.insert(endpoint, key);
    m_store.write(endpoint, key);
    Q_EMIT changed();
}

void KeyRing::onRead(const QString &endpoint, const QString &key)
{
    // A key typed meanwhile is newer than the store's.
    if (key.isEmpty() || m_keys.contains(endpoint))
        return;
    m_keys.insert(endpoint, key);
    Q_EMIT changed();
}

} // namespace baton::ui

#include "moc_key_ring.cpp"
