// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/scroll_follower.h"

#include "ui/support/small_widgets.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QScrollBar>

namespace baton::ui {

ScrollFollower::ScrollFollower(QAbstractScrollArea &area)
    : QObject(&area), m_area(area), m_button(new QPushButton(&area))
{
    nameWidget(m_button, "Jump to end");
    m_button->setCursor(Qt::ArrowCursor);
    m_button->hide();
    area.installEventFilter(this);
    area.viewport()->installEventFilter(this);
    connect(m_button, &QPushButton::clicked, this, &ScrollFollower::jumpToEnd);
    connect(area.verticalScrollBar(), &QScrollBar::actionTriggered, this, &ScrollFollower::noticeHand);
    connect(area.verticalScrollBar(), &QScrollBar::valueChanged, this, &ScrollFollower::onMoved);
    connect(area.verticalScrollBar(), &QScrollBar::rangeChanged, this, &ScrollFollower::onRangeChanged);
    retranslate();
}

void ScrollFollower::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    m_following = true;
    m_button->hide();
    if (active)
        goToEnd();
}

void ScrollFollower::jumpToEnd()
{
    m_following = true;
    m_button->hide();
    goToEnd();
}

void ScrollFollower::beginChange()
{
    if (m_changing++ == 0)
        m_kept = m_area.verticalScrollBar()->value();
}

void ScrollFollower::endChange()
{
    if (--m_changing > 0)
        return;
    if (isFollowing()) {
        goToEnd();
    } else {
        ++m_changing;
        m_area.verticalScrollBar()->setValue(m_kept);
        --m_changing;
    }
}

void ScrollFollower::onMoved(int value)
{
    if (!m_active || m_changing > 0)
        return;
    const int end = m_area.verticalScrollBar()->maximum();
    if (!m_hand) {
        // Layout and carets move the bar too; only a hand on wheel, keys or bar means "let me read".
        if (m_following && value < end)
            goToEnd();
        return;
    }
    m_following = value >= end;
    m_button->setVisible(!m_following);
    place();
}

void ScrollFollower::onRangeChanged()
{
    // Layout may finish after the change itself did.
    if (isFollowing())
        goToEnd();
}

void ScrollFollower::goToEnd()
{
    ++m_changing;
    QScrollBar *bar = m_area.verticalScrollBar();
    bar->setValue(bar->maximum());
    --m_changing;
}

/// A hand's movements reach the bar before the event loop turns again.
void ScrollFollower::noticeHand()
{
    if (m_hand)
        return;
    m_hand = true;
    QMetaObject::invokeMethod(
        this, [this] { m_hand = false; }, Qt::QueuedConnection);
}

bool ScrollFollower::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    if (event->type() == QEvent::Wheel || event->type() == QEvent::KeyPress)
        noticeHand();
    return QObject::eventFilter(watched, event);
}

void ScrollFollower::place()
{
    const QSize size = m_button->sizeHint();
    m_button->setGeometry(m_area.width() - size.width() - 24, m_area.height() - size.height() - 14,
        size.width(), size.height());
    m_button->raise();
}

void ScrollFollower::retranslate()
{
    m_button->setText(tr("↓ Jump to end"));
}

} // namespace baton::ui

#include "moc_scroll_follower.cpp"
