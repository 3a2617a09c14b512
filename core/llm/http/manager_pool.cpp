// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/http/manager_pool.h"

#include "core/llm/http/http_message.h"

#include <algorithm>

namespace baton::llm {

using namespace Qt::StringLiterals;

ManagerPool::Lease::Lease(ManagerPool &pool, QString key, Entry &entry)
    : m_pool(pool), m_key(std::move(key)), m_entry(entry)
{
    ++m_entry.running;
}

ManagerPool::Lease::~Lease()
{
    m_pool.release(m_key, m_entry);
}

void ManagerPool::setOptions(const NetworkOptions &options)
{
    if (options == m_options)
        return;
    m_options = options;
    m_tls.reset();
    for (auto &host : m_hosts) {
        Entries &entries = host.second;
        for (const auto &entry : entries)
            entry->retired = true;
        const auto idle = [](const std::unique_ptr<Entry> &entry) { return entry->running == 0; };
        entries.erase(std::remove_if(entries.begin(), entries.end(), idle), entries.end());
    }
}

Result<std::unique_ptr<ManagerPool::Lease>> ManagerPool::acquire(const QUrl &url)
{
    if (url.scheme() == "https"_L1)
        BATON_TRY(loadTls());
    const QString key = url.scheme() + u'/' + url.host() + u'/' + QString::number(url.port(0));
    Entries &entries = entriesOf(key);
    const auto isFree = [](const std::unique_ptr<Entry> &entry) {
        return !entry->retired && entry->running < streamsPerManager;
    };
    const auto free = std::find_if(entries.begin(), entries.end(), isFree);
    if (free != entries.end())
        return std::make_unique<Lease>(*this, key, **free);
    BATON_TRY_ASSIGN(auto entry, makeEntry(url));
    entries.push_back(std::move(entry));
    return std::make_unique<Lease>(*this, key, *entries.back());
}

Result<void> ManagerPool::loadTls()
{
    if (m_tls)
        return {};
    BATON_TRY_ASSIGN(m_tls, tlsConfiguration(m_options.caFile));
    return {};
}

Result<std::unique_ptr<ManagerPool::Entry>> ManagerPool::makeEntry(const QUrl &url) const
{
    BATON_TRY_ASSIGN(const auto proxy, proxyFor(url, m_options));
    auto entry = std::make_unique<Entry>();
    entry->manager = std::make_unique<QNetworkAccessManager>();
    entry->manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    entry->manager->setProxy(proxy);
    return entry;
}

ManagerPool::Entries &ManagerPool::entriesOf(const QString &key)
{
    const auto known =
        std::find_if(m_hosts.begin(), m_hosts.end(), [&](const auto &host) { return host.first == key; });
    if (known != m_hosts.end())
        return known->second;
    m_hosts.emplace_back(key, Entries{});
    return m_hosts.back().second;
}

/// The first manager of a host stays for the next call (its connection is warm); the others go when idle. A
/// reply may still be on its way to deletion, so the manager follows it by the same road.
void ManagerPool::release(const QString &key, Entry &entry)
{
    --entry.running;
    Entries &entries = entriesOf(key);
    if (entry.running > 0 || (!entry.retired && entries.front().get() == &entry))
        return;
    entry.manager.release()->deleteLater();
    const auto gone = [&](const std::unique_ptr<Entry> &candidate) { return candidate.get() == &entry; };
    entries.erase(std::remove_if(entries.begin(), entries.end(), gone), entries.end());
}

} // namespace baton::llm
