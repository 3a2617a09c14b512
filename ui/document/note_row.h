// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QLineEdit)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

/// A line for words that go with a decision. Enter or Ctrl+Enter sends them, Esc leaves.
class NoteRow : public QWidget {
    Q_OBJECT

public:
    explicit NoteRow(QWidget *parent = nullptr);
    /// `decision` comes back with the words.
    void open(const QString &decision, const QString &placeholder, const QString &button);

Q_SIGNALS:
    void submitted(const QString &decision, const QString &words);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void submit();

    QString m_decision;
    QLineEdit *m_field;
    QPushButton *m_send;
    QPushButton *m_cancel;
};

} // namespace baton::ui
