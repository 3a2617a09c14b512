// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/theme.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cmath>
#include <utility>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

using Member = QColor Theme::*;

constexpr std::array<std::pair<const char *, Member>, 18> members{{
    {"background", &Theme::background},
    {"panel", &Theme::panel},
    {"line", &Theme::line},
    {"control", &Theme::control},
    {"text", &Theme::text},
    {"muted", &Theme::muted},
    {"accent", &Theme::accent},
    {"accentBackground", &Theme::accentBackground},
    {"onAccent", &Theme::onAccent},
    {"ok", &Theme::ok},
    {"okBackground", &Theme::okBackground},
    {"warn", &Theme::warn},
    {"warnBackground", &Theme::warnBackground},
    {"error", &Theme::error},
    {"errorBackground", &Theme::errorBackground},
    {"selection", &Theme::selection},
    {"code", &Theme::code},
    {"onRole", &Theme::onRole},
}};

Theme load(const QString &name)
{
    Theme theme;
    QFile file(u":/baton/themes/"_s + name + u".json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return theme;
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    theme.dark = root["dark"_L1].toBool();
    const QJsonObject colours = root["colours"_L1].toObject();
    for (const auto &[key, member] : members) {
        const QColor colour(colours[QLatin1StringView(key)].toString());
        if (colour.isValid())
            theme.*member = colour;
    }
    QVector<QColor> roles;
    const QJsonArray list = root["roles"_L1].toArray();
    for (const QJsonValue &value : list)
        roles.append(QColor(value.toString()));
    if (!roles.isEmpty())
        theme.roles = roles;
    return theme;
}

double luminance(const QColor &colour)
{
    const auto channel = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF())
        + 0.0722 * channel(colour.blueF());
}

} // namespace

Theme Theme::light()
{
    return load(u"light"_s);
}

Theme Theme::night()
{
    return load(u"dark"_s);
}

QColor Theme::role(int lane) const
{
    return roles.at(std::max(0, lane) % static_cast<int>(roles.size()));
}

QColor Theme::ink(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral:
        return muted;
    case Tone::Accent:
        return accent;
    case Tone::Ok:
        return ok;
    case Tone::Warn:
        return warn;
    case Tone::Error:
        return error;
    }
    return text;
}

QColor Theme::fill(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral:
        return background;
    case Tone::Accent:
        return accentBackground;
    case Tone::Ok:
        return okBackground;
    case Tone::Warn:
        return warnBackground;
    case Tone::Error:
        return errorBackground;
    }
    return panel;
}

QPalette Theme::palette() const
{
    QPalette p;
    const auto set = [&p](QPalette::ColorRole role, const QColor &colour) { p.setColor(role, colour); };
    set(QPalette::Window, panel);
    set(QPalette::WindowText, text);
    set(QPalette::Base, panel);
    set(QPalette::AlternateBase, background);
    set(QPalette::Text, text);
    set(QPalette::PlaceholderText, muted);
    set(QPalette::Button, panel);
    set(QPalette::ButtonText, text);
    set(QPalette::BrightText, onAccent);
    set(QPalette::Highlight, accent);
    set(QPalette::HighlightedText, onAccent);
    set(QPalette::Link, accent);
    set(QPalette::LinkVisited, role(2));
    set(QPalette::ToolTipBase, panel);
    set(QPalette::ToolTipText, text);
    set(QPalette::Light, panel);
    set(QPalette::Midlight, line);
    set(QPalette::Mid, control);
    set(QPalette::Dark, control);
    set(QPalette::Shadow, line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, control);
    return p;
}

double contrast(const QColor &a, const QColor &b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

} // namespace baton::ui
