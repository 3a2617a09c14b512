// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/review.h"

#include <QFrame>

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QToolButton)

namespace baton::ui {

class Pill;

/// A remark in its box: who, where, the words, what became of it. A draft can be edited and deleted, a
/// reviewer's finding forwarded, edited (and so forwarded in other words) and dropped (F, E, D); a click or
/// Enter goes to its place.
class RemarkCard : public QFrame {
    Q_OBJECT

public:
    explicit RemarkCard(const Remark &remark, QWidget *parent = nullptr);
    [[nodiscard]] const Remark &remark() const { return m_remark; }

Q_SIGNALS:
    void activated(int line);
    void editRequested(const baton::Remark &remark);
    void deleteRequested(const baton::RemarkId &id);
    void forwardRequested(const baton::RemarkId &id);
    void dropRequested(const baton::RemarkId &id);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    [[nodiscard]] bool isFinding() const { return m_remark.state == RemarkState::Finding; }
    [[nodiscard]] QString who() const;
    bool decideByKey(int key);

    Remark m_remark;
    QLabel *m_head;
    QLabel *m_words;
    QLabel *m_answer;
    Pill *m_outcome;
    QToolButton *m_forward;
    QToolButton *m_edit;
    QToolButton *m_delete;
};

} // namespace baton::ui
