// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/notices/outside_change_bar.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace baton::ui {

using namespace Qt::StringLiterals;

OutsideChangeBar::OutsideChangeBar(const ThemeController &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_rows(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      m_buttonRow(new QBoxLayout(QBoxLayout::LeftToRight)), m_mark(new QLabel(this)),
      m_words(makeText({}, this)), m_compare(new QPushButton(this)), m_reload(new QPushButton(this)),
      m_keep(new QPushButton(this))
{
    build();
    connect(&theme, &ThemeController::changed, this, &OutsideChangeBar::recolour);
    connect(m_compare, &QPushButton::clicked, this, [this] { Q_EMIT compareRequested(m_current); });
    connect(m_reload, &QPushButton::clicked, this, [this] { Q_EMIT reloadRequested(m_current); });
    connect(m_keep, &QPushButton::clicked, this, [this] { Q_EMIT keepRequested(m_current); });
    retranslate();
    recolour();
    hide();
}

void OutsideChangeBar::build()
{
    nameWidget(this, "Changed outside");
    nameWidget(m_compare, "Compare outside change");
    nameWidget(m_reload, "Reload as my revision");
    nameWidget(m_keep, "Keep Baton's text");
    m_rows->setContentsMargins(14, 8, 14, 8);
    m_rows->setSpacing(10);
    auto *line = new QHBoxLayout;
    line->setSpacing(10);
    line->addWidget(m_mark, 0, Qt::AlignVCenter);
    line->addWidget(m_words, 1);
    m_rows->addLayout(line, 1);
    m_buttonRow->setSpacing(8);
    m_buttonRow->addStretch(1);
    for (QPushButton *button : {m_compare, m_reload, m_keep})
        m_buttonRow->addWidget(button);
    m_rows->addLayout(m_buttonRow);
    m_words->setObjectName(u"outsideChangeWords"_s);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void OutsideChangeBar::setPaths(const QStringList &paths, const QStringList &deleted)
{
    m_paths = paths;
    m_deleted = deleted;
    const QString before = m_current;
    if (!paths.contains(m_current))
        m_current = paths.value(0);
    retranslate();
    setVisible(!paths.isEmpty());
    if (m_current != before && !m_current.isEmpty()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void OutsideChangeBar::setChanges(const QVector<OutsideChange> &changes)
{
    QStringList paths;
    QStringList deleted;
    for (const OutsideChange &change : changes) {
        if (change.overruled)
            continue;
        paths.append(change.path);
        if (change.disk.isEmpty())
            deleted.append(change.path);
    }
    setPaths(paths, deleted);
}

void OutsideChangeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &colours = m_theme.theme();
    painter.fillRect(rect(), colours.warnBackground);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.line);
}

void OutsideChangeBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

void OutsideChangeBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void OutsideChangeBar::retranslate()
{
    m_compare->setText(tr("&Compare"));
    m_compare->setToolTip(tr("Shows what differs"));
    const bool gone = m_deleted.contains(m_current);
    m_reload->setText(gone ? tr("&Leave it out") : tr("&Reload as my revision"));
    m_reload->setToolTip(gone ? tr("The file stays deleted and is not handed over; this can be taken back")
                              : tr("The text on disk becomes a revision of yours"));
    m_keep->setText(tr("&Keep Baton's"));
    m_keep->setToolTip(gone ? tr("Writes the file again") : tr("Writes Baton's text over the one on disk"));
    for (QPushButton *button : {m_compare, m_reload, m_keep}) {
        button->setAccessibleName(withoutMnemonic(button->text()));
        button->setAccessibleDescription(button->toolTip());
    }
    QString words = gone ? tr("%1 was deleted outside Baton. Its text is kept.").arg(m_current)
                         : tr("%1 was changed outside Baton. Nothing was overwritten.").arg(m_current);
    if (m_paths.size() > 1)
        words += u' ' + tr("%n more file(s) wait.", nullptr, static_cast<int>(m_paths.size()) - 1);
    m_words->setText(words);
    setAccessibleName(words);
    arrange();
}

void OutsideChangeBar::recolour()
{
    const int size = m_theme.px(16);
    m_mark->setPixmap(tintedIcon(u"warning"_s, m_theme.theme().warn).pixmap(QSize(size, size)));
    update();
}

void OutsideChangeBar::arrange()
{
    // Beside each other while at least half of the words fit in one line, else one above the other.
    const int needed = m_buttonRow->sizeHint().width()
        + m_words->fontMetrics().horizontalAdvance(m_words->text()) / 2 + m_theme.px(80);
    const auto direction = needed <= width() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (direction != m_rows->direction())
        m_rows->setDirection(direction);
}

} // namespace baton::ui

#include "moc_outside_change_bar.cpp"
