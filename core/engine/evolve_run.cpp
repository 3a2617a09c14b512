// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/relative_path.h"
#include "core/engine/evolve_steps.h"
#include "core/engine/sop_rules.h"

#include <algorithm>

namespace baton::engine {

void evolveWith(State &state, const event::ProjectCreated &e)
{
    if (state.exists())
        return;
    state.name = e.name;
    state.sop = e.sop;
    state.config = e.config;
    state.mode = RunMode::Created;
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
