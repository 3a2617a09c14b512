// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/live_announcer.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QResizeEvent>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

/// Qt calls it for every object; it answers for ours only.
QAccessibleInterface *notificationFactory(const QString &, QObject *object)
{
    auto *announcer = qobject_cast<LiveAnnouncer *>(object);
    return announcer ? new QAccessibleWidget(announcer, QAccessible::Notification, announcer->lastSentence())
                     : nullptr;
}

} // namespace

LiveAnnouncer::LiveAnnouncer(QWidget *parent) : QLabel(parent)
{
    // Installing the same function again is ignored by Qt.
    QAccessible::installFactory(notificationFactory);
    setObjectName(u"announcements"_s);
    setProperty("kind", u"small"_s);
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LiveAnnouncer::announce(const QString &sentence)
{
    m_sentence = sentence;
    showSentence();
    setAccessibleName(sentence);
    QAccessibleEvent hidden(this, QAccessible::ObjectHide);
    QAccessible::updateAccessibility(&hidden);
    QAccessibleEvent shown(this, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&shown);
}

void LiveAnnouncer::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    showSentence();
}

void LiveAnnouncer::showSentence()
{
    setText(fontMetrics().elidedText(m_sentence, Qt::ElideRight, width()));
    setToolTip(m_sentence);
}

} // namespace baton::ui

#include "moc_live_announcer.cpp"
