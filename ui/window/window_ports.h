// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/domain/endpoint.h"
#include "core/domain/run_config.h"
#include "core/settings/app_settings.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QVector>

#include <functional>
#include <optional>

namespace baton::ui {

/// Where a window's settings come from and go to. GUI thread.
class SettingsPort {
public:
    virtual ~SettingsPort() = default;
    [[nodiscard]] virtual Result<settings::AppSettings> load() const = 0;
    [[nodiscard]] virtual Result<void> save(const settings::AppSettings &settings) const = 0;
};

/// The settings of the program's windows: the one place where they are read and changed. GUI thread.
class SettingsModel : public QObject {
    Q_OBJECT

public:
    /// `port` outlives it.
    explicit SettingsModel(const SettingsPort &port, QObject *parent = nullptr);

    /// As they are stored now (a person may have edited the file); defaults where they cannot be read.
    [[nodiscard]] settings::AppSettings current() const;
    /// Stores the current settings with `edit` done to them. Windows follow also where they cannot be stored.
    void change(const std::function<void(settings::AppSettings &)> &edit);
    /// Settings that cannot be read -> failed.
    void tellProblem();

Q_SIGNALS:
    void changed(const baton::settings::AppSettings &settings);
    void failed(const baton::Error &error);

private:
    const SettingsPort &m_port;
};

/// Endpoints and prices: those that come with the program, the person's own, and servers found on this
/// computer. Changes count at once. GUI thread.
class CatalogPort : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    [[nodiscard]] virtual const QVector<EndpointProfile> &endpoints() const = 0;
    [[nodiscard]] virtual QVector<ModelInfo> prices() const = 0;
    [[nodiscard]] virtual QVector<ModelInfo> listedPrices() const = 0; ///< without the person's own
    [[nodiscard]] virtual bool hasPrice(const ModelChoice &choice) const = 0;
    /// Rows of the person's own files that were left out.
    [[nodiscard]] virtual QStringList problems() const = 0;
    virtual Result<void> saveEndpoint(const EndpointProfile &profile) = 0;
    virtual Result<void> removeEndpoint(const QString &id) = 0;
    virtual Result<void> savePrice(const ModelInfo &model) = 0;
    virtual Result<void> removePrice(const QString &provider, const QString &model) = 0;
    /// Takes a table in LiteLLM's form: how many prices it held.
    virtual Result<int> readPriceTable(const QString &file) = 0;
    /// Looks for servers on this computer -> changed, when the answer is another one than before.
    virtual void findLocalServers() = 0;
    [[nodiscard]] virtual const QVector<LocalServer> &localServers() const = 0;
    /// Proxy, certificates and patience of all requests from now on.
    virtual void setNetwork(const settings::AppSettings &settings) = 0;

Q_SIGNALS:
    void changed();
};

/// Keeps keys by name (see keyName). Asynchronous, because a keychain may ask the person. GUI thread.
class KeyStore : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    virtual void read(const QString &name) = 0; ///< -> readFinished
    virtual void write(const QString &name, const QString &key) = 0; ///< empty key = remove
    /// False: keys are kept for this session only.
    [[nodiscard]] virtual bool isPersistent() const = 0;

Q_SIGNALS:
    void readFinished(const QString &name, const QString &key);
    /// Why a key was not found, unless there just is none; `readFinished` follows.
    void readFailed(const QString &name, const baton::Error &error);
    void persistenceChanged();
};

/// Asks an endpoint whether it answers. One question at a time; deleting it ends it. GUI thread.
class ConnectionProbe : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// Proxy and certificates as they stand in the settings being edited.
    virtual void setNetwork(const settings::AppSettings &settings) = 0;
    /// `key` empty = without one. `mayAsk`: where there is no list of models, the model may be asked for one
    /// token. -> finished, exactly once unless deleted before.
    virtual void start(const EndpointProfile &profile, const QString &key, bool mayAsk) = 0;

Q_SIGNALS:
    /// `asked`: a model was asked, not only the list of models.
    void finished(const std::optional<baton::Error> &error, const QStringList &models, bool asked);
};

/// Keys by endpoint id, as the person typed them or the keychain gave them.
using Keys = QHash<QString, QString>;

/// The keys a window's sessions use, read from the secret store once and kept in memory. GUI thread.
class KeyRing : public QObject {
    Q_OBJECT

public:
    explicit KeyRing(KeyStore &store, QObject *parent = nullptr);

    /// Asks the store for keys by name (see keyName), each only once: a keychain may ask the person to unlock
    /// it. What could not be read is asked for again.
    void load(const QStringList &names);
    void set(const QString &name, const QString &key);
    [[nodiscard]] const Keys &keys() const { return m_keys; }
    [[nodiscard]] bool isPersistent() const { return m_store.isPersistent(); }

Q_SIGNALS:
    void changed();
    /// The keychain did not take a key that was typed: it lasts for this session.
    void keychainLost();
    /// The keychain is there and gives no keys (locked, refused, failing): told once, until it answers. That
    /// there is none is said where keys are typed.
    void readFailed(const baton::Error &error);

private:
    void onRead(const QString &endpoint, const QString &key);
    void onReadFailed(const QString &endpoint, const Error &error);

    KeyStore &m_store;
    QStringList m_asked;
    bool m_typed = false;
    bool m_failureTold = false;
    Keys m_keys;
};

} // namespace baton::ui
