// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <qt6keychain/keychain.h>

#include <QHash>
#include <QObject>
#include <QString>

#include <optional>

namespace baton::settings {

/// Keeps API keys, by endpoint id. Asynchronous, GUI thread. Keys never touch settings files, journal or
/// logs.
class SecretStore : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void read(const QString &endpoint) = 0; ///< -> readFinished
    virtual void write(const QString &endpoint, const QString &secret) = 0; ///< empty = remove
    /// True when keys survive the program: false is said plainly in the dialog.
    [[nodiscard]] virtual bool isPersistent() const = 0;

Q_SIGNALS:
    void readFinished(const QString &endpoint, const QString &secret);
    /// Why a read that ends in an empty `readFinished` found nothing, unless there just is no key.
    void readFailed(const QString &endpoint, const baton::Error &error);
    void persistenceChanged();
};

/// What a keychain's answer means for a person; nothing where it only holds no such key. `words` are its own.
[[nodiscard]] std::optional<Error> keychainProblem(QKeychain::Error error, const QString &words);

/// For this session only: no key is written anywhere.
class MemorySecretStore final : public SecretStore {
    Q_OBJECT

public:
    using SecretStore::SecretStore;
    void read(const QString &endpoint) override;
    void write(const QString &endpoint, const QString &secret) override;
    [[nodiscard]] bool isPersistent() const override { return false; }

private:
    QHash<QString, QString> m_secrets;
};

/// The system keychain (QtKeychain). Where no keychain service answers, keys are kept for this session only
/// and `isPersistent` turns false.
class KeychainSecretStore final : public SecretStore {
    Q_OBJECT

public:
    using SecretStore::SecretStore;
    void read(const QString &endpoint) override;
    void write(const QString &endpoint, const QString &secret) override;
    [[nodiscard]] bool isPersistent() const override { return m_persistent; }

private:
    void lostKeychain();

    QHash<QString, QString> m_session;
    bool m_persistent = true;
};

} // namespace baton::settings
