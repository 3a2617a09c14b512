// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/review_bar.h"

#include "ui/document/note_row.h"
#include "ui/document/room_row.h"
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

constexpr int spacing = 8;

} // namespace

ReviewBar::ReviewBar(ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_message(new QLabel(this)), m_room(new RoomRow(this)),
      m_note(new NoteRow(this)), m_row(new QHBoxLayout), m_side(new QLabel(this))
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
    column->addWidget(m_room);
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
    connect(m_note, &NoteRow::submitted, this, &ReviewBar::pressed);
    connect(m_room, &RoomRow::submitted, this, [this] { Q_EMIT pressed(u"retry"_s, {}); });
    connect(&m_theme, &ThemeController::changed, this, &ReviewBar::present);
    present();
}

void ReviewBar::buildButtons()
{
    for (const Decision &decision : decisions()) {
        if (decision.button == nullptr)
            continue;
        auto *button = new QPushButton(this);
        nameWidget(button, decision.name);
        button->setAutoDefault(false);
        button->setProperty("hasMenu", decision.asksBack);
        m_row->addWidget(button);
        m_buttons.insert(decision.id, button);
        if (!decision.asksBack)
            connect(
                button, &QPushButton::clicked, this, [this, id = decision.id] { Q_EMIT pressed(id, {}); });
    }
    m_more = new QToolButton(this);
    nameWidget(m_more, "More decisions");
    m_more->setProperty("kind", u"flat"_s);
    m_more->setText(u"⋯"_s);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_row->addWidget(m_more);
}

/// What words can go with has an entry in its own menu, or in that of the three dots.
void ReviewBar::buildMenus()
{
    delete m_more->menu();
    auto *more = new QMenu(m_more);
    for (const Decision &decision : decisions()) {
        if (decision.note.menu == nullptr)
            continue;
        QMenu *menu = decision.asksBack ? newMenu(decision) : more;
        QAction *entry = menu->addAction(wordsOf(decision.note.menu));
        entry->setData(decision.id);
        connect(entry, &QAction::triggered, this, [this, &decision] {
            m_note->open(decision.id, wordsOf(decision.note.hint), wordsOf(decision.note.button));
        });
    }
    m_more->setMenu(more);
    m_more->setToolTip(tr("More decisions"));
}

/// The menu of a button that asks back; its first entry is the decision without words.
QMenu *ReviewBar::newMenu(const Decision &decision)
{
    QPushButton *button = m_buttons.value(decision.id);
    delete button->menu();
    auto *menu = new QMenu(button);
    menu->addAction(
        wordsOf(decision.note.button), this, [this, id = decision.id] { Q_EMIT pressed(id, {}); });
    button->setMenu(menu);
    return menu;
}

qint64 ReviewBar::roomForAnswer() const
{
    return m_room->tokens();
}

void ReviewBar::setStatus(const ReviewStatus &status)
{
    if (status == m_status)
        return;
    m_status = status;
    present();
}

void ReviewBar::present()
{
    m_offered.clear();
    for (QPushButton *button : std::as_const(m_buttons))
        button->hide();
    for (const Decision &decision : decisions()) {
        const Offer offered = decision.offered(m_status.sight);
        if (offered >= Offer::OnBar && decision.button != nullptr)
            offer(decision, offered);
    }
    bool more = false;
    for (QAction *entry : m_more->menu()->actions()) {
        entry->setVisible(!m_buttons.value(entry->data().toString())->isHidden());
        more = more || entry->isVisible();
    }
    m_more->setVisible(more);
    presentMessage();
    adapt();
}

void ReviewBar::offer(const Decision &decision, Offer offered)
{
    QPushButton *button = m_buttons.value(decision.id);
    const char *brief = decision.shortButton != nullptr ? decision.shortButton : decision.button;
    // Button and tip name the shortcut.
    const bool isKeyless = decision.keysWhenFirst && offered != Offer::First;
    const QString text = wordsOf(isKeyless ? brief : decision.button, m_status.sight);
    setStyleProperty(button, "kind", offered == Offer::First ? u"primary"_s : u"plain"_s);
    button->setText(text);
    button->setToolTip(decision.tip == nullptr || isKeyless ? QString() : wordsOf(decision.tip));
    button->show();
    m_offered.append({button, text, wordsOf(brief, m_status.sight)});
}

