// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/remark_margin.h"

#include "ui/document/remark_card.h"
#include "ui/document/remark_editor.h"
#include "ui/support/small_widgets.h"

#include <QEvent>
#include <QScrollArea>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

RemarkMargin::RemarkMargin(QWidget *parent)
    : QWidget(parent), m_add(new QPushButton(this)), m_title(new Heading(this)),
      m_scroll(new QScrollArea(this)), m_editor(new RemarkEditor), m_hint(new QFrame),
      m_hintText(new QLabel(m_hint)), m_hintUse(new QPushButton(m_hint)), m_empty(new QLabel)
{
    nameWidget(this, "Remarks");
    setProperty("kind", u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(10, 8, 8, 4);
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_add);
    m_add->setProperty("kind", u"flat"_s);
    nameWidget(m_add, "Add remark");
    layout->addLayout(head);
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(10, 4, 10, 10);
    m_column->setSpacing(8);
    buildHint();
    m_column->addWidget(m_hint);
    m_column->addWidget(m_editor);
    m_empty->setProperty("kind", u"small"_s);
    m_empty->setWordWrap(true);
    m_column->addWidget(m_empty);
    m_column->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_scroll, 1);
    connect(m_add, &QPushButton::clicked, this, &RemarkMargin::writeRequested);
    connect(m_editor, &RemarkEditor::saved, this, &RemarkMargin::onSaved);
    connect(m_editor, &RemarkEditor::cancelled, this, &RemarkMargin::rebuild);
    connect(m_editor, &RemarkEditor::cancelled, this, &RemarkMargin::finished);
    connect(m_editor, &RemarkEditor::typed, this, &RemarkMargin::typed);
    connect(m_editor, &RemarkEditor::filled, this, &RemarkMargin::writingChanged);
    retranslate();
    rebuild();
}

void RemarkMargin::buildHint()
{
    m_hint->setProperty("kind", u"box"_s);
    auto *column = new QVBoxLayout(m_hint);
    column->setContentsMargins(9, 8, 9, 8);
    column->setSpacing(6);
    m_hintText->setWordWrap(true);
    m_hintText->setTextFormat(Qt::PlainText);
    m_hintText->setProperty("kind", u"small"_s);
    m_hintText->setObjectName(u"remarkHint"_s);
    nameWidget(m_hintUse, "Use suggested remark");
    column->addWidget(m_hintText);
    column->addWidget(m_hintUse, 0, Qt::AlignLeft);
    m_hint->hide();
    connect(m_hintUse, &QPushButton::clicked, this, &RemarkMargin::useHint);
}

void RemarkMargin::setRemarks(const QVector<Remark> &remarks)
{
    if (remarks == m_remarks)
        return;
    m_remarks = remarks;
    rebuild();
}

void RemarkMargin::setWritable(bool writable)
{
    if (writable == m_writable)
        return;
    m_writable = writable;
    m_add->setVisible(writable);
    rebuild();
}

void RemarkMargin::setHint(const QString &words)
{
    m_hintWords = words;
    m_hint->setVisible(m_writable && !words.isEmpty() && !m_editor->isOpen());
    retranslate();
}

