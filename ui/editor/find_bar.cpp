// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/find_bar.h"

#include "ui/support/small_widgets.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

QToolButton *flatButton(const QString &sign, const char *name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    nameWidget(button, name);
    button->setText(sign);
    button->setProperty("kind", u"flat"_s);
    return button;
}

} // namespace

FindBar::FindBar(QWidget *parent)
    : QWidget(parent), m_field(new QLineEdit(this)), m_outcome(new QLabel(this)),
      m_back(flatButton(u"↑"_s, "Find previous", this)), m_on(flatButton(u"↓"_s, "Find next", this)),
      m_close(flatButton(u"✕"_s, "Close find", this))
{
    setProperty("kind", u"toolbar"_s);
    setAttribute(Qt::WA_StyledBackground);
    nameWidget(m_field, "Find in document");
    m_outcome->setProperty("kind", u"small"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 10, 4);
    row->setSpacing(6);
    row->addWidget(m_field, 1);
    for (QWidget *widget : {static_cast<QWidget *>(m_outcome), static_cast<QWidget *>(m_back),
             static_cast<QWidget *>(m_on), static_cast<QWidget *>(m_close)})
        row->addWidget(widget);
    m_field->setMaximumWidth(420);
    row->addStretch(1);
    connect(m_field, &QLineEdit::textEdited, this, [this] { m_outcome->clear(); });
    connect(m_back, &QToolButton::clicked, this, [this] { go(false); });
    connect(m_on, &QToolButton::clicked, this, [this] { go(true); });
    connect(m_close, &QToolButton::clicked, this, &FindBar::closed);
    retranslate();
    hide();
}

void FindBar::open(const QString &text)
{
    if (!text.isEmpty() && !text.contains(u'\n'))
        m_field->setText(text);
    m_outcome->clear();
    show();
    m_field->setFocus();
    m_field->selectAll();
}

void FindBar::setFound(bool found)
{
    m_outcome->setText(found ? QString() : tr("Not found"));
}

QString FindBar::text() const
{
    return m_field->text();
}

void FindBar::go(bool forward)
{
    const QString words = m_field->text();
    bool isLine = false;
    const int line = words.startsWith(u':') ? words.mid(1).toInt(&isLine) : 0;
    if (isLine)
        Q_EMIT lineRequested(line);
    else if (!words.isEmpty())
        Q_EMIT findRequested(words, forward);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & Qt::ControlModifier) == 0) {
        go((event->modifiers() & Qt::ShiftModifier) == 0);
        event->accept();
    } else if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        event->accept();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void FindBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FindBar::retranslate()
{
    m_field->setPlaceholderText(tr("Find, or :35 for a line"));
    m_back->setToolTip(tr("Find previous (Shift+Enter)"));
    m_on->setToolTip(tr("Find next (Enter)"));
    m_close->setToolTip(tr("Close (Esc)"));
}

} // namespace baton::ui

#include "moc_find_bar.cpp"
