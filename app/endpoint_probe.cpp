// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/endpoint_probe.h"

#include "core/llm/endpoint_catalog.h"

namespace baton {

EndpointProbe::EndpointProbe(const Clock &clock, TimerFactory &timers, QObject *parent)
    : ConnectionProbe(parent)
    , m_test(clock, timers)
{
    connect(&m_test, &llm::ConnectionTest::finished, this,
        [this](const llm::ConnectionVerdict &verdict) { Q_EMIT finished(verdict.error, verdict.models); });
}

void EndpointProbe::start(const EndpointProfile &profile, const QString &key)
{
    // Without a key of its own the variable counts, as it would in a run.
    const QString known = key.isEmpty() ? llm::environmentValue(profile.keyVariable) : key;
    m_test.start(profile, llm::Secret(known));
}

} // namespace baton

#include "moc_endpoint_probe.cpp"
