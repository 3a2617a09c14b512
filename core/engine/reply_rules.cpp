// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/relative_path.h"
#include "core/engine/approval.h"
#include "core/engine/loops.h"
#include "core/engine/planning.h"
#include "core/engine/rules.h"
#include "core/engine/scheduler.h"
#include "core/engine/sop_rules.h"

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

/// How often an answer that hit its token limit is continued by itself.
constexpr int maxContinuations = 3;

void fail(Draft &draft, const Artefact &artefact, const ActiveCall &call, ErrorCode code,
    const QString &detail, const TextHash &partial)
{
    draft.add(event::ArtefactFailed{
        .path = artefact.path, .role = artefact.role, .failure = {code, detail, call.id, partial}});
}

TextHash rawSoFar(const ActiveCall &call, const command::ProposeReply &c)
{
    return c.stitched.content.isEmpty() ? call.answer : c.stitched.hash;
}

/// The endpoint ended the answer for reasons of its own; what it wrote is no artefact.
std::optional<ErrorCode> refusedBy(FinishReason finish)
{
    switch (finish) {
    case FinishReason::ContentFilter:
        return ErrorCode::ContentFilter;
    case FinishReason::Refusal:
        return ErrorCode::Refused;
    default:
        return std::nullopt;
    }
}

/// Deals with an answer that is not whole. True when that settled it.
bool askForTheRest(
    Draft &draft, const Artefact &artefact, const ActiveCall &call, const command::ProposeReply &c)
{
    const bool completing = call.verb == Verb::Complete;
    if (call.finish == FinishReason::Length && !completing) {
        const TextHash partial = rawSoFar(call, c);
        if (partial == hashOf({})) { // of an older build: nothing can be gone on from
            fail(draft, artefact, call, ErrorCode::ThinkingOnly, {}, {});
            return true;
        }
        const int spent = artefact.continuations - (artefact.wanted.isEmpty() ? 0 : 1);
        if (spent < maxContinuations)
            draft.add(event::CompletionNeeded{.path = artefact.path,
                .verb = Verb::Continue,
                .partial = partial,
                .call = call.id,
                .reason = ErrorCode::Truncated});
        else
            fail(draft, artefact, call, ErrorCode::Truncated,
                u"even after it was gone on with %1 times"_s.arg(maxContinuations), partial);
        return true;
    }
    const bool lacks = !c.missingSections.isEmpty() && !c.text.content.isEmpty();
    if (lacks && artefact.wanted.isEmpty() && !completing) {
        draft.addText(c.text);
        draft.add(event::CompletionNeeded{.path = artefact.path,
            .verb = Verb::Complete,
            .sections = c.missingSections,
            .partial = c.text.hash,
            .call = call.id,
            .reason = ErrorCode::MissingSections});
        return true;
    }
    return false;
}

QVector<CheckResult> checksOf(const command::ProposeReply &c)
{
    QVector<CheckResult> checks = c.checks;
    const bool said = std::any_of(checks.cbegin(), checks.cend(), [](const CheckResult &check) {
        return check.id == check::sections && check.state == CheckState::Failed;
    });
    if (!c.missingSections.isEmpty() && !said)
        checks.append({check::sections, CheckState::Failed, c.missingSections.join(u", "_s), 0});
    return checks;
}

Revision revisionOf(const Draft &draft, const Artefact &artefact, const Text &text, int lines)
{
    Revision revision;
    revision.number = static_cast<int>(artefact.revisions.size()) + 1;
    revision.role = artefact.role;
    revision.text = text.hash;
    revision.bytes = text.content.toUtf8().size();
    revision.lines = lines;
    revision.time = draft.now();
    return revision;
}

void propose(Draft &draft, const Artefact &artefact, const ActiveCall &call, const command::ProposeReply &c)
{
    Revision revision = revisionOf(draft, artefact, c.text, c.lines);
    revision.model = call.model;
    revision.call = call.id;
    revision.inputs = call.inputs;
    revision.checks = checksWithRows(draft.state(), artefact, checksOf(c), c.facts);
    revision.facts = c.facts;
    revision.personLines = c.personLines;
    draft.addText(c.text);
    draft.add(event::RevisionProposed{.path = artefact.path,
        .kind = artefact.kind,
        .role = artefact.role,
        .revision = revision,
        .outcomes = c.outcomes,
        .added = c.added,
        .removed = c.removed});
}

Result<StepSpec> deriveStep(const Draft &draft, const QString &id)
{
    const StepSpec *step = draft.state().sop.step(id);
    if (step == nullptr || step->type != StepType::Derive)
        return failure(ErrorCode::InvalidArgument, u"'%1' is no derive step"_s.arg(id));
    return *step;
}

