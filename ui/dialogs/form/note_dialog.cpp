// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/form/note_dialog.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/support/small_widgets.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

NoteDialog::NoteDialog(const ThemeController &theme, QWidget *parent)
    : Dialog(theme, parent), m_lead(makeText({}, this)), m_edit(new QPlainTextEdit(this)),
      m_hint(new QLabel(this)), m_accept(addButton("Accept note")), m_cancel(addButton("Cancel"))
{
    setObjectName(u"noteDialog"_s);
    m_hint->setProperty("kind", u"small"_s);
    m_edit->setProperty("kind", u"field"_s);
    m_edit->setTabChangesFocus(true);
    m_edit->setMinimumHeight(theme.px(90));
    nameWidget(m_edit, "Note");
    body()->addWidget(m_lead);
    body()->addWidget(m_edit, 1);
    bar()->insertWidget(0, m_hint);
    m_edit->installEventFilter(this);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &NoteDialog::refresh);
    connect(m_accept, &QPushButton::clicked, this, &NoteDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &NoteDialog::reject);
    makeDefault(m_accept, true);
    retranslate();
    setDesignSize(520, 300);
}

void NoteDialog::ask(const NoteRequest &request)
{
    m_request = request;
    setWindowTitle(request.title);
    m_lead->setText(request.lead);
    m_lead->setVisible(!request.lead.isEmpty());
    m_edit->setPlainText(request.text);
    m_edit->moveCursor(QTextCursor::End);
    m_edit->setAccessibleDescription(request.lead);
    refresh();
    open();
    m_edit->setFocus();
}

void NoteDialog::accept()
{
    const QString note = m_edit->toPlainText().trimmed();
    if (note.isEmpty() && m_request.required)
        return;
    Dialog::accept();
    Q_EMIT noteAccepted(note);
}

void NoteDialog::retranslate()
{
    m_edit->setAccessibleName(tr("Note"));
    m_edit->setPlaceholderText(tr("Write a note for the team"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    refresh();
}

bool NoteDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        const bool enter = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
        if (enter && press->modifiers().testFlag(Qt::ControlModifier)) {
            accept();
            return true;
        }
    }
    return Dialog::eventFilter(watched, event);
}

void NoteDialog::refresh()
{
    m_accept->setText(m_request.acceptText.isEmpty() ? tr("&Send") : m_request.acceptText);
    m_accept->setAccessibleName(withoutMnemonic(m_accept->text()));
    m_accept->setEnabled(!m_request.required || !m_edit->toPlainText().trimmed().isEmpty());
    m_hint->setText(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
}

} // namespace baton::ui

#include "moc_note_dialog.cpp"
