// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/decision_controller.h"

#include "core/session/hand_over.h"
#include "core/settings/sop_library.h"
#include "ui/dialogs/form/question_dialog.h"
#include "ui/document/remark_words.h"
#include "ui/text/decisions.h"
#include "ui/text/words.h"
#include "ui/views/composer.h"
#include "ui/window/drafts.h"
#include "ui/window/impact_preview.h"

#include <QMenu>

#include <algorithm>

namespace baton::ui {

namespace {

/// The person writes, stops, or looks at what there is; the run is not to go on because of that.
bool leavesRun(const Command &command)
{
    return std::holds_alternative<command::DraftRemark>(command)
        || std::holds_alternative<command::DiscardRemark>(command)
        || std::holds_alternative<command::Edit>(command)
        || std::holds_alternative<command::KeepDraft>(command)
        || std::holds_alternative<command::RunTests>(command)
        || std::holds_alternative<command::Stop>(command);
}

/// Whether it asks again for what the run stands still for.
bool asksFor(const Command &command, const State &state)
{
    if (const auto *retry = std::get_if<command::Retry>(&command))
        return session::holdsUpRun(state, retry->path);
    if (const auto *more = std::get_if<command::ContinueAnswer>(&command))
        return session::holdsUpRun(state, more->path);
    return false;
}

} // namespace

DecisionController::DecisionController(
    session::Session &session, const ThemeController &theme, QWidget *window, QObject *parent)
    : QObject(parent), m_session(session), m_theme(theme), m_window(window),
      m_preview(new ImpactPreview(session, theme, window, this))
{
}

void DecisionController::connectComposer(Composer &composer, UiStateStore &store)
{
    ProjectDrafts drafts(store, m_session.folder());
    NoteDraft kept = drafts.note();
    const QVector<RoleNote> &waiting = m_session.state().notes;
    if (std::none_of(waiting.cbegin(), waiting.cend(),
            [&kept](const RoleNote &note) { return note.id == kept.replaces; }))
        kept.replaces.clear();
    composer.resume(kept);
    connect(&composer, &Composer::drafted, this,
        [&composer, drafts]() mutable { drafts.keepNote(composer.draft()); });
    connect(&composer, &Composer::sent, this, &DecisionController::sendNote);
    connect(this, &DecisionController::noteNotTaken, &composer, [&composer](const QString &text) {
        if (!composer.draft().text.contains(text)) // sent to several roles, it comes back once
            composer.giveBack(text);
    });
    connect(this, &DecisionController::noteEditWanted, &composer,
        [&composer](const RoleNote &note) { composer.editNote(note.id, note.role, note.text); });
}

/// A refusal is told, whoever meets it.
session::Decided DecisionController::told()
{
    return [this](const Result<void> &result) {
        if (!result)
            Q_EMIT refused(result.error());
    };
}

void DecisionController::submit(const Command &command)
{
    send(command, {});
}

/// What follows is sent once the command has been taken.
void DecisionController::send(const Command &command, const QVector<Command> &after)
{
    m_session.submit(command, this, [this, command, after](const Result<void> &result) {
        if (!result) {
            giveBack(command);
            Q_EMIT refused(result.error());
            return;
        }
        if (const auto *approve = std::get_if<command::Approve>(&command))
            Q_EMIT approved(approve->path);
        for (const Command &next : after)
            submit(next);
    });
}

void DecisionController::giveBack(const Command &command)
{
    if (const auto *draft = std::get_if<command::DraftRemark>(&command))
        Q_EMIT remarkNotTaken(draft->remark);
    else if (const auto *note = std::get_if<command::PostNote>(&command))
        Q_EMIT noteNotTaken(note->text);
}

void DecisionController::resume()
{
    m_session.resume(this, told());
}

void DecisionController::decide(const Command &command)
{
    m_preview->before(
        command, [this, command](const QVector<Command> &after) { carryOut(command, after); });
}

void DecisionController::refreshStale()
{
    m_preview->refreshAll([this](const QVector<Command> &after) {
        for (const Command &command : after)
            carryOut(command, {});
    });
}

void DecisionController::carryOut(const Command &command, const QVector<Command> &after)
{
    // Looked at before: the command may end what held the run up.
    const bool heldUp = asksFor(command, m_session.state());
    send(command, after);
    // A project opened from the list stands still until the person acts; acting goes on with it.
    const bool waits = !m_session.isEngaged() && m_session.state().mode == RunMode::Running;
    if (heldUp || (waits && !leavesRun(command)))
        resume();
}

void DecisionController::sendNote(const QStringList &roles, const QString &text, const QString &replaces)
{
    if (!replaces.isEmpty())
        submit(command::RemoveNote{replaces});
    for (const QString &role : roles)
        submit(command::PostNote{role, text});
}

void DecisionController::perform(const TimelineAction &action)
{
    switch (action.kind) {
    case TimelineAction::Kind::TryNow:
        return m_session.tryNow({action.target});
    case TimelineAction::Kind::Retry:
        return decide(command::Retry{action.target});
    case TimelineAction::Kind::Continue:
        return decide(command::ContinueAnswer{action.target});
    case TimelineAction::Kind::KeepDraft:
        return decide(command::KeepDraft{.path = action.target});
    case TimelineAction::Kind::ShowTrace:
        return; // the timeline's own affair
    case TimelineAction::Kind::EditNote:
        return editNote(action.target);
    case TimelineAction::Kind::RemoveNote:
        return decide(command::RemoveNote{action.target});
    case TimelineAction::Kind::RaiseLimit:
        Q_EMIT limitWanted();
        return;
    case TimelineAction::Kind::CountWithout:
        return goOnWithoutCounting();
    case TimelineAction::Kind::TakeOutsideChange:
        return takeOutsideChange(action.target);
    case TimelineAction::Kind::KeepMine:
        return keepOutsideChange(action.target);
    }
}

void DecisionController::changeAutonomy(const Autonomy &autonomy)
{
    const auto change = [this, autonomy](bool release) {
        return [this, autonomy, release] {
            decide(command::ChangeConfig{.patch = {.autonomy = autonomy}, .releaseWaiting = release});
        };
    };
    const int passing = session::releasedBy(m_session.state(), autonomy);
    if (passing == 0)
        return change(false)();
    ask({.title = tr("Autonomy"),
            .text = tr("%n output(s) that wait for you would pass now: their checks passed, and \"%1\" does "
                       "not stop at them.",
                nullptr, passing)
                        .arg(autonomyText(autonomy)),
            .answers = {{"Only from now on", tr("&Only from now on"), change(false), true},
                {"Let them pass", tr("&Let them pass"), change(true)}}},
        m_theme, m_window);
}

void DecisionController::editNote(const QString &id)
{
    for (const RoleNote &note : m_session.state().notes) {
        if (note.id == id)
            Q_EMIT noteEditWanted(note);
    }
}

void DecisionController::fillMenu(QMenu &menu, const Artefact &artefact)
{
    const State &state = m_session.state();
    DecisionSight sight = sightOf(artefact);
    sight.drafts = draftRemarks(state.remarksOf(artefact.path));
    sight.byRole = session::isWrittenByRole(state, artefact);
    sight.mayUndo = session::canUndo(state, artefact.path);
    sight.mayTakeBack = !sight.mayUndo && !session::rolesToStop(state, artefact.path).isEmpty();
    sight.hasReviewer = session::hasReviewer(state, artefact.path);
    const OutsideChange *change = state.outsideChange(artefact.path);
    sight.changedOutside = change != nullptr && !change->overruled;
    // Nobody sees the checks here, so that none is overridden.
    const DecisionSubject subject{
        .path = artefact.path, .revision = sight.newest, .despiteFailedChecks = false};
    for (const Decision &decision : decisions()) {
        const bool isHere = decision.menu != nullptr && decision.command != nullptr;
        if (isHere && decision.offered(sight) != Offer::No)
            menu.addAction(wordsOf(decision.menu, sight), this,
                [this, &decision, subject] { decide(decision.command(subject)); });
    }
}

std::optional<Sop> DecisionController::newerProcedure(const QString &userSopFolder)
{
    const Sop &now = m_session.state().sop;
    if (!m_newest)
        m_newest = settings::findSop(now.id, userSopFolder).value_or(Sop());
    return m_newest->id == now.id && m_newest->version > now.version ? m_newest : std::nullopt;
}

void DecisionController::useNewerProcedure(const QString &userSopFolder)
{
    if (const auto newer = newerProcedure(userSopFolder))
        submit(command::ChangeSop{*newer});
}

void DecisionController::goOnWithoutCounting()
{
    submit(command::ChangeConfig{{.allowUnknownPrice = true}});
    resume();
}

void DecisionController::keepOutsideChange(const QString &path)
{
    decide(command::OverruleOutsideChange{path});
}

void DecisionController::takeOutsideChange(const QString &path)
{
    decide(command::AdoptOutsideChange{path});
}

} // namespace baton::ui

#include "moc_decision_controller.cpp"
