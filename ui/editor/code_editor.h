// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <QWidget>

#include <memory>

QT_FORWARD_DECLARE_CLASS(QAbstractScrollArea)

namespace baton::ui {

class ThemeController;

/// A place in a text that a remark can be put on.
struct TextPlace {
    int lineFrom = 0; ///< 1-based; 0 = the whole text
    int lineTo = 0;
    QString quote; ///< the text there
    bool operator==(const TextPlace &) const = default;
};

/// A sign beside a line.
struct LineMark {
    enum class Kind { Remark, FailedCheck };
    Kind kind = Kind::Remark;
    int line = 0; ///< 1-based
    bool operator==(const LineMark &) const = default;
};

/// Source text with colours by language, line numbers and signs in the margin. UTF-8, LF. Colours and font
/// follow the theme. QScintilla inside, which nobody outside sees. GUI thread.
class CodeEditor : public QWidget {
    Q_OBJECT

public:
    /// `name` is what assistive technology calls the text; its camelCase form is the objectName of the inner
    /// widget that has the keyboard.
    CodeEditor(ThemeController &theme, const char *name, QWidget *parent = nullptr);
    ~CodeEditor() override;

    /// Decides language and colours.
    void setPath(const QString &path);
    /// Another text: undo is forgotten, the place in the text is kept as far as it exists. Text that only
    /// grew at its end is appended, which is cheap and never flickers. Does not emit `edited`.
    void setText(const QString &text);
    /// Replaces all as one step that can be undone; keeps the place.
    void replaceText(const QString &text);
    [[nodiscard]] QString text() const;

    void setReadOnly(bool readOnly);
    [[nodiscard]] bool isReadOnly() const;

    /// The selected lines, or the line of the caret, and what is written there.
    [[nodiscard]] TextPlace selection() const;
    /// Shows and selects a line.
    void goToLine(int line);
    /// Selects the next occurrence, wrapping around; false when there is none.
    bool find(const QString &text, bool forward);
    void setMarks(const QVector<LineMark> &marks);

    /// Percent steps on top of the window's font size; 0 is none.
    void setZoom(int steps);
    [[nodiscard]] int zoom() const;
    /// For following the end of a text that grows.
    [[nodiscard]] QAbstractScrollArea *scrollArea() const;

Q_SIGNALS:
    void edited();
    void cursorMoved(int line, int column);
    void selectionChanged();
    /// A sign in the margin was clicked.
    void markActivated(int line);

private:
    struct Impl;
    void connectInner();
    void restyle();
    void onTextChanged();
    void onMarginClicked(int margin, int line);

    std::unique_ptr<Impl> m;
};

} // namespace baton::ui
