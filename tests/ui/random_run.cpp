// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/random_run.h"

#include "tests/support/sample_state.h"

namespace baton::test {

using namespace Qt::StringLiterals;

RandomRun::RandomRun(quint32 seed) : m_random(seed)
{
    m_state = sampleState();
    m_state.seq = 0;
    m_state.time = sampleNow();
}

void RandomRun::add(EventBatch &batch, const Event &event)
{
    m_state.time += 1000 + below(5000);
    ++m_state.seq;
    batch.events.append({m_state.seq, m_state.time, event});
    m_events.append(batch.events.last());
}

Artefact *RandomRun::pick(std::initializer_list<ArtefactState> states)
{
    QVector<Artefact *> fitting;
    for (Artefact &artefact : m_state.artefacts) {
        const bool fits = std::find(states.begin(), states.end(), artefact.state) != states.end();
        if (fits && !artefact.removed && artefact.role != humanRole)
            fitting.append(&artefact);
    }
    return fitting.isEmpty() ? nullptr : fitting[below(static_cast<quint32>(fitting.size()))];
}

void RandomRun::plan(EventBatch &batch)
{
    event::ArtefactsPlanned event;
    event.because = u"docs/tasks.md"_s;
    for (quint32 i = 0; i < 1 + below(3); ++i) {
        const int number = m_files++;
        const bool test = below(3) == 0;
        Artefact a;
        a.path = u"%1/f%2.py"_s.arg(test ? u"tests"_s : u"src/part%1"_s.arg(number % 3)).arg(number);
        a.step = a.kind = test ? u"test"_s : u"code"_s;
        a.role = test ? u"qa_engineer"_s : u"engineer"_s;
        a.item.file = a.path;
        event.planned.append({a.path, a.kind, a.step, a.role, {}, a.item});
        m_state.artefacts.append(a);
    }
    add(batch, event);
}

void RandomRun::start(EventBatch &batch, Artefact &artefact)
{
    ActiveCall call;
    call.id = {u"c%1"_s.arg(m_state.nextCall++)};
    call.path = artefact.path;
    call.role = artefact.role;
    call.times.sent = m_state.time;
    artefact.state = ArtefactState::Writing;
    artefact.activeCall = call.id;
    m_state.calls.insert(call.id, call);
    add(batch, event::CallScheduled{call});
    if (below(3) != 0)
        return;
    CallAttempt attempt{1, ErrorCode::RateLimited, {}, 429, 4000, 5, m_state.time};
    m_state.calls[call.id].lastAttempt = attempt;
    add(batch, event::CallRetrying{call.id, call.path, attempt});
}

void RandomRun::finish(EventBatch &batch, Artefact &artefact)
{
    const CallId id = artefact.activeCall;
    m_state.calls.remove(id);
    artefact.activeCall = {};
    if (below(5) == 0) {
        artefact.state = ArtefactState::Failed;
        artefact.failure = {ErrorCode::Disconnected, {}, id, {u"hash"_s}};
        add(batch,
            event::CallFailed{
                id, artefact.path, artefact.role, ErrorCode::Disconnected, {}, 0, {}, {}, {}, {}});
        add(batch, event::ArtefactFailed{artefact.path, artefact.role, artefact.failure});
        return;
    }
    event::CallAnswered answered;
    answered.call = id;
    answered.path = artefact.path;
    answered.role = artefact.role;
    answered.usage.output = below(2000);
    add(batch, answered);
    Revision revision;
    revision.number = static_cast<int>(artefact.revisions.size()) + 1;
    revision.role = artefact.role;
    revision.call = id;
    revision.time = m_state.time;
    revision.inputs = {{u"docs/tasks.md"_s, 1}};
    artefact.revisions.append(revision);
    artefact.state = ArtefactState::Review;
    add(batch,
        event::RevisionProposed{artefact.path, artefact.kind, artefact.role, revision, {},
            static_cast<int>(below(30)), static_cast<int>(below(30))});
}

void RandomRun::decide(EventBatch &batch, Artefact &artefact)
{
    const int head = static_cast<int>(artefact.revisions.size());
    if (below(3) == 0) {
        artefact.state = ArtefactState::ChangesRequested;
        add(batch, event::ChangesRequested{artefact.path, artefact.role, head, {{u"m1"_s}}});
        return;
    }
    artefact.state = ArtefactState::Approved;
    artefact.approvedRevision = head;
    artefact.approvedByPerson = true;
    add(batch, event::RevisionApproved{artefact.path, artefact.role, head, true, {}, {u"qa_engineer"_s}});
}

void RandomRun::note(EventBatch &batch)
{
    if (!m_state.notes.isEmpty() && below(2) == 0) {
        const QString id = m_state.notes.takeLast().id;
        add(batch, event::NoteRemoved{id});
        return;
    }
    const QString id = u"n%1"_s.arg(m_state.nextNote++);
    m_state.notes.append({id, u"engineer"_s, u"Mind the edges"_s, false, m_state.time});
    add(batch, event::NotePosted{id, u"engineer"_s, u"Mind the edges"_s});
}

EventBatch RandomRun::step()
{
    EventBatch batch;
    using S = ArtefactState;
    switch (below(6)) {
    case 0:
        plan(batch);
        break;
    case 1:
    case 2:
        if (Artefact *artefact = pick({S::Queued, S::ChangesRequested, S::Failed, S::Stale}))
            start(batch, *artefact);
        break;
    case 3:
        if (Artefact *artefact = pick({S::Writing}))
            finish(batch, *artefact);
        break;
    case 4:
        if (Artefact *artefact = pick({S::Review}))
            decide(batch, *artefact);
        break;
    default:
        note(batch);
        if (Artefact *artefact = below(4) == 0 ? pick({S::Queued}) : nullptr)
            artefact->removed = true;
        if (Artefact *artefact = below(4) == 0 ? pick({S::Approved}) : nullptr) {
            artefact->state = S::Stale;
            artefact->staleBecause = {u"docs/tasks.md"_s};
            add(batch, event::ArtefactStale{artefact->path, artefact->staleBecause});
        }
    }
    return batch;
}

} // namespace baton::test
