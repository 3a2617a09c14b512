// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/decision_link.h"

#include "core/session/hand_over.h"
#include "ui/document/document_pane.h"
#include "ui/views/composer.h"

namespace baton::ui {

DecisionLink::DecisionLink(session::Session &session, QObject *parent) : QObject(parent), m_session(session)
{
}

void DecisionLink::connectPane(DocumentPane &pane)
{
    connect(&pane, &DocumentPane::approveRequested, this,
        [this](const QString &path, int revision, const QString &note) {
            // The person saw the pills: a failed check is overridden with open eyes.
            decide(command::Approve{
                .path = path, .revision = revision, .note = note, .despiteFailedChecks = true});
        });
    connect(&pane, &DocumentPane::editSubmitted, this, &DecisionLink::edit);
    connect(&pane, &DocumentPane::remarkDrafted, this,
        [this](const Remark &remark) { submit(command::DraftRemark{remark}); });
    connect(&pane, &DocumentPane::remarkDiscarded, this,
        [this](const RemarkId &id) { submit(command::DiscardRemark{id}); });
    connect(&pane, &DocumentPane::changesRequested, this,
        [this](const QString &path) { decide(command::RequestChanges{.path = path}); });
    connect(
        &pane, &DocumentPane::regenerateRequested, this, [this](const QString &path, const QString &note) {
            decide(command::Regenerate{path, note});
        });
    connect(&pane, &DocumentPane::stopRequested, this, &DecisionLink::stopCall);
    connect(&pane, &DocumentPane::retryRequested, this,
        [this](const QString &path) { askAgain(path, command::Retry{path}); });
    connect(&pane, &DocumentPane::continueRequested, this,
        [this](const QString &path) { askAgain(path, command::ContinueAnswer{path}); });
    connect(&pane, &DocumentPane::keepDraftRequested, this, &DecisionLink::keepDraft);
    connect(&pane, &DocumentPane::keepStaleRequested, this,
        [this](const QString &path) { decide(command::KeepStale{path}); });
    connect(&pane, &DocumentPane::refreshRequested, this,
        [this](const QString &path) { decide(command::Refresh{path}); });
    connect(&pane, &DocumentPane::undoRequested, this,
        [this](const QString &path) { decide(command::Undo{path}); });
}

void DecisionLink::connectComposer(Composer &composer)
{
    connect(&composer, &Composer::sent, this, &DecisionLink::sendNote);
}

/// A refusal is told, whoever meets it.
session::Decided DecisionLink::told()
{
    return [this](const Result<void> &result) {
        if (!result)
            Q_EMIT refused(result.error());
    };
}

void DecisionLink::submit(const Command &command)
{
    const auto *approve = std::get_if<command::Approve>(&command);
    const QString path = approve == nullptr ? QString() : approve->path;
    m_session.submit(command, this, [this, path](const Result<void> &result) {
        if (!result)
            Q_EMIT refused(result.error());
        else if (!path.isEmpty())
            Q_EMIT approved(path);
    });
}

void DecisionLink::resume()
{
    m_session.resume(this, told());
}

void DecisionLink::edit(const QString &path, int baseRevision, const QString &text)
{
    m_session.edit(path, baseRevision, text, this, told());
}

void DecisionLink::keepDraft(const QString &path)
{
    m_session.keepDraft(path, this, told());
}

void DecisionLink::decide(const Command &command)
{
    submit(command);
    // A project opened from the list stands still until the person acts; acting goes on with it.
    if (!m_session.isEngaged() && m_session.state().mode == RunMode::Running)
        resume();
}

void DecisionLink::askAgain(const QString &path, const Command &command)
{
    const bool heldUp = session::holdsUpRun(m_session.state(), path);
    decide(command);
    if (heldUp)
        resume();
}

void DecisionLink::stopCall(const QString &)
{
    submit(command::Stop{});
}

void DecisionLink::sendNote(const QStringList &roles, const QString &text, const QString &replaces)
{
    if (!replaces.isEmpty())
        submit(command::RemoveNote{replaces});
    for (const QString &role : roles)
        submit(command::PostNote{role, text});
}

void DecisionLink::perform(const TimelineAction &action)
{
    switch (action.kind) {
    case TimelineAction::Kind::TryNow:
        return m_session.tryNow({action.target});
    case TimelineAction::Kind::Retry:
        return askAgain(action.target, command::Retry{action.target});
    case TimelineAction::Kind::Continue:
        return askAgain(action.target, command::ContinueAnswer{action.target});
    case TimelineAction::Kind::KeepDraft:
        return keepDraft(action.target);
    case TimelineAction::Kind::ShowTrace:
        Q_EMIT traceWanted({action.target});
        return;
    case TimelineAction::Kind::EditNote:
        Q_EMIT noteEditWanted(action.target);
        return;
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

void DecisionLink::goOnWithoutCounting()
{
    submit(command::ChangeConfig{{.allowUnknownPrice = true}});
    resume();
}

void DecisionLink::keepOutsideChange(const QString &path)
{
    decide(command::OverruleOutsideChange{path});
}

void DecisionLink::takeOutsideChange(const QString &path)
{
    const OutsideChange *change = m_session.state().outsideChange(path);
    if (change == nullptr || change->disk.isEmpty())
        return;
    m_session.ask(
        this, [disk = change->disk](const session::ProjectView &project) { return project.text(disk); },
        [this, path](const Result<QString> &disk) {
            if (disk)
                reload(path, *disk);
            else
                Q_EMIT refused(disk.error());
        });
}

void DecisionLink::reload(const QString &path, const QString &disk)
{
    m_session.edit(path, 0, disk, this, [this, path](const Result<void> &result) {
        if (!result) {
            Q_EMIT refused(result.error());
            return;
        }
        // The text on disk and the new revision are the same now, so writing it changes nothing.
        decide(command::Approve{.path = path, .despiteFailedChecks = true});
        decide(command::OverruleOutsideChange{path});
    });
}

} // namespace baton::ui

#include "moc_decision_link.cpp"
