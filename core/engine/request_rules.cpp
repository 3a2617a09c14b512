// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/loops.h"
#include "core/engine/rules.h"
#include "core/engine/sop_rules.h"

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostTokens = 1'000'000; ///< as an SOP may say

/// Remarks can be put on a text that rests; one that is being written changes under them.
Result<void> addRemark(Draft &draft, const Artefact &artefact, Remark remark)
{
    if (remark.text.trimmed().isEmpty())
        return failure(ErrorCode::InvalidArgument, u"the remark is empty"_s);
    if (remark.id.isEmpty())
        remark.id = {u"m%1"_s.arg(draft.state().nextRemark)};
    if (remark.revision == 0 && artefact.head() != nullptr)
        remark.revision = artefact.head()->number;
    remark.path = artefact.path;
    remark.lineFrom = std::max(remark.lineFrom, 0);
    remark.lineTo = std::max(remark.lineTo, remark.lineFrom);
    remark.state = RemarkState::Draft;
    remark.note.clear();
    remark.answeredIn = 0;
    remark.time = draft.now();
    draft.add(event::RemarkDrafted{.remark = remark});
    return {};
}

int numberOf(const RemarkId &id)
{
    return id.value.mid(1).toInt();
}

/// Drafts of an artefact in the order they were written.
QVector<RemarkId> draftsOf(const State &state, const QString &path)
{
    QVector<RemarkId> ids;
    for (const Remark &remark : state.remarks) {
        if (remark.path == path && remark.state == RemarkState::Draft)
            ids.append(remark.id);
    }
    std::sort(ids.begin(), ids.end(),
        [](const RemarkId &a, const RemarkId &b) { return numberOf(a) < numberOf(b); });
    return ids;
}

/// Documents and files of models can be asked for again; the person's own words and computed ones cannot.
Result<Artefact> findAskable(
    const Draft &draft, const QString &path, std::initializer_list<ArtefactState> states)
{
    auto artefact = findIn(draft, path, states);
    const StepSpec *step = artefact ? draft.state().sop.step(artefact->step) : nullptr;
    if (artefact && (step == nullptr || !step->asksModel()))
        return failure(ErrorCode::NotSupported, u"no role writes %1"_s.arg(path));
    return artefact;
}

} // namespace

Result<void> decideOn(Draft &draft, const command::DraftRemark &c)
{
    BATON_TRY_ASSIGN(const auto artefact, find(draft, c.remark.path));
    if (!c.remark.id.isEmpty()) {
        const auto known = draft.state().remarks.constFind(c.remark.id);
        if (known == draft.state().remarks.constEnd())
            return failure(ErrorCode::NotFound, c.remark.id.value);
        if (known->state != RemarkState::Draft || known->path != c.remark.path)
            return failure(ErrorCode::WrongState, u"remark %1 is no draft"_s.arg(c.remark.id.value));
    }
    return addRemark(draft, artefact, c.remark);
}

Result<void> decideOn(Draft &draft, const command::DiscardRemark &c)
{
    const auto known = draft.state().remarks.constFind(c.id);
    if (known == draft.state().remarks.constEnd())
        return failure(ErrorCode::NotFound, c.id.value);
    if (known->state != RemarkState::Draft)
        return failure(ErrorCode::WrongState, u"remark %1 is no draft"_s.arg(c.id.value));
    draft.add(event::RemarkDiscarded{.id = c.id, .path = known->path});
    return {};
}

Result<void> decideOn(Draft &draft, const command::RequestChanges &c)
{
    BATON_TRY_ASSIGN(const auto artefact,
        findAskable(draft, c.path,
            {ArtefactState::Review, ArtefactState::Approved, ArtefactState::Stale, ArtefactState::Failed}));
    if (artefact.head() == nullptr)
        return failure(ErrorCode::WrongState, u"%1 has no text yet"_s.arg(c.path));
    for (const Remark &extra : c.extra) {
        Remark fresh = extra;
        fresh.id = {};
        BATON_TRY(addRemark(draft, artefact, fresh));
    }
    const QVector<RemarkId> batch = draftsOf(draft.state(), c.path);
    if (batch.isEmpty())
        return failure(ErrorCode::InvalidArgument, u"there is no remark to send"_s);
    draft.add(event::ChangesRequested{
        .path = c.path, .role = artefact.role, .revision = artefact.head()->number, .remarks = batch});
    return {};
}

Result<void> decideOn(Draft &draft, const command::Regenerate &c)
{
    BATON_TRY_ASSIGN(const auto artefact,
        findAskable(draft, c.path,
            {ArtefactState::Review, ArtefactState::Approved, ArtefactState::Stale, ArtefactState::Failed,
                ArtefactState::ChangesRequested, ArtefactState::Skipped}));
    draft.add(event::RegenerateRequested{.path = c.path, .role = artefact.role, .note = c.note});
    return {};
}

