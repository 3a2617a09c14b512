// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/decision_link.h"

#include "core/session/hand_over.h"
#include "ui/document/document_pane.h"
#include "ui/views/composer.h"

namespace baton::ui {

DecisionLink::DecisionLink(session::Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &session::Session::accepted, this, &DecisionLink::onAccepted);
    connect(&session, &session::Session::refused, this, &DecisionLink::onRefused);
    connect(&session, &session::Session::textFetched, this, &DecisionLink::onTextFetched);
}

void DecisionLink::connectPane(DocumentPane &pane)
{
    connect(&pane, &DocumentPane::approveRequested, this,
        [this](const QString &path, int revision, const QString &note) {
            // The person saw the pills: a failed check is overridden with open eyes.
            decide(command::Approve{
                .path = path, .revision = revision, .note = note, .despiteFailedChecks = true});
        });
    connect(&pane, &DocumentPane::editSubmitted, &m_session, &session::Session::edit);
    connect(&pane, &DocumentPane::remarkDrafted, this,
        [this](const Remark &remark) { m_session.submit(command::DraftRemark{remark}); });
    connect(&pane, &DocumentPane::remarkDiscarded, this,
        [this](const RemarkId &id) { m_session.submit(command::DiscardRemark{id}); });
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
    connect(&pane, &DocumentPane::keepDraftRequested, &m_session, &session::Session::keepDraft);
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

void DecisionLink::decide(const Command &command)
{
    const quint64 ticket = m_session.submit(command);
    if (const auto *approve = std::get_if<command::Approve>(&command))
        m_approvals.insert(ticket, approve->path);
    // A project opened from the list stands still until the person acts; acting goes on with it.
    if (!m_session.isEngaged() && m_session.state().mode == RunMode::Running)
        m_session.resume();
}

void DecisionLink::askAgain(const QString &path, const Command &command)
{
    const bool heldUp = session::holdsUpRun(m_session.state(), path);
    decide(command);
    if (heldUp)
        m_session.resume();
}

void DecisionLink::stopCall(const QString &)
{
    m_session.submit(command::Stop{});
}

void DecisionLink::sendNote(const QStringList &roles, const QString &text, const QString &replaces)
{
    if (!replaces.isEmpty())
        m_session.submit(command::RemoveNote{replaces});
    for (const QString &role : roles)
        m_session.submit(command::PostNote{role, text});
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
        m_session.keepDraft(action.target);
        return;
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
    RunConfig config = m_session.state().config;
    config.allowUnknownPrice = true;
    m_session.submit(command::ChangeConfig{config});
    m_session.resume();
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
    m_waitingForDisk.insert(change->disk, path);
    m_session.fetchText(change->disk);
}

void DecisionLink::onTextFetched(const TextHash &hash, const QString &content)
{
    if (const QString path = m_waitingForDisk.take(hash); !path.isEmpty())
        m_reloads.insert(m_session.edit(path, 0, content), path);
}

void DecisionLink::onAccepted(quint64 ticket)
{
    if (const QString path = m_approvals.take(ticket); !path.isEmpty())
        Q_EMIT approved(path);
    // The text on disk and the new revision are the same now, so writing it changes nothing.
    if (const QString path = m_reloads.take(ticket); !path.isEmpty()) {
        decide(command::Approve{.path = path, .despiteFailedChecks = true});
        decide(command::OverruleOutsideChange{path});
    }
}

void DecisionLink::onRefused(quint64 ticket, const Error &error)
{
    m_approvals.remove(ticket);
    m_reloads.remove(ticket);
    Q_EMIT refused(error);
}

} // namespace baton::ui

#include "moc_decision_link.cpp"
