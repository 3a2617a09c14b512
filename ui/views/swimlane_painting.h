// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme.h"

#include <QRect>
#include <QRectF>
#include <QStyledItemDelegate>

QT_FORWARD_DECLARE_CLASS(QPainter)

namespace baton::ui {

struct Card;
class ThemeController;

/// Paints one card of the swim-lanes.
class CardDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    CardDelegate(const ThemeController &theme, QObject *parent);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// In percent of the design's size.
    void setZoom(int percent) { m_zoom = percent; }
    /// The card inside its cell.
    [[nodiscard]] static QRectF cardRect(const QRect &cell);

private:
    void drawFrame(
        QPainter &painter, const QRectF &rect, const Card &card, bool selected, bool focused) const;
    void drawWords(QPainter &painter, const QRectF &rect, const Card &card) const;
    [[nodiscard]] double px(double design) const;

    const ThemeController &m_theme;
    int m_zoom = 100;
};

/// Draws the arrow of one hand-off between two cards. `strong`: one of them is selected.
void drawHandOff(QPainter &painter, const QRectF &from, const QRectF &to, bool strong, const Theme &theme);

} // namespace baton::ui
