// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/review_status.h"

#include "ui/document/remark_words.h"

namespace baton::ui {

namespace {

ReviewMode modeOf(const Artefact &artefact)
{
    switch (artefact.state) {
    case ArtefactState::Queued:
        return ReviewMode::Waiting;
    case ArtefactState::Writing:
        return ReviewMode::Writing;
    case ArtefactState::Review:
        return ReviewMode::Review;
    case ArtefactState::ChangesRequested:
        return ReviewMode::Waiting;
    case ArtefactState::Approved:
        return ReviewMode::Approved;
    case ArtefactState::Stale:
        return ReviewMode::Stale;
    case ArtefactState::Failed:
        return ReviewMode::Failed;
    case ArtefactState::Skipped:
        return ReviewMode::Skipped;
    }
    return ReviewMode::Empty;
}

/// Going on makes sense where an answer was cut, not where it was refused or made no sense.
bool canGoOn(const ArtefactFailure &failure)
{
    if (failure.partial.isEmpty())
        return false;
    switch (failure.code) {
    case ErrorCode::Truncated:
    case ErrorCode::Disconnected:
    case ErrorCode::IdleTimeout:
    case ErrorCode::Interrupted:
    case ErrorCode::Aborted:
    case ErrorCode::Server:
        return true;
    default:
        return false;
    }
}

} // namespace

bool isEditable(const Artefact &artefact)
{
    switch (artefact.state) {
    case ArtefactState::Review:
    case ArtefactState::Approved:
    case ArtefactState::Stale:
    case ArtefactState::Failed:
    case ArtefactState::ChangesRequested:
        return artefact.head() != nullptr;
    default:
        return false;
    }
}

ReviewStatus reviewStatus(const DocumentInput &input, int shown)
{
    const Artefact &artefact = input.artefact;
    ReviewStatus status;
    status.mode = artefact.path.isEmpty() ? ReviewMode::Empty : modeOf(artefact);
    status.newest = static_cast<int>(artefact.revisions.size());
    status.shown = shown;
    status.drafts = draftRemarks(input.remarks);
    if (const Revision *revision = artefact.revision(shown))
        status.checksFailed = anyFailed(revision->checks);
    status.receivers = input.receivers;
    status.cost = input.expectedCost;
    status.failure = input.failure;
    status.mayContinue = canGoOn(artefact.failure);
    status.mayKeepDraft = !artefact.failure.partial.isEmpty();
    status.staleBecause = artefact.staleBecause;
    status.canUndo = input.canUndo;
    status.byPerson = artefact.approvedByPerson;
    status.roleName = input.roleName;
    return status;
}

} // namespace baton::ui
