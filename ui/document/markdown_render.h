// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

QT_FORWARD_DECLARE_CLASS(QTextCursor)

namespace baton::ui {

class ThemeController;

/// A part of a Markdown text that can be rendered by itself.
struct MarkdownChunk {
    enum class Kind { Text, Fence };
    Kind kind = Kind::Text;
    QString info; ///< of a fence: "python", "mermaid"
    QString text; ///< of a fence: what is inside
    int firstLine = 1; ///< 1-based line in the source
    int lineCount = 0; ///< fence lines included
    bool operator==(const MarkdownChunk &) const = default;
};

/// Cuts a Markdown text at blank lines and fences, so that a text that grows at its end changes only its last
/// chunk. Lists with blank lines between their items stay whole. An open fence lasts to the end. Pure;
/// linear.
[[nodiscard]] QVector<MarkdownChunk> markdownChunks(const QString &text);

/// Writes a chunk at a cursor that stands at the end of a document, styled from theme tokens. The document
/// must not be shared with another thread. Nothing the text names is loaded; of an image there are its words
/// and its address.
void renderChunk(QTextCursor &cursor, const MarkdownChunk &chunk, const ThemeController &theme);

} // namespace baton::ui
