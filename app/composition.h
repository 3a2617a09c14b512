// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/timer.h"
#include "core/llm/model_catalog.h"
#include "core/session/session_ports.h"

#include <QHash>
#include <QThread>

#include <memory>

namespace baton {

/// The object graph both programs share: the one place that names concrete classes. Owns the network thread
/// and the provider that lives on it; sessions made with its ports must be deleted before it.
class Composition {
public:
    Composition();
    ~Composition();
    Composition(const Composition &) = delete;
    Composition &operator=(const Composition &) = delete;

    [[nodiscard]] const QVector<EndpointProfile> &endpoints() const { return m_endpoints; }
    [[nodiscard]] const llm::ModelCatalog &models() const { return m_models; }
    /// Ports for a new session. `keys` are keys by endpoint id that win over environment variables.
    [[nodiscard]] const artefact::LanguageProfiles &languages() const { return m_languages; }
    [[nodiscard]] TimerFactory &timers() { return m_timers; }
    [[nodiscard]] session::SessionPorts ports(const QHash<QString, llm::Secret> &keys = {}) const;
    /// The same rule as a value, for a session that is already open.
    [[nodiscard]] session::Resolver resolver(const QHash<QString, llm::Secret> &keys) const;

private:
    SystemClock m_clock;
    mutable QtTimerFactory m_timers;
    QVector<EndpointProfile> m_endpoints;
    llm::ModelCatalog m_models;
    artefact::LanguageProfiles m_languages;
    std::unique_ptr<QThread> m_network;
    llm::Provider *m_provider = nullptr; ///< lives on the network thread, deleted when it ends
};

} // namespace baton
