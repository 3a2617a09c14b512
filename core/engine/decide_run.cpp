// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/relative_path.h"
#include "core/engine/budget.h"
#include "core/engine/decide_steps.h"
#include "core/engine/planning.h"
#include "core/engine/scheduler.h"
#include "core/engine/sop_rules.h"

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

QString firstLine(const QString &text)
{
    constexpr qsizetype longest = 200;
    const QStringList lines = text.split(u'\n');
    const auto line = std::find_if(lines.cbegin(), lines.cend(),
        [](const QString &candidate) { return !candidate.trimmed().isEmpty(); });
    return line == lines.cend() ? QString() : line->trimmed().left(longest);
}

bool isMissing(const State &state, const StepSpec &step)
{
    return std::none_of(state.artefacts.cbegin(), state.artefacts.cend(),
        [&](const Artefact &a) { return a.step == step.id && !a.removed; });
}

/// Cards of steps that run once and ask a model: they exist from the start, so that lanes show what will
/// come.
void planOnceSteps(const State &state, event::ArtefactsPlanned &plan)
{
    for (const StepSpec &step : state.sop.steps) {
        const bool wanted = !step.isPerItem() && step.asksModel() && isActive(state, step);
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

Result<void> checkSop(const Sop &sop)
{
    const StepSpec *human = requirementStep(sop);
    if (sop.id.isEmpty() || human == nullptr)
        return failure(
            ErrorCode::SopInvalid, u"the SOP has no step in which a person writes the requirement"_s);
    for (const StepSpec &step : sop.steps) {
        if (step.isPerItem() || step.type == StepType::Derive || step.type == StepType::Command)
            continue;
        if (const auto path = RelativePath::parse(step.path); !path)
            return failure(ErrorCode::SopInvalid, u"step '%1': %2"_s.arg(step.id, path.error().detail));
    }
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
    if (c.config.parallel < 1)
        return failure(ErrorCode::InvalidArgument, u"at least one call at once is needed"_s);
    if (c.config == draft.state().config)
        return {};
    draft.add(event::ConfigChanged{.config = c.config});
    warnOfLimits(draft);
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

} // namespace baton::engine
