// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/notices/notifier.h"

#include <QEvent>

#include <utility>

namespace baton::ui {

AwayNotices::AwayNotices(Notifier &notifier, QWidget &window, QObject *parent)
    : QObject(parent), m_notifier(notifier), m_window(&window)
{
    window.installEventFilter(this);
    connect(&notifier, &Notifier::activated, this, &AwayNotices::onActivated);
}

bool AwayNotices::tell(const DesktopMessage &message)
{
    if (!m_window || (m_window->isVisible() && m_window->isActiveWindow()))
        return false;
    if (!m_shown.contains(message.id))
        m_shown.append(message.id);
    m_notifier.show(message);
    return true;
}

bool AwayNotices::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::WindowActivate) {
        const QStringList shown = std::exchange(m_shown, {});
        for (const QString &id : shown)
            m_notifier.withdraw(id);
    }
    return QObject::eventFilter(watched, event);
}

void AwayNotices::onActivated(const QString &id)
{
    if (!m_window || !m_shown.contains(id))
        return; // another window's
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
    Q_EMIT opened(id);
}

} // namespace baton::ui

#include "moc_notifier.cpp"
