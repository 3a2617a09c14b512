// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/hand_off_arrows.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace baton::ui {

namespace {

/// Straight to the right in a row; else down (or up) out of the card and around the corner to the next one.
QPainterPath curve(const QRectF &from, const QRectF &to)
{
    QPainterPath path;
    const bool right = to.left() >= from.right() - 1;
    if (right && std::abs(to.center().y() - from.center().y()) < 2) {
        path.moveTo(from.right(), from.center().y());
        path.lineTo(to.left() - 1, to.center().y());
        return path;
    }
    const bool down = to.center().y() >= from.center().y();
    const double startY = down ? from.bottom() : from.top();
    if (right) {
        const QPointF start(from.right() - std::min(20.0, from.width() / 3), startY);
        const QPointF end(to.left() - 1, to.center().y());
        const double radius = std::min({14.0, std::abs(end.y() - startY), end.x() - start.x()});
        path.moveTo(start);
        path.lineTo(start.x(), end.y() + (down ? -radius : radius));
        path.quadTo(QPointF(start.x(), end.y()), QPointF(start.x() + radius, end.y()));
        path.lineTo(end);
        return path;
    }
    const QPointF start(from.center().x(), startY);
    const QPointF end(to.center().x(), down ? to.top() : to.bottom());
    const double bend = std::max(10.0, std::abs(end.y() - start.y()) * 0.5) * (down ? 1 : -1);
    path.moveTo(start);
    path.cubicTo(start + QPointF(0, bend), end - QPointF(0, bend), end);
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
    painter.setOpacity(strong ? 1 : 0.8);
    painter.drawPath(path);
    drawHead(painter, path, ink);
    painter.restore();
}

} // namespace baton::ui
