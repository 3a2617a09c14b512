// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_state.h"

#include <QDateTime>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

TimeMs at(int hour, int minute, int second = 0)
{
    return QDateTime(QDate(2026, 3, 14), QTime(hour, minute, second)).toMSecsSinceEpoch();
}

StepSpec step(const QString &id, const QString &role, const QString &title, const QString &stage,
    StepType type, const QStringList &reads)
{
    StepSpec spec;
    spec.id = id;
    spec.role = role;
    spec.title = title;
    spec.stage = stage;
    spec.type = type;
    spec.kind = id;
    spec.reads = reads;
    return spec;
}

Revision revision(int number, const QString &role, TimeMs time, AuthorKind author = AuthorKind::Role)
{
    Revision r;
    r.number = number;
    r.author = author;
    r.role = role;
    r.time = time;
    r.bytes = 2400;
    r.lines = 80;
    return r;
}

ActiveCall activeCall(const QString &id, const QString &path, const QString &role, TimeMs sent)
{
    ActiveCall call;
    call.id = {id};
    call.path = path;
    call.kind = u"code"_s;
    call.step = u"code"_s;
    call.role = role;
    call.times.scheduled = sent;
    call.times.sent = sent;
    call.reserved = Money::fromUsd(0.02);
    return call;
}

void addFiles(State &state)
{
    const auto file = [&](const QString &path, ArtefactState s, int revisions,
                          const QStringList &deps) -> Artefact & {
        Artefact a = sampleArtefact(path, u"code"_s, u"engineer"_s, s, revisions);
        a.item = {path, deps, {}, {}};
        state.artefacts.append(a);
        return state.artefacts.last();
    };
    file(u"src/main.py"_s, ArtefactState::Approved, 1, {});
    Artefact &board = file(u"src/board.py"_s, ArtefactState::Review, 2, {});
    board.revisions.last().time = at(10, 12);
    board.revisions.last().inputs = {{u"docs/tasks.md"_s, 1}};
    file(u"src/game.py"_s, ArtefactState::Writing, 0, {u"src/board.py"_s}).activeCall = {u"c8"_s};
    file(u"src/history.py"_s, ArtefactState::Writing, 0, {}).activeCall = {u"c9"_s};
    file(u"src/ui.py"_s, ArtefactState::Queued, 0, {u"src/game.py"_s});
    const auto test = [&](const QString &path, ArtefactState s, int revisions, const QString &of) {
        Artefact a = sampleArtefact(path, u"test"_s, u"qa_engineer"_s, s, revisions);
        a.item = {of, {}, {}, {}};
        state.artefacts.append(a);
    };
    test(u"tests/test_main.py"_s, ArtefactState::Approved, 1, u"src/main.py"_s);
    test(u"tests/test_board.py"_s, ArtefactState::Queued, 0, u"src/board.py"_s);
}

} // namespace

Sop sampleSop()
{
    Sop sop;
    sop.id = u"software-company"_s;
    sop.title = u"Software company"_s;
    const QList<std::pair<QString, QString>> roles{{u"you"_s, u"You"_s},
        {u"product_manager"_s, u"Product Manager"_s}, {u"architect"_s, u"Architect"_s},
        {u"project_manager"_s, u"Project Manager"_s}, {u"engineer"_s, u"Engineer"_s},
        {u"qa_engineer"_s, u"QA Engineer"_s}};
    for (const auto &role : roles) {
        RoleSpec spec;
        spec.id = role.first;
        spec.name = role.second;
        sop.roles.append(spec);
    }
    const auto document = StepType::Document;
    sop.steps = {step(u"requirement"_s, u"you"_s, u"Requirement"_s, u"Request"_s, StepType::Human, {}),
        step(u"prd"_s, u"product_manager"_s, u"PRD"_s, u"Product"_s, document, {u"requirement"_s}),
        step(u"design"_s, u"architect"_s, u"System design"_s, u"Design"_s, document, {u"prd"_s}),
        step(u"tasks"_s, u"project_manager"_s, u"Tasks"_s, u"Tasks"_s, document, {u"prd"_s, u"design"_s}),
        step(u"code"_s, u"engineer"_s, u"Code"_s, u"Build & test"_s, StepType::File,
            {u"design"_s, u"tasks"_s}),
        step(u"test"_s, u"qa_engineer"_s, u"Tests"_s, u"Build & test"_s, StepType::File, {u"code"_s})};
    sop.steps[4].forEach.artefact = u"tasks"_s;
    sop.steps[5].forEach.artefact = u"tasks"_s;
    return sop;
}

Artefact sampleArtefact(
    const QString &path, const QString &stepId, const QString &role, ArtefactState state, int revisions)
{
    Artefact a;
    a.path = path;
    a.kind = stepId;
    a.step = stepId;
    a.role = role;
    a.state = state;
    for (int i = 1; i <= revisions; ++i)
        a.revisions.append(revision(i, role, at(10, i)));
    if (state == ArtefactState::Approved) {
        a.approvedRevision = revisions;
        a.approvedByPerson = true;
    }
    return a;
}

