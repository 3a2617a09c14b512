// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/http/network_options.h"

#include "core/llm/http/http_message.h"

#include <QFile>
#include <QNetworkProxyFactory>
#include <QSslCertificate>
#include <QUrl>

#include <algorithm>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestCaFile = 16 * 1024 * 1024; // the system's whole bundle has a quarter of a megabyte
constexpr int httpProxyPort = 80;
constexpr int socksProxyPort = 1080;

} // namespace

Result<QSslConfiguration> tlsConfiguration(const QString &caFile)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (caFile.isEmpty())
        return configuration;
    QFile file(caFile);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileRead, caFile + u": "_s + file.errorString());
    const auto certificates = QSslCertificate::fromData(file.read(largestCaFile), QSsl::Pem);
    if (certificates.isEmpty())
        return failure(ErrorCode::FileRead, caFile + u": no certificate (PEM) in this file"_s);
    configuration.addCaCertificates(certificates);
    return configuration;
}

Result<QNetworkProxy> proxyFrom(const QString &setting)
{
    if (setting.isEmpty())
        return QNetworkProxy(QNetworkProxy::DefaultProxy);
    if (setting == "none"_L1)
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const QUrl url(setting, QUrl::StrictMode);
    const bool isSocks = url.scheme() == "socks5"_L1 || url.scheme() == "socks5h"_L1;
    if (!url.isValid() || url.host().isEmpty() || (!isSocks && url.scheme() != "http"_L1))
        return failure(ErrorCode::InvalidArgument,
            u"the proxy %1: write http://host:port or socks5://host:port"_s.arg(printable(url)));
    const int port = url.port(isSocks ? socksProxyPort : httpProxyPort);
    return QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
        static_cast<quint16>(port), url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded));
}

namespace {

QString variable(const char *name)
{
    const QString lower = qEnvironmentVariable(name);
    return lower.isEmpty() ? qEnvironmentVariable(QByteArray(name).toUpper().constData()) : lower;
}

/// "localhost,.example.org,10.0.0.1" or "*".
bool isExempt(const QString &host)
{
    const QStringList entries = variable("no_proxy").split(u',', Qt::SkipEmptyParts);
    return std::any_of(entries.cbegin(), entries.cend(), [&host](const QString &entry) {
        const QString name = entry.trimmed();
        const QString domain = name.startsWith(u'.') ? name : u'.' + name;
        return name == "*"_L1 || host.compare(name, Qt::CaseInsensitive) == 0
            || host.endsWith(domain, Qt::CaseInsensitive);
    });
}

} // namespace

Result<QNetworkProxy> proxyFor(const QUrl &url, const NetworkOptions &options)
{
    if (isLoopback(url))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    BATON_TRY_ASSIGN(const QNetworkProxy chosen, proxyFrom(options.proxy));
    if (chosen.type() != QNetworkProxy::DefaultProxy)
        return chosen;
    const QList<QNetworkProxy> found = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    const bool isDirect = found.isEmpty() || found.constFirst().type() == QNetworkProxy::NoProxy;
    const QString forAll = variable("all_proxy");
    if (isDirect && !forAll.isEmpty() && !isExempt(url.host()))
        return proxyFrom(forAll);
    return isDirect ? QNetworkProxy(QNetworkProxy::NoProxy) : found.constFirst();
}

} // namespace baton::llm
