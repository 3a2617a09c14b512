// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/control_style.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

QString sideOf(const Theme &colours)
{
    return colours.dark ? u"dark"_s : u"light"_s;
}

QString rowSheet(const Theme &colours)
{
    return u"QAbstractItemView { background: transparent; }"
           "::item { padding: 4px 8px; border: 1px solid transparent; }"
           "::item:selected { background: %1; color: %2; }"_s.arg(
               colours.selection.name(), colours.text.name());
}

QString spinSheet(const Theme &colours)
{
    return u"::up-button, ::down-button { border: none; width: 20px; }"
           "::up-arrow { image: url(:/baton/icons/chevron-up-on-%1.svg); width: 10px; height: 10px; }"
           "::down-arrow { image: url(:/baton/icons/chevron-on-%1.svg); width: 10px; height: 10px; }"_s.arg(
               sideOf(colours));
}

QString checkSheet(const Theme &colours)
{
    return u"::indicator { width: 14px; height: 14px; border: 1px solid %1; background: %2; }"
           "QCheckBox::indicator { border-radius: 4px; }"
           "QRadioButton::indicator { border-radius: 8px; }"
           "::indicator:focus, ::indicator:hover { border-color: %3; }"
           "QCheckBox::indicator:checked { background: %3; border-color: %3;"
           " image: url(:/baton/icons/tick-on-%4-accent.svg); }"
           "QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid %3; }"_s.arg(
               colours.muted.name(), colours.panel.name(), colours.accent.name(), sideOf(colours));
}

void keepStyled(QWidget *widget, const ThemeController &theme, QString (*sheet)(const Theme &))
{
    widget->setStyleSheet(sheet(theme.theme()));
    QObject::connect(&theme, &ThemeController::changed, widget,
        [widget, &theme, sheet] { widget->setStyleSheet(sheet(theme.theme())); });
}

} // namespace

void styleRows(QAbstractItemView *view, const ThemeController &theme)
{
    keepStyled(view, theme, rowSheet);
}

void styleSpin(QAbstractSpinBox *spin, const ThemeController &theme)
{
    keepStyled(spin, theme, spinSheet);
}

void styleChecks(QWidget *widget, const ThemeController &theme)
{
    keepStyled(widget, theme, checkSheet);
}

} // namespace baton::ui
