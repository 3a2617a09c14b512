// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/markdown_render.h"
#include "ui/editor/code_editor.h"

#include <QTextBrowser>

namespace baton::ui {

class ThemeController;

/// A Markdown text as a page. Only the chunks that changed are rendered anew, so a text that streams in does
/// not flicker and keeps selection and place. Nothing is loaded from anywhere and no link is followed: a
/// click on one is told to whoever listens. GUI thread.
class MarkdownPage : public QTextBrowser {
    Q_OBJECT

public:
    explicit MarkdownPage(ThemeController &theme, QWidget *parent = nullptr);

    void setSource(const QString &markdown);
    [[nodiscard]] QString sourceText() const { return m_source; }
    /// The selected text and its lines in the source; of the paragraph in the middle when nothing is
    /// selected.
    [[nodiscard]] TextPlace place() const;
    void goToLine(int line);
    /// Draws a bar beside these lines (remarks).
    void setMarkedLines(const QVector<int> &lines);

    [[nodiscard]] QVariant loadResource(int type, const QUrl &name) override;

Q_SIGNALS:
    void linkActivated(const QUrl &link);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Rendered {
        MarkdownChunk chunk;
        int begin = 0; ///< in the document: what goes when the chunk goes
        int position = 0; ///< where its text starts
    };

    void restyle();
    void renderFrom(qsizetype index, const QVector<MarkdownChunk> &chunks);
    void append(QTextCursor &cursor, const MarkdownChunk &chunk);
    void restoreCaret(int anchor, int caret);
    [[nodiscard]] int lineAt(int position) const;
    [[nodiscard]] int positionOf(int line) const;
    [[nodiscard]] QRect rectOfLine(int line) const;

    ThemeController &m_theme;
    QString m_source;
    QVector<Rendered> m_rendered;
    QVector<int> m_marked;
};

} // namespace baton::ui
