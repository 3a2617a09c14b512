// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/paint.h"

#include <QFile>
#include <QFontMetricsF>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>

static void initIconData()
{
    // The macro declares a function and must not stand in a namespace.
    Q_INIT_RESOURCE(baton_icons);
}

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

class SvgTintEngine final : public QIconEngine {
public:
    SvgTintEngine(QByteArray svg, QColor colour) : m_svg(std::move(svg)), m_colour(colour) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QColor colour = m_colour;
        if (mode == QIcon::Disabled)
            colour.setAlphaF(0.4F);
        QByteArray svg = m_svg;
        svg.replace("currentColor", colour.name().toLatin1());
        QSvgRenderer renderer(svg);
        painter->save();
        painter->setOpacity(painter->opacity() * static_cast<double>(colour.alphaF()));
        renderer.render(painter, rect);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new SvgTintEngine(m_svg, m_colour); }

private:
    QByteArray m_svg;
    QColor m_colour;
};

} // namespace

void initIconResources()
{
    initIconData();
}

QIcon tintedIcon(const QString &name, const QColor &colour)
{
    QFile file(u":/baton/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new SvgTintEngine(file.readAll(), colour));
}

} // namespace baton::ui

namespace baton::ui {

using namespace Qt::StringLiterals;

Tone toneOf(ArtefactState state)
{
    switch (state) {
    case ArtefactState::Approved:
        return Tone::Ok;
    case ArtefactState::Review:
    case ArtefactState::ChangesRequested:
    case ArtefactState::Stale:
        return Tone::Warn;
    case ArtefactState::Writing:
        return Tone::Accent;
    case ArtefactState::Failed:
        return Tone::Error;
    case ArtefactState::Queued:
    case ArtefactState::Skipped:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

QString glyphOf(ArtefactState state)
{
    switch (state) {
    case ArtefactState::Approved:
        return u"✓"_s;
    case ArtefactState::Review:
        return u"◐"_s;
    case ArtefactState::ChangesRequested:
        return u"↩"_s;
    case ArtefactState::Stale:
        return u"↻"_s;
    case ArtefactState::Writing:
        return u"●"_s;
    case ArtefactState::Failed:
        return u"!"_s;
    case ArtefactState::Queued:
        return u"○"_s;
    case ArtefactState::Skipped:
        return u"–"_s;
    }
    return {};
}

namespace paint {

namespace {

/// Saves and restores a painter around a drawing function.
class Saved {
public:
    explicit Saved(QPainter &painter) : m_painter(painter)
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    ~Saved() { m_painter.restore(); }
    Saved(const Saved &) = delete;
    Saved &operator=(const Saved &) = delete;

private:
    QPainter &m_painter;
};

void strokeLines(QPainter &painter, const QPolygonF &points, const QColor &ink, double width)
{
    painter.setPen(QPen(ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(points);
}

void filledDisc(QPainter &painter, const QRectF &r, const QColor &ink)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawEllipse(r);
}

void hollowDisc(QPainter &painter, const QRectF &r, const QColor &ink)
{
    const double width = r.width() * 0.16;
    painter.setPen(QPen(ink, width));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(r.adjusted(width / 2, width / 2, -width / 2, -width / 2));
}

void tick(QPainter &painter, const QRectF &r, const QColor &disc, const QColor &ink)
{
    filledDisc(painter, r, disc);
    const QPointF o = r.topLeft();
    const double w = r.width();
    strokeLines(painter,
        {o + QPointF(w * .28, w * .53), o + QPointF(w * .44, w * .69), o + QPointF(w * .73, w * .34)}, ink,
        w * 0.14);
}

void halfDisc(QPainter &painter, const QRectF &r, const QColor &ink)
{
    hollowDisc(painter, r, ink);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPie(r, 90 * 16, 180 * 16);
}

void warningTriangle(QPainter &painter, const QRectF &r, const QColor &ink, const QColor &mark)
{
    QPainterPath path;
    path.moveTo(r.center().x(), r.top());
    path.lineTo(r.right(), r.bottom());
    path.lineTo(r.left(), r.bottom());
    path.closeSubpath();
    painter.fillPath(path, ink);
    const double x = r.center().x();
    strokeLines(
        painter, {{x, r.top() + r.height() * .4}, {x, r.top() + r.height() * .64}}, mark, r.width() * .13);
    filledDisc(painter,
        QRectF(x - r.width() * .07, r.top() + r.height() * .76, r.width() * .14, r.width() * .14), mark);
}

void turningArrow(QPainter &painter, const QRectF &r, const QColor &ink)
{
    const double width = r.width() * 0.16;
    painter.setPen(QPen(ink, width, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(r.adjusted(width, width, -width, -width), 60 * 16, 270 * 16);
    const QPointF head(r.right() - width, r.top() + width);
    strokeLines(painter,
        {head, head + QPointF(0, r.height() * .3), head + QPointF(-r.width() * .3, r.height() * .3)}, ink,
        width);
}

} // namespace

void badge(QPainter &painter, const QRectF &rect, const QString &letter, int lane, const Theme &theme,
    const QFont &font)
{
    const Saved saved(painter);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.role(lane));
    painter.drawRoundedRect(rect, rect.width() * 0.29, rect.width() * 0.29);
    QFont bold = font;
    bold.setWeight(QFont::Bold);
    bold.setPixelSize(std::max(1, qRound(rect.height() * 0.46)));
    painter.setFont(bold);
    painter.setPen(theme.onRole);
    painter.drawText(rect, Qt::AlignCenter, letter);
}

void state(QPainter &painter, const QRectF &rect, ArtefactState state, const Theme &theme)
{
    const Saved saved(painter);
    const QColor ink = theme.ink(toneOf(state));
    switch (state) {
    case ArtefactState::Approved:
        return tick(painter, rect, ink, theme.panel);
    case ArtefactState::Review:
        return halfDisc(painter, rect, ink);
    case ArtefactState::ChangesRequested:
    case ArtefactState::Stale:
        return turningArrow(painter, rect, ink);
    case ArtefactState::Writing:
        return filledDisc(painter, rect, ink);
    case ArtefactState::Failed:
        return warningTriangle(painter, rect, ink, theme.panel);
    case ArtefactState::Queued:
        return hollowDisc(painter, rect, ink);
    case ArtefactState::Skipped:
        return strokeLines(painter, {{rect.left(), rect.center().y()}, {rect.right(), rect.center().y()}},
            ink, rect.height() * .2);
    }
}

void cross(QPainter &painter, const QRectF &rect, const Theme &theme)
{
    const Saved saved(painter);
    filledDisc(painter, rect, theme.error);
    const double inset = rect.width() * .32;
    const QRectF arms = rect.adjusted(inset, inset, -inset, -inset);
    strokeLines(painter, {arms.topLeft(), arms.bottomRight()}, theme.panel, rect.width() * .14);
    strokeLines(painter, {arms.topRight(), arms.bottomLeft()}, theme.panel, rect.width() * .14);
}

QSizeF chipSize(const QString &text, const QFont &font)
{
    const QFontMetricsF metrics(font);
    return {metrics.horizontalAdvance(text) + 13, metrics.height() + 3};
}

void pill(QPainter &painter, const QRectF &rect, const QString &label, Tone tone, const Theme &theme,
    const QFont &font)
{
    const Saved saved(painter);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.fill(tone));
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
    text(painter, rect.adjusted(8, 0, -8, 0), label, font, theme.ink(tone), Qt::AlignHCenter);
}

void chip(QPainter &painter, const QRectF &rect, const QString &label, bool hot, const Theme &theme,
    const QFont &font)
{
    const Saved saved(painter);
    painter.setPen(QPen(hot ? theme.accent : theme.control, 1));
    painter.setBrush(hot ? theme.accentBackground : theme.panel);
    painter.drawRoundedRect(rect.adjusted(.5, .5, -.5, -.5), 5, 5);
    text(painter, rect.adjusted(6, 0, -5, 0), label, font, theme.accent, Qt::AlignHCenter, Qt::ElideMiddle);
}

void bar(QPainter &painter, const QRectF &rect, double fraction, const QColor &track, const QColor &fill)
{
    const Saved saved(painter);
    const double radius = rect.height() / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(track);
    painter.drawRoundedRect(rect, radius, radius);
    const double part = std::clamp(fraction, 0.0, 1.0);
    if (part <= 0)
        return;
    QRectF done = rect;
    done.setWidth(std::max(rect.height(), rect.width() * part));
    painter.setBrush(fill);
    painter.drawRoundedRect(done, radius, radius);
}

double text(QPainter &painter, const QRectF &rect, const QString &text, const QFont &font, const QColor &ink,
    Qt::Alignment alignment, Qt::TextElideMode elide)
{
    if (rect.width() <= 0)
        return 0;
    const Saved saved(painter);
    const QFontMetricsF metrics(font);
    const QString shown = metrics.elidedText(text, elide, rect.width());
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    return std::min(rect.width(), metrics.horizontalAdvance(shown));
}

void focusRing(QPainter &painter, const QRectF &rect, const Theme &theme, double radius)
{
    const Saved saved(painter);
    painter.setPen(QPen(theme.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
}

} // namespace paint

} // namespace baton::ui
