// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/remark_card.h"

#include "core/base/text.h"
#include "ui/document/remark_words.h"
#include "ui/support/small_widgets.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolButton>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

QLabel *wrappedLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QToolButton *flatButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setProperty("kind", u"flat"_s);
    return button;
}

} // namespace

RemarkCard::RemarkCard(const Remark &remark, QWidget *parent)
    : QFrame(parent), m_remark(remark), m_head(new QLabel(this)), m_words(wrappedLabel(this)),
      m_answer(wrappedLabel(this)), m_outcome(new Pill(this)), m_forward(flatButton(this)),
      m_edit(flatButton(this)), m_delete(flatButton(this))
{
    setProperty("kind", u"box"_s);
    setObjectName(u"remark_"_s + remark.id.value);
    setFocusPolicy(Qt::StrongFocus);
    build();
    connect(m_edit, &QToolButton::clicked, this, [this] { Q_EMIT editRequested(m_remark); });
    connect(m_forward, &QToolButton::clicked, this, [this] { Q_EMIT forwardRequested(m_remark.id); });
    connect(m_delete, &QToolButton::clicked, this,
        [this] { isFinding() ? Q_EMIT dropRequested(m_remark.id) : Q_EMIT deleteRequested(m_remark.id); });
    retranslate();
}

void RemarkCard::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(9, 8, 9, 8);
    column->setSpacing(4);
    m_head->setTextFormat(Qt::RichText);
    m_head->setWordWrap(true);
    column->addWidget(m_head);
    column->addWidget(m_words);
    m_answer->setProperty("kind", u"small"_s);
    m_answer->setVisible(!m_remark.note.isEmpty());
    column->addWidget(m_answer);
    column->addWidget(m_outcome, 0, Qt::AlignLeft);
    // In lines of their own, so that none is cut off where the margin is narrow.
    auto *buttons = new FlowLayout(nullptr, 2);
    for (QToolButton *button : {m_forward, m_edit, m_delete})
        buttons->addWidget(button);
    column->addLayout(buttons);
    const bool draft = m_remark.state == RemarkState::Draft;
    m_forward->setVisible(isFinding());
    m_edit->setVisible(draft || isFinding());
    m_delete->setVisible(draft || isFinding());
    m_forward->setObjectName(u"forwardFinding"_s);
    m_edit->setObjectName(isFinding() ? u"editFinding"_s : u"editRemark"_s);
    m_delete->setObjectName(isFinding() ? u"dropFinding"_s : u"deleteRemark"_s);
}

void RemarkCard::retranslate()
{
    const QString place = remarkPlace(m_remark);
    m_head->setText(u"<b>%1</b> <span style='color:%2'>%3</span>"_s.arg(
        who().toHtmlEscaped(), palette().color(QPalette::PlaceholderText).name(), place.toHtmlEscaped()));
    m_words->setText(m_remark.severity.isEmpty()
            ? m_remark.text
            : QString(visibleLine(m_remark.severity) + u": "_s + m_remark.text));
    m_answer->setText(m_remark.note);
    m_outcome->show(remarkOutcome(m_remark), remarkTone(m_remark.state));
    m_edit->setText(tr("Edit"));
    m_delete->setText(isFinding() ? tr("Drop") : tr("Delete"));
    m_forward->setText(tr("Forward"));
    m_forward->setToolTip(tr("Makes it a remark of yours that goes out with the next batch (F)"));
    m_forward->setAccessibleName(tr("Forward finding"));
    if (isFinding()) {
        m_edit->setAccessibleName(tr("Edit finding"));
        m_delete->setAccessibleName(tr("Drop finding"));
    }
    setAccessibleName(m_remark.author.isEmpty()
            ? tr("Remark %1, %2: %3").arg(place, remarkOutcome(m_remark), m_remark.text)
            : tr("Remark of %1 %2, %3: %4").arg(who(), place, remarkOutcome(m_remark), m_remark.text));
}

QString RemarkCard::who() const
{
    if (m_remark.author.isEmpty())
        return tr("You");
    return tr("Reviewer");
}

/// F, E, D on a finding.
bool RemarkCard::decideByKey(int key)
{
    if (!isFinding())
        return false;
    switch (key) {
    case Qt::Key_F:
        Q_EMIT forwardRequested(m_remark.id);
        return true;
    case Qt::Key_E:
        Q_EMIT editRequested(m_remark);
        return true;
    case Qt::Key_D:
        Q_EMIT dropRequested(m_remark.id);
        return true;
    default:
        return false;
    }
}

void RemarkCard::mouseReleaseEvent(QMouseEvent *event)
{
    QFrame::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && m_remark.lineFrom > 0)
        Q_EMIT activated(m_remark.lineFrom);
}

void RemarkCard::keyPressEvent(QKeyEvent *event)
{
    const bool draft = m_remark.state == RemarkState::Draft;
    if (event->modifiers() == Qt::NoModifier && decideByKey(event->key()))
        return;
    if (event->key() == Qt::Key_Return && event->modifiers() == Qt::NoModifier && m_remark.lineFrom > 0)
        Q_EMIT activated(m_remark.lineFrom);
    else if (event->key() == Qt::Key_F2 && draft)
        Q_EMIT editRequested(m_remark);
    else if (event->key() == Qt::Key_Delete && draft)
        Q_EMIT deleteRequested(m_remark.id);
    else
        QFrame::keyPressEvent(event);
}

void RemarkCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

} // namespace baton::ui

#include "moc_remark_card.cpp"
