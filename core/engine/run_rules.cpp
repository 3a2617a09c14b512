// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/relative_path.h"
#include "core/engine/approval.h"
#include "core/engine/budget.h"
#include "core/engine/planning.h"
#include "core/engine/rules.h"
#include "core/engine/scheduler.h"
#include "core/engine/sop_rules.h"
#include "core/markdown/lines.h"

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

QString firstLine(const QString &text)
{
    constexpr qsizetype longest = 200;
    const QStringView filled = QStringView(text).trimmed();
    return filled.left(filled.indexOf(u'\n')).trimmed().left(longest).toString();
}

bool isMissing(const State &state, const StepSpec &step)
{
    return std::none_of(state.artefacts.cbegin(), state.artefacts.cend(),
        [&](const Artefact &a) { return a.step == step.id && !a.removed; });
}

/// Cards of steps that run once and ask a model or run a program: they exist from the start, so that lanes
/// show what will come.
void planOnceSteps(const State &state, event::ArtefactsPlanned &plan)
{
    for (const StepSpec &step : state.sop.steps) {
        const bool makes = step.asksModel() || step.type == StepType::Command;
        const bool wanted = !step.isPerItem() && makes && isActive(state, step);
        if (wanted && isMissing(state, step))
            plan.planned.append(planOf(step));
    }
}

/// After a switch was turned: cards of steps that are on now, and untouched cards of steps that are off.
event::ArtefactsPlanned planAgain(const State &state)
{
    event::ArtefactsPlanned plan;
    planOnceSteps(state, plan);
    for (const Artefact &artefact : state.artefacts) {
        const StepSpec *step = state.sop.step(artefact.step);
        if (artefact.removed || step == nullptr)
            continue;
        const bool untouched = artefact.revisions.isEmpty() && artefact.activeCall.isEmpty();
        if (step->asksModel() && untouched && !isActive(state, *step))
            plan.removed.append(artefact.path);
        if (const Revision *approved = artefact.approved(); approved && isWorkTable(state, artefact.kind)) {
            const event::ArtefactsPlanned rows = planItems(state, artefact, approved->facts);
            plan.planned += rows.planned;
            plan.removed += rows.removed;
        }
    }
    plan.removed.removeDuplicates();
    return plan;
}

/// Approves what waits and needs nobody any more. A copy of the list: an approval plans new artefacts.
void releaseWaiting(Draft &draft)
{
    const QVector<Artefact> artefacts = draft.state().artefacts;
    for (const Artefact &artefact : artefacts) {
        if (!artefact.removed)
            approveIfGateLets(draft, artefact.path);
    }
}

/// Steps that no build can run yet are refused at the start instead of left out without a word.
Result<void> checkStep(const Sop &sop, const StepSpec &step)
{
    if (step.type == StepType::Command && step.isPerItem())
        return failure(ErrorCode::SopInvalid,
            u"step '%1' runs a program for each row; it can run once, for the whole project"_s.arg(step.id));
    if (step.type == StepType::Human && &step != requirementStep(sop))
        return failure(ErrorCode::SopInvalid,
            u"step '%1' is a second step of a person; there can be one, for the requirement"_s.arg(step.id));
    if (step.isPerItem() || step.type == StepType::Derive)
        return {};
    if (const auto path = RelativePath::parse(step.path); !path)
        return failure(ErrorCode::SopInvalid, u"step '%1': %2"_s.arg(step.id, path.error().detail));
    return {};
}

Result<void> checkSop(const Sop &sop)
{
    const StepSpec *human = requirementStep(sop);
    if (sop.id.isEmpty() || human == nullptr)
        return failure(
            ErrorCode::SopInvalid, u"the SOP has no step in which a person writes the requirement"_s);
    for (const StepSpec &step : sop.steps)
        BATON_TRY(checkStep(sop, step));
    return {};
}

} // namespace

