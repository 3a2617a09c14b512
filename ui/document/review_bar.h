// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/review_status.h"

#include <QHash>
#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QHBoxLayout)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QMenu)
QT_FORWARD_DECLARE_CLASS(QPushButton)
QT_FORWARD_DECLARE_CLASS(QToolButton)

namespace baton::ui {

class NoteRow;
class RoomRow;
class ThemeController;

/// What can be done with the artefact in sight, in words and buttons, by its state. It decides nothing: it
/// shows a ReviewStatus and the decisions that are offered for it, and says which was made. Buttons shrink
/// where there is little room. GUI thread.
class ReviewBar : public QWidget {
    Q_OBJECT

public:
    explicit ReviewBar(ThemeController &theme, QWidget *parent = nullptr);

    void setStatus(const ReviewStatus &status);
    [[nodiscard]] const ReviewStatus &status() const { return m_status; }
    /// Tokens the person gives the next answer; 0 = nothing was offered.
    [[nodiscard]] qint64 roomForAnswer() const;

Q_SIGNALS:
    /// Decision::id, and the words that go with it.
    void pressed(const QString &decision, const QString &note);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Button {
        QPushButton *widget = nullptr;
        QString text;
        QString shortText;
    };

    void buildButtons();
    void buildMenus();
    [[nodiscard]] QMenu *newMenu(const Decision &decision);
    void present();
    void presentMessage();
    void offer(const Decision &decision, Offer offered);
    void adapt();
    [[nodiscard]] QString receiversHtml() const;
    [[nodiscard]] QString reviewSideText() const;
    [[nodiscard]] QString sideText() const;
    [[nodiscard]] QString editingText() const;
    [[nodiscard]] QString messageText() const;

    ThemeController &m_theme;
    ReviewStatus m_status;
    QHash<QString, QPushButton *> m_buttons; ///< by Decision::id
    QVector<Button> m_offered; ///< in the order of the row
    QLabel *m_message;
    RoomRow *m_room;
    NoteRow *m_note;
    QHBoxLayout *m_row;
    QLabel *m_side;
    QToolButton *m_more = nullptr;
};

} // namespace baton::ui