Result<void> decideOn(Draft &draft, const command::Retry &c)
{
    BATON_TRY_ASSIGN(const auto artefact, findAskable(draft, c.path, {ArtefactState::Failed}));
    if (c.maxTokens < 0 || c.maxTokens > mostTokens)
        return failure(ErrorCode::InvalidArgument, u"the room for an answer"_s);
    if (c.patienceMs < 0 || c.patienceMs > command::Retry::longestPatienceMs)
        return failure(ErrorCode::InvalidArgument, u"the time to wait"_s);
    draft.add(event::RetryRequested{.path = c.path,
        .role = artefact.role,
        .verb = artefact.baseVerb,
        .partial = artefact.findings,
        .maxTokens = c.maxTokens,
        .patienceMs = c.patienceMs});
    return {};
}

Result<void> decideOn(Draft &draft, const command::DecideFinding &c)
{
    const auto known = draft.state().remarks.constFind(c.id);
    if (known == draft.state().remarks.constEnd())
        return failure(ErrorCode::NotFound, c.id.value);
    if (known->state != RemarkState::Finding)
        return failure(ErrorCode::WrongState, u"%1 is no finding that waits for you"_s.arg(c.id.value));
    draft.add(event::FindingDecided{
        .id = c.id, .path = known->path, .forwarded = c.forward, .text = c.text.trimmed()});
    return {};
}

Result<void> decideOn(Draft &draft, const command::RequestReview &c)
{
    BATON_TRY_ASSIGN(
        const auto subject, findIn(draft, c.path, {ArtefactState::Review, ArtefactState::Approved}));
    const Artefact *review = reviewOf(draft.state(), subject);
    if (review == nullptr)
        return failure(ErrorCode::NotSupported, u"no step of this SOP reviews %1"_s.arg(c.path));
    if (!review->activeCall.isEmpty())
        return failure(ErrorCode::WrongState, u"%1 is being written"_s.arg(review->path));
    draft.add(event::ReviewRequested{.path = review->path, .role = review->role, .subject = c.path});
    return {};
}

Result<void> decideOn(Draft &draft, const command::ContinueAnswer &c)
{
    BATON_TRY_ASSIGN(const auto artefact, findAskable(draft, c.path, {ArtefactState::Failed}));
    if (artefact.failure.partial.isEmpty())
        return failure(ErrorCode::WrongState, u"%1 has no text to continue"_s.arg(c.path));
    if (artefact.failure.code == ErrorCode::RunawayAnswer)
        return failure(ErrorCode::WrongState, u"%1 did not come to an end by itself"_s.arg(c.path));
    draft.add(event::RetryRequested{
        .path = c.path, .role = artefact.role, .verb = Verb::Continue, .partial = artefact.failure.partial});
    return {};
}

Result<void> decideOn(Draft &draft, const command::Refresh &c)
{
    BATON_TRY_ASSIGN(const auto artefact, findAskable(draft, c.path, {ArtefactState::Stale}));
    draft.add(event::RefreshRequested{
        .path = c.path, .role = artefact.role, .letMeReview = c.letMeReview});
    return {};
}

Result<void> decideOn(Draft &draft, const command::SetPauseMark &c)
{
    BATON_TRY_ASSIGN(const auto artefact, find(draft, c.path));
    if (artefact.pauseBefore != c.on)
        draft.add(event::PauseMarkSet{.path = c.path, .on = c.on});
    return {};
}

Result<void> decideOn(Draft &draft, const command::PostNote &c)
{
    if (draft.state().sop.role(c.role) == nullptr)
        return failure(ErrorCode::UnknownRole, c.role);
    if (c.text.trimmed().isEmpty())
        return failure(ErrorCode::InvalidArgument, u"the note is empty"_s);
    draft.add(event::NotePosted{.id = u"n%1"_s.arg(draft.state().nextNote), .role = c.role, .text = c.text});
    return {};
}

Result<void> decideOn(Draft &draft, const command::RemoveNote &c)
{
    const QVector<RoleNote> &notes = draft.state().notes;
    if (std::none_of(notes.cbegin(), notes.cend(), [&](const RoleNote &note) { return note.id == c.id; }))
        return failure(ErrorCode::NotFound, c.id);
    draft.add(event::NoteRemoved{.id = c.id});
    return {};
}

void evolveWith(State &state, const event::RemarkDrafted &e)
{
    if (e.remark.id.isEmpty())
        return;
    const auto known = state.remarks.constFind(e.remark.id);
    if (known != state.remarks.constEnd() && known->state != RemarkState::Draft)
        return;
    Remark remark = e.remark;
    remark.state = RemarkState::Draft;
    state.remarks.insert(remark.id, remark);
    state.nextRemark = std::max(state.nextRemark, numberOf(remark.id.value) + 1);
}

