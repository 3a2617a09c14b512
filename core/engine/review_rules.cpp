// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/approval.h"
#include "core/engine/dependency_graph.h"
#include "core/engine/faults.h"
#include "core/engine/loops.h"
#include "core/engine/rules.h"
#include "core/engine/scheduler.h"
#include "core/engine/sop_rules.h"
#include "core/engine/staleness.h"

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

Result<void> mayApprove(const Artefact &artefact, const command::Approve &c)
{
    if (artefact.state == ArtefactState::Stale)
        return failure(
            ErrorCode::WrongState, u"%1 is stale: keep it (keep-stale) or refresh it"_s.arg(c.path));
    const bool open =
        artefact.state == ArtefactState::Review || artefact.state == ArtefactState::ChangesRequested;
    const Revision *head = artefact.head();
    if (!open || head == nullptr)
        return failure(ErrorCode::NothingToReview, u"%1 is %2"_s.arg(c.path, toWord(artefact.state)));
    if (c.revision != 0 && c.revision != head->number)
        return failure(ErrorCode::WrongState, u"revision %1 is the newest"_s.arg(head->number));
    if (anyFailed(head->checks) && !c.despiteFailedChecks)
        return failure(ErrorCode::ChecksFailed, c.path);
    return {};
}

Revision humanRevision(const Draft &draft, const Artefact &artefact, const command::Edit &c)
{
    Revision revision;
    revision.number = static_cast<int>(artefact.revisions.size()) + 1;
    revision.author = AuthorKind::Human;
    revision.role = humanRole;
    revision.text = c.text.hash;
    revision.bytes = c.text.content.toUtf8().size();
    revision.lines = c.lines;
    // The person answers for the text as things stand now, not as they stood for the revision before.
    revision.inputs = inputsOf(draft.state(), artefact);
    revision.checks = checksWithRows(draft.state(), artefact, c.checks, c.facts);
    revision.facts = c.facts;
    revision.base = artefact.head() == nullptr ? 0 : artefact.head()->number;
    revision.personLines = c.personLines;
    revision.time = draft.now();
    return revision;
}

} // namespace

Result<void> decideOn(Draft &draft, const command::Approve &c)
{
    BATON_TRY_ASSIGN(const auto artefact, find(draft, c.path));
    BATON_TRY(mayApprove(artefact, c));
    approveHead(draft, c.path, true, c.note);
    return {};
}

Result<void> decideOn(Draft &draft, const command::Edit &c)
{
    BATON_TRY_ASSIGN(const auto artefact,
        findIn(draft, c.path,
            {ArtefactState::Review, ArtefactState::Approved, ArtefactState::Stale, ArtefactState::Failed,
                ArtefactState::ChangesRequested, ArtefactState::Skipped}));
    const Revision *head = artefact.head();
    if (c.baseRevision != 0 && (head == nullptr || head->number != c.baseRevision))
        return failure(ErrorCode::WrongState, u"revision %1 is not the newest"_s.arg(c.baseRevision));
    if (head != nullptr && head->text == c.text.hash)
        return failure(ErrorCode::InvalidArgument, u"unchanged"_s);
    if (c.text.hash.isEmpty())
        return failure(ErrorCode::InvalidArgument, u"a text needs its hash"_s);
    const Revision revision = humanRevision(draft, artefact, c);
    draft.addText(c.text);
    draft.add(event::RevisionProposed{.path = artefact.path,
        .kind = artefact.kind,
        .role = artefact.role,
        .revision = revision,
        .added = c.added,
        .removed = c.removed});
    const StepSpec *step = draft.state().sop.step(artefact.step);
    const bool ownWords = step != nullptr && step->type == StepType::Human && step->gate == GateRule::Never;
    if (ownWords && !anyFailed(revision.checks))
        approveHead(draft, c.path, true, {});
    return {};
}

Result<void> decideOn(Draft &draft, const command::Skip &c)
{
    // What is approved has been handed on: others may have built on it.
    BATON_TRY_ASSIGN(const auto artefact,
        findIn(draft, c.path,
            {ArtefactState::Queued, ArtefactState::Review, ArtefactState::ChangesRequested,
                ArtefactState::Failed}));
    draft.add(event::StepSkipped{.path = c.path, .role = artefact.role});
    return {};
}

