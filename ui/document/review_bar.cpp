// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/review_bar.h"

#include "ui/document/note_row.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QEvent>
#include <QMenu>
#include <QRegularExpression>
#include <QResizeEvent>
#include <QToolButton>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int approvePurpose = 0;
constexpr int regeneratePurpose = 1;
constexpr int spacing = 8;

void press(QPushButton *button)
{
    if (!button->isHidden() && button->isEnabled())
        button->click();
}

} // namespace

ReviewBar::ReviewBar(ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_message(new QLabel(this)), m_note(new NoteRow(this)),
      m_row(new QHBoxLayout), m_side(new QLabel(this))
{
    setObjectName(u"reviewBar"_s);
    setProperty("kind", u"bar"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 9, 12, 10);
    column->setSpacing(8);
    m_message->setObjectName(u"reviewMessage"_s);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::RichText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_message);
    column->addWidget(m_note);
    m_row->setSpacing(spacing);
    setMinimumWidth(1);
    column->addLayout(m_row);
    buildButtons();
    m_row->addStretch(1);
    m_side->setObjectName(u"handOff"_s);
    m_side->setTextFormat(Qt::RichText);
    m_side->setProperty("kind", u"muted"_s);
    m_row->addWidget(m_side);
    buildMenus();
    connect(m_note, &NoteRow::submitted, this, &ReviewBar::onNote);
    connect(&m_theme, &ThemeController::changed, this, &ReviewBar::present);
    present();
}

QPushButton *ReviewBar::addButton(const char *name, void (ReviewBar::*pressed)())
{
    auto *button = new QPushButton(this);
    nameWidget(button, name);
    button->setAutoDefault(false);
    m_row->addWidget(button);
    connect(button, &QPushButton::clicked, this, pressed);
    return button;
}

void ReviewBar::buildButtons()
{
    m_save = addButton("Save as your revision", &ReviewBar::saveRequested);
    m_saveApprove = addButton("Save and approve", &ReviewBar::saveAndApproveRequested);
    m_discard = addButton("Discard edits", &ReviewBar::discardRequested);
    m_approve = new QPushButton(this);
    nameWidget(m_approve, "Approve and hand off");
    m_approve->setAutoDefault(false);
    m_row->addWidget(m_approve);
    connect(m_approve, &QPushButton::clicked, this, [this] { Q_EMIT approveRequested({}); });
    m_newest = addButton("Show newest revision", &ReviewBar::newestRequested);
    m_continue = addButton("Continue", &ReviewBar::continueRequested);
    m_retry = addButton("Retry", &ReviewBar::retryRequested);
    m_keepDraft = addButton("Keep as draft", &ReviewBar::keepDraftRequested);
    m_refresh = addButton("Refresh", &ReviewBar::refreshRequested);
    m_keepStale = addButton("Keep, not affected", &ReviewBar::keepStaleRequested);
    m_stop = addButton("Stop writing", &ReviewBar::stopRequested);
    m_undo = addButton("Undo approval", &ReviewBar::undoRequested);
    m_send = addButton("Send remarks", &ReviewBar::sendRequested);
    m_regenerate = new QPushButton(this);
    nameWidget(m_regenerate, "Regenerate");
    m_row->addWidget(m_regenerate);
    m_more = new QToolButton(this);
    nameWidget(m_more, "More decisions");
    m_more->setProperty("kind", u"flat"_s);
    m_more->setText(u"⋯"_s);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_row->addWidget(m_more);
}

void ReviewBar::buildMenus()
{
    delete m_regenerate->menu();
    auto *again = new QMenu(m_regenerate);
    again->addAction(tr("Regenerate"), this, [this] { Q_EMIT regenerateRequested({}); });
    again->addAction(tr("Regenerate with a note…"), this, [this] {
        m_note->open(regeneratePurpose, tr("What should be different this time?"), tr("Regenerate"));
    });
    m_regenerate->setMenu(again);
    m_regenerate->setProperty("hasMenu", true);
    delete m_more->menu();
    auto *more = new QMenu(m_more);
    more->addAction(tr("Approve with a note…"), this, [this] {
        m_note->open(approvePurpose, tr("What should the next roles keep in mind?"), tr("Approve"));
    });
    m_more->setMenu(more);
    m_more->setToolTip(tr("More decisions"));
}

