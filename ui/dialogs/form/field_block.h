// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme_controller.h"

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QHBoxLayout)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QAbstractItemView)
QT_FORWARD_DECLARE_CLASS(QAbstractSpinBox)
/// Looks of single controls that the window's style sheet leaves to Fusion. They follow the theme, which
/// outlives the widgets. GUI thread.

namespace baton::ui {

/// A field of a form: its label above it, a hint or what is wrong with it below. The label stands above so
/// that long translations and large fonts never squeeze the field. What is wrong is also the field's
/// description for assistive technology. GUI thread.
class FieldBlock : public QWidget {
    Q_OBJECT

public:
    /// Takes `field` as a child. `name` is its stable name (see nameWidget).
    FieldBlock(const ThemeController &theme, const char *name, QWidget *field, QWidget *parent = nullptr);

    /// Another widget in the line of the field.
    void addBeside(QWidget *widget, int stretch = 0);
    /// For numbers and short choices: no wider than they need, at the left.
    void keepNarrow();
    /// `label` may hold a mnemonic, which leads to the field.
    void setLabel(const QString &label);
    /// A muted line while nothing is wrong.
    void setHint(const QString &hint);
    /// What is wrong, as a sentence; empty = nothing.
    void setProblem(const QString &sentence);
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    void refresh();

    const ThemeController &m_theme;
    QWidget *m_field;
    QLabel *m_label;
    QLabel *m_note;
    QHBoxLayout *m_line;
    bool m_marked = false;
    QString m_hint;
    QString m_problem;
};

/// A text without mnemonic marks: "&Save", "保存(&S)" -> "Save", "保存".
[[nodiscard]] QString withoutMnemonic(QString text);

/// Lets the mouse wheel scroll the page instead of changing a combo or spin box that has no focus.
void ignoreWheelUnlessFocused(QWidget *field);

/// A label that wraps and shows plain text.
[[nodiscard]] QLabel *makeText(const QString &kind, QWidget *parent);

/// Rows with room around their words and a flat selection.
void styleRows(QAbstractItemView *view, const ThemeController &theme);
/// Arrows of a spin box.
void styleSpin(QAbstractSpinBox *spin, const ThemeController &theme);
/// Indicators of check boxes and radio buttons: Fusion's cannot be seen on dark panels. For such a widget or
/// one around them.
void styleChecks(QWidget *widget, const ThemeController &theme);

} // namespace baton::ui
