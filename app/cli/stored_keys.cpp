// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stored_keys.h"

#include "core/llm/catalog/endpoint_catalog.h"
#include "core/settings/secret_store.h"

#include <QCoreApplication>
#include <QFile>
#include <QSet>
#include <QTimer>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 2000;

bool hasSessionBus()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")
        || (!runtime.isEmpty() && QFile::exists(runtime + u"/bus"_s));
}

QSet<QString> providersOf(const RunConfig &config, const Sop &sop)
{
    QSet<QString> providers{config.model.provider};
    for (const ModelChoice &choice : config.roleModels)
        providers.insert(choice.provider);
    for (const ModelChoice &choice : config.fallbacks)
        providers.insert(choice.provider);
    for (const RoleSpec &role : sop.roles) {
        if (role.model.contains(u'/'))
            providers.insert(role.model.section(u'/', 0, 0));
    }
    return providers;
}

bool hasVariable(const EndpointProfile &profile)
{
    return !llm::environmentValue(profile.keyVariable).isEmpty();
}

} // namespace

QVector<EndpointProfile> endpointsWithoutKey(
    const QVector<EndpointProfile> &endpoints, const RunConfig &config, const Sop &sop)
{
    const QSet<QString> providers = providersOf(config, sop);
    QVector<EndpointProfile> wanted;
    for (const EndpointProfile &profile : endpoints) {
        const bool elsewhere = profile.id == config.model.provider
            && (!config.apiKeyEnv.isEmpty()
                || (!config.baseUrl.isEmpty() && config.baseUrl != profile.baseUrl));
        if (providers.contains(profile.id) && profile.keyRequired && !elsewhere && !hasVariable(profile))
            wanted.append(profile);
    }
    return wanted;
}

Keys storedKeys(const QVector<EndpointProfile> &endpoints)
{
    Keys keys;
    if (endpoints.isEmpty() || !hasSessionBus())
        return keys;
    settings::KeychainSecretStore store;
    qsizetype open = endpoints.size();
    QObject::connect(&store, &settings::SecretStore::readFinished, &store,
        [&](const QString &endpoint, const QString &secret) {
            if (!secret.isEmpty())
                keys.insert(endpoint, llm::Secret(secret));
            if (--open == 0)
                QCoreApplication::exit();
        });
    QObject::connect(
        &store, &settings::SecretStore::persistenceChanged, &store, [] { QCoreApplication::exit(); });
    QTimer::singleShot(patienceMs, &store, [] { QCoreApplication::exit(); });
    for (const EndpointProfile &profile : endpoints)
        store.read(keyName(profile, {}));
    QCoreApplication::exec();
    return keys;
}

} // namespace baton::cli
