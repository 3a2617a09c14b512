// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pick_delegate.h"

#include "ui/dialogs/pick_model.h"
#include "ui/support/paint.h"

#include <QPainter>
#include <QTextLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

PickDelegate::PickDelegate(const ThemeController &theme, const PickModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
{
}

QSize PickDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, m_theme.px(34)};
}

void PickDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const PickEntry &entry = m_model.entry(index.row());
    const Theme &colours = m_theme.theme();
    painter->save();
    if ((option.state & QStyle::State_Selected) != 0) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.selection);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(0, 1, 0, -1), 6, 6);
    }
    QRectF rect = QRectF(option.rect).adjusted(12, 0, -12, 0);
    const QFont small = m_theme.font(11.5);
    if (!entry.keys.isEmpty()) {
        const double used = paint::text(*painter, rect, entry.keys, small, colours.muted, Qt::AlignRight);
        rect.setRight(rect.right() - used - 16);
    }
    QVector<int> marks;
    for (const int at : m_model.positions(index.row())) {
        if (at >= entry.titleStart)
            marks.append(at - entry.titleStart);
    }
    const QColor ink = entry.enabled ? colours.text : colours.muted;
    const double used = paintMarked(*painter, rect, entry.title(), marks, ink, m_theme.font());
    rect.setLeft(rect.left() + used + 10);
    if (rect.width() > m_theme.px(40))
        paint::text(*painter, rect, entry.context(), small, colours.muted, Qt::AlignLeft, Qt::ElideMiddle);
    painter->restore();
}

double PickDelegate::paintMarked(QPainter &painter, const QRectF &rect, const QString &text,
    const QVector<int> &marks, const QColor &ink, const QFont &font) const
{
    const QFontMetricsF metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    const qsizetype whole = shown == text ? text.size() : shown.size() - 1;
    QVector<QTextLayout::FormatRange> formats;
    for (const int at : marks) {
        if (at >= whole)
            break;
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        format.setForeground(m_theme.theme().accent);
        format.setFontUnderline(true);
        formats.append({at, 1, format});
    }
    QTextLayout layout(shown, font);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(1e6);
    layout.endLayout();
    painter.setPen(ink);
    painter.setClipRect(rect, Qt::IntersectClip);
    layout.draw(&painter, {rect.left(), rect.center().y() - line.height() / 2});
    return line.naturalTextWidth();
}

} // namespace baton::ui

#include "moc_pick_delegate.cpp"
