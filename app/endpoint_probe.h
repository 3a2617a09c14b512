// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/gateway/connection_test.h"
#include "ui/window/connection_probe.h"

namespace baton {

/// The settings dialog's connection test over the real network. GUI thread: one small GET on request.
class EndpointProbe final : public ui::ConnectionProbe {
    Q_OBJECT

public:
    EndpointProbe(const QVector<EndpointProfile> &endpoints, const llm::NetworkOptions &network,
        const Clock &clock, TimerFactory &timers, QObject *parent = nullptr);
    void start(const EndpointProfile &profile, const QString &key) override;
    void setNetwork(const QString &proxy, const QString &caFile) override;

private:
    QVector<EndpointProfile> m_endpoints; ///< as they come, with their own addresses
    llm::ConnectionTest m_test;
};

} // namespace baton
