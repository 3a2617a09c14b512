// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/evolve_steps.h"

#include <algorithm>

namespace baton::engine {

namespace {

void add(UsageTotals &totals, const Usage &usage, const std::optional<Money> &cost)
{
    ++totals.calls;
    totals.tokens += usage;
    totals.cost += cost.value_or(Money{});
    totals.unpricedCalls += cost ? 0 : 1;
}

void settle(State &state, const ActiveCall &call, const Usage &usage, const std::optional<Money> &cost,
    bool failed = false)
{
    add(state.totals, usage, cost);
    add(state.totalsByRole[call.role], usage, cost);
    CallRecord record;
    record.id = call.id;
    record.path = call.path;
    record.kind = call.kind;
    record.step = call.step;
    record.role = call.role;
    record.verb = call.verb;
    record.endpoint = call.endpoint;
    record.model = call.model;
    record.promptTokens = call.promptTokens;
    record.usage = usage;
    record.cost = cost;
    record.reserved = call.reserved;
    record.failed = failed;
    record.time = state.time;
    state.ledger.append(record);
}

/// The artefact whose call this is, if the call is at work.
Artefact *writerOf(State &state, const CallId &id)
{
    const auto call = state.calls.constFind(id);
    if (id.isEmpty() || call == state.calls.constEnd())
        return nullptr;
    Artefact *artefact = state.artefact(call->path);
    return artefact != nullptr && artefact->activeCall == id ? artefact : nullptr;
}

} // namespace

void evolveWith(State &state, const event::CallScheduled &e)
{
    Artefact *artefact = resting(state, e.call.path);
    if (artefact == nullptr || e.call.id.isEmpty() || state.calls.contains(e.call.id))
        return;
    state.calls.insert(e.call.id, e.call);
    state.nextCall = std::max(state.nextCall, numberOf(e.call.id.value) + 1);
    artefact->state = ArtefactState::Writing;
    artefact->activeCall = e.call.id;
    artefact->failure = {};
    artefact->staleBecause.clear();
    for (RoleNote &note : state.notes)
        note.delivered = note.delivered || note.role == e.call.role;
}

void evolveWith(State &state, const event::CallRetrying &e)
{
    const auto call = state.calls.find(e.call);
    if (call != state.calls.end())
        call->lastAttempt = e.attempt;
}

void evolveWith(State &state, const event::CallAnswered &e)
{
    Artefact *artefact = writerOf(state, e.call);
    if (artefact == nullptr || e.answer.isEmpty() || !state.calls.value(e.call).answer.isEmpty())
        return;
    ActiveCall &call = state.calls[e.call];
    settle(state, call, e.usage, e.cost);
    call.answer = e.answer;
    call.finish = e.finish;
    if (!e.model.isEmpty())
        call.model = e.model;
    call.times = e.times;
    artefact->pendingReply = e.call;
    // Counted when answered, not when asked: a call that died is asked again as the same, so that a
    // recording is not used up by a crash.
    ++state.timesAsked[verbLine(call.verb, call.path, call.kind)];
}

void evolveWith(State &state, const event::CallFailed &e)
{
    Artefact *artefact = writerOf(state, e.call);
    if (artefact == nullptr)
        return;
    const bool consumed =
        !e.partial.isEmpty() || e.usage.input > 0 || e.usage.output > 0 || (e.cost && e.cost->nanoUsd != 0);
    if (consumed)
        settle(state, state.calls.value(e.call), e.usage, e.cost, true);
    endCall(state, *artefact);
    artefact->state = queueState(*artefact);
}

void evolveWith(State &state, const event::CallInterrupted &e)
{
    Artefact *artefact = writerOf(state, e.call);
    if (artefact == nullptr)
        return;
    endCall(state, *artefact);
    artefact->state = queueState(*artefact);
}

void evolveWith(State &state, const event::FallbackChosen &e)
{
    Artefact *artefact = resting(state, e.path);
    if (artefact != nullptr && !e.to.provider.isEmpty())
        artefact->fallback = e.to;
}

void evolveWith(State &state, const event::CompletionNeeded &e)
{
    Artefact *artefact = state.artefact(e.path);
    const bool fits = e.verb == Verb::Continue || e.verb == Verb::Complete;
    if (artefact == nullptr || !fits || (!artefact->activeCall.isEmpty() && artefact->activeCall != e.call))
        return;
    endCall(state, *artefact);
    artefact->state = ArtefactState::Queued;
    artefact->nextVerb = e.verb;
    artefact->partial = e.partial;
    if (e.verb == Verb::Complete)
        artefact->wanted = e.sections;
    ++artefact->continuations;
}

void evolveWith(State &state, const event::ArtefactFailed &e)
{
    Artefact *artefact = state.artefact(e.path);
    if (artefact == nullptr || (!artefact->activeCall.isEmpty() && artefact->activeCall != e.failure.call))
        return;
    endCall(state, *artefact);
    artefact->state = ArtefactState::Failed;
    artefact->failure = e.failure;
    artefact->fallback = {};
}

} // namespace baton::engine
