// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/endpoint.h"

#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QString>
#include <QUrl>

namespace baton::llm {

/// How requests leave this machine, as the settings say it. A plain value; any thread.
struct NetworkOptions {
    QString caFile; ///< certificate authorities (PEM) to trust beside the system's; empty = none
    QString proxy; ///< empty = the system's; "none"; or http://[user:password@]host[:port], socks5://...
    Timeouts timeouts; ///< instead of what endpoints say
    /// A longer wait that an endpoint asks for is left to the person.
    qint64 patienceMs = 300'000;
    bool operator==(const NetworkOptions &) const = default;
};

/// The system's authorities and those of `caFile`. Fails with FileRead (file and reason in the detail) when
/// the file cannot be read or holds no certificate.
[[nodiscard]] Result<QSslConfiguration> tlsConfiguration(const QString &caFile);

/// The proxy that requests to `url` go through: what the setting says, the system, or the variable all_proxy
/// (which no_proxy restricts). NoProxy for this computer itself. Fails as proxyFrom.
[[nodiscard]] Result<QNetworkProxy> proxyFor(const QUrl &url, const NetworkOptions &options);

/// The proxy a setting names; QNetworkProxy::DefaultProxy stands for the system's. Fails with Proxy when the
/// setting is none of the above. The detail never holds a password.
[[nodiscard]] Result<QNetworkProxy> proxyFrom(const QString &setting);

} // namespace baton::llm
