// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QLineEdit)
QT_FORWARD_DECLARE_CLASS(QToolButton)

namespace baton::ui {

/// Strip for finding words in whatever text is shown, and for going to a line (":35"). Enter and Shift+Enter
/// go on and back, Esc closes. It knows no text: its owner answers the signals and says how it went.
class FindBar : public QWidget {
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    /// Shows itself with `text` (the selection, say) ready to be overwritten.
    void open(const QString &text);
    void setFound(bool found);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void findRequested(const QString &text, bool forward);
    void lineRequested(int line);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void go(bool forward);
    void retranslate();

    QLineEdit *m_field;
    QLabel *m_outcome;
    QToolButton *m_back;
    QToolButton *m_on;
    QToolButton *m_close;
};

} // namespace baton::ui
