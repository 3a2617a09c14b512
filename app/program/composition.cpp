// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/composition.h"

#include "core/llm/catalog/endpoint_catalog.h"
#include "core/llm/gateway/gateway.h"
#include "core/llm/gateway/provider_router.h"
#include "core/llm/gateway/redactor.h"
#include "core/llm/recording/demo_catalog.h"
#include "core/llm/recording/recorder.h"
#include "core/llm/recording/replay_provider.h"
#include "core/session/trial/sandboxed_programs.h"

#include <QFile>

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>

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
        if (auto tariff = models.tariffOf(*profile, resolved.model)) {
            resolved.price = tariff->base;
            resolved.tiers = std::move(tariff->tiers);
        }
        if (const ModelInfo *model = models.find(profile->id, resolved.model)) {
            resolved.context = model->context;
            resolved.maxOutput = model->maxOutput;
        }
        resolved.headroom = models.headroomOf(profile->id, resolved.model);
        const bool named = choice.provider == config.model.provider && !config.apiKeyEnv.isEmpty();
        if (resolved.key.isEmpty() && named)
            return failure(
                ErrorCode::NoKey, u"%1, the variable %2 is empty"_s.arg(profile->title, config.apiKeyEnv));
        if (resolved.key.isEmpty() && profile->keyRequired && ownHost)
            return failure(llm::missingKey(*profile));
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

namespace {

/// Keys are in the environment and in memory: a crash must not write them to a disk, nor another program of
/// the same user look at them. For developers BATON_CORE_DUMPS=1 leaves both as they are.
void keepMemoryPrivate()
{
    if (qEnvironmentVariableIntValue("BATON_CORE_DUMPS") == 1)
        return;
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__ // the leak sanitizer looks at its own process from outside
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace

llm::NetworkOptions networkOptions(const settings::AppSettings &settings)
{
    return {.caFile = settings.caFile,
        .proxy = settings.proxy,
        .timeouts = {},
        .patienceMs = settings.patienceSeconds * qint64(1000)};
}

Composition::Composition(llm::NetworkOptions network)
    : m_catalogs(llm::loadCatalogs(llm::configFolder())), m_networkOptions(std::move(network)),
      m_network(std::make_unique<QThread>())
{
    keepMemoryPrivate();
    // A file that may not grow fails like a full disk, with a sentence, instead of ending the program.
    std::signal(SIGXFSZ, SIG_IGN);
    m_languages = builtInLanguages();
    auto gateway =
        std::make_unique<llm::Gateway>(m_clock, m_timers, llm::GatewayOptions{.network = m_networkOptions});
    m_gateway = gateway.get();
    m_provider = new llm::ProviderRouter(std::make_unique<llm::Redactor>(std::move(gateway)),
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

void Composition::setNetwork(const llm::NetworkOptions &network)
{
    m_networkOptions = network;
    QMetaObject::invokeMethod(
        m_gateway, [gateway = m_gateway, network] { gateway->setNetwork(network); }, Qt::QueuedConnection);
}

void Composition::findLocalServers(QObject *context,
    const std::function<void(const QVector<LocalServer> &)> &done, const QVector<llm::LocalPort> &ports)
{
    auto *search = new llm::LocalServerSearch;
    QObject::connect(search, &llm::LocalServerSearch::finished, context, done);
    QObject::connect(search, &llm::LocalServerSearch::finished, search, &QObject::deleteLater);
    QObject::connect(m_network.get(), &QThread::finished, search, &QObject::deleteLater);
    search->moveToThread(m_network.get());
    QMetaObject::invokeMethod(
        search, [search, ports] { search->start(ports); }, Qt::QueuedConnection);
}

Result<llm::Recorder *> Composition::record(const QString &file, const llm::Recording &head)
{
    BATON_TRY_ASSIGN(auto opened, llm::Recorder::open(*m_provider, file, head));
    llm::Recorder *recorder = opened.release();
    recorder->moveToThread(m_network.get());
    QObject::connect(m_network.get(), &QThread::finished, recorder, &QObject::deleteLater);
    m_provider = recorder;
    m_recorder = recorder;
    return recorder;
}

session::Resolver Composition::resolver(const QHash<QString, llm::Secret> &keys) const
{
    return Resolve{m_catalogs.endpoints, m_catalogs.models, keys};
}

session::Pricing Composition::pricing() const
{
    return [catalogs = m_catalogs](const ModelChoice &choice) -> std::optional<Tariff> {
        const auto profile = llm::findEndpoint(catalogs.endpoints, choice.provider);
        if (!profile)
            return std::nullopt;
        return catalogs.models.tariffOf(
            *profile, choice.model.isEmpty() ? profile->defaultModel : choice.model);
    };
}

session::SessionPorts Composition::ports(const QHash<QString, llm::Secret> &keys) const
{
    return {.provider = *m_provider,
        .clock = m_clock,
        .timers = m_timers,
        .resolve = resolver(keys),
        .languages = m_languages,
        .pricing = pricing(),
        .makePrograms = [](TimerFactory &timers) -> std::unique_ptr<session::ProgramRunner> {
            return std::make_unique<session::SandboxedPrograms>(timers);
        },
        .recordedResults =
            [](const RunConfig &config, const QString &path, const QString &inputs) {
                return llm::recordedResults(config.demo, path, inputs);
            },
        .keepResults = keeper()};
}

/// Hands results to the recorder, on its thread; empty while nothing is recorded.
std::function<void(const QString &, const QString &, const QByteArray &)> Composition::keeper() const
{
    if (m_recorder == nullptr)
        return {};
    return [recorder = m_recorder](const QString &path, const QString &inputs, const QByteArray &results) {
        const llm::RecordedProgram program{path, inputs, results};
        QMetaObject::invokeMethod(
            recorder, [recorder, program] { recorder->keepProgram(program); }, Qt::QueuedConnection);
    };
}

} // namespace baton
