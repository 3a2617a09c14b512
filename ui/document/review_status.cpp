// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/review_status.h"

#include "ui/document/remark_words.h"

namespace baton::ui {

bool isEditable(const Artefact &artefact)
{
    switch (artefact.state) {
    case ArtefactState::Review:
    case ArtefactState::Approved:
    case ArtefactState::Stale:
    case ArtefactState::Failed:
    case ArtefactState::ChangesRequested:
    case ArtefactState::Skipped:
        return artefact.head() != nullptr;
    default:
        return false;
    }
}

ReviewStatus reviewStatus(const DocumentInput &input, int shown)
{
    const Artefact &artefact = input.artefact;
    ReviewStatus status;
    status.sight = sightOf(artefact);
    status.sight.shown = shown;
    status.sight.drafts = draftRemarks(input.remarks);
    status.sight.byRole = input.byRole;
    status.sight.mayUndo = input.canUndo;
    status.sight.mayTakeBack = input.canTakeBack;
    status.sight.hasReviewer = input.hasReviewer;
    status.sight.changedOutside = input.onDisk.has_value();
    status.hasArtefact = !artefact.path.isEmpty();
    if (const Revision *revision = artefact.revision(shown))
        status.checksFailed = anyFailed(revision->checks);
    status.receivers = input.receivers;
    status.cost = input.expectedCost;
    status.failure = input.failure;
    status.roomToOffer = artefact.state == ArtefactState::Failed ? input.roomToOffer : 0;
    status.staleBecause = artefact.staleBecause;
    status.byPerson = artefact.approvedByPerson;
    status.roleName = input.roleName;
    return status;
}

} // namespace baton::ui
