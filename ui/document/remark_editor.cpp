// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/remark_editor.h"

#include "ui/document/remark_words.h"
#include "ui/support/small_widgets.h"

#include <QKeyEvent>
#include <QPlainTextEdit>

namespace baton::ui {

using namespace Qt::StringLiterals;

RemarkEditor::RemarkEditor(QWidget *parent)
    : QFrame(parent), m_head(new QLabel(this)), m_quote(new ElidedLabel(this)),
      m_text(new QPlainTextEdit(this)), m_save(new QPushButton(this)), m_cancel(new QPushButton(this))
{
    setProperty("kind", u"box"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(9, 8, 9, 8);
    column->setSpacing(6);
    m_quote->setProperty("kind", u"small"_s);
    m_text->setProperty("kind", u"field"_s);
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(72);
    m_text->setMaximumHeight(140);
    m_text->installEventFilter(this);
    nameWidget(m_text, "Remark");
    nameWidget(m_save, "Save remark");
    nameWidget(m_cancel, "Cancel remark");
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_save);
    row->addWidget(m_cancel);
    row->addStretch(1);
    column->addWidget(m_head);
    column->addWidget(m_quote);
    column->addWidget(m_text);
    column->addLayout(row);
    connect(m_save, &QPushButton::clicked, this, &RemarkEditor::save);
    connect(m_cancel, &QPushButton::clicked, this, &RemarkEditor::cancel);
    connect(m_text, &QPlainTextEdit::textChanged, this, &RemarkEditor::onTextChanged);
    retranslate();
    hide();
}

void RemarkEditor::open(const Remark &remark)
{
    m_remark = remark;
    m_open = true;
    m_text->setPlainText(remark.text);
    m_text->moveCursor(QTextCursor::End);
    m_quote->setFullText(remark.quote.trimmed().section(u'\n', 0, 0));
    m_quote->setVisible(!remark.quote.trimmed().isEmpty());
    retranslate();
    onTextChanged();
    show();
    m_text->setFocus();
}

Remark RemarkEditor::current() const
{
    Remark remark = m_remark;
    remark.text = m_text->toPlainText().trimmed();
    return remark;
}

void RemarkEditor::save()
{
    const Remark remark = current();
    if (remark.text.isEmpty())
        return;
    m_open = false;
    hide();
    Q_EMIT saved(remark);
}

void RemarkEditor::cancel()
{
    m_open = false;
    hide();
    Q_EMIT cancelled();
}

void RemarkEditor::onTextChanged()
{
    m_save->setEnabled(!m_text->toPlainText().trimmed().isEmpty());
}

bool RemarkEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
        && (key->modifiers() & Qt::ControlModifier) != 0;
    const bool escape = key->key() == Qt::Key_Escape;
    if (!enter && !escape)
        return QFrame::eventFilter(watched, event);
    // Ctrl+Enter means this remark here, not the approval of the page around it.
    event->accept();
    if (event->type() == QEvent::KeyPress)
        enter ? save() : cancel();
    return true;
}

void RemarkEditor::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RemarkEditor::retranslate()
{
    m_head->setText(u"<b>%1</b> %2"_s.arg(tr("You").toHtmlEscaped(), remarkPlace(m_remark).toHtmlEscaped()));
    m_text->setPlaceholderText(tr("What should be different? Ctrl+Enter keeps it as a draft."));
    m_save->setText(tr("Save"));
    m_save->setToolTip(tr("Keep as a draft (Ctrl+Enter)"));
    m_cancel->setText(tr("Cancel"));
}

} // namespace baton::ui

#include "moc_remark_editor.cpp"
