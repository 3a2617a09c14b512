// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/window_stores.h"

#include "core/llm/catalog/catalogs.h"
#include "core/llm/catalog/endpoint_catalog.h"
#include "core/llm/catalog/price_table.h"

namespace baton {

StoredKeys::StoredKeys(settings::SecretStore &store, QObject *parent) : KeyStore(parent), m_store(store)
{
    connect(&store, &settings::SecretStore::readFinished, this, &StoredKeys::readFinished);
    connect(&store, &settings::SecretStore::readFailed, this, &StoredKeys::readFailed);
    connect(&store, &settings::SecretStore::persistenceChanged, this, &StoredKeys::persistenceChanged);
}

StoredCatalogs::StoredCatalogs(
    Composition &composition, const QVector<llm::LocalPort> &localPorts, QObject *parent)
    : CatalogPort(parent), m_composition(composition), m_ports(localPorts)
{
}

const QVector<EndpointProfile> &StoredCatalogs::endpoints() const
{
    return m_composition.endpoints();
}

QVector<ModelInfo> StoredCatalogs::prices() const
{
    return m_composition.models().rows();
}

QVector<ModelInfo> StoredCatalogs::listedPrices() const
{
    return llm::listedPrices(llm::configFolder()).rows();
}

bool StoredCatalogs::hasPrice(const ModelChoice &choice) const
{
    const auto profile = llm::findEndpoint(m_composition.endpoints(), choice.provider);
    return profile && m_composition.models().priceOf(*profile, choice.model).has_value();
}

QStringList StoredCatalogs::problems() const
{
    return m_composition.catalogProblems();
}

Result<void> StoredCatalogs::saveEndpoint(const EndpointProfile &profile)
{
    return taken(llm::saveEndpoint(llm::configFolder(), profile));
}

Result<void> StoredCatalogs::removeEndpoint(const QString &id)
{
    return taken(llm::removeEndpoint(llm::configFolder(), id));
}

Result<void> StoredCatalogs::savePrice(const ModelInfo &model)
{
    return taken(llm::savePrice(llm::configFolder(), model));
}

Result<void> StoredCatalogs::removePrice(const QString &provider, const QString &model)
{
    return taken(llm::removePrice(llm::configFolder(), provider, model));
}

Result<int> StoredCatalogs::readPriceTable(const QString &file)
{
    auto read = llm::readPriceFile(llm::configFolder(), file);
    if (read) {
        m_composition.reloadCatalogs();
        Q_EMIT changed();
    }
    return read;
}

void StoredCatalogs::findLocalServers()
{
    const auto take = [this](const QVector<LocalServer> &servers) {
        if (servers == m_servers)
            return;
        m_servers = servers;
        Q_EMIT changed();
    };
    m_composition.findLocalServers(this, take, m_ports);
}

void StoredCatalogs::setNetwork(const settings::AppSettings &settings)
{
    m_composition.setNetwork(networkOptions(settings));
}

Result<void> StoredCatalogs::taken(Result<void> saved)
{
    m_composition.reloadCatalogs();
    Q_EMIT changed();
    return saved;
}

} // namespace baton

#include "moc_window_stores.cpp"
