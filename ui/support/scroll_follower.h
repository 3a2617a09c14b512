// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

QT_FORWARD_DECLARE_CLASS(QAbstractScrollArea)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

/// Keeps the end of a growing text in sight until the person scrolls away from it, and then offers a button
/// that goes back there. Attach it to a scroll area, which is its parent.
class ScrollFollower : public QObject {
    Q_OBJECT

public:
    explicit ScrollFollower(QAbstractScrollArea &area);

    /// Following is on while a text streams; off, the button is gone and nothing scrolls by itself.
    void setActive(bool active);
    [[nodiscard]] bool isFollowing() const { return m_active && m_following; }
    void jumpToEnd();

    /// Wrap each change of the text in these, so that a scroll bar that moves because of it is not taken for
    /// the person's hand.
    void beginChange();
    void endChange();

    [[nodiscard]] QPushButton *button() const { return m_button; }
    void retranslate();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onMoved(int value);
    void noticeHand();
    void onRangeChanged();
    void goToEnd();
    void place();

    QAbstractScrollArea &m_area;
    QPushButton *m_button;
    bool m_active = false;
    bool m_following = true;
    bool m_hand = false; ///< what moves now is moved by the person
    int m_changing = 0;
    int m_kept = 0; ///< where the person reads, while the text changes
};

} // namespace baton::ui
