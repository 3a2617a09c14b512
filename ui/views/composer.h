// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/role_book.h"

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QComboBox)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPlainTextEdit)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

/// Where the person writes to a role. "@Architect ..." at the start chooses the receiver as well. Ctrl+Enter
/// sends. Also edits a message that still waits.
class Composer : public QWidget {
    Q_OBJECT

public:
    explicit Composer(QWidget *parent = nullptr);

    void setRoles(const RoleBook &roles);
    void setReceiver(const QString &role);
    /// Puts a waiting message back into the field; sending replaces it.
    void editNote(const QString &id, const QString &role, const QString &text);
    [[nodiscard]] QString draft() const;
    void focusField();

Q_SIGNALS:
    /// `replaces`: id of the waiting message this one stands for, or empty.
    void sent(const QStringList &roles, const QString &text, const QString &replaces);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void send();
    void onTextChanged();
    /// Takes a leading "@Role" off the text and makes it the receiver.
    [[nodiscard]] QString withoutAddress(const QString &text);

    RoleBook m_roles;
    QPlainTextEdit *m_field;
    QComboBox *m_receiver;
    QLabel *m_hint;
    QPushButton *m_send;
    QString m_noteId;
};

} // namespace baton::ui
