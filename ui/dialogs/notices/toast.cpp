// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/notices/toast.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/support/live_announcer.h"
#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace baton::ui {

using namespace Qt::StringLiterals;

Toast::Toast(const ThemeController &theme, TimerFactory &timers, LiveAnnouncer &announcer, QWidget *window)
    : QFrame(window), m_theme(theme), m_timers(timers), m_announcer(announcer), m_text(new QLabel(this)),
      m_action(new QPushButton(this)), m_close(new QPushButton(this))
{
    nameWidget(this, "Message");
    nameWidget(m_action, "Message action");
    nameWidget(m_close, "Close message");
    m_text->setObjectName(u"messageText"_s);
    m_text->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(10);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    for (QPushButton *button : {m_action, m_close}) {
        button->setAutoDefault(false);
        button->installEventFilter(this);
    }
    window->installEventFilter(this);
    connect(m_action, &QPushButton::clicked, this, &Toast::onAction);
    connect(m_close, &QPushButton::clicked, this, &Toast::dismiss);
    connect(&theme, &ThemeController::changed, this, &Toast::recolour);
    recolour();
    hide();
}

Toast::~Toast() = default;

int Toast::post(const ToastMessage &message)
{
    const bool hasAction = !message.action.isEmpty();
    m_milliseconds = message.milliseconds > 0 ? message.milliseconds : hasAction ? 10'000 : 4'000;
    if (m_action->hasFocus() && !hasAction)
        m_close->setFocus();
    m_text->setText(message.text);
    m_actionWords = message.action;
    m_countdown = message.countdown;
    showAction();
    m_action->setAccessibleName(withoutMnemonic(message.action));
    m_action->setVisible(hasAction);
    m_close->setAccessibleName(tr("Close message"));
    m_close->setToolTip(tr("Close message"));
    if (QWidget *focus = window()->focusWidget(); focus != nullptr && !isAncestorOf(focus))
        m_focusBefore = focus;
    show();
    place();
    raise();
    restartTimer();
    m_second.reset();
    if (m_countdown > 0)
        m_second = m_timers.after(1000, [this] { count(); });
    m_announcer.announce(hasAction ? tr("%1 %2 is offered.", "a message and its action")
                                         .arg(message.text, m_action->accessibleName())
                                   : message.text);
    return ++m_id;
}

void Toast::dismiss()
{
    m_timer.reset();
    m_second.reset();
    if (isHidden())
        return;
    const bool hadFocus = m_action->hasFocus() || m_close->hasFocus();
    hide();
    if (hadFocus && m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void Toast::setBottomMargin(int margin)
{
    m_bottomMargin = margin;
    place();
}

QString Toast::text() const
{
    return isHidden() ? QString() : m_text->text();
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize)
            place();
    } else if (event->type() == QEvent::FocusIn) {
        m_timer.reset();
    } else if (event->type() == QEvent::FocusOut) {
        restartTimer();
    }
    return QFrame::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent *event)
{
    QFrame::enterEvent(event);
    m_timer.reset();
}

void Toast::leaveEvent(QEvent *event)
{
    QFrame::leaveEvent(event);
    restartTimer();
}

void Toast::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.theme().text);
    painter.drawRoundedRect(rect(), 8, 8);
}

void Toast::onAction()
{
    const int id = m_id;
    dismiss();
    Q_EMIT actionTriggered(id);
}

/// Only the eyes are told each second; the name for assistive technology stays.
void Toast::showAction()
{
    m_action->setText(
        m_countdown > 0 ? tr("%1 (%2)", "an action and seconds left").arg(m_actionWords).arg(m_countdown)
                        : m_actionWords);
}

void Toast::count()
{
    --m_countdown;
    showAction();
    if (m_countdown > 0)
        m_second = m_timers.after(1000, [this] { count(); });
    else
        Q_EMIT countedDown();
}

void Toast::restartTimer()
{
    m_timer.reset();
    if (isHidden() || underMouse() || m_action->hasFocus() || m_close->hasFocus())
        return;
    m_timer = m_timers.after(m_milliseconds, [this] { dismiss(); });
}

void Toast::place()
{
    const QRect area = parentWidget()->rect();
    m_text->setWordWrap(false);
    int width = sizeHint().width();
    if (width > area.width() - 32) {
        m_text->setWordWrap(true);
        width = area.width() - 32;
    }
    const int height = m_text->wordWrap() ? layout()->heightForWidth(width) : sizeHint().height();
    setGeometry(
        (area.width() - width) / 2, area.height() - height - m_theme.px(m_bottomMargin), width, height);
}

void Toast::recolour()
{
    // Inverted, so that it stands out from every pane in both themes.
    const Theme &colours = m_theme.theme();
    const QString ink = colours.panel.name();
    m_text->setStyleSheet(u"color: %1;"_s.arg(ink));
    const QString button =
        u"QPushButton { color: %1; background: transparent; border: 1px solid transparent; border-radius: "
        u"5px;"
        " padding: 3px 8px; font-weight: 600; } QPushButton:hover, QPushButton:focus { border-color: %1; }"_s
            .arg(ink);
    m_action->setStyleSheet(button + u"QPushButton { text-decoration: underline; }"_s);
    m_close->setStyleSheet(button + u"QPushButton { padding: 3px; }"_s);
    m_close->setIcon(tintedIcon(u"close"_s, colours.panel));
    place();
}

} // namespace baton::ui

#include "moc_toast.cpp"
