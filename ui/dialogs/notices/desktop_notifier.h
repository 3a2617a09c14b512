// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/notices/notifier.h"

#include <QHash>
#include <QVector>

#include <memory>
#include <optional>

QT_FORWARD_DECLARE_CLASS(QDBusConnection)
QT_FORWARD_DECLARE_CLASS(QDBusPendingCallWatcher)

namespace baton::ui {

/// The desktop's notification service (org.freedesktop.Notifications). All calls are asynchronous. What is
/// shown is escaped where the service reads markup. GUI thread.
class DesktopNotifier final : public Notifier {
    Q_OBJECT

public:
    /// On the session bus unless another one is given.
    explicit DesktopNotifier(QObject *parent = nullptr);
    explicit DesktopNotifier(const QDBusConnection &bus, QObject *parent = nullptr);
    ~DesktopNotifier() override;

    void show(const DesktopMessage &message) override;
    void withdraw(const QString &id) override;

private Q_SLOTS:
    void onActionInvoked(uint number, const QString &action);
    void onClosed(uint number, uint reason);

private:
    void askCapabilities();
    void onCapabilities(QDBusPendingCallWatcher *watcher);
    void send(const DesktopMessage &message);
    void onShown(const QString &id, QDBusPendingCallWatcher *watcher);

    std::unique_ptr<QDBusConnection> m_bus;
    bool m_asked = false;
    std::optional<bool> m_readsMarkup; ///< unknown until the service answered
    QVector<DesktopMessage> m_waiting; ///< for that answer
    QHash<QString, uint> m_numbers; ///< of the service, by our id
};

} // namespace baton::ui
