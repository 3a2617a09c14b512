// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPalette>
#include <QVariant>

QT_FORWARD_DECLARE_CLASS(QDBusPendingCallWatcher)
QT_FORWARD_DECLARE_CLASS(QDBusVariant)

namespace baton::ui {

/// Whether the desktop is dark. Starts from the palette the platform gave the program and follows the
/// desktop portal (org.freedesktop.appearance color-scheme) where there is one; Qt 6.4 has no call for it.
/// Never blocks; without a session bus the palette's answer stays.
class SystemAppearance : public QObject {
    Q_OBJECT

public:
    SystemAppearance(const QPalette &platformPalette, QObject *parent = nullptr);

    [[nodiscard]] bool isDark() const { return m_dark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askPortal();
    void onAnswer(QDBusPendingCallWatcher *watcher);
    /// `scheme` as the portal says it: 0 no preference, 1 dark, 2 light.
    void take(uint scheme);

    bool m_dark;
};

} // namespace baton::ui
