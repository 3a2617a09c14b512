// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/note_row.h"

#include "ui/support/small_widgets.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace baton::ui {

using namespace Qt::StringLiterals;

NoteRow::NoteRow(QWidget *parent)
    : QWidget(parent), m_field(new QLineEdit(this)), m_send(new QPushButton(this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    nameWidget(m_field, "Note");
    nameWidget(m_send, "Send note");
    nameWidget(m_cancel, "Cancel note");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(8);
    row->addWidget(m_field, 1);
    row->addWidget(m_send);
    row->addWidget(m_cancel);
    m_send->setProperty("kind", u"primary"_s);
    m_field->installEventFilter(this);
    connect(m_send, &QPushButton::clicked, this, &NoteRow::submit);
    connect(m_cancel, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void NoteRow::open(const QString &decision, const QString &placeholder, const QString &button)
{
    m_decision = decision;
    m_field->clear();
    m_field->setPlaceholderText(placeholder);
    m_send->setText(button);
    show();
    m_field->setFocus();
}

void NoteRow::submit()
{
    hide();
    Q_EMIT submitted(m_decision, m_field->text().trimmed());
}

bool NoteRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!enter && key != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        enter ? submit() : hide();
    return true;
}

void NoteRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_cancel->setText(tr("Cancel"));
}

} // namespace baton::ui

#include "moc_note_row.cpp"
