// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/theme.h"

#include <QFile>
#include <QHash>
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

namespace {

// $name is a colour of the theme, #12px# a length that grows with the font.
const QString frames = uR"(
QToolTip { background: $panel; color: $text; border: 1px solid $control; padding: 4px 6px; }
QWidget[kind="panel"] { background: $panel; }
QWidget[edge="right"] { border-right: 1px solid $line; }
QWidget[kind="page"] { background: $background; }
QWidget[kind="toolbar"] { background: $panel; border-bottom: 1px solid $line; }
QWidget[kind="bar"] { background: $panel; border-top: 1px solid $line; }
QFrame[kind="box"] { background: $panel; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="box"]:focus, QFrame[kind="box"][current="true"] { border-color: $accent; }
QMenuBar { background: $panel; }
QMenuBar::item { padding: 4px 8px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $selection; color: $text; border-radius: 4px; }
QMenu { background: $panel; border: 1px solid $control; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $control; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QMenu::icon { padding-left: 8px; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover, QSplitter::handle:focus { background: $accent; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QStatusBar { background: $panel; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QAbstractItemView { background: $panel; border: none; selection-background-color: $selection;
    selection-color: $text; outline: 0; }
#swimLanes { background: $background; selection-background-color: transparent; }
#laneCorner { background: $panel; border-bottom: 1px solid $line; border-right: 1px solid $line;
    padding-left: 12px; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section { background: $panel; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 4px 6px; font-weight: 600; }
)"_s;

const QString labels = uR"(
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="small"] { color: $muted; font-size: #11.5px#; }
QLabel[kind="title"] { font-weight: 600; font-size: #14px#; }
QLabel[kind="hero"] { font-weight: 600; font-size: #24px#; }
QLabel[kind="heading"] { color: $muted; font-size: #11px#; font-weight: 600; }
QLabel[kind="error"] { color: $error; }
QLabel[kind="pill"] { border-radius: 9px; padding: 3px 9px; font-size: #12px#; font-weight: 600;
    color: $muted; background: $background; }
QLabel[kind="pill"][tone="accent"] { color: $accent; background: $accentBackground; }
QLabel[kind="pill"][tone="ok"] { color: $ok; background: $okBackground; }
QLabel[kind="pill"][tone="warn"] { color: $warn; background: $warnBackground; }
QLabel[kind="pill"][tone="error"] { color: $error; background: $errorBackground; }
)"_s;

const QString buttons = uR"(
QPushButton, QToolButton[kind="button"], QComboBox, QSpinBox, QDoubleSpinBox {
    border: 1px solid $control; border-radius: 6px; padding: 4px 10px; background: $panel; color: $text; }
QPushButton:hover, QToolButton[kind="button"]:hover, QComboBox:hover { background: $background; }
QPushButton:pressed, QToolButton[kind="button"]:pressed { background: $selection; }
QPushButton:focus, QToolButton[kind="button"]:focus, QComboBox:focus { border-color: $accent; }
QPushButton:disabled, QToolButton[kind="button"]:disabled, QComboBox:disabled {
    color: $control; border-color: $line; }
QToolButton[kind="button"]::menu-indicator, QPushButton::menu-indicator { image: url($chevron);
    subcontrol-position: right center; subcontrol-origin: padding; right: 6px; width: 10px; height: 10px; }
QToolButton[kind="button"][popupMode="2"], QPushButton[hasMenu="true"] { padding-right: 22px; }
QComboBox { padding-right: 6px; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url($chevron); width: 10px; height: 10px; }
QComboBox QAbstractItemView { border: 1px solid $control; padding: 4px; }
QPushButton[kind="primary"] { background: $accent; border-color: $accent; color: $onAccent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accentHover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; padding: 3px 9px; }
QPushButton[kind="primary"]:disabled { background: $line; border-color: $line; color: $muted; }
QPushButton[large="true"] { padding: 8px 16px; font-size: #14px#; }
QPushButton[kind="primary"][large="true"]:focus { padding: 7px 15px; }
QPushButton[kind="danger"] { color: $error; border-color: $error; }
QPushButton[kind="chip"], QToolButton[kind="chip"] { border: 1px solid $line; border-radius: 5px;
    padding: 1px 6px; font-size: #11.5px#; color: $accent; background: $panel; min-height: #17px#;
    max-height: #17px#; }
QPushButton[kind="chip"]:hover, QToolButton[kind="chip"]:hover { background: $accentBackground; }
QPushButton[kind="chip"]:focus, QToolButton[kind="chip"]:focus { border-color: $accent; }
QPushButton[kind="segment"], QToolButton[kind="segment"] { border: 1px solid transparent; border-radius: 6px;
    padding: 3px 10px; color: $muted; background: transparent; }
QPushButton[kind="segment"]:hover, QToolButton[kind="segment"]:hover { color: $text; }
QPushButton[kind="segment"]:checked, QToolButton[kind="segment"]:checked { background: $accentBackground;
    color: $accent; }
QPushButton[kind="segment"]:focus, QToolButton[kind="segment"]:focus { border-color: $accent; }
QPushButton[kind="flat"], QToolButton[kind="flat"] { border: 1px solid transparent; border-radius: 5px;
    padding: 2px 6px; background: transparent; color: $muted; }
QPushButton[kind="flat"]:hover, QToolButton[kind="flat"]:hover { background: $selection; color: $text; }
QPushButton[kind="flat"]:focus, QToolButton[kind="flat"]:focus { border-color: $accent; }
QToolButton[kind="flat"]::menu-indicator { image: none; }
QPushButton[kind="pill"] { border: 1px solid transparent; border-radius: 9px; padding: 2px 9px;
    font-size: #12px#; font-weight: 600; color: $muted; background: $background; }
QPushButton[kind="pill"][tone="accent"] { color: $accent; background: $accentBackground; }
QPushButton[kind="pill"][tone="ok"] { color: $ok; background: $okBackground; }
QPushButton[kind="pill"][tone="warn"] { color: $warn; background: $warnBackground; }
QPushButton[kind="pill"][tone="error"] { color: $error; background: $errorBackground; }
QPushButton[kind="pill"]:hover, QPushButton[kind="pill"]:focus { border-color: $accent; }
)"_s;

const QString fields = uR"(
QLineEdit, QPlainTextEdit[kind="field"], QTextEdit[kind="field"] { border: 1px solid $control;
    border-radius: 6px; padding: 4px 8px; background: $panel; color: $text;
    selection-background-color: $accent; selection-color: $onAccent; }
QLineEdit:focus, QPlainTextEdit[kind="field"]:focus, QTextEdit[kind="field"]:focus { border-color: $accent; }
QPlainTextEdit[kind="code"] { border: 1px solid $line; border-radius: 6px; background: $code; color: $text; }
QPlainTextEdit[kind="code"]:focus { border-color: $accent; }
QPlainTextEdit#requirement { font-size: #14px#; padding: 8px 10px; border-radius: 8px; }
QTabBar::tab { padding: 6px 13px; color: $muted; background: $background; border: none;
    border-right: 1px solid $line; border-top: 2px solid transparent; }
QTabBar::tab:selected { background: $panel; color: $text; border-top-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar:focus { color: $text; }
QTabWidget::pane { border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $control; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)"_s;

QHash<QString, QString> tokens(const Theme &t)
{
    const auto hover = t.dark ? t.accent.lighter(110) : t.accent.darker(112);
    return {{u"background"_s, t.background.name()}, {u"panel"_s, t.panel.name()}, {u"line"_s, t.line.name()},
        {u"control"_s, t.control.name()}, {u"text"_s, t.text.name()}, {u"muted"_s, t.muted.name()},
        {u"accent"_s, t.accent.name()}, {u"accentBackground"_s, t.accentBackground.name()},
        {u"accentHover"_s, hover.name()}, {u"onAccent"_s, t.onAccent.name()}, {u"ok"_s, t.ok.name()},
        {u"okBackground"_s, t.okBackground.name()}, {u"warn"_s, t.warn.name()},
        {u"warnBackground"_s, t.warnBackground.name()}, {u"error"_s, t.error.name()},
        {u"errorBackground"_s, t.errorBackground.name()}, {u"selection"_s, t.selection.name()},
        {u"chevron"_s,
            t.dark ? u":/baton/icons/chevron-on-dark.svg"_s : u":/baton/icons/chevron-on-light.svg"_s}};
}

/// Replaces $name tokens; longer names first never matters because a name ends at a non-letter.
QString withColours(QStringView text, const QHash<QString, QString> &values)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'$') {
            result += text[i];
            continue;
        }
        qsizetype end = i + 1;
        while (end < text.size() && text[end].isLetter())
            ++end;
        result += values.value(text.mid(i + 1, end - i - 1).toString());
        i = end - 1;
    }
    return result;
}

QString withLengths(QStringView text, int scale)
{
    QString result;
    const auto parts = text.split(u"px#");
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i + 1 == parts.size()) {
            result += parts[i];
            break;
        }
        const qsizetype hash = parts[i].lastIndexOf(u'#');
        const double px = parts[i].mid(hash + 1).toDouble() * scale / 100.0;
        result += parts[i].left(hash) + QString::number(qRound(px)) + u"px"_s;
    }
    return result;
}

} // namespace

QString styleSheet(const Theme &theme, int fontScale)
{
    // Lengths first: colours hold '#' too.
    const QString rules = frames + labels + buttons + fields;
    return withColours(withLengths(rules, fontScale), tokens(theme));
}

} // namespace baton::ui