/// The computation found nothing to write (e.g. a language without a manifest): the step is done.
Result<void> addNothing(Draft &draft, const StepSpec &step)
{
    const bool known = std::any_of(draft.state().artefacts.cbegin(), draft.state().artefacts.cend(),
        [&](const Artefact &a) { return a.step == step.id && !a.removed; });
    if (known)
        return failure(ErrorCode::WrongState, u"step '%1' has an artefact"_s.arg(step.id));
    event::ArtefactsPlanned::Plan plan = planOf(step);
    plan.path = step.id;
    if (!RelativePath::parse(plan.path) || draft.state().artefact(plan.path) != nullptr)
        return failure(ErrorCode::UnsafePath, plan.path);
    draft.add(event::ArtefactAdded{.plan = plan});
    draft.add(event::StepSkipped{.path = plan.path, .role = step.role});
    return {};
}

Result<Artefact> derivedArtefact(Draft &draft, const StepSpec &step, const command::ProposeDerived &c)
{
    BATON_TRY(RelativePath::parse(c.path));
    if (const Artefact *known = draft.state().artefact(c.path)) {
        if (known->step != step.id)
            return failure(ErrorCode::UnsafePath, u"%1 belongs to another step"_s.arg(c.path));
        return *known;
    }
    draft.add(event::ArtefactAdded{
        .plan = {c.path, c.kind.isEmpty() ? step.kind : c.kind, step.id, step.role, step.title, {}}});
    return find(draft, c.path);
}

} // namespace

Result<void> decideOn(Draft &draft, const command::ProposeReply &c)
{
    const auto known = draft.state().calls.constFind(c.call);
    if (known == draft.state().calls.constEnd() || known->answer.isEmpty())
        return failure(ErrorCode::WrongState, u"call %1 has no answer to read"_s.arg(c.call.value));
    const ActiveCall call = *known;
    BATON_TRY_ASSIGN(const auto artefact, find(draft, call.path));
    if (artefact.pendingReply != c.call)
        return failure(ErrorCode::WrongState, u"%1 does not wait for call %2"_s.arg(call.path, c.call.value));
    const TextHash raw = rawSoFar(call, c);
    draft.addText(c.stitched);
    if (const auto refused = refusedBy(call.finish)) {
        fail(draft, artefact, call, *refused, {}, raw);
        return {};
    }
    if (c.unread) {
        fail(draft, artefact, call, c.unread->code, c.unread->detail, raw);
        return {};
    }
    if (askForTheRest(draft, artefact, call, c))
        return {};
    if (c.text.content.isEmpty()) {
        const StepSpec *step = draft.state().sop.step(call.step);
        const bool isFile = step != nullptr && step->type == StepType::File;
        const ErrorCode code = isFile ? ErrorCode::NoCode : ErrorCode::MissingSections;
        fail(draft, artefact, call, code, c.missingSections.join(u", "_s), raw);
        return {};
    }
    propose(draft, artefact, call, c);
    if (!sendBackByChecks(draft, artefact.path))
        approveIfGateLets(draft, artefact.path);
    return {};
}

Result<void> decideOn(Draft &draft, const command::ProposeDerived &c)
{
    BATON_TRY_ASSIGN(const auto step, deriveStep(draft, c.step));
    if (c.path.isEmpty())
        return addNothing(draft, step);
    BATON_TRY_ASSIGN(const auto artefact, derivedArtefact(draft, step, c));
    if (!artefact.activeCall.isEmpty())
        return failure(ErrorCode::WrongState, u"%1 is being written"_s.arg(c.path));
    const Revision *approved = artefact.approved();
    const bool replacesPersons =
        approved != nullptr && approved->author == AuthorKind::Human && approved->text != c.text.hash;
    Revision revision = revisionOf(draft, artefact, c.text, c.lines);
    revision.author = AuthorKind::Derived;
    revision.inputs = c.inputs;
    revision.checks = c.checks;
    draft.addText(c.text);
    draft.add(event::RevisionProposed{
        .path = artefact.path, .kind = artefact.kind, .role = artefact.role, .revision = revision});
    // What a person wrote is never replaced unseen, not even by a computation.
    if (!replacesPersons)
        approveIfGateLets(draft, artefact.path);
    return {};
}

Result<void> decideOn(Draft &draft, const command::KeepDraft &c)
{
    BATON_TRY_ASSIGN(const auto artefact, findIn(draft, c.path, {ArtefactState::Failed}));
    if (artefact.failure.partial.isEmpty() || c.text.content.isEmpty())
        return failure(ErrorCode::WrongState, u"%1 has no text to keep"_s.arg(c.path));
    Revision revision = revisionOf(draft, artefact, c.text, c.lines);
    revision.call = artefact.failure.call;
    revision.inputs = inputsOf(draft.state(), artefact);
    revision.checks = checksWithRows(draft.state(), artefact, c.checks, c.facts);
    revision.facts = c.facts;
    revision.personLines = c.personLines;
    revision.draft = true;
    draft.addText(c.text);
    draft.add(event::RevisionProposed{
        .path = artefact.path, .kind = artefact.kind, .role = artefact.role, .revision = revision});
    return {};
}

} // namespace baton::engine
