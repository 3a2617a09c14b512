// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/terminal_screen.h"

#include <QAbstractScrollArea>

#include <optional>

namespace baton::ui {

class ThemeController;

/// A terminal: shows what a program writes and tells what is typed. While the program runs nearly every key is
/// its own, Tab and Ctrl+C among them; F6 leaves. GUI thread.
class TerminalView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit TerminalView(const ThemeController &theme, QWidget *parent = nullptr);

    void feed(const QByteArray &bytes);
    /// An empty screen for the next program.
    void clear();
    void setRunning(bool isRunning);
    [[nodiscard]] QSize cells() const { return m_screen->size(); }
    /// All lines there are, the oldest first.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString selectedText() const;
    void selectAll();
    void copy() const;
    void paste();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

Q_SIGNALS:
    /// For the program.
    void typed(const QByteArray &bytes);
    void cellsChanged(QSize cells);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Place {
        int line = 0;
        int column = 0;
        auto operator<=>(const Place &) const = default;
    };

    void measure();
    void fit();
    void showEnd(bool wasAtEnd);
    [[nodiscard]] Place placeAt(QPoint position) const;
    [[nodiscard]] bool isSelected(Place place) const;
    void paintLine(QPainter &painter, int line, double top);
    void paintCursor(QPainter &painter);
    [[nodiscard]] QColor colour(const TerminalColour &colour, const QColor &usual) const;
    void typeKey(const QByteArray &bytes);

    const ThemeController &m_theme;
    std::unique_ptr<TerminalScreen> m_screen;
    QSizeF m_cell; ///< of one character
    double m_ascent = 0;
    bool m_isRunning = false;
    QString m_preedit;
    Place m_anchor; ///< of the selection
    std::optional<Place> m_end; ///< none: nothing is selected
};

} // namespace baton::ui
