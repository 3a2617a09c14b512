// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/language.h"

#include <QByteArray>

class QsciScintilla;
QT_FORWARD_DECLARE_CLASS(QObject)
class QsciLexer;

namespace baton::ui {

class ThemeController;

/// What every QScintilla widget of ours has in common: UTF-8, LF, no frame, no folding, our context menu.
void setUpScintilla(QsciScintilla &editor);

/// Colours and fonts of a language from theme tokens, set on the widget itself (not on a lexer, which the
/// widget may not have). Repeat after a change of theme, font size, language or lexer.
void applyTheme(QsciScintilla &editor, Language language, const ThemeController &theme);

/// A lexer owned by `parent`; nullptr for plain text.
[[nodiscard]] QsciLexer *makeLexer(Language language, QObject *parent);

/// Style number of each byte of a text (UTF-8), made without showing it.
[[nodiscard]] QByteArray styleBytes(Language language, const QByteArray &utf8);

} // namespace baton::ui
