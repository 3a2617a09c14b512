// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/key_field.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/support/small_widgets.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

/// A key goes into a header line as it is: only visible ASCII can.
bool isKeyText(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

} // namespace

KeyField::KeyField(const ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_edit(new QLineEdit(this)), m_reveal(new QPushButton(this)),
      m_remove(new QPushButton(this)), m_block(new FieldBlock(theme, "API key", m_edit, this))
{
    auto *line = new QVBoxLayout(this);
    line->setContentsMargins({});
    line->addWidget(m_block);
    nameWidget(m_reveal, "Show key");
    nameWidget(m_remove, "Remove key");
    m_block->addBeside(m_reveal);
    m_block->addBeside(m_remove);
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setMaxLength(4096);
    m_reveal->setCheckable(true);
    for (QPushButton *button : {m_reveal, m_remove})
        button->setAutoDefault(false);
    connect(m_edit, &QLineEdit::textEdited, this, &KeyField::onEdited);
    connect(m_reveal, &QPushButton::toggled, this, &KeyField::onReveal);
    connect(m_remove, &QPushButton::clicked, this, &KeyField::onRemove);
    retranslate();
}

void KeyField::retranslate()
{
    m_block->setLabel(tr("API &key"));
    m_reveal->setText(tr("Sh&ow"));
    m_reveal->setAccessibleName(tr("Show key"));
    m_remove->setText(tr("&Remove key"));
    m_remove->setAccessibleName(tr("Remove key"));
    refresh();
}

void KeyField::setEndpoint(const QString &id, bool keyRequired)
{
    m_endpoint = id;
    m_required = keyRequired;
    m_reveal->setChecked(false);
    m_edit->setText(m_changes.value(id));
    refresh();
}

void KeyField::setState(const QString &endpoint, const KeyState &state)
{
    m_states.insert(endpoint, state);
    refresh();
}

void KeyField::setKeychainAvailable(bool available)
{
    m_keychain = available;
    refresh();
}

QString KeyField::typed() const
{
    return m_edit->text().trimmed();
}

bool KeyField::hasKey() const
{
    return !typed().isEmpty() || (!isRemoved() && m_states.value(m_endpoint).place != KeyPlace::None);
}

bool KeyField::isValid() const
{
    return std::all_of(m_changes.cbegin(), m_changes.cend(), isKeyText);
}

QWidget *KeyField::field() const
{
    return m_edit;
}

void KeyField::clearChanges()
{
    m_changes.clear();
    m_edit->clear();
    refresh();
}

void KeyField::onEdited(const QString &text)
{
    const QString key = text.trimmed();
    if (key.isEmpty())
        m_changes.remove(m_endpoint);
    else
        m_changes.insert(m_endpoint, key);
    refresh();
    Q_EMIT changed();
}

void KeyField::onRemove()
{
    m_edit->clear();
    m_changes.insert(m_endpoint, QString());
    refresh();
    m_edit->setFocus();
    Q_EMIT changed();
}

void KeyField::onReveal(bool on)
{
    m_edit->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password);
    m_reveal->setText(on ? tr("Hid&e") : tr("Sh&ow"));
}

void KeyField::refresh()
{
    const KeyPlace place = m_states.value(m_endpoint).place;
    const bool stored = place == KeyPlace::Keychain || place == KeyPlace::Session;
    m_remove->setVisible(stored && !isRemoved());
    m_reveal->setEnabled(!m_edit->text().isEmpty());
    m_edit->setPlaceholderText(stored && !isRemoved() ? tr("Stored. Type to replace it.")
            : place == KeyPlace::Environment && !isRemoved()
            ? tr("From the environment. Type to use another.")
            : m_required ? tr("Paste the key of your account")
                         : tr("Not needed by most local servers"));
    m_block->setHint(placeText());
    m_block->setProblem(
        isKeyText(typed()) ? QString() : tr("A key holds only Latin letters, digits and signs, no spaces."));
}

QString KeyField::placeText() const
{
    const KeyState state = m_states.value(m_endpoint);
    if (isRemoved())
        return tr("The stored key will be removed when you save.");
    if (!typed().isEmpty())
        return m_keychain ? tr("Will be stored in the system keychain.")
                          : tr("Will be kept for this session only: no keychain answers.");
    switch (state.place) {
    case KeyPlace::Keychain:
        return tr("Stored in the system keychain.");
    case KeyPlace::Session:
        return tr("Kept for this session only: no keychain answers.");
    case KeyPlace::Environment:
        return tr("From environment variable %1.").arg(state.variable);
    case KeyPlace::None:
        break;
    }
    if (!m_keychain)
        return tr("No keychain answers: a key is kept for this session only.");
    return m_required ? tr("No key yet. It will be stored in the system keychain, never in a file.")
                      : QString();
}

bool KeyField::isRemoved() const
{
    const auto change = m_changes.constFind(m_endpoint);
    return change != m_changes.cend() && change->isEmpty();
}

} // namespace baton::ui

#include "moc_key_field.cpp"
