// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <QWidget>

namespace baton::ui {

/// A message for the desktop; translated. Title and body may hold words from outside: plain text.
struct DesktopMessage {
    QString id; ///< what it is about; a later message with the same id takes its place
    QString title;
    QString body;
    bool operator==(const DesktopMessage &) const = default;
};

/// Shows messages on the desktop. Never blocks and never fails: where no service runs nothing happens.
class Notifier : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    virtual void show(const DesktopMessage &message) = 0;
    /// Takes a message back, e.g. because what waited has been decided.
    virtual void withdraw(const QString &id) = 0;

Q_SIGNALS:
    /// The person clicked a message.
    void activated(const QString &id);
};

/// Tells the person what happened while the window was not in front; a click brings the window to the front.
/// When the window comes to the front by itself, its messages are taken back. `notifier` outlives it,
/// `window` may go earlier. GUI thread.
class AwayNotices : public QObject {
    Q_OBJECT

public:
    AwayNotices(Notifier &notifier, QWidget &window, QObject *parent = nullptr);

    /// Does nothing while the window is active. True when it was passed on.
    bool tell(const DesktopMessage &message);

Q_SIGNALS:
    /// The window is in front now; `id` as told.
    void opened(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onActivated(const QString &id);

    Notifier &m_notifier;
    QPointer<QWidget> m_window;
    QStringList m_shown;
};

} // namespace baton::ui
