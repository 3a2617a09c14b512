// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme_controller.h"

#include <QHash>
#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QLineEdit)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

class FieldBlock;

/// Where the key of an endpoint comes from at present.
enum class KeyPlace { None, Keychain, Session, Environment };

struct KeyState {
    KeyPlace place = KeyPlace::None;
    QString variable; ///< name of the environment variable, for Environment
    bool operator==(const KeyState &) const = default;
};

/// The key of an endpoint: typed blind, never shown again once stored, with a plain sentence about where it
/// is or will be kept. Keys typed for several endpoints are all remembered until they are taken. GUI thread.
class KeyField : public QWidget {
    Q_OBJECT

public:
    explicit KeyField(const ThemeController &theme, QWidget *parent = nullptr);

    void retranslate();
    /// Shows another endpoint; what was typed for the former one is kept.
    void setEndpoint(const QString &id, bool keyRequired);
    void setState(const QString &endpoint, const KeyState &state);
    /// False: no keychain answers, keys are kept for this session only.
    void setKeychainAvailable(bool available);

    /// What is typed for the present endpoint; empty = leave the stored one.
    [[nodiscard]] QString typed() const;
    /// Whether calls to the present endpoint would carry a key.
    [[nodiscard]] bool hasKey() const;
    [[nodiscard]] bool isValid() const;
    [[nodiscard]] QWidget *field() const;
    /// Changes by endpoint; an empty key = remove the stored one.
    [[nodiscard]] const QHash<QString, QString> &changes() const { return m_changes; }
    void clearChanges();

Q_SIGNALS:
    void changed();

private:
    void onEdited(const QString &text);
    void onRemove();
    void onReveal(bool on);
    void refresh();
    [[nodiscard]] QString placeText() const;
    [[nodiscard]] bool isRemoved() const;

    const ThemeController &m_theme;
    QLineEdit *m_edit;
    QPushButton *m_reveal;
    QPushButton *m_remove;
    FieldBlock *m_block;
    QString m_endpoint;
    bool m_required = false;
    bool m_keychain = true;
    QHash<QString, KeyState> m_states;
    QHash<QString, QString> m_changes;
};

} // namespace baton::ui
