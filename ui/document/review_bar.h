// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/review_status.h"

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QHBoxLayout)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPushButton)
QT_FORWARD_DECLARE_CLASS(QToolButton)

namespace baton::ui {

class NoteRow;
class ThemeController;

/// What can be done with the artefact in sight, in words and buttons, by its state. It decides nothing: it
/// shows a ReviewStatus and says what was pressed. Buttons shrink where there is little room. GUI thread.
class ReviewBar : public QWidget {
    Q_OBJECT

public:
    explicit ReviewBar(ThemeController &theme, QWidget *parent = nullptr);

    void setStatus(const ReviewStatus &status);
    [[nodiscard]] const ReviewStatus &status() const { return m_status; }

    /// As if the button had been pressed; nothing happens where it is not there.
    void approve();
    void sendRemarks();
    void regenerate();
    void save();

Q_SIGNALS:
    void approveRequested(const QString &note);
    void sendRequested();
    void regenerateRequested(const QString &note);
    void stopRequested();
    void undoRequested();
    void retryRequested();
    void continueRequested();
    void keepDraftRequested();
    void keepStaleRequested();
    void refreshRequested();
    void saveRequested();
    void saveAndApproveRequested();
    void discardRequested();
    void newestRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Button {
        QPushButton *widget = nullptr;
        QString text;
        QString shortText;
    };

    [[nodiscard]] QPushButton *addButton(const char *name, void (ReviewBar::*pressed)());
    void buildButtons();
    void buildMenus();
    void onNote(int purpose, const QString &words);
    void present();
    void presentMessage();
    void offer(QPushButton *button, const QString &text, const QString &shortText, bool primary = false);
    void offerForReview();
    void offerForFailure();
    void adapt();
    [[nodiscard]] QString receiversHtml() const;
    [[nodiscard]] QString sideText() const;
    [[nodiscard]] QString messageText() const;

    ThemeController &m_theme;
    ReviewStatus m_status;
    QVector<Button> m_offered; ///< in the order of the row
    QLabel *m_message;
    NoteRow *m_note;
    QHBoxLayout *m_row;
    QLabel *m_side;
    QPushButton *m_approve = nullptr;
    QPushButton *m_send = nullptr;
    QPushButton *m_regenerate = nullptr;
    QToolButton *m_more = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_undo = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_continue = nullptr;
    QPushButton *m_keepDraft = nullptr;
    QPushButton *m_keepStale = nullptr;
    QPushButton *m_refresh = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_saveApprove = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_newest = nullptr;
};

} // namespace baton::ui
