// SPDX-License-Identifier: GPL-3.0-or-later
// What a person decided is taken back: an approval that nothing builds on, or another decision as long as
// nothing has come of it.
#include "core/engine/dependency_graph.h"
#include "core/engine/evolve.h"
#include "core/engine/rules.h"
#include "core/engine/staleness.h"

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

bool usesApproved(const QVector<InputRef> &inputs, const Artefact &artefact)
{
    return usedRevision(inputs, artefact.path) == artefact.approvedRevision;
}

/// The approved revision of an artefact has found its way into something, or is on it.
bool isUsed(const State &state, const Artefact &artefact)
{
    const bool inFlight = std::any_of(state.calls.cbegin(), state.calls.cend(),
        [&](const ActiveCall &call) { return usesApproved(call.inputs, artefact); });
    const bool inRevision =
        std::any_of(state.artefacts.cbegin(), state.artefacts.cend(), [&](const Artefact &reader) {
            const auto usesIt = [&](const Revision &r) { return usesApproved(r.inputs, artefact); };
            return reader.path != artefact.path
                && std::any_of(reader.revisions.cbegin(), reader.revisions.cend(), usesIt);
        });
    return inFlight || inRevision;
}

Result<void> undoApproval(Draft &draft, const Artefact &artefact)
{
    const Revision *head = artefact.head();
    if (!artefact.approvedByPerson || head == nullptr || head->number != artefact.approvedRevision)
        return failure(
            ErrorCode::WrongState, u"the last decision on %1 was no approval of yours"_s.arg(artefact.path));
    if (isUsed(draft.state(), artefact))
        return failure(ErrorCode::WrongState,
            u"work that builds on %1 has begun; edit it, send remarks or regenerate it"_s.arg(artefact.path));
    draft.add(event::ApprovalUndone{.path = artefact.path, .revision = artefact.approvedRevision});
    return {};
}

bool reads(const DependencyGraph &graph, const Artefact &reader, const Artefact &artefact)
{
    const ReadSet set = graph.readsOf(reader);
    return std::any_of(set.reads.cbegin(), set.reads.cend(),
        [&](const Read &read) { return read.artefact->path == artefact.path; });
}

/// Somebody who reads the artefact has gone on since.
bool hasReaderSince(const State &state, const Artefact &artefact, TimeMs time)
{
    const DependencyGraph graph(state);
    return std::any_of(state.artefacts.cbegin(), state.artefacts.cend(), [&](const Artefact &reader) {
        const Revision *head = reader.head();
        return reads(graph, reader, artefact)
            && (!reader.activeCall.isEmpty() || (head != nullptr && head->time > time));
    });
}

Result<void> undoDecision(Draft &draft, const Artefact &artefact)
{
    if (!artefact.lastDecision)
        return failure(ErrorCode::WrongState,
            u"there is no decision on %1 that can still be taken back"_s.arg(artefact.path));
    if (!artefact.activeCall.isEmpty())
        return failure(ErrorCode::WrongState,
            u"the call for %1 has been sent: undo it with --stop, or wait and edit what comes"_s.arg(
                artefact.path));
    const LastDecision &last = *artefact.lastDecision;
    // What a skip leaves out, others do without from then on.
    const bool wasSkip = artefact.state == ArtefactState::Skipped;
    if (wasSkip && hasReaderSince(draft.state(), artefact, last.time))
        return failure(ErrorCode::WrongState,
            u"work that goes on without %1 has begun; take the skip back with unskip"_s.arg(artefact.path));
    draft.add(event::DecisionUndone{.path = artefact.path, .role = artefact.role, .decision = last.word});
    return {};
}

/// The last decision on it was to approve it.
bool isApproval(const Artefact &artefact)
{
    return !artefact.lastDecision && artefact.state == ArtefactState::Approved;
}

/// It could not have been made, or not like this, without the last decision on the artefact.
bool isCausedBy(const State &state, const ActiveCall &call, const Artefact &artefact)
{
    if (isApproval(artefact))
        return usesApproved(call.inputs, artefact);
    if (artefact.state != ArtefactState::Skipped || !artefact.lastDecision)
        return call.path == artefact.path;
    const Artefact *reader = state.artefact(call.path);
    return reader != nullptr && reads(DependencyGraph(state), *reader, artefact)
        && call.times.scheduled >= artefact.lastDecision->time;
}

} // namespace

Result<void> decideOn(Draft &draft, const command::Undo &c)
{
    BATON_TRY_ASSIGN(const auto artefact, find(draft, c.path));
    return isApproval(artefact) ? undoApproval(draft, artefact) : undoDecision(draft, artefact);
}

Result<QVector<CallId>> callsToStop(const State &state, const QString &path)
{
    const Artefact *artefact = state.artefact(path);
    if (artefact == nullptr)
        return failure(ErrorCode::UnknownArtefact, path);
    QVector<CallId> calls;
    State stopped = state;
    for (const ActiveCall &call : state.calls) {
        if (!isCausedBy(state, call, *artefact))
            continue;
        if (!call.answer.isEmpty())
            return failure(ErrorCode::WrongState, u"the answer for %1 has come already"_s.arg(call.path));
        calls.append(call.id);
        const event::CallFailed end{
            .call = call.id, .path = call.path, .role = call.role, .code = ErrorCode::Aborted};
        evolve(stopped, {state.seq, state.time, end});
    }
    BATON_TRY(decide(stopped, command::Undo{.path = path}, state.time));
    return calls;
}

namespace {

void clearStaleBecause(Artefact &artefact, const QString &path)
{
    artefact.staleBecause.removeAll(path);
    if (artefact.staleBecause.isEmpty() && artefact.state == ArtefactState::Stale)
        artefact.state = ArtefactState::Approved;
}

} // namespace

void evolveWith(State &state, const event::ApprovalUndone &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr || artefact->approvedRevision != e.revision || e.revision == 0)
        return;
    artefact->approvedRevision = artefact->previousApproved;
    artefact->previousApproved = 0;
    artefact->approvedByPerson = false;
    artefact->lastDecision.reset();
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

void evolveWith(State &state, const event::DecisionUndone &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr || !artefact->lastDecision)
        return;
    const Standing before = artefact->lastDecision->before;
    artefact->lastDecision.reset();
    returnBatchToDrafts(state, *artefact);
    static_cast<Standing &>(*artefact) = before;
    for (const RemarkId &id : before.openBatch) {
        const auto remark = state.remarks.find(id);
        if (remark != state.remarks.end() && remark->state == RemarkState::Draft)
            remark->state = RemarkState::Sent;
    }
}

} // namespace baton::engine
