// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/role_book.h"

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QComboBox)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

class WordsField;

/// A message that is not sent yet.
struct NoteDraft {
    QString role; ///< receiver; empty = everyone
    QString text;
    QString replaces; ///< id of the waiting message it stands for, or empty
    bool operator==(const NoteDraft &) const = default;
};

/// Where the person writes to a role. "@Architect ..." at the start chooses the receiver as well. Ctrl+Enter
/// sends. Also edits a message that still waits.
class Composer : public QWidget {
    Q_OBJECT

public:
    explicit Composer(QWidget *parent = nullptr);

    void setRoles(const RoleBook &roles);
    void setReceiver(const QString &role);
    /// Puts a waiting message back into the field, in the place of what is typed there, which Ctrl+Z brings
    /// back; sending replaces the message.
    void editNote(const QString &id, const QString &role, const QString &text);
    /// Gives back a message that was not taken, before anything typed since.
    void giveBack(const QString &text);
    [[nodiscard]] NoteDraft draft() const;
    void resume(const NoteDraft &draft);
    /// Hands out what waits for the typing to go on.
    void flush();
    void focusField();

Q_SIGNALS:
    /// To be kept: draft() is another one.
    void drafted();
    /// `replaces`: id of the waiting message this one stands for, or empty.
    void sent(const QStringList &roles, const QString &text, const QString &replaces);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void send();
    void onTextChanged();
    /// Takes a leading "@Role" off the text and makes it the receiver.
    [[nodiscard]] QString withoutAddress(const QString &text);

    RoleBook m_roles;
    WordsField *m_field;
    QComboBox *m_receiver;
    QLabel *m_hint;
    QPushButton *m_send;
    QString m_noteId;
};

} // namespace baton::ui
