// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/evolve_steps.h"
#include "core/engine/sop_rules.h"

#include <algorithm>

namespace baton::engine {

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
    artefact->regenerateNote.clear();
    artefact->staleBecause.clear();
    askNext(*artefact, againVerb(state.sop.step(artefact->step)));
}

void evolveWith(State &state, const event::RegenerateRequested &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr)
        return;
    returnBatchToDrafts(state, *artefact);
    clearAnswer(*artefact);
    artefact->regenerateNote = e.note;
    artefact->staleBecause.clear();
    artefact->state = ArtefactState::Queued;
    askNext(*artefact, firstVerb(state.sop.step(artefact->step)));
}

void evolveWith(State &state, const event::RetryRequested &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr || e.verb == Verb::Complete)
        return;
    clearAnswer(*artefact);
    askNext(*artefact, e.verb);
    if (e.verb == Verb::Continue)
        artefact->partial = e.partial;
    else
        artefact->findings = e.partial;
    artefact->state = queueState(*artefact);
}

void evolveWith(State &state, const event::RefreshRequested &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact == nullptr)
        return;
    returnBatchToDrafts(state, *artefact);
    clearAnswer(*artefact);
    artefact->regenerateNote.clear();
    artefact->staleBecause.clear();
    artefact->state = ArtefactState::Queued;
    askNext(*artefact, againVerb(state.sop.step(artefact->step)));
}

} // namespace baton::engine
