// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/review.h"

#include <QFrame>

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPlainTextEdit)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

class ElidedLabel;

/// The box in which a remark is written. Ctrl+Enter keeps it as a draft, Esc leaves without.
class RemarkEditor : public QFrame {
    Q_OBJECT

public:
    explicit RemarkEditor(QWidget *parent = nullptr);

    /// A new remark (empty id) or a draft to change.
    void open(const Remark &remark);
    [[nodiscard]] bool isOpen() const { return m_open; }
    /// The remark with the words as they stand, for keeping them when the page closes.
    [[nodiscard]] Remark current() const;

Q_SIGNALS:
    void saved(const baton::Remark &remark);
    void cancelled();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void save();
    void cancel();
    void retranslate();
    void onTextChanged();

    Remark m_remark;
    bool m_open = false;
    QLabel *m_head;
    ElidedLabel *m_quote;
    QPlainTextEdit *m_text;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace baton::ui
