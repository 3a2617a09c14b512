// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/markdown/lines.h"

#include <QString>
#include <QVector>

namespace baton::ui {

/// A part of a Markdown text that can be rendered by itself. What goes on for longer than a screen or two, a
/// table of thousands of rows or a paragraph without end, comes in several.
struct MarkdownChunk {
    enum class Kind { Text, Fence };
    Kind kind = Kind::Text;
    QString info; ///< of a fence: "python", "mermaid"
    QString text; ///< of a fence: what is inside
    int firstLine = 1; ///< 1-based line in the source
    int lineCount = 0; ///< fence lines included
    qsizetype offset = 0; ///< of its first letter in the source
    QString head; ///< of a table's later part: the two lines that make a table of it
    QVector<int> columns; ///< of a long table: widths in percent, so that its parts stand under each other
    bool continues = false; ///< what the chunk before it began
    bool operator==(const MarkdownChunk &) const = default;

    [[nodiscard]] bool isTable() const { return !columns.isEmpty(); }
};

/// Reads a text chunk by chunk, as many as are asked for: cut at blank lines and fences, so that a text that
/// grows at its end changes only its last ones. Lists with blank lines between their items stay together. An
/// open fence lasts to the end. Pure; linear in what is read.
class MarkdownReader {
public:
    explicit MarkdownReader(const QString &text = {}) : m_text(text) { }
    /// Starts where a chunk of the same text, or of one it goes on from, started.
    MarkdownReader(const QString &text, const MarkdownChunk &from)
        : m_text(text), m_at(from.offset), m_line(from.firstLine - 1)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    /// What begins in the next `lines` lines.
    [[nodiscard]] QVector<MarkdownChunk> read(int lines);

private:
    [[nodiscard]] QStringView peek();
    [[nodiscard]] QStringView lineAt(qsizetype offset) const;
    [[nodiscard]] qsizetype behind(qsizetype offset) const;
    [[nodiscard]] QStringView take();
    void takeNext();
    void takeFence();
    void takeText();
    [[nodiscard]] bool takesBlanks(bool list);
    [[nodiscard]] bool startsTable();
    void takeTable();
    [[nodiscard]] QVector<int> columnsFrom(qsizetype offset) const;
    void begin(MarkdownChunk::Kind kind, bool continues);
    void end();

    QString m_text;
    qsizetype m_at = 0;
    qsizetype m_end = -1; ///< of the line at m_at, while that has not passed it
    int m_line = 0; ///< lines taken
    markdown::FenceLine m_fence; ///< the one we are inside of
    MarkdownChunk m_chunk;
    QVector<MarkdownChunk> m_chunks;
};

} // namespace baton::ui
