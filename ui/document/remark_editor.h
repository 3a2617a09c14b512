// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/review.h"

#include <QFrame>

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

class ElidedLabel;
class WordsField;

/// The box in which a remark is written. Ctrl+Enter keeps it as a draft, Esc leaves without.
class RemarkEditor : public QFrame {
    Q_OBJECT

public:
    explicit RemarkEditor(QWidget *parent = nullptr);

    /// A new remark (empty id) or a draft to change. What was cancelled last, Ctrl+Z brings back.
    void open(const Remark &remark);
    /// The same without taking the keyboard: a remark that was open when the program ended.
    void resume(const Remark &remark);
    /// Closes it without a word: its owner has taken the remark.
    void close();
    /// Hands out what waits for the typing to go on.
    void flush();
    [[nodiscard]] bool isOpen() const { return m_open; }
    /// The remark with the words as they stand.
    [[nodiscard]] Remark current() const;

Q_SIGNALS:
    void saved(const baton::Remark &remark);
    void cancelled();
    /// The words as they stand, to be kept; none: there is nothing to keep any more.
    void typed(const baton::Remark &remark);
    /// There are words now, or none any more.
    void filled(bool hasWords);

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
    bool m_hasWords = false;
    bool m_cancelled = false; ///< the words of the field were given up
    QLabel *m_head;
    ElidedLabel *m_quote;
    WordsField *m_text;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace baton::ui