QString ReviewBar::receiversHtml() const
{
    QStringList names;
    for (const HandOff &receiver : m_status.receivers)
        names.append(u"<b style='color:%1'>%2</b>"_s.arg(
            m_theme.theme().role(receiver.lane).name(), receiver.role.toHtmlEscaped()));
    return names.join(u", "_s);
}

QString ReviewBar::reviewSideText() const
{
    const DecisionSight &sight = m_status.sight;
    if (sight.shown != sight.newest)
        return tr("You see r%1; r%2 is newer.").arg(sight.shown).arg(sight.newest);
    const QString names = receiversHtml();
    if (names.isEmpty())
        return {};
    return m_status.cost.isEmpty() ? u"→ "_s + names : tr("→ %1 about %2").arg(names, m_status.cost);
}

/// Beside the buttons: where it goes and what that may cost, or what is going on.
QString ReviewBar::sideText() const
{
    if (m_status.sight.editing)
        return tr("Kept as you type.");
    switch (m_status.sight.state) {
    case ArtefactState::Review:
        return reviewSideText();
    case ArtefactState::Writing:
        return m_status.progress.toHtmlEscaped();
    case ArtefactState::Approved:
        return m_status.byPerson ? tr("✓ You approved r%1.").arg(m_status.sight.newest)
                                 : tr("✓ r%1 was approved by the rules.").arg(m_status.sight.newest);
    default:
        return {};
    }
}

QString ReviewBar::editingText() const
{
    if (m_status.editBase == 0 || m_status.editBase >= m_status.sight.newest)
        return {};
    return tr("r%1 arrived while you edited r%2. Saving puts your text on top of r%1.")
        .arg(m_status.sight.newest)
        .arg(m_status.editBase);
}

QString ReviewBar::messageText() const
{
    const FailureWords &failure = m_status.failure;
    if (m_status.sight.editing)
        return editingText();
    switch (m_status.sight.state) {
    case ArtefactState::Failed:
        return u"<b style='color:%1'>! %2</b> %3 <span style='color:%4'>%5</span>"_s.arg(
            m_theme.theme().error.name(), failure.happened.toHtmlEscaped(), failure.kept.toHtmlEscaped(),
            m_theme.theme().muted.name(), failure.options.toHtmlEscaped());
    case ArtefactState::Stale:
        if (!m_status.sight.byRole)
            return tr("%1 changed since this was made.")
                .arg(m_status.staleBecause.join(u", "_s).toHtmlEscaped());
        return tr("%1 changed since this was written. Refresh lets %2 bring it up to date; or keep it if it "
                  "is not affected.")
            .arg(m_status.staleBecause.join(u", "_s).toHtmlEscaped(), m_status.roleName.toHtmlEscaped());
    case ArtefactState::ChangesRequested:
    case ArtefactState::Queued:
        return m_status.sight.newest > 0 && m_status.sight.byRole
            ? tr("Changes were asked for. %1 answers next.").arg(m_status.roleName.toHtmlEscaped())
            : tr("Waits for its turn.");
    case ArtefactState::Skipped:
        return tr("Skipped.");
    case ArtefactState::Review:
        if (m_status.sight.changesYourWords && m_status.sight.shown == m_status.sight.newest)
            return tr(
                "This revision changes lines that you wrote; the checks say which. Approving accepts that.");
        if (m_status.checksFailed && m_status.sight.shown == m_status.sight.newest)
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
    const bool loud = m_status.sight.editing || m_status.sight.state == ArtefactState::Failed
        || m_status.sight.state == ArtefactState::Stale;
    setStyleProperty(m_message, "kind", loud ? u"plain"_s : u"muted"_s);
    m_room->offer(m_status.sight.editing ? 0 : m_status.roomToOffer);
    m_side->setText(sideText());
    setVisible(m_status.hasArtefact);
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