Result<void> decideOn(Draft &draft, const command::Unskip &c)
{
    BATON_TRY_ASSIGN(const auto artefact, findIn(draft, c.path, {ArtefactState::Skipped}));
    draft.add(event::StepUnskipped{.path = c.path, .role = artefact.role});
    return {};
}

Result<void> decideOn(Draft &draft, const command::KeepStale &c)
{
    BATON_TRY_ASSIGN(const auto artefact, findIn(draft, c.path, {ArtefactState::Stale}));
    draft.add(event::StaleKept{.path = c.path});
    return {};
}

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

/// A new text of a role, or the report of a run that failed, is to be looked at before its gate, whatever became of
/// the look at the last one.
void queueReview(State &state, const Artefact &subject)
{
    const Artefact *known = reviewOf(state, subject);
    Artefact *review = known == nullptr ? nullptr : resting(state, known->path);
    if (review == nullptr)
        return;
    clearAnswer(*review);
    review->findings = {};
    review->staleBecause.clear();
    review->lastDecision.reset();
    review->state = ArtefactState::Queued;
    askNext(*review, firstVerb(state, state.sop.step(review->step)));
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
    artefact->lastDecision.reset();
    artefact->state = ArtefactState::Review;
    artefact->findings = {};
    artefact->loop = {};
    artefact->regenerateNote.clear();
    artefact->staleBecause.clear();
    clearAnswer(*artefact);
    if (e.revision.author == AuthorKind::Human)
        artefact->rounds.clear();
    forgetFaults(*artefact);
    const bool isRed = e.revision.author == AuthorKind::Derived && anyFailed(e.revision.checks);
    if (e.revision.author == AuthorKind::Role || isRed)
        queueReview(state, *artefact);
}

void evolveWith(State &state, const event::RevisionApproved &e)
{
    Artefact *artefact = resting(state, e.path);
    const Revision *revision = artefact == nullptr ? nullptr : artefact->revision(e.revision);
    if (revision == nullptr)
        return;
    artefact->lastDecision.reset();
    returnBatchToDrafts(state, *artefact);
    clearAnswer(*artefact);
    if (artefact->approvedRevision != e.revision)
        artefact->previousApproved = artefact->approvedRevision;
    artefact->approvedRevision = e.revision;
    artefact->approvedByPerson = e.byPerson;
    artefact->letMeReview = false;
    artefact->rounds.clear();
    artefact->asked = false;
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

void evolveWith(State &state, const event::StepSkipped &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr)
        return;
    remember(state, *artefact, u"skip"_s);
    returnBatchToDrafts(state, *artefact);
    clearAnswer(*artefact);
    artefact->staleBecause.clear();
    artefact->state = ArtefactState::Skipped;
}

void evolveWith(State &state, const event::StepUnskipped &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr || artefact->state != ArtefactState::Skipped)
        return;
    artefact->lastDecision.reset();
    const Revision *head = artefact->head();
    if (head == nullptr) {
        artefact->state = ArtefactState::Queued;
        askNext(*artefact, artefact->baseVerb);
    } else {
        // In older projects an approved artefact could be skipped.
        const bool wasApproved = head->number == artefact->approvedRevision;
        artefact->state = wasApproved ? ArtefactState::Approved : ArtefactState::Review;
    }
}

void evolveWith(State &state, const event::ArtefactStale &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr || artefact->approved() == nullptr)
        return;
    if (artefact->state != ArtefactState::Approved && artefact->state != ArtefactState::Stale)
        return;
    artefact->lastDecision.reset();
    artefact->state = ArtefactState::Stale;
    artefact->staleBecause += e.because;
    artefact->staleBecause.removeDuplicates();
}

void evolveWith(State &state, const event::StaleKept &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr || artefact->state != ArtefactState::Stale)
        return;
    remember(state, *artefact, u"keep-stale"_s);
    artefact->state = ArtefactState::Approved;
    artefact->staleBecause.clear();
}

} // namespace baton::engine
