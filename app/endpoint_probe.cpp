// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/endpoint_probe.h"

#include "core/llm/catalog/endpoint_catalog.h"

namespace baton {

EndpointProbe::EndpointProbe(const QVector<EndpointProfile> &endpoints, const llm::NetworkOptions &network,
    const Clock &clock, TimerFactory &timers, QObject *parent)
    : ConnectionProbe(parent), m_endpoints(endpoints), m_test(clock, timers)
{
    m_test.setNetwork(network);
    connect(&m_test, &llm::ConnectionTest::finished, this,
        [this](const llm::ConnectionVerdict &verdict) { Q_EMIT finished(verdict.error, verdict.models); });
}

void EndpointProbe::start(const EndpointProfile &profile, const QString &key)
{
    llm::Secret secret(key);
    const auto own = llm::findEndpoint(m_endpoints, profile.id);
    // Without a typed key the variable counts as it would in a run: only for the endpoint's own host.
    if (secret.isEmpty() && own) {
        const llm::KeySources sources{llm::environmentValue, [](const QString &) { return QString(); }};
        secret = llm::resolveKey(*own, profile.baseUrl, {}, sources).key;
    }
    m_test.start(profile, secret);
}

void EndpointProbe::setNetwork(const QString &proxy, const QString &caFile)
{
    llm::NetworkOptions options;
    options.proxy = proxy;
    options.caFile = caFile;
    m_test.setNetwork(options);
}

} // namespace baton

#include "moc_endpoint_probe.cpp"
