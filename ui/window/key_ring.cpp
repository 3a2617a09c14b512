// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/key_ring.h"

namespace baton::ui {

KeyRing::KeyRing(KeyStore &store, QObject *parent) : QObject(parent), m_store(store)
{
    connect(&m_store, &KeyStore::readFinished, this, &KeyRing::onRead);
    connect(&m_store, &KeyStore::persistenceChanged, this, &KeyRing::changed);
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
    m_store.write(name, key);
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
