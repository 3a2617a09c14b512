// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/evolve_steps.h"
#include "core/engine/staleness.h"

#include <algorithm>

namespace baton::engine {

namespace {

/// Marks each remark of the batch with what the revision says of it; a missing row is unanswered.
void answerBatch(State &state, Artefact &artefact, const event::RevisionProposed &e)
{
    for (qsizetype i = 0; i < artefact.openBatch.size(); ++i) {
        const auto remark = state.remarks.find(artefact.openBatch.at(i));
        if (remark == state.remarks.end())
            continue;
        remark->state = RemarkState::Unanswered;
        remark->answeredIn = e.revision.number;
        for (const RemarkOutcome &outcome : e.outcomes) {
            const bool answers =
                outcome.state == RemarkState::Addressed || outcome.state == RemarkState::Declined;
            if (outcome.remark == i + 1 && answers) {
                remark->state = outcome.state;
                remark->note = outcome.note;
            }
        }
    }
    artefact.openBatch.clear();
}

void clearStaleBecause(Artefact &artefact, const QString &path)
{
    artefact.staleBecause.removeAll(path);
    if (artefact.staleBecause.isEmpty() && artefact.state == ArtefactState::Stale)
        artefact.state = ArtefactState::Approved;
}

} // namespace

void evolveWith(State &state, const event::RevisionProposed &e)
{
    Artefact *artefact = state.artefact(e.path);
    if (artefact == nullptr || e.revision.number != artefact->revisions.size() + 1)
        return;
    if (!artefact->activeCall.isEmpty() && artefact->activeCall != e.revision.call)
        return;
    endCall(state, *artefact);
    if (e.revision.author == AuthorKind::Role && !e.revision.draft)
        answerBatch(state, *artefact, e);
    else
        returnBatchToDrafts(state, *artefact);
    artefact->revisions.append(e.revision);
    artefact->state = ArtefactState::Review;
    artefact->findings = {};
    artefact->regenerateNote.clear();
    artefact->staleBecause.clear();
    clearAnswer(*artefact);
}

void evolveWith(State &state, const event::RevisionApproved &e)
{
    Artefact *artefact = resting(state, e.path);
    const Revision *revision = artefact == nullptr ? nullptr : artefact->revision(e.revision);
    if (revision == nullptr)
        return;
    returnBatchToDrafts(state, *artefact);
    clearAnswer(*artefact);
    if (artefact->approvedRevision != e.revision)
        artefact->previousApproved = artefact->approvedRevision;
    artefact->approvedRevision = e.revision;
    artefact->approvedByPerson = e.byPerson;
    artefact->state = ArtefactState::Approved;
    artefact->staleBecause.clear();
    artefact->writeFailed = false;
    if (!e.note.trimmed().isEmpty())
        state.approvalNotes.append({e.path, artefact->role, e.note});
    // The person took over what lies on disk: writing the same text replaces nothing of theirs.
    for (OutsideChange &change : state.outsideChanges) {
        if (change.path == e.path && change.disk == revision->text)
            change.overruled = true;
    }
}

void evolveWith(State &state, const event::ApprovalUndone &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr || artefact->approvedRevision != e.revision || e.revision == 0)
        return;
    artefact->approvedRevision = artefact->previousApproved;
    artefact->previousApproved = 0;
    artefact->approvedByPerson = false;
    artefact->state = ArtefactState::Review;
    for (qsizetype i = state.approvalNotes.size() - 1; i >= 0; --i) {
        if (state.approvalNotes.at(i).path == e.path) {
            state.approvalNotes.removeAt(i);
            break;
        }
    }
    for (Artefact &reader : state.artefacts) {
        const Revision *own = reader.approved();
        const int used = own == nullptr ? 0 : usedRevision(own->inputs, e.path);
        if (used > 0 && used == artefact->approvedRevision)
            clearStaleBecause(reader, e.path);
    }
}

void evolveWith(State &state, const event::StepSkipped &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr)
        return;
    returnBatchToDrafts(state, *artefact);
    clearAnswer(*artefact);
    artefact->staleBecause.clear();
    artefact->state = ArtefactState::Skipped;
}

void evolveWith(State &state, const event::ArtefactStale &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr || artefact->approved() == nullptr)
        return;
    if (artefact->state != ArtefactState::Approved && artefact->state != ArtefactState::Stale)
        return;
    artefact->state = ArtefactState::Stale;
    artefact->staleBecause += e.because;
    artefact->staleBecause.removeDuplicates();
}

void evolveWith(State &state, const event::StaleKept &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr || artefact->state != ArtefactState::Stale)
        return;
    artefact->state = ArtefactState::Approved;
    artefact->staleBecause.clear();
}

} // namespace baton::engine
