// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/notices/desktop_notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

#include <utility>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"org.freedesktop.Notifications"_s;
const QString path = u"/org/freedesktop/Notifications"_s;
constexpr qsizetype maxBody = 300;
constexpr qsizetype maxWaiting = 20;

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(service, path, service, method);
}

} // namespace

DesktopNotifier::DesktopNotifier(QObject *parent) : DesktopNotifier(QDBusConnection::sessionBus(), parent) { }

DesktopNotifier::DesktopNotifier(const QDBusConnection &bus, QObject *parent)
    : Notifier(parent), m_bus(std::make_unique<QDBusConnection>(bus))
{
    if (!m_bus->isConnected())
        return;
    m_bus->connect(service, path, service, u"ActionInvoked"_s, this, SLOT(onActionInvoked(uint, QString)));
    m_bus->connect(service, path, service, u"NotificationClosed"_s, this, SLOT(onClosed(uint, uint)));
}

DesktopNotifier::~DesktopNotifier() = default;

void DesktopNotifier::show(const DesktopMessage &message)
{
    if (!m_bus->isConnected())
        return;
    if (m_readsMarkup) {
        send(message);
        return;
    }
    if (m_waiting.size() < maxWaiting)
        m_waiting.append(message);
    askCapabilities();
}

void DesktopNotifier::withdraw(const QString &id)
{
    m_waiting.removeIf([&id](const DesktopMessage &message) { return message.id == id; });
    const uint number = m_numbers.take(id);
    if (number == 0)
        return;
    QDBusMessage call = callOf(u"CloseNotification"_s);
    call << number;
    m_bus->send(call);
}

void DesktopNotifier::onActionInvoked(uint number, const QString &action)
{
    const QString id = m_numbers.key(number);
    if (!id.isEmpty() && action == "default"_L1)
        Q_EMIT activated(id);
}

void DesktopNotifier::onClosed(uint number, uint)
{
    const QString id = m_numbers.key(number);
    if (!id.isEmpty())
        m_numbers.remove(id);
}

void DesktopNotifier::askCapabilities()
{
    if (m_asked)
        return;
    m_asked = true;
    auto *watcher = new QDBusPendingCallWatcher(m_bus->asyncCall(callOf(u"GetCapabilities"_s)), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, &DesktopNotifier::onCapabilities);
}

void DesktopNotifier::onCapabilities(QDBusPendingCallWatcher *watcher)
{
    const QDBusPendingReply<QStringList> reply = *watcher;
    watcher->deleteLater();
    const QVector<DesktopMessage> waiting = std::exchange(m_waiting, {});
    if (reply.isError()) {
        m_asked = false; // no service at present; it may come later
        return;
    }
    m_readsMarkup = reply.value().contains("body-markup"_L1);
    for (const DesktopMessage &message : waiting)
        send(message);
}

void DesktopNotifier::send(const DesktopMessage &message)
{
    const QString body = message.body.left(maxBody);
    QDBusMessage call = callOf(u"Notify"_s);
    const QStringList actions{u"default"_s, tr("Open", "a desktop message")};
    const QVariantMap hints{{u"desktop-entry"_s, u"baton"_s}};
    call << u"Baton"_s << m_numbers.value(message.id, 0U) << u"baton"_s << message.title.left(maxBody)
         << (*m_readsMarkup ? body.toHtmlEscaped() : body) << actions << hints << -1;
    auto *watcher = new QDBusPendingCallWatcher(m_bus->asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
        [this, id = message.id](QDBusPendingCallWatcher *done) { onShown(id, done); });
}

void DesktopNotifier::onShown(const QString &id, QDBusPendingCallWatcher *watcher)
{
    const QDBusPendingReply<uint> reply = *watcher;
    watcher->deleteLater();
    if (!reply.isError()) {
        m_numbers.insert(id, reply.value());
        return;
    }
    // The service went away; its follower is asked anew.
    m_readsMarkup.reset();
    m_asked = false;
}

} // namespace baton::ui

#include "moc_desktop_notifier.cpp"
