// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/words_field.h"

#include <QKeyEvent>
#include <QMimeData>

namespace baton::ui {

namespace {

constexpr int keepAfterMs = 400;

bool submits(const QKeyEvent &key)
{
    const bool enter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    return enter && key.modifiers().testFlag(Qt::ControlModifier);
}

bool holdsSomething(const QMimeData *source)
{
    return source != nullptr && !source->formats().isEmpty();
}

} // namespace

WordsField::WordsField(QWidget *parent) : QPlainTextEdit(parent)
{
    setProperty("kind", QStringLiteral("field"));
    setTabChangesFocus(true);
    m_keep.setSingleShot(true);
    m_keep.setInterval(keepAfterMs);
    connect(&m_keep, &QTimer::timeout, this, [this] { Q_EMIT typed(toPlainText()); });
    // Not started anew by each letter: who types without a pause is kept, too.
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_keep.isActive())
            m_keep.start();
    });
}

void WordsField::replaceWords(const QString &words)
{
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    all.insertText(words);
    moveCursor(QTextCursor::End);
}

void WordsField::startWith(const QString &words)
{
    setPlainText(words);
    moveCursor(QTextCursor::End);
    m_keep.stop();
}

void WordsField::flush()
{
    if (!m_keep.isActive())
        return;
    m_keep.stop();
    Q_EMIT typed(toPlainText());
}

bool WordsField::event(QEvent *event)
{
    // Ctrl+Enter means these words, not the approval of the page around them.
    if (event->type() == QEvent::ShortcutOverride && submits(*static_cast<QKeyEvent *>(event)))
        event->accept();
    return QPlainTextEdit::event(event);
}

void WordsField::keyPressEvent(QKeyEvent *event)
{
    if (submits(*event)) {
        event->accept();
        Q_EMIT submitted();
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

void WordsField::insertFromMimeData(const QMimeData *source)
{
    if (holdsSomething(source))
        QPlainTextEdit::insertFromMimeData(source);
}

bool WordsField::canInsertFromMimeData(const QMimeData *source) const
{
    return holdsSomething(source) && QPlainTextEdit::canInsertFromMimeData(source);
}

} // namespace baton::ui

#include "moc_words_field.cpp"
