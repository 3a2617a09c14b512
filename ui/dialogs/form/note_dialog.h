// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/form/dialog.h"

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPlainTextEdit)

namespace baton::ui {

/// Words of a NoteDialog, translated by whoever asks.
struct NoteRequest {
    QString title; ///< "Approve with a note"
    QString lead; ///< what happens with the note
    QString acceptText; ///< of the button; may hold a mnemonic
    QString text; ///< to begin with
    bool required = false; ///< an empty note cannot be accepted
};

/// Asks for one text of several lines. Ctrl+Enter accepts. GUI thread.
class NoteDialog : public Dialog {
    Q_OBJECT

public:
    explicit NoteDialog(const ThemeController &theme, QWidget *parent = nullptr);

    /// Starts over and opens.
    void ask(const NoteRequest &request);

public Q_SLOTS:
    void accept() override;

Q_SIGNALS:
    /// Trimmed; empty only when it was not required.
    void noteAccepted(const QString &note);

protected:
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();

    NoteRequest m_request;
    QLabel *m_lead;
    QPlainTextEdit *m_edit;
    QLabel *m_hint;
    QPushButton *m_accept;
    QPushButton *m_cancel;
};

} // namespace baton::ui
