// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"

#include "core/llm/demo_catalog.h"
#include "core/llm/endpoint_catalog.h"
#include "core/llm/gateway.h"
#include "core/llm/provider_router.h"
#include "core/llm/replay_provider.h"

#include <QFile>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// Endpoint, price and key of a choice: plain values, so that it can run on any thread.
struct Resolve {
    QVector<EndpointProfile> endpoints;
    llm::ModelCatalog models;
    QHash<QString, llm::Secret> keys;

    Result<session::ResolvedEndpoint> operator()(const RunConfig &config, const ModelChoice &choice) const
    {
        const auto profile = llm::findEndpoint(endpoints, choice.provider);
        if (!profile)
            return failure(ErrorCode::NotFound, u"endpoint '%1'"_s.arg(choice.provider));
        // Another base URL belongs to the run's own provider, not to the ones of single roles.
        const QString baseUrl = choice.provider == config.model.provider ? config.baseUrl : QString();
        const bool ownHost = baseUrl.isEmpty() || baseUrl == profile->baseUrl;
        session::ResolvedEndpoint resolved{.profile = llm::withBaseUrl(*profile, baseUrl),
            .model = choice.model.isEmpty() ? profile->defaultModel : choice.model};
        resolved.key = keyFor(*profile, baseUrl, config);
        resolved.price = models.priceOf(*profile, resolved.model);
        if (resolved.key.isEmpty() && profile->keyRequired && ownHost)
            return failure(ErrorCode::NoKey, profile->title);
        return resolved;
    }

    llm::Secret keyFor(const EndpointProfile &profile, const QString &baseUrl, const RunConfig &config) const
    {
        const bool ownProvider = profile.id == config.model.provider;
        const auto own = keys.constFind(keyName(profile, baseUrl));
        if (own != keys.constEnd() && !own->isEmpty())
            return *own;
        const llm::KeySources sources{
            .environment = llm::environmentValue, .store = [](const QString &) { return QString(); }};
        return llm::resolveKey(profile, baseUrl, ownProvider ? config.apiKeyEnv : QString(), sources).key;
    }
};

/// Empty if the embedded file cannot be read; language checks then say "not run".
artefact::LanguageProfiles builtInLanguages()
{
    QFile file(u":/baton/languages.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return artefact::LanguageProfiles::load(file.readAll()).value_or(artefact::LanguageProfiles());
}

} // namespace

Composition::Composition() : m_models(llm::ModelCatalog::builtIn()), m_network(std::make_unique<QThread>())
{
    m_endpoints = llm::builtInEndpoints(m_models);
    m_languages = builtInLanguages();
    m_provider = new llm::ProviderRouter(std::make_unique<llm::Gateway>(m_clock, m_timers),
        std::make_unique<llm::ReplayProvider>(m_clock, m_timers, llm::demoRoot()));
    m_network->setObjectName(u"network"_s);
    m_provider->moveToThread(m_network.get());
    QObject::connect(m_network.get(), &QThread::finished, m_provider, &QObject::deleteLater);
    m_network->start();
}

Composition::~Composition()
{
    m_network->quit();
    m_network->wait();
}

session::Resolver Composition::resolver(const QHash<QString, llm::Secret> &keys) const
{
    return Resolve{m_endpoints, m_models, keys};
}

session::SessionPorts Composition::ports(const QHash<QString, llm::Secret> &keys) const
{
    return {.provider = *m_provider,
        .clock = m_clock,
        .timers = m_timers,
        .resolve = resolver(keys),
        .languages = m_languages};
}

} // namespace baton
