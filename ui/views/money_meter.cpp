// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/money_meter.h"

#include "ui/support/format.h"
#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace baton::ui {

MoneyMeter::MoneyMeter(const ThemeController &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    nameWidget(this, "Money spent");
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    describe();
}

void MoneyMeter::setUsage(const UsageSummary &usage)
{
    if (usage == m_usage)
        return;
    m_usage = usage;
    updateGeometry();
    describe();
    update();
}

void MoneyMeter::describe()
{
    QString words = m_usage.spentText() + u' ' + m_usage.limitText();
    setAccessibleDescription(words);
    if (m_usage.reserved.nanoUsd > 0)
        words += u'\n' + tr("%1 reserved for running calls").arg(moneyText(m_usage.reserved));
    if (const QString remaining = m_usage.remainingText(); !remaining.isEmpty())
        words += u'\n' + remaining;
    if (m_usage.unpricedCalls > 0)
        words += u'\n' + tr("%n call(s) without a known price", nullptr, m_usage.unpricedCalls);
    setToolTip(words + u'\n' + m_usage.tokensText());
}

QSize MoneyMeter::sizeHint() const
{
    const QFontMetricsF bold(m_theme.font(11.5, QFont::Bold));
    const QFontMetricsF plain(m_theme.font(11.5));
    const double words =
        bold.horizontalAdvance(m_usage.spentText()) + plain.horizontalAdvance(m_usage.limitText());
    return {std::max(m_theme.px(140), qRound(words) + 20), m_theme.px(30)};
}

QSize MoneyMeter::minimumSizeHint() const
{
    return {m_theme.px(84), m_theme.px(30)};
}

void MoneyMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_theme.theme();
    const double line = m_theme.px(16);
    const QRectF words(2, m_theme.px(4), width() - 4, line);
    const double used =
        paint::text(painter, words, m_usage.spentText(), m_theme.font(11.5, QFont::Bold), theme.text);
    paint::text(painter, words.adjusted(used + 6, 0, 0, 0), m_usage.limitText(), m_theme.font(11.5),
        theme.muted, Qt::AlignRight);
    const double part = m_usage.fraction();
    const QColor fill = part >= 0.9 ? theme.error : part >= 0.7 ? theme.warn : theme.accent;
    paint::bar(painter, QRectF(2, words.bottom() + 2, width() - 4, m_theme.px(3)), part, theme.line, fill);
    if (hasFocus())
        paint::focusRing(painter, QRectF(rect()), theme, 5);
}

void MoneyMeter::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT clicked();
}

void MoneyMeter::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        Q_EMIT clicked();
    else
        QWidget::keyPressEvent(event);
}

void MoneyMeter::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void MoneyMeter::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void MoneyMeter::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
}

} // namespace baton::ui

#include "moc_money_meter.cpp"
