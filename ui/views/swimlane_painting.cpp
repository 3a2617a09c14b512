// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/swimlane_painting.h"

#include "ui/models/card.h"
#include "ui/models/swimlane_model.h"
#include "ui/support/paint.h"
#include "ui/support/theme_controller.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace baton::ui {

using namespace Qt::StringLiterals;

CardDelegate::CardDelegate(const ThemeController &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{
}

double CardDelegate::px(double design) const
{
    return m_theme.px(design * m_zoom / 100.0);
}

QRectF CardDelegate::cardRect(const QRect &cell)
{
    return QRectF(cell).adjusted(4, 5, -4, -6);
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {qRound(px(100)), qRound(px(52))};
}

void CardDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_theme.theme();
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.line);
    const Card card = index.data(SwimlaneModel::CardRole).value<Card>();
    if (card.kind == Card::Kind::None)
        return;
    const QRectF rect = cardRect(option.rect);
    drawFrame(*painter, rect, card, option.state.testFlag(QStyle::State_Selected),
        option.state.testFlag(QStyle::State_HasFocus));
    drawWords(*painter, rect.adjusted(px(10), 0, -px(6), 0), card);
}

void CardDelegate::drawFrame(
    QPainter &painter, const QRectF &rect, const Card &card, bool selected, bool focused) const
{
    const Theme &theme = m_theme.theme();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(rect.adjusted(.5, .5, -.5, -.5), 6, 6);
    painter.fillPath(shape, theme.panel);
    painter.save();
    painter.setClipPath(shape);
    painter.fillRect(QRectF(rect.left(), rect.top(), px(3.5), rect.height()), theme.role(card.lane));
    painter.restore();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(card.waits() ? theme.control : theme.line, 1, card.waits() ? Qt::DashLine : Qt::SolidLine));
    painter.drawPath(shape);
    if (selected || focused) {
        painter.setPen(QPen(theme.accent, focused ? 2.5 : 2));
        painter.drawRoundedRect(rect.adjusted(-.5, -.5, .5, .5), 7, 7);
    }
    painter.restore();
}

void CardDelegate::drawWords(QPainter &painter, const QRectF &rect, const Card &card) const
{
    const Theme &theme = m_theme.theme();
    const bool plain = card.subtitle.isEmpty();
    const bool bar = card.progress >= 0;
    const double title = px(17);
    const double line = px(15);
    const double height = plain ? title : title + line + (bar ? px(6) : 0);
    double y = rect.center().y() - height / 2;
    double right = rect.right();
    if (card.pauseBefore) {
        const int size = qRound(px(14));
        right -= size + 2;
        tintedIcon(u"pin-pause"_s, theme.warn).paint(&painter, qRound(right + 2), qRound(y + 1), size, size);
    }
    paint::text(painter, QRectF(rect.left(), y, right - rect.left(), title), card.title,
        m_theme.font(12 * m_zoom / 100.0, QFont::DemiBold), card.waits() ? theme.muted : theme.text,
        Qt::AlignLeft, card.title.contains(u'.') ? Qt::ElideLeft : Qt::ElideRight);
    if (plain)
        return;
    y += title;
    double left = rect.left();
    if (card.kind == Card::Kind::Artefact && !bar) {
        const double mark = px(9.5);
        const QRectF place(left, y + (line - mark) / 2, mark, mark);
        card.testsFailed ? paint::cross(painter, place, theme) : paint::state(painter, place, card.state, theme);
        left += mark + px(4);
    }
    const bool calm = card.state == ArtefactState::Writing || card.kind != Card::Kind::Artefact;
    paint::text(painter, QRectF(left, y, rect.right() - left, line), card.subtitle,
        m_theme.font(11 * m_zoom / 100.0),
        calm ? theme.muted : theme.ink(card.testsFailed ? Tone::Error : toneOf(card.state)));
    if (bar)
        paint::bar(painter, QRectF(rect.left(), y + line + px(2), rect.width(), px(3)), card.progress,
            theme.line, theme.role(card.lane));
}

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

#include "moc_swimlane_painting.cpp"
