// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/row_delegate.h"

#include "ui/models/project_tree_model.h"
#include "ui/models/review_queue_model.h"
#include "ui/support/paint.h"
#include "ui/support/theme_controller.h"

#include <QFontMetricsF>
#include <QPainter>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double rowHeight = 26;

void drawRowBackground(QPainter &painter, const QStyleOptionViewItem &option, const Theme &theme)
{
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(option.rect, theme.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter.fillRect(option.rect, theme.background);
    if (option.state.testFlag(QStyle::State_HasFocus))
        paint::focusRing(painter, QRectF(option.rect).adjusted(1, 0, -1, 0), theme, 4);
}

/// Name and note share a line; the note keeps its width as long as a third is left for the name.
void drawNameAndNote(QPainter &painter, const QRectF &rect, const QString &name, const QString &note,
    const QFont &font, const QFont &noteFont, const QColor &ink, const QColor &noteInk)
{
    const double wanted = note.isEmpty() ? 0 : QFontMetricsF(noteFont).horizontalAdvance(note) + 2;
    const double noteWidth = std::min(wanted, rect.width() * 0.66);
    QRectF left = rect;
    left.setRight(rect.right() - noteWidth - (note.isEmpty() ? 0 : 8));
    paint::text(painter, left, name, font, ink, Qt::AlignLeft, Qt::ElideLeft);
    QRectF right = rect;
    right.setLeft(rect.right() - noteWidth);
    paint::text(painter, right, note, noteFont, noteInk, Qt::AlignRight);
}

} // namespace

ReviewRowDelegate::ReviewRowDelegate(const ThemeController &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{
}

QSize ReviewRowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, m_theme.px(rowHeight)};
}

void ReviewRowDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_theme.theme();
    const auto item = index.data(ReviewQueueModel::ItemRole).value<ReviewItem>();
    drawRowBackground(*painter, option, theme);
    const double size = m_theme.px(9);
    const QRectF dot(option.rect.left() + 12, option.rect.center().y() - size / 2 + 0.5, size, size);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.role(item.lane));
    painter->drawRoundedRect(dot, 3, 3);
    painter->restore();
    const QRectF rest = QRectF(option.rect).adjusted(20 + size, 0, -12, 0);
    const bool plain = item.state == ArtefactState::Review;
    drawNameAndNote(*painter, rest, item.path, index.data(ReviewQueueModel::NoteRole).toString(),
        m_theme.font(), m_theme.font(12), theme.text, plain ? theme.muted : theme.ink(toneOf(item.state)));
}

FileRowDelegate::FileRowDelegate(const ThemeController &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{
}

QSize FileRowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, m_theme.px(rowHeight - 1)};
}

void FileRowDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_theme.theme();
    drawRowBackground(*painter, option, theme);
    const bool folder = index.data(ProjectTreeModel::FolderRole).toBool();
    const QString name = index.data(Qt::DisplayRole).toString();
    if (folder) {
        paint::text(*painter, QRectF(option.rect).adjusted(2, 0, -12, 0), name, m_theme.font(), theme.text);
        return;
    }
    const auto state = static_cast<ArtefactState>(index.data(ProjectTreeModel::StateRole).toInt());
    const double size = m_theme.px(10);
    paint::state(*painter,
        QRectF(option.rect.left() + 2, option.rect.center().y() - size / 2 + 0.5, size, size), state, theme);
    const bool planned = state == ArtefactState::Queued || state == ArtefactState::Skipped;
    drawNameAndNote(*painter, QRectF(option.rect).adjusted(2 + size + 7, 0, -12, 0), name,
        index.data(ProjectTreeModel::NoteRole).toString(), m_theme.font(), m_theme.font(12),
        planned ? theme.muted : theme.text, theme.muted);
}

} // namespace baton::ui

#include "moc_row_delegate.cpp"
