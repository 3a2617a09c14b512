// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

QT_FORWARD_DECLARE_CLASS(QTextCursor)

namespace baton::ui {

class ThemeController;
struct MarkdownChunk;

/// Writes a chunk at a cursor that stands at the end of a document, styled from theme tokens. The document
/// must not be shared with another thread. Nothing the text names is loaded; of an image there are its words
/// and its address.
void renderChunk(QTextCursor &cursor, const MarkdownChunk &chunk, const ThemeController &theme);

} // namespace baton::ui
