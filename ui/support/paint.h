// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/artefact.h"
#include "ui/support/theme.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPixmap>
#include <QRectF>
#include <QString>

namespace baton::ui {

/// Makes `:/baton/icons/...` readable; ThemeController calls it.
void initIconResources();

/// An icon of `resources/icons` (name without suffix) tinted with a colour; sharp at every size. Null icon
/// when there is no such file. The drawings use `currentColor` only.
[[nodiscard]] QIcon tintedIcon(const QString &name, const QColor &colour);

} // namespace baton::ui

QT_FORWARD_DECLARE_CLASS(QPainter)

namespace baton::ui {

/// How a state is meant; the colour of its mark and words.
[[nodiscard]] Tone toneOf(ArtefactState state);
/// Sign of a state for texts ("✓", "◐", ...), so that no meaning hangs on colour. In pictures use drawState.
[[nodiscard]] QString glyphOf(ArtefactState state);

/// Drawing shared by delegates and small widgets. All of them leave the painter's state as it was, elide what
/// does not fit, and take lengths in device-independent pixels. GUI thread.
namespace paint {

/// Rounded square with the first letter of a role.
void badge(QPainter &painter, const QRectF &rect, const QString &letter, int lane, const Theme &theme,
    const QFont &font);
/// A shape per state in its colour: filled with a tick, half-filled, hollow, triangle, ...
void state(QPainter &painter, const QRectF &rect, ArtefactState state, const Theme &theme);
/// A disc with a cross: a test failed.
void cross(QPainter &painter, const QRectF &rect, const Theme &theme);
void pill(QPainter &painter, const QRectF &rect, const QString &text, Tone tone, const Theme &theme,
    const QFont &font);
/// Outlined label that can be clicked. `hot`: the mouse or the keyboard is on it.
void chip(QPainter &painter, const QRectF &rect, const QString &text, bool hot, const Theme &theme,
    const QFont &font);
[[nodiscard]] QSizeF chipSize(const QString &text, const QFont &font);
void bar(QPainter &painter, const QRectF &rect, double fraction, const QColor &track, const QColor &fill);
/// One line, vertically centred, elided at the right; returns the width it used.
double text(QPainter &painter, const QRectF &rect, const QString &text, const QFont &font, const QColor &ink,
    Qt::Alignment alignment = Qt::AlignLeft, Qt::TextElideMode elide = Qt::ElideRight);
/// The ring around what has the keyboard.
void focusRing(QPainter &painter, const QRectF &rect, const Theme &theme, double radius = 6);

} // namespace paint

} // namespace baton::ui
