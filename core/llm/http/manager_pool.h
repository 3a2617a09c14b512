// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/http/network_options.h"

#include <QNetworkAccessManager>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace baton::llm {

/// Hands out network access managers so that no request ever waits in one: over HTTP/1.1 a manager holds only
/// six connections to a host and queues the rest without a word. Loopback targets bypass every proxy.
/// Lives on the network thread; must outlive its leases.
class ManagerPool {
    struct Entry {
        std::unique_ptr<QNetworkAccessManager> manager;
        int running = 0;
        bool retired = false; ///< made with earlier options: ends with its last stream
    };

public:
    static constexpr int streamsPerManager = 6;

    /// A place in a manager, given back on destruction.
    class Lease {
    public:
        Lease(ManagerPool &pool, QString key, Entry &entry);
        ~Lease();
        Q_DISABLE_COPY_MOVE(Lease)
        [[nodiscard]] QNetworkAccessManager &manager() const { return *m_entry.manager; }

    private:
        ManagerPool &m_pool;
        QString m_key;
        Entry &m_entry;
    };

    /// For requests from now on; running ones keep what they started with.
    void setOptions(const NetworkOptions &options);
    [[nodiscard]] const NetworkOptions &options() const { return m_options; }
    /// Fails with FileRead or Proxy when the options cannot be followed for this address.
    [[nodiscard]] Result<std::unique_ptr<Lease>> acquire(const QUrl &url);
    /// For https requests that hold a lease.
    [[nodiscard]] QSslConfiguration tls() const { return m_tls.value_or(QSslConfiguration()); }

private:
    using Entries = std::vector<std::unique_ptr<Entry>>;
    [[nodiscard]] Result<std::unique_ptr<Entry>> makeEntry(const QUrl &url) const;
    [[nodiscard]] Result<void> loadTls();
    void release(const QString &key, Entry &entry);

    NetworkOptions m_options;
    std::optional<QSslConfiguration> m_tls; ///< read when first needed, and again after a failure
    std::vector<std::pair<QString, Entries>> m_hosts;
    [[nodiscard]] Entries &entriesOf(const QString &key);
};

} // namespace baton::llm
