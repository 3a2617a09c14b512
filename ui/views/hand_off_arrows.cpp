// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/hand_off_arrows.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace baton::ui {

namespace {

/// Leaves at the right where the target is further right, else at the bottom or top.
QPainterPath curve(const QRectF &from, const QRectF &to)
{
    QPainterPath path;
    if (to.left() >= from.right() - 1) {
        const QPointF a(from.right(), from.center().y());
        const QPointF b(to.left() - 1, to.center().y());
        const double bend = std::max(12.0, (b.x() - a.x()) * 0.5);
        path.moveTo(a);
        path.cubicTo(a + QPointF(bend, 0), b - QPointF(bend, 0), b);
        return path;
    }
    const bool down = to.center().y() >= from.center().y();
    const QPointF a(from.center().x(), down ? from.bottom() : from.top());
    const QPointF b(to.center().x(), down ? to.top() : to.bottom());
    const double bend = std::max(10.0, std::abs(b.y() - a.y()) * 0.5) * (down ? 1 : -1);
    path.moveTo(a);
    path.cubicTo(a + QPointF(0, bend), b - QPointF(0, bend), b);
    return path;
}

void drawHead(QPainter &painter, const QPainterPath &path, const QColor &ink)
{
    const double angle = path.angleAtPercent(0.97) * 3.14159265358979 / 180.0;
    const QPointF tip = path.pointAtPercent(1);
    constexpr double size = 6;
    constexpr double spread = 0.45;
    const auto back = [&](double turn) {
        return tip - QPointF(std::cos(angle + turn) * size, -std::sin(angle + turn) * size);
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPolygon(QPolygonF{tip, back(spread), back(-spread)});
}

} // namespace

void drawHandOff(QPainter &painter, const QRectF &from, const QRectF &to, bool strong, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPainterPath path = curve(from, to);
    const QColor ink = strong ? theme.accent : theme.control;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, strong ? 1.8 : 1));
    painter.setOpacity(strong ? 1 : 0.55);
    painter.drawPath(path);
    drawHead(painter, path, ink);
    painter.restore();
}

} // namespace baton::ui
