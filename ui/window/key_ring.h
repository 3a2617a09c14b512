// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/window_services.h"

#include <QObject>

namespace baton::ui {

/// The keys a window's sessions use, read from the secret store once and kept in memory. GUI thread.
class KeyRing : public QObject {
    Q_OBJECT

public:
    explicit KeyRing(KeyStore &store, QObject *parent = nullptr);

    /// Asks the store for keys by name (see keyName), each only once: a keychain may ask the person to unlock
    /// it.
    void load(const QStringList &names);
    void set(const QString &name, const QString &key);
    [[nodiscard]] const Keys &keys() const { return m_keys; }
    [[nodiscard]] bool isPersistent() const { return m_store.isPersistent(); }

Q_SIGNALS:
    void changed();

private:
    void onRead(const QString &endpoint, const QString &key);

    KeyStore &m_store;
    QStringList m_asked;
    Keys m_keys;
};

} // namespace baton::ui
