// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QsciScintilla;

namespace baton::ui {

/// Gives a QScintilla widget a context menu in the language of the window (its own is English only).
void installEditorMenu(QsciScintilla &editor);

} // namespace baton::ui
