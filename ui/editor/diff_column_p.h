// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/diff_rows.h"
#include "ui/editor/language.h"

#include <QByteArray>
#include <QObject>

QT_FORWARD_DECLARE_CLASS(QScrollBar)
QT_FORWARD_DECLARE_CLASS(QWidget)
class QsciScintilla;

namespace baton::ui {

class ThemeController;

/// Which line numbers a column shows.
enum class DiffNumbers { Both, Old, New };

/// Style numbers of the bytes of both texts, so that a line keeps the colours it has in its own file however
/// removed and added lines are mixed.
struct DiffStyles {
    QVector<QByteArray> before; ///< by line
    QVector<QByteArray> after;
};

/// One read-only text of the Changes view: numbers, sign, coloured line. A behaviour attached to a QScintilla
/// widget, which is its parent.
class DiffColumn : public QObject {
    Q_OBJECT

public:
    DiffColumn(ThemeController &theme, DiffNumbers numbers, const char *name, QWidget *parent);

    [[nodiscard]] QWidget *widget() const;
    [[nodiscard]] QScrollBar *scrollBar() const;
    void setRows(const QVector<DiffLine> &rows, Language language);
    /// Colours of the rows set last; they are plain until then.
    void setStyles(const DiffStyles &styles);
    void showRow(int row);
    /// Rows of the selection, or of the caret when nothing is selected.
    [[nodiscard]] std::pair<int, int> selectedRows() const;
    [[nodiscard]] bool find(const QString &text, bool forward);

Q_SIGNALS:
    void selectionChanged();

private:
    void restyle();
    void defineMarks();
    void fillMargin();
    void markWords(int row, qsizetype lineStart);

    ThemeController &m_theme;
    DiffNumbers m_numbers;
    QsciScintilla *m_editor;
    QVector<DiffLine> m_rows;
    QVector<qsizetype> m_starts; ///< of the rows, in bytes
    Language m_language = Language::Plain;
};

/// Colours of both texts, each as its own file would be coloured. Files beyond a megabyte stay plain, so that
/// opening never waits.
[[nodiscard]] DiffStyles diffStyles(Language language, const QString &before, const QString &after);

} // namespace baton::ui
