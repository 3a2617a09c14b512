// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/markdown_window.h"
#include "ui/editor/code_editor.h"

#include <QTextBrowser>
#include <QTimer>

namespace baton::ui {

class ThemeController;

/// A Markdown text as a page. Only the chunks that changed are rendered anew, so a text that streams in does
/// not flicker and keeps selection and place; of a long text only what is around the place in sight is
/// rendered, and the bar beside it stands for the whole. Nothing is loaded from anywhere and no link is
/// followed: a click on one is told to whoever listens. GUI thread.
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
    /// Selects the next place that reads like this, from the caret on and around the end; false: there is
    /// none.
    bool findWords(const QString &words, bool forward);
    /// Draws a bar beside these lines (remarks).
    void setMarkedLines(const QVector<int> &lines);
    [[nodiscard]] const MarkdownWindow &window() const { return m_window; }

    [[nodiscard]] QVariant loadResource(int type, const QUrl &name) override;

Q_SIGNALS:
    void linkActivated(const QUrl &link);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    /// What is at the upper edge.
    struct Place {
        qsizetype chunk = 0;
        double offset = 0;
        bool atEnd = false;
    };

    void restyle();
    void readOn();
    void onScrolled();
    void settle();
    void showChunk(qsizetype chunk);
    void goToEnds(bool end);
    bool findFarAway(const QString &words, bool forward);
    bool findIn(qsizetype chunk, const QString &words, bool forward);
    [[nodiscard]] Place placeAtTop() const;
    void restore(const Place &place);
    void restoreCaret(const MarkdownWindow::Spot &anchor, const MarkdownWindow::Spot &caret);
    [[nodiscard]] QRect rectOfLine(int line) const;

    ThemeController &m_theme;
    MarkdownWindow m_window;
    QString m_source;
    QVector<int> m_marked;
    Place m_place;
    QTimer m_read; ///< the rest of a long text becomes known
    QTimer m_settle; ///< somebody scrolls
    bool m_moving = false; ///< bar and caret are ours at the moment
    bool m_allSelected = false; ///< of a text that is not rendered as a whole
};

} // namespace baton::ui
