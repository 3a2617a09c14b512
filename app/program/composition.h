// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/llm/catalog/catalogs.h"
#include "core/llm/catalog/local_servers.h"
#include "core/llm/http/network_options.h"
#include "core/session/session_ports.h"
#include "core/settings/app_settings.h"

#include <QHash>
#include <QThread>

#include <functional>
#include <memory>

namespace baton {

namespace llm {
class Gateway;
class Recorder;
struct Recording;
} // namespace llm

/// How requests leave this machine, as the settings say it.
[[nodiscard]] llm::NetworkOptions networkOptions(const settings::AppSettings &settings);

/// The object graph both programs share: the one place that names concrete classes. Owns the network thread
/// and the provider that lives on it; sessions made with its ports must be deleted before it.
class Composition {
public:
    explicit Composition(llm::NetworkOptions network = {});
    ~Composition();
    Composition(const Composition &) = delete;
    Composition &operator=(const Composition &) = delete;

    /// Endpoints and prices, the person's own among them.
    [[nodiscard]] const QVector<EndpointProfile> &endpoints() const { return m_catalogs.endpoints; }
    [[nodiscard]] const llm::ModelCatalog &models() const { return m_catalogs.models; }
    /// Rows of the person's own files that were left out.
    [[nodiscard]] const QStringList &catalogProblems() const { return m_catalogs.problems; }
    /// Reads the person's files again; resolvers and sessions made before keep what they have.
    void reloadCatalogs() { m_catalogs = llm::loadCatalogs(llm::configFolder()); }
    /// Looks for model servers on this computer, on the network thread; `done` is called on `context`'s
    /// thread.
    void findLocalServers(QObject *context, const std::function<void(const QVector<LocalServer> &)> &done,
        const QVector<llm::LocalPort> &ports = llm::usualLocalPorts());
    /// Has the calls of sessions made from now on written into a recording. Fails as llm::Recorder::open.
    [[nodiscard]] Result<llm::Recorder *> record(const QString &file, const llm::Recording &head);
    /// Ports for a new session. `keys` are keys by endpoint id that win over environment variables.
    [[nodiscard]] const artefact::LanguageProfiles &languages() const { return m_languages; }
    /// Certificates and proxy for all requests from now on; connection tests take `network()` themselves.
    void setNetwork(const llm::NetworkOptions &network);
    [[nodiscard]] const llm::NetworkOptions &network() const { return m_networkOptions; }
    [[nodiscard]] TimerFactory &timers() { return m_timers; }
    [[nodiscard]] session::SessionPorts ports(const QHash<QString, llm::Secret> &keys = {}) const;
    /// Prices as they are now, for forecasts: a value that works without keys.
    [[nodiscard]] session::Pricing pricing() const;
    /// The same rule as a value, for a session that is already open.
    [[nodiscard]] session::Resolver resolver(const QHash<QString, llm::Secret> &keys) const;

private:
    [[nodiscard]] std::function<void(const QString &, const QString &, const QByteArray &)> keeper() const;

    SystemClock m_clock;
    mutable QtTimerFactory m_timers;
    llm::Catalogs m_catalogs;
    artefact::LanguageProfiles m_languages;
    llm::NetworkOptions m_networkOptions;
    std::unique_ptr<QThread> m_network;
    llm::Gateway *m_gateway = nullptr; ///< part of the provider
    llm::Recorder *m_recorder = nullptr; ///< likewise, while a run is recorded
    llm::Provider *m_provider =
        nullptr; ///< what sessions talk to; lives on the network thread, deleted when it ends
};

} // namespace baton