void ReviewBar::onNote(int purpose, const QString &words)
{
    if (purpose == approvePurpose)
        Q_EMIT approveRequested(words);
    else
        Q_EMIT regenerateRequested(words);
}

void ReviewBar::setStatus(const ReviewStatus &status)
{
    if (status == m_status)
        return;
    m_status = status;
    present();
}

void ReviewBar::approve()
{
    press(m_status.mode == ReviewMode::Editing ? m_saveApprove : m_approve);
}

void ReviewBar::sendRemarks()
{
    press(m_send);
}

void ReviewBar::regenerate()
{
    if (!m_regenerate->isHidden())
        Q_EMIT regenerateRequested({});
}

void ReviewBar::save()
{
    press(m_save);
}

void ReviewBar::present()
{
    m_offered.clear();
    for (QPushButton *button : {m_save, m_saveApprove, m_discard, m_approve, m_newest, m_continue, m_retry,
             m_keepDraft, m_refresh, m_keepStale, m_stop, m_undo, m_send, m_regenerate})
        button->hide();
    const bool reviewing = m_status.mode == ReviewMode::Review;
    m_more->setVisible(reviewing && m_status.shown == m_status.newest);
    switch (m_status.mode) {
    case ReviewMode::Review:
        offerForReview();
        break;
    case ReviewMode::Failed:
        offerForFailure();
        break;
    case ReviewMode::Stale:
        offer(m_refresh, tr("⟳ Refresh"), tr("⟳ Refresh"), true);
        offer(m_keepStale, tr("Keep, not affected"), tr("Keep"));
        break;
    case ReviewMode::Writing:
        offer(m_stop, tr("■ Stop"), tr("■ Stop"));
        break;
    case ReviewMode::Editing:
        offer(m_save, tr("Save as your revision"), tr("Save"), true);
        offer(m_saveApprove, tr("Save && approve"), tr("Save && ✓"));
        offer(m_discard, tr("Discard"), tr("Discard"));
        break;
    case ReviewMode::Approved:
        if (m_status.canUndo)
            offer(m_undo, tr("↶ Undo"), tr("↶ Undo"));
        break;
    case ReviewMode::Empty:
    case ReviewMode::Waiting:
    case ReviewMode::Skipped:
        break;
    }
    const bool mayAsk = m_status.mode == ReviewMode::Approved || m_status.mode == ReviewMode::Stale;
    if (mayAsk && m_status.drafts > 0)
        offer(m_send, tr("↩ Send %n remark(s)", nullptr, m_status.drafts), u"↩ %1"_s.arg(m_status.drafts));
    if (mayAsk)
        offer(m_regenerate, tr("⟳ Regenerate"), u"⟳"_s);
    presentMessage();
    adapt();
}

void ReviewBar::offerForReview()
{
    const bool newest = m_status.shown == m_status.newest;
    if (newest)
        offer(m_approve, tr("✓ Approve && hand off   Ctrl+↵"), tr("✓ Approve"), true);
    else
        offer(m_newest, tr("Show r%1").arg(m_status.newest), tr("Show r%1").arg(m_status.newest), true);
    if (m_status.drafts > 0)
        offer(m_send, tr("↩ Send %n remark(s)", nullptr, m_status.drafts), u"↩ %1"_s.arg(m_status.drafts));
    offer(m_regenerate, tr("⟳ Regenerate"), u"⟳"_s);
}

void ReviewBar::offerForFailure()
{
    const bool goOn = m_status.mayContinue;
    if (goOn)
        offer(m_continue, tr("Continue"), tr("Continue"), true);
    offer(m_retry, tr("⟳ Retry"), tr("⟳ Retry"), !goOn);
    if (m_status.mayKeepDraft)
        offer(m_keepDraft, tr("Keep as draft"), tr("Keep"));
}

void ReviewBar::offer(QPushButton *button, const QString &text, const QString &shortText, bool primary)
{
    setStyleProperty(button, "kind", primary ? u"primary"_s : u"plain"_s);
    m_offered.append({button, text, shortText});
    button->setText(text);
    button->show();
}

QString ReviewBar::receiversHtml() const
{
    QStringList names;
    for (const HandOff &receiver : m_status.receivers)
        names.append(u"<b style='color:%1'>%2</b>"_s.arg(
            m_theme.theme().role(receiver.lane).name(), receiver.role.toHtmlEscaped()));
    return names.join(u", "_s);
}

