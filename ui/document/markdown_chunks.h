// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

namespace baton::ui {

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

} // namespace baton::ui