void RemarkMargin::rebuild()
{
    qDeleteAll(m_cards);
    m_cards.clear();
    QVector<Remark> sorted = m_remarks;
    std::stable_sort(sorted.begin(), sorted.end(),
        [](const Remark &a, const Remark &b) { return a.lineFrom < b.lineFrom; });
    for (const Remark &remark : std::as_const(sorted)) {
        if (m_editor->isOpen() && remark.id == m_editor->current().id && !remark.id.isEmpty())
            continue;
        auto *card = new RemarkCard(remark);
        m_column->insertWidget(m_column->count() - 2, card);
        m_cards.append(card);
        connect(card, &RemarkCard::activated, this, &RemarkMargin::lineRequested);
        // Queued: both end in new cards, and this one must have returned from its signal by then.
        connect(card, &RemarkCard::editRequested, this, &RemarkMargin::onEdit, Qt::QueuedConnection);
        connect(
            card, &RemarkCard::deleteRequested, this,
            [this](const RemarkId &id) { Q_EMIT decided(command::DiscardRemark{id}); }, Qt::QueuedConnection);
        connect(
            card, &RemarkCard::forwardRequested, this,
            [this](const RemarkId &id) {
                Q_EMIT decided(command::DecideFinding{id, true});
            },
            Qt::QueuedConnection);
        connect(
            card, &RemarkCard::dropRequested, this,
            [this](const RemarkId &id) {
                Q_EMIT decided(command::DecideFinding{id, false});
            },
            Qt::QueuedConnection);
    }
    m_hint->setVisible(m_writable && !m_hintWords.isEmpty() && !m_editor->isOpen());
    m_empty->setVisible(m_cards.isEmpty() && !m_editor->isOpen() && m_writable);
}

/// A finding in other words becomes the person's remark.
static Command keeping(const Remark &remark)
{
    if (remark.state == RemarkState::Finding)
        return command::DecideFinding{remark.id, true, remark.text};
    return command::DraftRemark{remark};
}

void RemarkMargin::write(const QString &path, int revision, const TextPlace &place)
{
    Remark remark;
    remark.path = path;
    remark.revision = revision;
    remark.lineFrom = place.lineFrom;
    remark.lineTo = place.lineTo;
    remark.quote = place.quote;
    onEdit(remark);
}

void RemarkMargin::resume(const Remark &remark)
{
    Remark both = remark;
    if (const std::optional<Remark> now = writing())
        both.text += u"\n\n"_s + now->text;
    m_editor->resume(both);
    rebuild();
    Q_EMIT typed(both);
}

std::optional<Remark> RemarkMargin::writing() const
{
    if (!m_editor->isOpen() || m_editor->current().text.isEmpty())
        return std::nullopt;
    return m_editor->current();
}

void RemarkMargin::keepWriting()
{
    const std::optional<Remark> remark = writing();
    if (!remark)
        return;
    m_editor->close();
    rebuild();
    Q_EMIT decided(keeping(*remark));
}

void RemarkMargin::flush()
{
    m_editor->flush();
}

void RemarkMargin::onEdit(const Remark &remark)
{
    // What was being written is kept, never thrown away for the next one.
    keepWriting();
    m_editor->open(remark);
    rebuild();
    // Once the layout knows its place.
    QMetaObject::invokeMethod(
        this, [this] { m_scroll->ensureWidgetVisible(m_editor, 0, 8); }, Qt::QueuedConnection);
}

void RemarkMargin::onSaved(const Remark &remark)
{
    rebuild();
    Q_EMIT decided(keeping(remark));
    Q_EMIT finished();
}

void RemarkMargin::useHint()
{
    Q_EMIT writeRequested();
    if (!m_editor->isOpen())
        return;
    Remark remark = m_editor->current();
    remark.text = m_hintWords;
    m_editor->open(remark);
}

void RemarkMargin::showRemarkAt(int line)
{
    for (RemarkCard *card : std::as_const(m_cards)) {
        if (line >= card->remark().lineFrom && line <= qMax(card->remark().lineFrom, card->remark().lineTo)) {
            m_scroll->ensureWidgetVisible(card);
            card->setFocus();
            return;
        }
    }
}

void RemarkMargin::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RemarkMargin::retranslate()
{
    static_cast<Heading *>(m_title)->setTitle(tr("Remarks"));
    m_add->setText(tr("+ Remark"));
    m_add->setToolTip(tr("Write a remark on the selected text or line (C)"));
    m_empty->setText(tr("Select text or a line and press C to say what should be different."));
    m_hintText->setText(tr("The recording answers this remark: “%1”").arg(m_hintWords));
    m_hintUse->setText(tr("Use it"));
}

} // namespace baton::ui

#include "moc_remark_margin.cpp"