/// Beside the buttons: where it goes and what that may cost, or what is going on.
QString ReviewBar::sideText() const
{
    switch (m_status.mode) {
    case ReviewMode::Review: {
        if (m_status.shown != m_status.newest)
            return tr("You see r%1; r%2 is newer.").arg(m_status.shown).arg(m_status.newest);
        const QString names = receiversHtml();
        if (names.isEmpty())
            return {};
        return m_status.cost.isEmpty() ? u"→ "_s + names : tr("→ %1 about %2").arg(names, m_status.cost);
    }
    case ReviewMode::Writing:
        return m_status.progress.toHtmlEscaped();
    case ReviewMode::Approved:
        return m_status.byPerson ? tr("✓ You approved r%1.").arg(m_status.newest)
                                 : tr("✓ r%1 was approved by the rules.").arg(m_status.newest);
    case ReviewMode::Editing:
        return tr("Kept as you type.");
    default:
        return {};
    }
}

QString ReviewBar::messageText() const
{
    const FailureWords &failure = m_status.failure;
    switch (m_status.mode) {
    case ReviewMode::Failed:
        return u"<b style='color:%1'>! %2</b> %3 <span style='color:%4'>%5</span>"_s.arg(
            m_theme.theme().error.name(), failure.happened.toHtmlEscaped(), failure.kept.toHtmlEscaped(),
            m_theme.theme().muted.name(), failure.options.toHtmlEscaped());
    case ReviewMode::Stale:
        return tr("%1 changed since this was written. Refresh lets %2 bring it up to date; or keep it if it "
                  "is not affected.")
            .arg(m_status.staleBecause.join(u", "_s).toHtmlEscaped(), m_status.roleName.toHtmlEscaped());
    case ReviewMode::Editing:
        if (m_status.editBase > 0 && m_status.editBase < m_status.newest)
            return tr("r%1 arrived while you edited r%2. Saving puts your text on top of r%1.")
                .arg(m_status.newest)
                .arg(m_status.editBase);
        return {};
    case ReviewMode::Waiting:
        return m_status.newest > 0
            ? tr("Changes were asked for. %1 answers next.").arg(m_status.roleName.toHtmlEscaped())
            : tr("Waits for its turn.");
    case ReviewMode::Skipped:
        return tr("Skipped.");
    case ReviewMode::Review:
        if (m_status.checksFailed && m_status.shown == m_status.newest)
            return tr("Some checks failed. Approving accepts that.");
        return {};
    default:
        return {};
    }
}

void ReviewBar::presentMessage()
{
    const QString message = messageText();
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
    const bool quiet = m_status.mode == ReviewMode::Waiting || m_status.mode == ReviewMode::Skipped
        || m_status.mode == ReviewMode::Review;
    setStyleProperty(m_message, "kind", quiet ? u"muted"_s : u"plain"_s);
    m_side->setText(sideText());
    setVisible(m_status.mode != ReviewMode::Empty);
    m_approve->setToolTip(tr("Approve and hand off (Ctrl+Enter)"));
    m_send->setToolTip(tr("Send the drafts of your remarks (S)"));
    m_regenerate->setToolTip(tr("Ask for the whole again (R)"));
    m_save->setToolTip(tr("Save as your revision (Ctrl+S)"));
    m_saveApprove->setToolTip(tr("Save as your revision and approve it (Ctrl+Enter)"));
}

/// Whole words if they fit, short ones if not; what is said at the side goes before a button does.
void ReviewBar::adapt()
{
    const auto needed = [this] {
        int width = m_more->isHidden() ? 0 : m_more->sizeHint().width() + spacing;
        for (const Button &button : std::as_const(m_offered))
            width += button.widget->sizeHint().width() + spacing;
        return width;
    };
    const int room = width() - 2 * 12;
    const int side = m_side->text().isEmpty() ? 0 : m_side->sizeHint().width() + spacing;
    for (const Button &button : std::as_const(m_offered))
        button.widget->setText(button.text);
    if (needed() + side > room) {
        for (const Button &button : std::as_const(m_offered))
            button.widget->setText(button.shortText);
    }
    m_side->setVisible(side > 0 && needed() + side <= room);
    m_side->setAccessibleName(m_side->text().remove(QRegularExpression(u"<[^>]*>"_s)));
}

void ReviewBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    adapt();
}

void ReviewBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        buildMenus();
        present();
    }
}

} // namespace baton::ui

#include "moc_review_bar.cpp"
