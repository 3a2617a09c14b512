// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme.h"

#include <QRectF>

QT_FORWARD_DECLARE_CLASS(QPainter)

namespace baton::ui {

/// Draws the arrow of one hand-off between two cards. `strong`: one of them is selected.
void drawHandOff(QPainter &painter, const QRectF &from, const QRectF &to, bool strong, const Theme &theme);

} // namespace baton::ui
