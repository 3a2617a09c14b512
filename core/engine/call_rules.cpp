// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/budget.h"
#include "core/engine/dependency_graph.h"
#include "core/engine/rules.h"

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

ActiveCall activeCall(const Draft &draft, const Artefact &artefact, const command::ScheduleCall &c)
{
    const State &state = draft.state();
    const StepSpec *step = state.sop.step(artefact.step);
    ActiveCall call;
    call.id = {u"c%1"_s.arg(state.nextCall)};
    call.path = artefact.path;
    call.kind = artefact.kind;
    call.step = artefact.step;
    call.role = artefact.role;
    call.verb = artefact.nextVerb;
    call.nth = state.timesAsked.value(verbLine(call.verb, call.path, call.kind)) + 1;
    call.endpoint = c.endpoint;
    call.model = c.model;
    call.isFallback = !artefact.fallback.provider.isEmpty();
    call.maxTokens = c.maxTokens > 0 ? c.maxTokens : step == nullptr ? 0 : step->maxTokens;
    call.promptTokens = c.promptTokens;
    for (const PromptMessage &message : c.messages)
        call.messages.append({message.role, message.text.hash, message.parts});
    call.inputs = c.inputs;
    call.reserved = c.reservation;
    call.times.scheduled = draft.now();
    return call;
}

} // namespace

Result<ActiveCall> runningCall(const Draft &draft, const CallId &id)
{
    const auto call = draft.state().calls.constFind(id);
    if (call == draft.state().calls.constEnd() || !call->answer.isEmpty())
        return failure(ErrorCode::WrongState, u"call %1 is not running"_s.arg(id.value));
    return *call;
}

Result<void> decideOn(Draft &draft, const command::ScheduleCall &c)
{
    BATON_TRY_ASSIGN(const auto artefact, find(draft, c.path));
    const State &state = draft.state();
    if (state.mode != RunMode::Running)
        return failure(ErrorCode::WrongState, u"the run is not going on"_s);
    if (!DependencyGraph(state).isReady(*state.artefact(c.path)))
        return failure(ErrorCode::WrongState, u"%1 is not ready"_s.arg(c.path));
    if (callsInFlight(state) >= state.config.parallel)
        return failure(ErrorCode::WrongState, u"enough calls are running"_s);
    if (asksForPrice(state, artefact.role, c.reservation)) {
        draft.add(event::PriceUnknown{
            .path = c.path, .role = artefact.role, .endpoint = c.endpoint, .model = c.model});
        return {};
    }
    if (waitsForTheFirstCall(state, {c.endpoint, c.model}, artefact.role, c.reservation))
        return failure(ErrorCode::Budget, u"%1 waits for the first call of %2"_s.arg(c.path, c.model));
    if (const auto stop = budgetStop(state, c.path, artefact.role, c.reservation)) {
        if (isWorthWaiting(*stop))
            return failure(ErrorCode::Budget, u"%1 waits for money that running calls hold"_s.arg(c.path));
        draft.add(*stop);
        return {};
    }
    draft.add(event::CallScheduled{.call = activeCall(draft, artefact, c)});
    for (const PromptMessage &message : c.messages)
        draft.addText(message.text);
    return {};
}

Result<void> decideOn(Draft &draft, const command::RecordAttempt &c)
{
    BATON_TRY_ASSIGN(const auto call, runningCall(draft, c.call));
    draft.add(event::CallRetrying{.call = c.call, .path = call.path, .attempt = c.attempt});
    return {};
}

Result<void> decideOn(Draft &draft, const command::RecordAnswer &c)
{
    BATON_TRY_ASSIGN(const auto call, runningCall(draft, c.call));
    if (c.answer.hash.isEmpty())
        return failure(ErrorCode::InvalidArgument, u"an answer needs its text's hash"_s);
    CallTimes times = c.times;
    times.scheduled = call.times.scheduled;
    const TextHash reasoning = c.reasoning.content.isEmpty() ? TextHash{} : c.reasoning.hash;
    draft.add(event::CallAnswered{.call = c.call,
        .path = call.path,
        .role = call.role,
        .answer = c.answer.hash,
        .reasoning = reasoning,
        .finish = c.finish,
        .finishRaw = c.finishRaw,
        .model = c.model.isEmpty() ? call.model : c.model,
        .usage = c.usage,
        .cost = c.cost,
        .times = times});
    warnOfLimits(draft);
    draft.addText(c.answer);
    if (!reasoning.isEmpty())
        draft.addText(c.reasoning);
    return {};
}

Result<void> decideOn(Draft &draft, const command::MarkInterrupted &c)
{
    BATON_TRY_ASSIGN(const auto call, runningCall(draft, c.call));
    const TextHash partial = c.partial.content.isEmpty() ? TextHash{} : c.partial.hash;
    draft.add(
        event::CallInterrupted{.call = c.call, .path = call.path, .role = call.role, .partial = partial});
    if (!partial.isEmpty())
        draft.addText(c.partial);
    return {};
}

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
    // A call that was stopped has left nothing: what caused it can still be taken back.
    if (e.code != ErrorCode::Aborted)
        artefact->lastDecision.reset();
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
    artefact->lastDecision.reset();
    artefact->state = ArtefactState::Queued;
    artefact->nextVerb = e.verb;
    artefact->partial = e.partial;
    if (e.verb == Verb::Complete)
        artefact->wanted = e.sections;
    ++artefact->continuations;
}

void evolveWith(State &state, const event::AnswerLimitRaised &e)
{
    Artefact *artefact = state.artefact(e.path);
    if (artefact == nullptr || e.maxTokens <= 0
        || (!artefact->activeCall.isEmpty() && artefact->activeCall != e.call))
        return;
    endCall(state, *artefact);
    artefact->state = queueState(*artefact);
    artefact->answerLimit = e.maxTokens;
}

void evolveWith(State &state, const event::ArtefactFailed &e)
{
    Artefact *artefact = state.artefact(e.path);
    if (artefact == nullptr || (!artefact->activeCall.isEmpty() && artefact->activeCall != e.failure.call))
        return;
    endCall(state, *artefact);
    artefact->lastDecision.reset();
    artefact->state = ArtefactState::Failed;
    artefact->failure = e.failure;
    artefact->fallback = {};
}

} // namespace baton::engine
