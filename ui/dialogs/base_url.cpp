// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/base_url.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1) || QHostAddress(host).isLoopback();
}

} // namespace

QString baseUrlProblem(const QString &text, const EndpointProfile &profile, bool hasKey)
{
    // Addresses of the list hold a name in capitals where everybody has his own.
    static const QString ownName = u"RESOURCE"_s;
    if (text.isEmpty() ? profile.baseUrl.contains(ownName) : text.contains(ownName))
        return QCoreApplication::translate(
            "baton", "Put the name of your own resource in place of RESOURCE.");
    if (text.isEmpty())
        return profile.baseUrl.isEmpty()
            ? QCoreApplication::translate("baton", "Enter the address of the server.")
            : QString();
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return QCoreApplication::translate(
            "baton", "An address starts with https:// (or http:// on this computer) and names a server.");
    if (!url.userInfo().isEmpty())
        return QCoreApplication::translate(
            "baton", "Names and passwords do not belong into the address; use the key field.");
    if (url.hasQuery() || url.hasFragment())
        return QCoreApplication::translate("baton", "The address must not hold “?” or “#”.");
    if (hasKey && url.scheme() == "http"_L1 && !isLoopback(url.host()))
        return QCoreApplication::translate(
            "baton", "Baton does not send a key unencrypted to another machine. Use https://.");
    return {};
}

} // namespace baton::ui
