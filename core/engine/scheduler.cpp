// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/scheduler.h"

#include "core/engine/dependency_graph.h"
#include "core/engine/loops.h"

#include <algorithm>

namespace baton::engine {

namespace {

/// An approved revision that is not on disk yet, or that is to replace what the disk holds instead.
bool isUnwritten(const State &state, const Artefact &artefact)
{
    const Revision *wanted = artefact.handedOver();
    const OutsideChange *change = state.outsideChange(artefact.path);
    return wanted != nullptr
        && (artefact.writtenRevision != wanted->number || (change != nullptr && change->overruled));
}

/// On disk, and not handed over any more.
bool isLeftOver(const Artefact &artefact)
{
    return artefact.writtenRevision != 0 && artefact.handedOver() == nullptr;
}

/// Nothing of the person's is in the way: nobody changed the file, or they answered for it.
bool mayTouch(const State &state, const Artefact &artefact)
{
    const OutsideChange *change = state.outsideChange(artefact.path);
    return change == nullptr || change->overruled || (change->disk.isEmpty() && isLeftOver(artefact));
}

/// The revision to be committed next, 0 for the removal; nullopt: the history is up to date. What a person
/// edited goes in as two commits: the role's text, then the person's.
std::optional<int> uncommitted(const Artefact &artefact)
{
    const int written = artefact.writtenRevision;
    const Revision *revision = artefact.revision(written);
    if (written == artefact.committedRevision || (revision == nullptr && artefact.handedOver() != nullptr))
        return std::nullopt;
    if (revision == nullptr || revision->author != AuthorKind::Human)
        return written;
    for (int number = written - 1; number > artefact.committedRevision; --number) {
        const Revision &before = artefact.revisions.at(number - 1);
        if (before.author == AuthorKind::Role && !before.draft)
            return number;
    }
    return written;
}

/// Files and their history, one artefact after the other, so that a hand-off is committed before the next.
void addFileWork(const State &state, const Artefact &artefact, std::vector<Work> &result)
{
    if (!mayTouch(state, artefact))
        return;
    if (!artefact.writeFailed && isUnwritten(state, artefact))
        result.emplace_back(work::WriteFile{artefact.path, artefact.approvedRevision});
    if (!artefact.writeFailed && isLeftOver(artefact))
        result.emplace_back(work::RemoveFile{artefact.path});
    const std::optional<int> revision = state.config.useGit ? uncommitted(artefact) : std::nullopt;
    if (revision)
        result.emplace_back(work::CommitFile{artefact.path, *revision});
}

/// Something of the step was made from exactly these inputs, or the person left the step out.
bool isDerivedFrom(const State &state, const StepSpec &step, const QVector<InputRef> &inputs)
{
    return std::any_of(state.artefacts.cbegin(), state.artefacts.cend(), [&](const Artefact &artefact) {
        if (artefact.step != step.id || artefact.removed)
            return false;
        return artefact.state == ArtefactState::Skipped
            || std::any_of(artefact.revisions.cbegin(), artefact.revisions.cend(),
                [&](const Revision &r) { return r.author == AuthorKind::Derived && r.inputs == inputs; });
    });
}

std::vector<Work> derivations(const State &state, const DependencyGraph &graph)
{
    std::vector<Work> result;
    for (const StepSpec &step : state.sop.steps) {
        const bool due = step.type == StepType::Derive && isActive(state, step) && isWithinUntil(state, step)
            && graph.inputsReady(step);
        if (!due)
            continue;
        const QVector<InputRef> inputs = approvedInputs(graph.readsOf(step));
        if (!isDerivedFrom(state, step, inputs))
            result.emplace_back(work::Derive{step.id, inputs});
    }
    return result;
}

/// Calls that may start, those with the longest chain of others behind them first.
std::vector<Work> calls(const State &state, const DependencyGraph &graph)
{
    const int free = state.config.parallel - callsInFlight(state);
    QVector<const Artefact *> ready;
    for (const Artefact &artefact : state.artefacts) {
        if (free > 0 && graph.isReady(artefact))
            ready.append(&artefact);
    }
    if (ready.size() > 1) {
        const QHash<QString, int> chains = graph.chainLengths();
        std::stable_sort(ready.begin(), ready.end(), [&chains](const Artefact *a, const Artefact *b) {
            return chains.value(a->path) > chains.value(b->path);
        });
    }
    std::vector<Work> result;
    for (qsizetype i = 0; i < ready.size() && i < free; ++i)
        result.emplace_back(work::AskModel{ready.at(i)->path});
    return result;
}

/// One program at a time: they take the machine.
std::vector<Work> programs(const State &state, const DependencyGraph &graph)
{
    if (!state.programs.isEmpty())
        return {};
    const bool goesOn = state.mode == RunMode::Running;
    const auto due =
        std::find_if(state.artefacts.cbegin(), state.artefacts.cend(), [&](const Artefact &artefact) {
            return (goesOn || artefact.asked) && graph.isProgramDue(artefact);
        });
    if (due == state.artefacts.cend())
        return {};
    return {work::RunProgram{due->path, inputsOf(state, *due), due->onlyFailed}};
}

bool isSettled(const State &state, const DependencyGraph &graph, const Artefact &artefact)
{
    const StepSpec *step = state.sop.step(artefact.step);
    const bool counts =
        step != nullptr && !artefact.removed && isActive(state, *step) && isWithinUntil(state, *step);
    if (!artefact.activeCall.isEmpty())
        return false;
    if (!counts)
        return true;
    if (step->reviewsBeforeGate())
        return !isReviewDue(state, artefact);
    if (graph.isProgramDue(artefact))
        return false;
    const bool done = artefact.state == ArtefactState::Approved || artefact.state == ArtefactState::Skipped;
    return done && !isUnwritten(state, artefact);
}

} // namespace

bool isFileWork(const Work &work)
{
    return std::holds_alternative<work::WriteFile>(work) || std::holds_alternative<work::RemoveFile>(work)
        || std::holds_alternative<work::CommitFile>(work);
}

std::vector<Work> readyWork(const State &state)
{
    std::vector<Work> result;
    for (const ActiveCall &call : state.calls) {
        if (!call.answer.isEmpty())
            result.emplace_back(work::ParseAnswer{call.id});
    }
    for (const Artefact &artefact : state.artefacts)
        addFileWork(state, artefact, result);
    const bool goesOn = state.mode == RunMode::Running;
    const bool isAsked = std::any_of(state.artefacts.cbegin(), state.artefacts.cend(),
        [](const Artefact &artefact) { return artefact.asked; });
    if (!goesOn && !isAsked)
        return result;
    const DependencyGraph graph(state);
    if (goesOn) {
        for (auto &part : {derivations(state, graph), calls(state, graph)})
            result.insert(result.end(), part.begin(), part.end());
    }
    const std::vector<Work> run = programs(state, graph);
    result.insert(result.end(), run.begin(), run.end());
    return result;
}

bool isComplete(const State &state)
{
    if (!state.exists() || !state.calls.isEmpty() || !state.programs.isEmpty())
        return false;
    const DependencyGraph graph(state);
    const bool settled = std::all_of(state.artefacts.cbegin(), state.artefacts.cend(),
        [&](const Artefact &artefact) { return isSettled(state, graph, artefact); });
    return settled && derivations(state, graph).empty();
}

QVector<InputRef> inputsOf(const State &state, const Artefact &artefact)
{
    return approvedInputs(DependencyGraph(state).readsOf(artefact));
}

namespace {

bool readsArtefact(const State &state, const StepSpec &step, const Artefact &artefact)
{
    const bool overRows = step.isPerItem()
        && (step.forEach.artefact == artefact.kind || step.forEach.artefact == artefact.step);
    const bool named = std::any_of(step.reads.cbegin(), step.reads.cend(), [&](const QString &read) {
        const QString name = readSpec(read).name;
        return name == artefact.kind || name == artefact.step;
    });
    if (step.id != artefact.step)
        return overRows || named;
    // A step reads its own kind only where another row depends on this one.
    return named
        && std::any_of(state.artefacts.cbegin(), state.artefacts.cend(), [&](const Artefact &reader) {
               return reader.step == step.id && !reader.removed
                   && reader.item.dependsOn.contains(artefact.item.file);
           });
}

} // namespace

bool isMadePossibleBy(const State &state, const QString &path, const QString &decided)
{
    const Artefact *artefact = state.artefact(path);
    const Artefact *cause = state.artefact(decided);
    const StepSpec *step = artefact == nullptr ? nullptr : state.sop.step(artefact->step);
    if (step == nullptr || cause == nullptr)
        return false;
    const ReadSet set = DependencyGraph(state).readsOf(*artefact);
    return path == decided || step->after.contains(cause->step)
        || std::any_of(set.reads.cbegin(), set.reads.cend(),
            [&](const Read &read) { return read.artefact->path == decided; });
}

QStringList receiversOf(const State &state, const Artefact &artefact)
{
    QStringList roles;
    for (const StepSpec &step : state.sop.steps) {
        if (isActive(state, step) && readsArtefact(state, step, artefact) && !roles.contains(step.role))
            roles.append(step.role);
    }
    roles.removeAll(humanRole);
    return roles;
}

} // namespace baton::engine
