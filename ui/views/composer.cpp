// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/composer.h"

#include "ui/support/small_widgets.h"
#include "ui/support/words_field.h"

#include <QComboBox>
#include <QEvent>
#include <QVBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

Composer::Composer(QWidget *parent)
    : QWidget(parent), m_field(new WordsField(this)), m_receiver(new QComboBox(this)),
      m_hint(new ElidedLabel(this)), m_send(new QPushButton(this))
{
    setProperty("kind", u"bar"_s);
    setAttribute(Qt::WA_StyledBackground);
    nameWidget(m_field, "Message the team");
    nameWidget(m_receiver, "Receiver");
    nameWidget(m_send, "Send message");
    m_field->setFixedHeight(fontMetrics().lineSpacing() * 2 + 22);
    m_hint->setProperty("kind", u"small"_s);
    m_receiver->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_receiver->setMinimumContentsLength(8);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_receiver, 1);
    line->addWidget(m_hint, 1);
    line->addWidget(m_send);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(12, 8, 12, 8);
    box->setSpacing(6);
    box->addWidget(m_field);
    box->addLayout(line);
    connect(m_send, &QPushButton::clicked, this, &Composer::send);
    connect(m_field, &WordsField::textChanged, this, &Composer::onTextChanged);
    connect(m_field, &WordsField::submitted, this, &Composer::send);
    connect(m_field, &WordsField::typed, this, &Composer::drafted);
    connect(m_receiver, &QComboBox::activated, this, &Composer::drafted);
    retranslate();
    onTextChanged();
}

void Composer::retranslate()
{
    m_field->setPlaceholderText(tr("Message the team… @Architect"));
    qobject_cast<ElidedLabel *>(m_hint)->setFullText(tr("Ctrl+Enter"));
    m_hint->setToolTip(tr("Ctrl+Enter sends"));
    m_send->setText(m_noteId.isEmpty() ? tr("Send") : tr("Replace"));
    const int current = m_receiver->currentIndex();
    m_receiver->clear();
    m_receiver->addItem(tr("To everyone"), QString());
    for (const QString &role : m_roles.roles()) {
        if (role != humanRole)
            m_receiver->addItem(tr("To %1").arg(m_roles.name(role)), role);
    }
    m_receiver->setCurrentIndex(qBound(0, current, m_receiver->count() - 1));
}

void Composer::setRoles(const RoleBook &roles)
{
    if (roles == m_roles)
        return;
    m_roles = roles;
    retranslate();
}

void Composer::setReceiver(const QString &role)
{
    const int index = m_receiver->findData(role);
    if (index >= 0)
        m_receiver->setCurrentIndex(index);
}

void Composer::editNote(const QString &id, const QString &role, const QString &text)
{
    m_noteId = id;
    setReceiver(role);
    m_field->replaceWords(text);
    m_send->setText(tr("Replace"));
    focusField();
}

void Composer::giveBack(const QString &text)
{
    const QString since = m_field->toPlainText();
    m_field->replaceWords(since.isEmpty() ? text : QString(text + u"\n\n"_s + since));
}

NoteDraft Composer::draft() const
{
    return {m_receiver->currentData().toString(), m_field->toPlainText(), m_noteId};
}

void Composer::resume(const NoteDraft &draft)
{
    m_noteId = draft.replaces;
    setReceiver(draft.role);
    m_field->startWith(draft.text);
    m_send->setText(m_noteId.isEmpty() ? tr("Send") : tr("Replace"));
}

void Composer::flush()
{
    m_field->flush();
}

void Composer::focusField()
{
    m_field->setFocus(Qt::OtherFocusReason);
}

void Composer::onTextChanged()
{
    m_send->setEnabled(!m_field->toPlainText().trimmed().isEmpty());
}

QString Composer::withoutAddress(const QString &text)
{
    if (!text.startsWith(u'@'))
        return text;
    for (const QString &role : m_roles.roles()) {
        const QString name = m_roles.name(role);
        if (role == humanRole || !text.mid(1).startsWith(name, Qt::CaseInsensitive))
            continue;
        setReceiver(role);
        return text.mid(1 + name.size()).trimmed();
    }
    return text;
}

void Composer::send()
{
    const QString text = withoutAddress(m_field->toPlainText().trimmed());
    if (text.isEmpty())
        return;
    QStringList receivers{m_receiver->currentData().toString()};
    if (receivers.first().isEmpty()) {
        receivers = m_roles.roles();
        receivers.removeAll(humanRole);
    }
    const QString replaces = std::exchange(m_noteId, QString());
    m_field->startWith({});
    m_send->setText(tr("Send"));
    Q_EMIT drafted();
    Q_EMIT sent(receivers, text, replaces);
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        m_field->setFixedHeight(fontMetrics().lineSpacing() * 2 + 22);
}

} // namespace baton::ui

#include "moc_composer.cpp"
