// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/notices/stale_bar.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace baton::ui {

using namespace Qt::StringLiterals;

StaleBar::StaleBar(const ThemeController &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_mark(new QLabel(this)), m_words(makeText({}, this)),
      m_refresh(new QPushButton(this))
{
    nameWidget(this, "Stale");
    nameWidget(m_refresh, "Refresh all");
    m_words->setObjectName(u"staleWords"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 14, 6);
    row->setSpacing(10);
    row->addWidget(m_mark, 0, Qt::AlignVCenter);
    row->addWidget(m_words, 1);
    row->addWidget(m_refresh);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_refresh, &QPushButton::clicked, this, &StaleBar::refreshRequested);
    connect(&theme, &ThemeController::changed, this, &StaleBar::recolour);
    recolour();
    hide();
}

void StaleBar::setStale(int count, const QString &price)
{
    if (count == m_count && price == m_price)
        return;
    m_count = count;
    m_price = price;
    retranslate();
    setVisible(count > 0);
}

void StaleBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.theme().warnBackground);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.theme().line);
}

void StaleBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void StaleBar::retranslate()
{
    m_words->setText(
        tr("%n artefact(s) are stale: what they were made from has changed since.", nullptr, m_count));
    m_refresh->setText(m_price.isEmpty() ? tr("Refresh all…") : tr("Refresh all… about %1").arg(m_price));
    m_refresh->setAccessibleName(m_refresh->text());
    setAccessibleName(m_words->text());
}

void StaleBar::recolour()
{
    const int size = m_theme.px(16);
    m_mark->setPixmap(tintedIcon(u"warning"_s, m_theme.theme().warn).pixmap(QSize(size, size)));
    update();
}

} // namespace baton::ui

#include "moc_stale_bar.cpp"