State sampleState()
{
    State state;
    state.name = u"2048 with undo"_s;
    state.sop = sampleSop();
    state.mode = RunMode::Running;
    state.seq = 1284;
    state.config.model = {u"openai"_s, u"gpt-4.1"_s};
    state.config.roleModels.insert(u"engineer"_s, {u"openai"_s, u"gpt-4.1-mini"_s});
    state.config.maxCost = Money::fromUsd(3);
    state.config.roleAutoApprove.insert(u"project_manager"_s, true);
    const auto document = [&](const QString &path, const QString &id, const QString &role,
                              const QString &title, int n, const QStringList &inputs) -> Artefact & {
        Artefact a = sampleArtefact(path, id, role, ArtefactState::Approved, n);
        a.title = title;
        for (const QString &input : inputs)
            a.revisions.last().inputs.append({input, 1});
        state.artefacts.append(a);
        return state.artefacts.last();
    };
    document(u"docs/requirement.md"_s, u"requirement"_s, u"you"_s, u"Requirement"_s, 2, {});
    document(u"docs/prd.md"_s, u"prd"_s, u"product_manager"_s, u"PRD"_s, 3, {u"docs/requirement.md"_s})
        .revisions.last()
        .author = AuthorKind::Human;
    document(
        u"docs/system_design.md"_s, u"design"_s, u"architect"_s, u"System design"_s, 2, {u"docs/prd.md"_s});
    document(u"docs/tasks.md"_s, u"tasks"_s, u"project_manager"_s, u"Tasks"_s, 1,
        {u"docs/prd.md"_s, u"docs/system_design.md"_s})
        .approvedByPerson = false;
    addFiles(state);
    state.calls.insert({u"c8"_s}, activeCall(u"c8"_s, u"src/game.py"_s, u"engineer"_s, at(10, 13, 20)));
    ActiveCall waiting = activeCall(u"c9"_s, u"src/history.py"_s, u"engineer"_s, at(10, 13, 20));
    waiting.lastAttempt = {1, ErrorCode::RateLimited, {}, 429, 8000, 5, at(10, 13, 56)};
    state.calls.insert({u"c9"_s}, waiting);
    state.totals.calls = 8;
    state.totals.tokens = {18204, 6911, 11104, 0, 0, false};
    state.totals.cost = Money::fromUsd(0.42);
    return state;
}

QVector<StoredEvent> sampleEvents()
{
    QVector<StoredEvent> events;
    const auto add = [&](TimeMs time, const Event &event) {
        events.append({events.size() + 1270, time, event});
    };
    const auto publish = [&](TimeMs time, const QString &path, const QString &role, int n,
                             const QString &call, int added, int removed) {
        event::RevisionProposed e{path, {}, role, revision(n, role, time), {}, added, removed};
        e.revision.call = {call};
        add(time, e);
    };
    const auto answer = [&](TimeMs time, const QString &call, qint64 in, qint64 out, double usd, qint64 ms) {
        event::CallAnswered e;
        e.call = {call};
        e.usage = {in, out, 0, 0, 0, false};
        e.cost = Money::fromUsd(usd);
        e.times.sent = time - ms;
        e.times.lastByte = time;
        add(time, e);
    };
    answer(at(10, 3), u"c1"_s, 1200, 1110, 0.03, 14'000);
    publish(at(10, 3), u"docs/prd.md"_s, u"product_manager"_s, 1, u"c1"_s, 0, 0);
    event::RevisionProposed edit{
        u"docs/prd.md"_s, {}, u"product_manager"_s, revision(3, {}, at(10, 5), AuthorKind::Human), {}, 6, 2};
    add(at(10, 5), edit);
    add(at(10, 5),
        event::RevisionApproved{u"docs/prd.md"_s, u"product_manager"_s, 3, true, {}, {u"architect"_s}});
    add(at(10, 7), event::NotePosted{u"n1"_s, u"architect"_s, u"Keep the last 20 moves on disk."_s});
    answer(at(10, 8), u"c2"_s, 2100, 1802, 0.05, 22'000);
    publish(at(10, 8), u"docs/system_design.md"_s, u"architect"_s, 2, u"c2"_s, 12, 3);
    add(at(10, 9),
        event::RevisionApproved{u"docs/tasks.md"_s, u"project_manager"_s, 1, false, {}, {u"engineer"_s}});
    event::ArtefactFailed failed{u"src/ui.py"_s, u"engineer"_s,
        {ErrorCode::Disconnected, u"after 212 words"_s, {u"c5"_s}, {u"abc"_s}}};
    add(at(10, 11), failed);
    publish(at(10, 12), u"src/board.py"_s, u"engineer"_s, 2, u"c7"_s, 9, 4);
    return events;
}

QVector<session::LiveText> sampleLive()
{
    session::LiveText game;
    game.call = {u"c8"_s};
    game.path = u"src/game.py"_s;
    game.startedAt = at(10, 13, 20);
    game.firstTextAt = at(10, 13, 22);
    game.lastTextAt = game.firstTextAt + 6645;
    game.tokens = 412;
    return {game};
}

TimeMs sampleNow()
{
    return at(10, 14);
}

State largeState(int files)
{
    State state = sampleState();
    for (int i = 0; i < files; ++i) {
        const QString path = u"src/module_%1/file_%2.py"_s.arg(i / 20).arg(i);
        Artefact a = sampleArtefact(path, u"code"_s, u"engineer"_s, ArtefactState::Approved, 1);
        a.item.file = path;
        a.revisions.last().inputs = {{u"docs/tasks.md"_s, 1}};
        state.artefacts.append(a);
    }
    return state;
}

} // namespace baton::test
