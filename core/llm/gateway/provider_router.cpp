// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/gateway/provider_router.h"

namespace baton::llm {

ProviderRouter::ProviderRouter(
    std::unique_ptr<Provider> gateway, std::unique_ptr<Provider> replay, QObject *parent)
    : Provider(parent), m_gateway(gateway.release()), m_replay(replay.release())
{
    pass(m_gateway);
    pass(m_replay);
}

ProviderRouter::~ProviderRouter() = default;

void ProviderRouter::pass(Provider *provider)
{
    provider->setParent(this);
    connect(provider, &Provider::textArrived, this, &Provider::textArrived);
    connect(provider, &Provider::attemptFailed, this, &Provider::attemptFailed);
    connect(provider, &Provider::finished, this, &ProviderRouter::forget);
}

void ProviderRouter::start(const Request &request)
{
    Provider *provider = request.endpoint.protocol == Protocol::Replay ? m_replay : m_gateway;
    m_running.insert(request.call, provider);
    provider->start(request);
}

void ProviderRouter::cancel(const CallId &call)
{
    if (Provider *provider = m_running.value(call))
        provider->cancel(call);
}

void ProviderRouter::tryNow(const CallId &call)
{
    if (Provider *provider = m_running.value(call))
        provider->tryNow(call);
}

void ProviderRouter::forget(const Outcome &outcome)
{
    m_running.remove(outcome.call);
    Q_EMIT finished(outcome);
}

} // namespace baton::llm

#include "moc_provider_router.cpp"
