// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/approval.h"
#include "core/engine/decide_steps.h"
#include "core/engine/dependency_graph.h"
#include "core/engine/scheduler.h"
#include "core/engine/staleness.h"

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

/// The approved revision of an artefact has found its way into something, or is on it.
bool isUsed(const State &state, const Artefact &artefact)
{
    const auto uses = [&](const QVector<InputRef> &inputs) {
        return usedRevision(inputs, artefact.path) == artefact.approvedRevision;
    };
    const bool inFlight = std::any_of(
        state.calls.cbegin(), state.calls.cend(), [&](const ActiveCall &call) { return uses(call.inputs); });
    const bool inRevision =
        std::any_of(state.artefacts.cbegin(), state.artefacts.cend(), [&](const Artefact &reader) {
            const auto usesIt = [&](const Revision &revision) { return uses(revision.inputs); };
            return reader.path != artefact.path
                && std::any_of(reader.revisions.cbegin(), reader.revisions.cend(), usesIt);
        });
    return inFlight || inRevision;
}

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
                ArtefactState::ChangesRequested}));
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
    BATON_TRY_ASSIGN(const auto artefact, find(draft, c.path));
    if (artefact.state == ArtefactState::Writing || artefact.state == ArtefactState::Skipped)
        return failure(ErrorCode::WrongState, u"%1 is %2"_s.arg(c.path, toWord(artefact.state)));
    draft.add(event::StepSkipped{.path = c.path, .role = artefact.role});
    return {};
}

Result<void> decideOn(Draft &draft, const command::Undo &c)
{
    BATON_TRY_ASSIGN(const auto artefact, findIn(draft, c.path, {ArtefactState::Approved}));
    const Revision *head = artefact.head();
    if (!artefact.approvedByPerson || head == nullptr || head->number != artefact.approvedRevision)
        return failure(ErrorCode::WrongState, u"%1 was not approved by you last"_s.arg(c.path));
    if (isUsed(draft.state(), artefact))
        return failure(ErrorCode::WrongState, u"work that builds on %1 has begun"_s.arg(c.path));
    draft.add(event::ApprovalUndone{.path = c.path, .revision = artefact.approvedRevision});
    return {};
}

Result<void> decideOn(Draft &draft, const command::KeepStale &c)
{
    BATON_TRY_ASSIGN(const auto artefact, findIn(draft, c.path, {ArtefactState::Stale}));
    draft.add(event::StaleKept{.path = c.path});
    return {};
}

} // namespace baton::engine