void evolveWith(State &state, const event::RemarkDiscarded &e)
{
    const auto known = state.remarks.constFind(e.id);
    if (known != state.remarks.constEnd() && known->state == RemarkState::Draft)
        state.remarks.remove(e.id);
}

void evolveWith(State &state, const event::ChangesRequested &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr)
        return;
    remember(state, *artefact, u"request-changes"_s);
    returnBatchToDrafts(state, *artefact);
    clearAnswer(*artefact);
    for (const RemarkId &id : e.remarks) {
        const auto remark = state.remarks.find(id);
        if (remark == state.remarks.end() || artefact->openBatch.contains(id))
            continue;
        remark->state = RemarkState::Sent;
        artefact->openBatch.append(id);
    }
    artefact->state = ArtefactState::ChangesRequested;
    artefact->rounds.clear();
    artefact->regenerateNote.clear();
    artefact->staleBecause.clear();
    askNext(*artefact, againVerb(state, state.sop.step(artefact->step)));
}

void evolveWith(State &state, const event::RegenerateRequested &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr)
        return;
    remember(state, *artefact, u"regenerate"_s);
    returnBatchToDrafts(state, *artefact);
    clearAnswer(*artefact);
    artefact->regenerateNote = e.note;
    artefact->rounds.clear();
    artefact->staleBecause.clear();
    artefact->state = ArtefactState::Queued;
    askNext(*artefact, firstVerb(state, state.sop.step(artefact->step)));
}

void evolveWith(State &state, const event::RetryRequested &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr || e.verb == Verb::Complete)
        return;
    remember(state, *artefact, e.verb == Verb::Continue ? u"continue"_s : u"retry"_s);
    // More room would be of no use if the next try began with too little again.
    const bool wasThinking = artefact->failure.code == ErrorCode::ThinkingOnly;
    const qint64 limit = e.maxTokens > 0 ? e.maxTokens : wasThinking ? artefact->answerLimit : 0;
    clearAnswer(*artefact);
    artefact->rounds.clear();
    artefact->answerLimit = limit;
    artefact->patienceMs = e.patienceMs;
    askNext(*artefact, e.verb);
    if (e.verb == Verb::Continue)
        artefact->partial = e.partial;
    else
        artefact->findings = e.partial;
    artefact->state = queueState(*artefact);
}

void evolveWith(State &state, const event::SentBack &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr || e.verb == Verb::Complete || e.verb == Verb::Continue)
        return;
    artefact->lastDecision.reset();
    returnBatchToDrafts(state, *artefact);
    clearAnswer(*artefact);
    artefact->rounds.insert(e.cause, e.round);
    artefact->findings = e.findings;
    artefact->loop = e.cause;
    // The rounds of a run are counted at its report.
    if (Artefact *report = state.artefact(e.because); report != nullptr && e.cause == cause::tests)
        report->rounds.insert(e.cause, e.round);
    artefact->regenerateNote.clear();
    artefact->staleBecause.clear();
    artefact->state = ArtefactState::ChangesRequested;
    askNext(*artefact, e.verb);
}

void evolveWith(State &state, const event::FindingsNoted &e)
{
    if (state.artefact(e.path) == nullptr)
        return;
    for (const Remark &finding : e.findings) {
        if (finding.id.isEmpty() || finding.path != e.path || state.remarks.contains(finding.id))
            continue;
        Remark remark = finding;
        remark.state = RemarkState::Finding;
        state.remarks.insert(remark.id, remark);
        state.nextRemark = std::max(state.nextRemark, engine::numberOf(remark.id.value) + 1);
    }
}

void evolveWith(State &state, const event::FindingDecided &e)
{
    const auto finding = state.remarks.find(e.id);
    if (finding == state.remarks.end() || finding->state != RemarkState::Finding)
        return;
    finding->state = e.forwarded ? RemarkState::Draft : RemarkState::Dropped;
    if (e.forwarded && !e.text.isEmpty())
        finding->text = e.text;
}

void evolveWith(State &state, const event::ReviewRequested &e)
{
    Artefact *review = resting(state, e.path);
    if (review == nullptr)
        return;
    clearAnswer(*review);
    review->findings = {};
    review->staleBecause.clear();
    review->asked = true;
    review->state = ArtefactState::Queued;
    askNext(*review, firstVerb(state, state.sop.step(review->step)));
}

void evolveWith(State &state, const event::RefreshRequested &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr)
        return;
    remember(state, *artefact, u"refresh"_s);
    returnBatchToDrafts(state, *artefact);
    clearAnswer(*artefact);
    artefact->letMeReview = e.letMeReview;
    artefact->regenerateNote.clear();
    artefact->staleBecause.clear();
    artefact->state = ArtefactState::Queued;
    askNext(*artefact, againVerb(state, state.sop.step(artefact->step)));
}

} // namespace baton::engine
