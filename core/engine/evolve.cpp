// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/evolve.h"

#include "core/base/relative_path.h"
#include "core/engine/rules.h"
#include "core/engine/sop_rules.h"

#include <algorithm>

namespace baton::engine {

namespace {

template <class E>
concept HasPath = requires(const E &e)
{
    QString(e.path);
};

/// Notes when an artefact came into another state than it was in.
template <class E> void evolveAndDate(State &state, const E &event)
{
    if constexpr (HasPath<E>) {
        const Artefact *before = state.artefact(event.path);
        const std::optional<ArtefactState> was =
            before == nullptr ? std::nullopt : std::optional(before->state);
        const auto revisions = before == nullptr ? 0 : before->revisions.size();
        evolveWith(state, event);
        Artefact *after = state.artefact(event.path);
        if (after != nullptr && (was != after->state || after->revisions.size() != revisions))
            after->since = state.time;
    } else {
        evolveWith(state, event);
    }
}

} // namespace

void evolve(State &state, const StoredEvent &stored)
{
    state.seq = stored.seq;
    state.time = stored.time;
    std::visit([&state](const auto &event) { evolveAndDate(state, event); }, stored.event);
}

Artefact *resting(State &state, const QString &path)
{
    Artefact *artefact = state.artefact(path);
    return artefact != nullptr && artefact->activeCall.isEmpty() ? artefact : nullptr;
}

void endCall(State &state, Artefact &artefact)
{
    state.calls.remove(artefact.activeCall);
    artefact.activeCall = {};
    artefact.pendingReply = {};
}

ArtefactState queueState(const Artefact &artefact)
{
    const bool asked = !artefact.openBatch.isEmpty() || !artefact.findings.isEmpty();
    return asked ? ArtefactState::ChangesRequested : ArtefactState::Queued;
}

void askNext(Artefact &artefact, Verb verb)
{
    artefact.nextVerb = verb;
    if (verb != Verb::Continue && verb != Verb::Complete)
        artefact.baseVerb = verb;
}

void remember(const State &state, Artefact &artefact, const QString &word)
{
    artefact.lastDecision = LastDecision{word, artefact, state.time};
}

void clearAnswer(Artefact &artefact)
{
    artefact.wanted.clear();
    artefact.partial = {};
    artefact.continuations = 0;
    artefact.answerLimit = 0;
    artefact.patienceMs = 0;
    artefact.failure = {};
    artefact.fallback = {};
}

void returnBatchToDrafts(State &state, Artefact &artefact)
{
    for (const RemarkId &id : std::as_const(artefact.openBatch)) {
        const auto remark = state.remarks.find(id);
        if (remark != state.remarks.end() && remark->state == RemarkState::Sent)
            remark->state = RemarkState::Draft;
    }
    artefact.openBatch.clear();
    artefact.findings = {};
    artefact.loop = {};
}

int numberOf(const QString &id)
{
    bool ok = false;
    const int number = id.mid(1).toInt(&ok);
    return ok && number > 0 && number < std::numeric_limits<int>::max() ? number : 0;
}

void plan(State &state, const event::ArtefactsPlanned::Plan &plan)
{
    if (!RelativePath::parse(plan.path))
        return;
    Artefact *artefact = state.artefact(plan.path);
    const bool isNew = artefact == nullptr;
    if (isNew) {
        Artefact fresh;
        fresh.path = plan.path;
        state.artefacts.append(fresh);
        artefact = &state.artefacts.last();
        askNext(*artefact, firstVerb(state, state.sop.step(plan.step)));
    }
    artefact->kind = plan.kind;
    artefact->step = plan.step;
    artefact->role = plan.role;
    artefact->title = plan.title;
    artefact->item = plan.item;
    artefact->recordOnly = plan.recordOnly;
    artefact->removed = false;
}

void sortByStep(State &state)
{
    std::stable_sort(
        state.artefacts.begin(), state.artefacts.end(), [&state](const Artefact &a, const Artefact &b) {
            return stepIndex(state.sop, a.step) < stepIndex(state.sop, b.step);
        });
}

} // namespace baton::engine