Result<void> decideOn(Draft &draft, const command::CreateProject &c)
{
    if (draft.state().exists())
        return failure(ErrorCode::WrongState, u"the project exists"_s);
    if (c.requirement.content.trimmed().isEmpty())
        return failure(ErrorCode::InvalidArgument, u"the requirement is empty"_s);
    BATON_TRY(checkSop(c.sop));
    draft.add(event::ProjectCreated{.name = c.name, .sop = c.sop, .config = c.config});
    event::ArtefactsPlanned plan;
    planOnceSteps(draft.state(), plan);
    draft.add(plan);
    draft.add(event::RequirementSubmitted{.path = requirementStep(c.sop)->path,
        .revision = 1,
        .text = c.requirement.hash,
        .bytes = c.requirement.content.toUtf8().size(),
        .lines = lineCount(c.requirement.content),
        .summary = firstLine(c.requirement.content)});
    draft.addText(c.requirement);
    draft.add(event::RunStarted{});
    return {};
}

Result<void> decideOn(Draft &draft, const command::ChangeConfig &c)
{
    const RunConfig config = patched(draft.state().config, c.patch);
    if (config.parallel < 1)
        return failure(ErrorCode::InvalidArgument, u"at least one call at once is needed"_s);
    if (config.maxAnswer < 0)
        return failure(ErrorCode::InvalidArgument, u"the room for an answer"_s);
    if (config != draft.state().config) {
        draft.add(event::ConfigChanged{.config = config});
        warnOfLimits(draft);
        if (const event::ArtefactsPlanned plan = planAgain(draft.state()); isWorthRecording(plan))
            draft.add(plan);
    }
    if (c.releaseWaiting)
        releaseWaiting(draft);
    return {};
}

Result<void> decideOn(Draft &draft, const command::ChangeSop &c)
{
    BATON_TRY(checkSop(c.sop));
    if (c.sop == draft.state().sop)
        return failure(ErrorCode::InvalidArgument, u"the project has this SOP already"_s);
    if (!draft.state().calls.isEmpty() || !draft.state().programs.isEmpty())
        return failure(ErrorCode::WrongState, u"roles are at work: pause the run and wait for them"_s);
    draft.add(event::SopChanged{.sop = c.sop});
    if (const event::ArtefactsPlanned plan = planAgain(draft.state()); isWorthRecording(plan))
        draft.add(plan);
    return {};
}

Result<void> decideOn(Draft &draft, const command::Start &)
{
    const State &state = draft.state();
    if (state.mode == RunMode::Running)
        return failure(ErrorCode::WrongState, u"the run is going on"_s);
    if (state.mode == RunMode::Finished && isComplete(state))
        return failure(ErrorCode::WrongState, u"the run is finished"_s);
    if (state.mode == RunMode::OverBudget && !fitsAgain(state))
        return failure(ErrorCode::Budget, u"the limit leaves no room for the next call"_s);
    draft.add(event::RunStarted{});
    return {};
}

Result<void> decideOn(Draft &draft, const command::Pause &)
{
    if (draft.state().mode != RunMode::Running)
        return failure(ErrorCode::WrongState, u"the run is not going on"_s);
    draft.add(event::RunPaused{});
    return {};
}

Result<void> decideOn(Draft &draft, const command::Stop &)
{
    const RunMode mode = draft.state().mode;
    if (mode != RunMode::Running && mode != RunMode::Paused && mode != RunMode::OverBudget)
        return failure(ErrorCode::WrongState, u"the run is not going on"_s);
    draft.add(event::RunStopped{});
    return {};
}

Result<void> decideOn(Draft &draft, const command::Finish &)
{
    if (draft.state().mode == RunMode::Finished)
        return failure(ErrorCode::WrongState, u"the run is finished"_s);
    if (!isComplete(draft.state()))
        return failure(ErrorCode::WrongState, u"there is work left"_s);
    draft.add(event::RunFinished{});
    return {};
}

void evolveWith(State &state, const event::ProjectCreated &e)
{
    if (state.exists())
        return;
    state.name = e.name;
    state.sop = e.sop;
    state.config = e.config;
    state.mode = RunMode::Created;
}

