// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/markdown_chunks.h"

#include <QTextCursor>

QT_FORWARD_DECLARE_CLASS(QTextDocument)

namespace baton::ui {

class ThemeController;

/// A Markdown text of which a window is written out in a document: what is around the place a person reads,
/// between margins as high as the rest is guessed to be. A text of a few screens is written out whole. The
/// work of one step is bounded whatever the length of the text. Chunks are counted from the beginning of the
/// text, heights are the document's. GUI thread.
class MarkdownWindow {
public:
    /// The document is nobody else's to write in; both outlive it.
    MarkdownWindow(QTextDocument &document, const ThemeController &theme);

    /// Takes another text. What is written out stays as far as it is the same; of a long text the first part
    /// is known at once and the rest by readMore(). True when what is written out has changed.
    bool setText(const QString &text);
    /// Another part of the text, in a few milliseconds; false: all of it is known.
    bool readMore();
    /// Writes out anew what is to be written out of a short text, and nothing of a long one: fonts or colours
    /// are others.
    void renew();
    /// For guessing heights.
    void setWidth(int width);

    [[nodiscard]] bool isWhole() const { return m_first == 0 && last() == m_chunks.size() && !isHeavy(); }
    [[nodiscard]] qsizetype count() const { return m_chunks.size(); }
    [[nodiscard]] qsizetype firstHeld() const { return m_first; }
    [[nodiscard]] qsizetype heldCount() const { return m_rendered.size(); }
    [[nodiscard]] bool holds(qsizetype chunk) const { return chunk >= m_first && chunk < last(); }
    /// Whether everything between two heights is written out.
    [[nodiscard]] bool covers(double top, double bottom) const;
    /// More is written out than need be: a text that grew below a reader.
    [[nodiscard]] bool isHeavy() const;
    /// Writes out what is around a chunk: a page before it and two from its start on, and nothing else.
    void moveTo(qsizetype chunk, double page);

    /// Where a chunk begins, written out or guessed.
    [[nodiscard]] double topOf(qsizetype chunk) const;
    [[nodiscard]] qsizetype chunkAt(double height) const;
    [[nodiscard]] qsizetype chunkOfLine(int line) const;
    [[nodiscard]] const MarkdownChunk &chunk(qsizetype index) const { return m_chunks.at(index); }

    /// A place in the text that lasts while the window moves.
    struct Spot {
        qsizetype chunk = -1;
        int offset = 0;
    };
    [[nodiscard]] Spot spotOf(int position) const;
    /// In the document; -1: not written out.
    [[nodiscard]] int positionOf(const Spot &spot) const;
    /// 1-based line in the text of a position in the document.
    [[nodiscard]] int lineAt(int position) const;
    /// Position of a line in the document; -1: not written out.
    [[nodiscard]] int positionOfLine(int line) const;

private:
    struct Rendered {
        int begin = 0; ///< in the document: what goes when the chunk goes
        int position = 0; ///< where its text starts
    };

    [[nodiscard]] qsizetype last() const { return m_first + m_rendered.size(); }
    [[nodiscard]] double guess(const MarkdownChunk &chunk) const;
    [[nodiscard]] double heightsUntil(qsizetype chunk) const;
    [[nodiscard]] bool isShort() const;
    void removeFrom(qsizetype chunk);
    void append(qsizetype until);
    void appendChunk(QTextCursor &cursor, const MarkdownChunk &chunk);
    void measure();
    void setMargins();
    [[nodiscard]] double renderedTop(qsizetype index) const;

    QTextDocument &m_document;
    const ThemeController &m_theme;
    QString m_text;
    MarkdownReader m_reader;
    QVector<MarkdownChunk> m_chunks;
    QVector<double> m_heights; ///< of each chunk: as measured, else as guessed
    qsizetype m_first = 0; ///< written out
    QVector<Rendered> m_rendered;
    int m_width = 600;
};

} // namespace baton::ui
