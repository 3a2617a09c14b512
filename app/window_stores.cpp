// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_stores.h"

namespace baton {

StoredKeys::StoredKeys(settings::SecretStore &store, QObject *parent) : KeyStore(parent), m_store(store)
{
    connect(&store, &settings::SecretStore::readFinished, this, &StoredKeys::readFinished);
    connect(&store, &settings::SecretStore::persistenceChanged, this, &StoredKeys::persistenceChanged);
}

} // namespace baton

#include "moc_window_stores.cpp"
