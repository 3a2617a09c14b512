// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/share_delegate.h"

#include "ui/support/paint.h"
#include "ui/support/theme_controller.h"

#include <QPainter>

namespace baton::ui {

ShareDelegate::ShareDelegate(const ThemeController &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{
}

void ShareDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_theme.theme();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.selection);
    const double words = m_theme.px(44);
    const QRectF room = QRectF(option.rect).adjusted(8, 0, -8, 0);
    const double height = m_theme.px(6);
    const QRectF bar(room.left(), room.center().y() - height / 2, room.width() - words, height);
    paint::bar(*painter, bar, index.data(ShareRole).toDouble(), theme.line, theme.accent);
    paint::text(*painter, QRectF(bar.right(), room.top(), words, room.height()),
        index.data(Qt::DisplayRole).toString(), m_theme.font(12), theme.text, Qt::AlignRight);
}

} // namespace baton::ui

#include "moc_share_delegate.cpp"
