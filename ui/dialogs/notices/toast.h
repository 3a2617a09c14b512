// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/support/theme_controller.h"

#include <QFrame>
#include <QPointer>

#include <memory>

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

class LiveAnnouncer;

/// What a toast says; translated.
struct ToastMessage {
    QString text; ///< "Approved."
    QString action; ///< "&Undo"; empty = none
    qint64 milliseconds = 0; ///< 0 = 4 s, with an action 10 s
    int countdown = 0; ///< seconds the action counts down; it can be taken after that, too
};

/// A small message at the bottom of a window that goes by itself. It stays while the mouse or the keyboard is
/// on it, is announced, and its action is reached with its mnemonic or Tab. A new message
/// takes the place of the old one, whose action is gone then: whatever it offers must be in a menu too. The
/// clock and the announcer outlive it. GUI thread.
class Toast : public QFrame {
    Q_OBJECT

public:
    /// `window` is the parent.
    Toast(const ThemeController &theme, TimerFactory &timers, LiveAnnouncer &announcer, QWidget *window);
    ~Toast() override;

    /// Returns a number that `actionTriggered` gives back.
    int post(const ToastMessage &message);
    void dismiss();
    /// Gives the keyboard to the action, if there is one.
    /// Distance from the bottom of the window, in lengths of the design: a bar below stays free.
    void setBottomMargin(int margin);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void actionTriggered(int id);
    /// The action of the message that is shown has counted to its end.
    void countedDown();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void onAction();
    void count();
    void showAction();
    void restartTimer();
    void place();
    void recolour();

    const ThemeController &m_theme;
    TimerFactory &m_timers;
    LiveAnnouncer &m_announcer;
    std::unique_ptr<TimerHandle> m_timer;
    std::unique_ptr<TimerHandle> m_second;
    QLabel *m_text;
    QPushButton *m_action;
    QPushButton *m_close;
    QPointer<QWidget> m_focusBefore;
    int m_bottomMargin = 56;
    int m_id = 0;
    QString m_actionWords;
    int m_countdown = 0; ///< seconds left
    qint64 m_milliseconds = 0;
};

} // namespace baton::ui
