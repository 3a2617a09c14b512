// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/approval.h"
#include "core/engine/dependency_graph.h"
#include "core/engine/faults.h"
#include "core/engine/rules.h"

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

Result<Program> runningProgram(const Draft &draft, const EffectId &id)
{
    const auto program = draft.state().programs.constFind(id);
    if (program == draft.state().programs.constEnd())
        return failure(ErrorCode::WrongState, u"program %1 is not running"_s.arg(id.value));
    return *program;
}

void addEnd(Draft &draft, const Program &program, const command::RecordProgram &c)
{
    ProgramOutcome outcome = c.outcome;
    outcome.output = c.output.content.isEmpty() ? TextHash{} : c.output.hash;
    outcome.results = c.results.content.isEmpty() ? TextHash{} : c.results.hash;
    for (const Text *text : {&c.output, &c.results}) {
        if (!text->content.isEmpty())
            draft.addText(*text);
    }
    draft.add(event::ProgramEnded{.program = program.id, .path = program.path, .outcome = outcome});
}

Revision reportOf(
    const Draft &draft, const Artefact &artefact, const Program &program, const command::RecordProgram &c)
{
    Revision revision;
    revision.number = static_cast<int>(artefact.revisions.size()) + 1;
    revision.author = AuthorKind::Derived;
    revision.role = artefact.role;
    revision.text = c.report.hash;
    revision.bytes = c.report.content.toUtf8().size();
    revision.lines = c.lines;
    revision.call = program.id;
    revision.inputs = program.inputs;
    revision.checks = c.checks;
    revision.facts = c.facts;
    revision.time = draft.now();
    return revision;
}

} // namespace

Result<void> decideOn(Draft &draft, const command::StartProgram &c)
{
    BATON_TRY_ASSIGN(const auto artefact, find(draft, c.path));
    const State &state = draft.state();
    if (state.mode != RunMode::Running && !artefact.asked)
        return failure(ErrorCode::WrongState, u"the run is not going on"_s);
    if (!state.programs.isEmpty())
        return failure(ErrorCode::WrongState, u"another program is running"_s);
    if (!DependencyGraph(state).isProgramDue(*state.artefact(c.path)))
        return failure(ErrorCode::WrongState, u"%1 has nothing to run"_s.arg(c.path));
    draft.add(event::ProgramStarted{.program = {.id = {u"p%1"_s.arg(state.nextProgram)},
                                        .path = artefact.path,
                                        .step = artefact.step,
                                        .argv = c.argv,
                                        .inputs = c.inputs,
                                        .started = draft.now()}});
    return {};
}

Result<void> decideOn(Draft &draft, const command::RecordProgram &c)
{
    BATON_TRY_ASSIGN(const auto program, runningProgram(draft, c.program));
    BATON_TRY_ASSIGN(const auto artefact, find(draft, program.path));
    if (c.report.content.isEmpty() || c.outcome.end == ProgramEnd::Interrupted)
        return failure(ErrorCode::InvalidArgument, u"a run needs its report"_s);
    addEnd(draft, program, c);
    draft.addText(c.report);
    draft.add(event::RevisionProposed{.path = artefact.path,
        .kind = artefact.kind,
        .role = artefact.role,
        .revision = reportOf(draft, artefact, program, c)});
    approveIfGateLets(draft, artefact.path);
    return {};
}

Result<void> decideOn(Draft &draft, const command::MarkProgramInterrupted &c)
{
    BATON_TRY_ASSIGN(const auto program, runningProgram(draft, c.program));
    draft.add(event::ProgramEnded{
        .program = program.id, .path = program.path, .outcome = {.end = ProgramEnd::Interrupted}});
    return {};
}

Result<void> decideOn(Draft &draft, const command::RunTests &c)
{
    const Artefact *report = testReport(draft.state());
    if (report == nullptr)
        return failure(ErrorCode::NotSupported, u"no step of this run runs tests"_s);
    if (!report->activeCall.isEmpty())
        return failure(ErrorCode::WrongState, u"the tests are running"_s);
    if (report->state == ArtefactState::Skipped)
        return failure(ErrorCode::WrongState, u"%1 is skipped: take that back with unskip"_s.arg(report->path));
    if (c.onlyFailed && failingTests(*report).isEmpty())
        return failure(ErrorCode::WrongState, u"no test of the last run failed"_s);
    const QString path = report->path;
    draft.add(event::TestsRequested{.path = path, .role = report->role, .onlyFailed = c.onlyFailed});
    if (!DependencyGraph(draft.state()).isProgramDue(*draft.state().artefact(path)))
        return failure(
            ErrorCode::WrongState, u"files that the tests need are still being made or wait for you"_s);
    return {};
}

void evolveWith(State &state, const event::TestsRequested &e)
{
    Artefact *report = resting(state, e.path);
    if (report == nullptr || report->state == ArtefactState::Skipped)
        return;
    clearAnswer(*report);
    report->lastDecision.reset();
    report->staleBecause.clear();
    report->pauseBefore = false;
    report->asked = true;
    report->onlyFailed = e.onlyFailed;
    report->state = ArtefactState::Queued;
}

void evolveWith(State &state, const event::ProgramStarted &e)
{
    Artefact *artefact = resting(state, e.program.path);
    if (artefact == nullptr || e.program.id.isEmpty() || state.programs.contains(e.program.id))
        return;
    state.programs.insert(e.program.id, e.program);
    state.nextProgram = std::max(state.nextProgram, numberOf(e.program.id.value) + 1);
    artefact->state = ArtefactState::Writing;
    artefact->activeCall = e.program.id;
    artefact->lastDecision.reset();
    artefact->staleBecause.clear();
}

void evolveWith(State &state, const event::ProgramEnded &e)
{
    const auto running = state.programs.constFind(e.program);
    if (running == state.programs.constEnd())
        return;
    const Program program = *running;
    state.programs.erase(running);
    if (e.outcome.end != ProgramEnd::Interrupted)
        state.lastPrograms.insert(program.path, {program, e.outcome});
    Artefact *artefact = state.artefact(program.path);
    if (artefact == nullptr || artefact->activeCall != program.id)
        return;
    artefact->activeCall = {};
    artefact->state = ArtefactState::Queued;
    if (e.outcome.end == ProgramEnd::Interrupted)
        return;
    artefact->asked = false;
    artefact->onlyFailed = false;
}

} // namespace baton::engine
