// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/form/notice_box.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/support/paint.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

QString markOf(Tone tone)
{
    switch (tone) {
    case Tone::Ok:
        return u"check"_s;
    case Tone::Warn:
    case Tone::Error:
        return u"warning"_s;
    case Tone::Neutral:
    case Tone::Accent:
        break;
    }
    return u"info"_s;
}

QFont bold()
{
    QFont font;
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

NoticeBox::NoticeBox(const ThemeController &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_mark(new QLabel(this)), m_sentence(makeText({}, this)),
      m_lines(makeText({}, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 10, 12, 10);
    row->setSpacing(10);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(4);
    lines->addWidget(m_sentence);
    lines->addWidget(m_lines);
    row->addLayout(lines, 1);
    m_sentence->setFont(bold());
    for (QLabel *label : {m_sentence, m_lines})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // Like a label: as high as its words at this width.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &ThemeController::changed, this, &NoticeBox::recolour);
    hide();
}

void NoticeBox::say(Tone tone, const QString &sentence, const QStringList &lines)
{
    // Said already: announcing it again at every keystroke would drown everything else.
    if (!isHidden() && tone == m_tone && sentence == m_sentence->text()
        && lines.join(u'\n') == m_lines->text())
        return;
    m_tone = tone;
    m_sentence->setText(sentence);
    m_lines->setText(lines.join(u'\n'));
    m_lines->setVisible(!lines.isEmpty());
    setAccessibleName(text());
    recolour();
    show();
    updateGeometry();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void NoticeBox::say(const ErrorText &error)
{
    QStringList lines{error.kept, error.todo};
    lines.removeAll(QString());
    say(Tone::Error, error.happened, lines);
}

void NoticeBox::clear()
{
    m_sentence->clear();
    m_lines->clear();
    hide();
}

QString NoticeBox::text() const
{
    const QString more = m_lines->text();
    return more.isEmpty() ? m_sentence->text() : m_sentence->text() + u'\n' + more;
}

void NoticeBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &colours = m_theme.theme();
    QColor edge = colours.ink(m_tone);
    edge.setAlphaF(0.35F);
    painter.setPen(edge);
    painter.setBrush(colours.fill(m_tone));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

void NoticeBox::recolour()
{
    const int size = m_theme.px(16);
    m_mark->setPixmap(tintedIcon(markOf(m_tone), m_theme.theme().ink(m_tone)).pixmap(QSize(size, size)));
    update();
}

} // namespace baton::ui

#include "moc_notice_box.cpp"
