// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/system_appearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"org.freedesktop.portal.Desktop"_s;
const QString objectPath = u"/org/freedesktop/portal/desktop"_s;
const QString interfaceName = u"org.freedesktop.portal.Settings"_s;
const QString appearance = u"org.freedesktop.appearance"_s;
const QString colourScheme = u"color-scheme"_s;

/// The portal wraps the value in one variant more than needed.
uint unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

} // namespace

SystemAppearance::SystemAppearance(const QPalette &platformPalette, QObject *parent)
    : QObject(parent), m_dark(platformPalette.color(QPalette::Window).lightness() < 128)
{
    // Asking for a bus that is not there would start one; a desktop session names it in the environment.
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        askPortal();
}

void SystemAppearance::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, objectPath, interfaceName, u"SettingChanged"_s, this,
        SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage ask = QDBusMessage::createMethodCall(service, objectPath, interfaceName, u"Read"_s);
    ask << appearance << colourScheme;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(ask), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, &SystemAppearance::onAnswer);
}

void SystemAppearance::onAnswer(QDBusPendingCallWatcher *watcher)
{
    watcher->deleteLater();
    const QDBusPendingReply<QDBusVariant> reply = *watcher;
    if (!reply.isError())
        take(unwrapped(QVariant::fromValue(reply.value())));
}

void SystemAppearance::onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == appearance && key == colourScheme)
        take(unwrapped(QVariant::fromValue(value)));
}

void SystemAppearance::take(uint scheme)
{
    const bool dark = scheme == 1;
    if (scheme == 0 || dark == m_dark)
        return;
    m_dark = dark;
    Q_EMIT changed();
}

} // namespace baton::ui

#include "moc_system_appearance.cpp"
