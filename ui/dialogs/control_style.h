// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme_controller.h"

QT_FORWARD_DECLARE_CLASS(QAbstractItemView)
QT_FORWARD_DECLARE_CLASS(QAbstractSpinBox)

/// Looks of single controls that the window's style sheet leaves to Fusion. They follow the theme, which
/// outlives the widgets. GUI thread.
namespace baton::ui {

/// Rows with room around their words and a flat selection.
void styleRows(QAbstractItemView *view, const ThemeController &theme);
/// Arrows of a spin box.
void styleSpin(QAbstractSpinBox *spin, const ThemeController &theme);
/// Indicators of check boxes and radio buttons: Fusion's cannot be seen on dark panels. For such a widget or
/// one around them.
void styleChecks(QWidget *widget, const ThemeController &theme);

} // namespace baton::ui
