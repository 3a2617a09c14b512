// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/status_strip.h"

#include "ui/support/live_announcer.h"
#include "ui/support/small_widgets.h"

#include <QEvent>
#include <QHBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent), m_connection(new ElidedLabel(this)), m_tokens(new ElidedLabel(this)),
      m_saved(new ElidedLabel(this)), m_announcer(new LiveAnnouncer(this)), m_counts(new ElidedLabel(this)),
      m_cursor(new ElidedLabel(this)), m_language(new ElidedLabel(this))
{
    setProperty("kind", u"bar"_s);
    setAttribute(Qt::WA_StyledBackground);
    setObjectName(u"statusStrip"_s);
    nameWidget(m_connection, "Connection");
    nameWidget(m_tokens, "Tokens");
    nameWidget(m_saved, "Saved");
    nameWidget(m_counts, "Counts");
    nameWidget(m_cursor, "Cursor");
    nameWidget(m_language, "Document language");
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(12, 3, 12, 3);
    line->setSpacing(18);
    for (ElidedLabel *label : {m_connection, m_tokens, m_saved})
        line->addWidget(label);
    line->addWidget(m_announcer, 1);
    for (ElidedLabel *label : {m_counts, m_cursor, m_language})
        line->addWidget(label);
    for (ElidedLabel *label : findChildren<ElidedLabel *>()) {
        label->setProperty("kind", u"small"_s);
        label->hide();
    }
}

void StatusStrip::set(ElidedLabel *label, const QString &text)
{
    label->setFullText(text);
    label->setVisible(!text.isEmpty());
    fit();
}

void StatusStrip::setConnection(const QString &text, Tone tone)
{
    // The sign says it too: a filled dot is well, a hollow one is not.
    const bool well = tone == Tone::Ok || tone == Tone::Accent;
    set(m_connection, text.isEmpty() ? text : (well ? u"● "_s : u"○ "_s) + text);
}

void StatusStrip::setTokens(const QString &text)
{
    set(m_tokens, text);
}

void StatusStrip::setSaved(const QString &text)
{
    set(m_saved, text);
}

void StatusStrip::setCounts(const QString &text)
{
    set(m_counts, text);
}

void StatusStrip::setCursor(int line, int column)
{
    m_line = line;
    m_column = column;
    set(m_cursor, line > 0 ? tr("Line %1, Col %2").arg(line).arg(column) : QString());
}

void StatusStrip::setLanguage(const QString &text)
{
    set(m_language, text);
}

void StatusStrip::fit()
{
    // The least important words go first where there is not room for all of them.
    int room = width() - 24 - 80;
    for (ElidedLabel *label : {m_connection, m_saved, m_language, m_cursor, m_tokens, m_counts}) {
        if (label->fullText().isEmpty())
            continue;
        room -= label->sizeHint().width() + 18;
        label->setVisible(room >= 0);
    }
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void StatusStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setCursor(m_line, m_column);
}

} // namespace baton::ui

#include "moc_status_strip.cpp"
