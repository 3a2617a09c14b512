// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/budget.h"
#include "core/engine/endpoint_choice.h"
#include "core/engine/rules.h"

namespace baton::engine {

namespace {

/// How often a stream that was cut after text is continued by itself.
constexpr int maxDisconnects = 2;

/// Errors that may cut a stream which was going well; what had arrived is worth continuing.
bool cutsStream(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Disconnected:
    case ErrorCode::IdleTimeout:
    case ErrorCode::Server:
    case ErrorCode::Overloaded:
    case ErrorCode::RateLimited:
    case ErrorCode::Protocol:
        return true;
    default:
        return false;
    }
}

/// All text there is of the answer: what a Continue call went on from, and what it brought.
TextHash textSoFar(const Artefact &artefact, const ActiveCall &call, const command::RecordFailure &c)
{
    if (call.verb == Verb::Complete)
        return artefact.partial; // its new sections alone are no text of the artefact
    if (!c.stitched.content.isEmpty())
        return c.stitched.hash;
    if (call.verb == Verb::Continue && c.partial.content.isEmpty())
        return artefact.partial;
    return c.partial.content.isEmpty() ? TextHash{} : c.partial.hash;
}

void addFailed(Draft &draft, const Artefact &artefact, const command::RecordFailure &c, const TextHash &text)
{
    draft.add(event::ArtefactFailed{.path = artefact.path,
        .role = artefact.role,
        .failure = {c.error.code, c.error.detail, c.call, text}});
}

/// The endpoint is down and another one is set: the same is asked there, going on from what had arrived.
bool askElsewhere(Draft &draft, const Artefact &artefact, const ActiveCall &call,
    const command::RecordFailure &c, const TextHash &text)
{
    const auto other = fallbackFor(draft.state().config, call, c.error.code);
    if (!other)
        return false;
    draft.add(event::FallbackChosen{.call = c.call,
        .path = artefact.path,
        .role = artefact.role,
        .from = {call.endpoint, call.model},
        .to = *other,
        .reason = c.error.code});
    if (!c.partial.content.isEmpty()) {
        const Verb verb = call.verb == Verb::Complete ? Verb::Complete : Verb::Continue;
        draft.add(event::CompletionNeeded{.path = artefact.path,
            .verb = verb,
            .sections = artefact.wanted,
            .partial = text,
            .call = c.call,
            .reason = ErrorCode::Disconnected});
    }
    return true;
}

/// All that was paid for went into thinking: the same is asked once more with room for twice as much.
void askWithMoreRoom(
    Draft &draft, const Artefact &artefact, const ActiveCall &call, const command::RecordFailure &c)
{
    if (artefact.answerLimit > 0 || call.maxTokens <= 0) {
        addFailed(draft, artefact, c, textSoFar(artefact, call, c));
        return;
    }
    draft.add(event::AnswerLimitRaised{
        .path = artefact.path, .role = artefact.role, .call = c.call, .maxTokens = 2 * call.maxTokens});
}

/// The endpoint was paid and no text came of it. That is tried once more, as a call of its own with its own
/// reservation; the gateway must not, or a limit could be passed unseen.
bool isWorthAnother(const State &state, const Artefact &artefact, ErrorCode code)
{
    if (code != ErrorCode::EmptyResponse && !cutsStream(code))
        return false;
    int paidInVain = 0;
    for (auto record = state.ledger.crbegin(); record != state.ledger.crend(); ++record) {
        if (record->path != artefact.path)
            continue;
        if (!record->failed)
            break;
        ++paidInVain;
    }
    return paidInVain == 1;
}

/// What becomes of the artefact after its call ended without an answer.
void goOn(Draft &draft, const Artefact &artefact, const ActiveCall &call, const command::RecordFailure &c)
{
    const bool brought = !c.partial.content.isEmpty();
    const TextHash text = textSoFar(artefact, call, c);
    if (c.error.code == ErrorCode::Aborted || c.error.code == ErrorCode::Interrupted) {
        if (brought && !c.takenBack)
            addFailed(draft, artefact, c, text);
        return; // nothing lost: it waits to be asked the same again
    }
    if (c.error.code == ErrorCode::ThinkingOnly) {
        askWithMoreRoom(draft, artefact, call, c);
        return;
    }
    if (!brought && isWorthAnother(draft.state(), artefact, c.error.code))
        return;
    if (brought && cutsStream(c.error.code) && artefact.continuations < maxDisconnects) {
        const Verb verb = call.verb == Verb::Complete ? Verb::Complete : Verb::Continue;
        draft.add(event::CompletionNeeded{.path = artefact.path,
            .verb = verb,
            .sections = artefact.wanted,
            .partial = text,
            .call = c.call,
            .reason = ErrorCode::Disconnected});
        return;
    }
    if (askElsewhere(draft, artefact, call, c, text))
        return;
    addFailed(draft, artefact, c, text);
    if (haltsRun(c.error.code) && draft.state().mode == RunMode::Running)
        draft.add(event::RunPaused{});
}

} // namespace

Result<void> decideOn(Draft &draft, const command::RecordFailure &c)
{
    BATON_TRY_ASSIGN(const auto call, runningCall(draft, c.call));
    BATON_TRY_ASSIGN(const auto artefact, find(draft, call.path));
    CallTimes times = c.times;
    times.scheduled = call.times.scheduled;
    const TextHash partial = c.partial.content.isEmpty() ? TextHash{} : c.partial.hash;
    draft.add(event::CallFailed{.call = c.call,
        .path = call.path,
        .role = call.role,
        .code = c.error.code,
        .detail = c.error.detail,
        .httpStatus = c.httpStatus,
        .partial = partial,
        .usage = c.usage,
        .cost = c.cost,
        .times = times});
    warnOfLimits(draft);
    for (const Text *text : {&c.partial, &c.stitched}) {
        if (!text->content.isEmpty())
            draft.addText(*text);
    }
    goOn(draft, artefact, call, c);
    return {};
}

} // namespace baton::engine
