// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stored_keys.h"

#include "app/cli/invocation.h"
#include "core/llm/catalog/endpoint_catalog.h"
#include "core/settings/secret_store.h"

#include <QCoreApplication>
#include <QFile>
#include <QSet>
#include <QTimer>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

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

StoredKeys storedKeys(const QVector<EndpointProfile> &endpoints, int patienceMs)
{
    StoredKeys stored;
    if (endpoints.isEmpty())
        return stored;
    if (!hasSessionBus()) {
        stored.problem = Error{ErrorCode::KeychainMissing, u"no session bus"_s};
        return stored;
    }
    settings::KeychainSecretStore store;
    qsizetype open = endpoints.size();
    QObject::connect(&store, &settings::SecretStore::readFailed, &store,
        [&](const QString &, const Error &error) { stored.problem = error; });
    QObject::connect(&store, &settings::SecretStore::readFinished, &store,
        [&](const QString &endpoint, const QString &secret) {
            if (!secret.isEmpty())
                stored.keys.insert(endpoint, llm::Secret(secret));
            if (--open == 0)
                QCoreApplication::exit();
        });
    if (patienceMs > silenceMs)
        QTimer::singleShot(silenceMs, &store, [patienceMs] {
            complain(u"Waiting for the system keychain, for %1 seconds at most: unlock it if it asks."_s.arg(
                patienceMs / 1000));
        });
    QTimer::singleShot(patienceMs, &store, [&] {
        stored.problem = Error{ErrorCode::KeychainLocked, u"no answer for %1 s"_s.arg(patienceMs / 1000)};
        QCoreApplication::exit();
    });
    for (const EndpointProfile &profile : endpoints)
        store.read(keyName(profile, {}));
    QCoreApplication::exec();
    return stored;
}

Keys keysOrComplaint(const QVector<EndpointProfile> &endpoints)
{
    const StoredKeys stored = storedKeys(endpoints);
    if (stored.problem)
        complain(*stored.problem);
    return stored.keys;
}

} // namespace baton::cli
