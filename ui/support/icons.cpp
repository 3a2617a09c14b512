// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

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
