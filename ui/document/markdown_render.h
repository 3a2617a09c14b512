// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/markdown_chunks.h"

QT_FORWARD_DECLARE_CLASS(QTextCursor)

namespace baton::ui {

class ThemeController;

/// Writes a chunk at a cursor that stands at the end of a document, styled from theme tokens. The document
/// must not be shared with another thread; no resource is ever loaded for it.
void renderChunk(QTextCursor &cursor, const MarkdownChunk &chunk, const ThemeController &theme);

} // namespace baton::ui
