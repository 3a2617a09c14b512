// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme_controller.h"

#include <QDialog>

QT_FORWARD_DECLARE_CLASS(QHBoxLayout)
QT_FORWARD_DECLARE_CLASS(QPushButton)
QT_FORWARD_DECLARE_CLASS(QVBoxLayout)

namespace baton::ui {

/// Base of all dialogs: a body above a bar of buttons. Shown with `open()` or `show()`, never with `exec()`;
/// answers leave as signals. Words follow a change of language without being opened again. The theme outlives
/// the dialog. GUI thread.
class Dialog : public QDialog {
    Q_OBJECT

public:
    explicit Dialog(const ThemeController &theme, QWidget *parent = nullptr);

protected:
    /// Sets every text; called by the constructor of the derived class and at each change of language.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;

    [[nodiscard]] const ThemeController &theme() const { return m_theme; }
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    /// The bar; widgets added before a button stand at its left.
    [[nodiscard]] QHBoxLayout *bar() const { return m_bar; }
    /// A button at the right end of the bar. None is the default unless `makeDefault` says so.
    QPushButton *addButton(const char *name);
    void makeDefault(QPushButton *button, bool on);
    /// Sizes the dialog in lengths of the design, never larger than its screen.
    void setDesignSize(int width, int height);

private:
    const ThemeController &m_theme;
    QVBoxLayout *m_body;
    QHBoxLayout *m_bar;
};

} // namespace baton::ui
