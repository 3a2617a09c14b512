// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/remark_editor.h"

#include "ui/document/remark_words.h"
#include "ui/support/small_widgets.h"
#include "ui/support/words_field.h"

#include <QKeyEvent>

#include <utility>

namespace baton::ui {

using namespace Qt::StringLiterals;

RemarkEditor::RemarkEditor(QWidget *parent)
    : QFrame(parent), m_head(new QLabel(this)), m_quote(new ElidedLabel(this)), m_text(new WordsField(this)),
      m_save(new QPushButton(this)), m_cancel(new QPushButton(this))
{
    setProperty("kind", u"box"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(9, 8, 9, 8);
    column->setSpacing(6);
    m_quote->setProperty("kind", u"small"_s);
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
    connect(m_text, &WordsField::textChanged, this, &RemarkEditor::onTextChanged);
    connect(m_text, &WordsField::submitted, this, &RemarkEditor::save);
    connect(m_text, &WordsField::typed, this, [this] {
        if (m_open)
            Q_EMIT typed(current());
    });
    retranslate();
    hide();
}

void RemarkEditor::open(const Remark &remark)
{
    resume(remark);
    m_text->setFocus();
}

void RemarkEditor::resume(const Remark &remark)
{
    m_remark = remark;
    m_open = true;
    // As a step that can be undone, so that a slip of the hand on Esc costs nothing.
    if (std::exchange(m_cancelled, false))
        m_text->replaceWords(remark.text);
    else
        m_text->startWith(remark.text);
    m_quote->setFullText(remark.quote.trimmed().section(u'\n', 0, 0));
    m_quote->setVisible(!remark.quote.trimmed().isEmpty());
    retranslate();
    onTextChanged();
    show();
}

void RemarkEditor::close()
{
    m_open = false;
    m_text->startWith({});
    onTextChanged();
    hide();
    Q_EMIT typed({});
}

void RemarkEditor::flush()
{
    m_text->flush();
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
    close();
    Q_EMIT saved(remark);
}

void RemarkEditor::cancel()
{
    m_open = false;
    m_cancelled = true;
    onTextChanged();
    hide();
    Q_EMIT typed({});
    Q_EMIT cancelled();
}

void RemarkEditor::onTextChanged()
{
    const bool hasWords = m_open && !m_text->toPlainText().trimmed().isEmpty();
    m_save->setEnabled(hasWords);
    if (std::exchange(m_hasWords, hasWords) != hasWords)
        Q_EMIT filled(hasWords);
}

bool RemarkEditor::eventFilter(QObject *watched, QEvent *event)
{
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!key || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
        return QFrame::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        cancel();
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
    m_head->setTextFormat(Qt::RichText);
    m_head->setText(u"<b>%1</b> %2"_s.arg(tr("You").toHtmlEscaped(), remarkPlace(m_remark).toHtmlEscaped()));
    m_text->setPlaceholderText(tr("What should be different? Ctrl+Enter keeps it as a draft."));
    m_save->setText(tr("Save"));
    m_save->setToolTip(tr("Keep as a draft (Ctrl+Enter)"));
    m_cancel->setText(tr("Cancel"));
}

} // namespace baton::ui

#include "moc_remark_editor.cpp"