/// An artefact whose step is gone is a plain file from then on, or leaves when it had not come so far.
void evolveWith(State &state, const event::SopChanged &e)
{
    if (!state.exists() || e.sop.id.isEmpty())
        return;
    state.sop = e.sop;
    for (Artefact &artefact : state.artefacts) {
        const StepSpec *step = state.sop.step(artefact.step);
        if (step == nullptr) {
            artefact.removed = artefact.removed || artefact.approved() == nullptr;
            artefact.state = artefact.approved() == nullptr ? artefact.state : ArtefactState::Approved;
            artefact.staleBecause.clear();
        } else {
            artefact.kind = step->kind;
            artefact.role = step->role;
            artefact.recordOnly = step->recordOnly;
            artefact.title = step->isPerItem() ? artefact.title : step->title;
        }
    }
    sortByStep(state);
}

void evolveWith(State &state, const event::ConfigChanged &e)
{
    state.config = e.config;
}

void evolveWith(State &state, const event::RequirementSubmitted &e)
{
    const StepSpec *step = requirementStep(state.sop);
    if (step == nullptr || !RelativePath::parse(e.path))
        return;
    if (state.artefact(e.path) == nullptr)
        plan(state, {e.path, step->kind, step->id, step->role, step->title, {}});
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr || e.revision != artefact->revisions.size() + 1)
        return;
    Revision revision;
    revision.number = e.revision;
    revision.author = AuthorKind::Human;
    revision.role = humanRole;
    revision.text = e.text;
    revision.bytes = e.bytes;
    revision.lines = e.lines;
    revision.time = state.time;
    artefact->revisions.append(revision);
    artefact->previousApproved = artefact->approvedRevision;
    artefact->approvedRevision = e.revision;
    artefact->approvedByPerson = true;
    artefact->state = ArtefactState::Approved;
    state.requirement = e.summary;
    state.requirementText = e.text;
    sortByStep(state);
}

void evolveWith(State &state, const event::ArtefactsPlanned &e)
{
    for (const event::ArtefactsPlanned::Plan &planned : e.planned)
        plan(state, planned);
    for (const QString &path : e.removed) {
        if (Artefact *artefact = state.artefact(path))
            artefact->removed = true;
    }
    sortByStep(state);
}

void evolveWith(State &state, const event::ArtefactAdded &e)
{
    if (state.artefact(e.plan.path) != nullptr)
        return;
    plan(state, e.plan);
    sortByStep(state);
}

void evolveWith(State &state, const event::PauseMarkSet &e)
{
    if (Artefact *artefact = state.artefact(e.path))
        artefact->pauseBefore = e.on;
}

void evolveWith(State &state, const event::NotePosted &e)
{
    state.notes.append({e.id, e.role, e.text, false, state.time});
    state.nextNote = std::max(state.nextNote, numberOf(e.id) + 1);
}

void evolveWith(State &state, const event::NoteRemoved &e)
{
    state.notes.erase(std::remove_if(state.notes.begin(), state.notes.end(),
                          [&](const RoleNote &note) { return note.id == e.id; }),
        state.notes.end());
}

void evolveWith(State &state, const event::RunStarted &)
{
    state.mode = RunMode::Running;
    state.budgetReached.reset();
    state.priceUnknown.reset();
    for (Artefact &artefact : state.artefacts)
        artefact.writeFailed = false;
}

void evolveWith(State &state, const event::RunPaused &)
{
    state.mode = RunMode::Paused;
}

void evolveWith(State &state, const event::RunStopped &)
{
    state.mode = RunMode::Stopped;
}

void evolveWith(State &state, const event::RunFinished &)
{
    state.mode = RunMode::Finished;
}

void evolveWith(State &state, const event::BudgetReached &e)
{
    state.mode = RunMode::OverBudget;
    state.budgetReached = e;
    state.priceUnknown.reset();
}

void evolveWith(State &state, const event::BudgetWarning &e)
{
    state.warnedLimits.insert(e.role, e.limit);
}

void evolveWith(State &state, const event::PriceUnknown &e)
{
    state.mode = RunMode::OverBudget;
    state.priceUnknown = e;
    state.budgetReached.reset();
}

} // namespace baton::engine
