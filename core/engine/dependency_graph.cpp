// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/dependency_graph.h"

#include "core/engine/loops.h"

#include <algorithm>

namespace baton::engine {

namespace {

using Graph = QVector<QVector<qsizetype>>; ///< by row: rows it depends on

Graph graphOf(const QVector<WorkItem> &rows)
{
    QHash<QString, qsizetype> index;
    for (qsizetype i = 0; i < rows.size(); ++i)
        index.insert(rows.at(i).file, i);
    Graph graph(rows.size());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        for (const QString &file : rows.at(i).dependsOn) {
            if (const auto it = index.constFind(file); it != index.constEnd() && *it != i)
                graph[i].append(*it);
        }
    }
    return graph;
}

/// Rows that lie on a cycle or depend on one: what is left after peeling off rows that wait for nothing.
QVector<bool> residueOf(const Graph &graph)
{
    QVector<QVector<qsizetype>> readers(graph.size());
    QVector<qsizetype> open(graph.size());
    QVector<qsizetype> free;
    for (qsizetype i = 0; i < graph.size(); ++i) {
        open[i] = graph.at(i).size();
        for (const qsizetype to : graph.at(i))
            readers[to].append(i);
        if (open.at(i) == 0)
            free.append(i);
    }
    QVector<bool> residue(graph.size(), true);
    while (!free.isEmpty()) {
        const qsizetype row = free.takeLast();
        residue[row] = false;
        for (const qsizetype reader : readers.at(row)) {
            if (--open[reader] == 0)
                free.append(reader);
        }
    }
    return residue;
}

bool reaches(const Graph &graph, const QVector<bool> &residue, qsizetype from, qsizetype to)
{
    QVector<bool> seen(graph.size(), false);
    QVector<qsizetype> open{from};
    while (!open.isEmpty()) {
        const qsizetype row = open.takeLast();
        if (row == to)
            return true;
        if (seen.at(row) || !residue.at(row))
            continue;
        seen[row] = true;
        open += graph.at(row);
    }
    return false;
}

} // namespace

QSet<DependencyEdge> edgesNotWaitedFor(const QVector<WorkItem> &rows)
{
    const Graph graph = graphOf(rows);
    const QVector<bool> residue = residueOf(graph);
    QSet<DependencyEdge> result;
    for (qsizetype row = 0; row < graph.size(); ++row) {
        for (const qsizetype to : graph.at(row)) {
            const bool pointsBack = row > to && residue.at(row) && residue.at(to);
            if (pointsBack && reaches(graph, residue, to, row))
                result.insert({rows.at(row).file, rows.at(to).file});
        }
    }
    return result;
}

bool isReadable(const Artefact &artefact)
{
    const bool settled = artefact.state == ArtefactState::Approved || artefact.state == ArtefactState::Stale;
    return artefact.state == ArtefactState::Skipped || (settled && artefact.approved() != nullptr);
}

QVector<InputRef> approvedInputs(const ReadSet &set)
{
    QVector<InputRef> refs;
    for (const Read &read : set.reads) {
        if (read.isSubject && read.artefact->head() != nullptr)
            refs.append({read.artefact->path, read.artefact->head()->number});
        else if (read.artefact->approved() != nullptr && read.artefact->state != ArtefactState::Skipped)
            refs.append({read.artefact->path, read.artefact->approvedRevision});
    }
    return refs;
}

DependencyGraph::DependencyGraph(const State &state) : m_state(state)
{
    QHash<QString, QVector<WorkItem>> rows; // by kind of the table
    QSet<QPair<QString, QString>> seen;
    for (qsizetype i = 0; i < state.artefacts.size(); ++i) {
        const Artefact &artefact = state.artefacts.at(i);
        if (artefact.removed)
            continue;
        m_byStep[artefact.step].append(i);
        const StepSpec *step = state.sop.step(artefact.step);
        if (step == nullptr || !step->isPerItem())
            continue;
        m_byItem.insert({artefact.step, artefact.item.file}, i);
        const QPair<QString, QString> row{step->forEach.artefact, artefact.item.file};
        if (!seen.contains(row))
            rows[row.first].append(artefact.item);
        seen.insert(row);
    }
    for (auto it = rows.cbegin(); it != rows.cend(); ++it)
        m_edgesNotWaitedFor.insert(it.key(), edgesNotWaitedFor(*it));
}

QVector<const Artefact *> DependencyGraph::liveOf(const StepSpec &step) const
{
    QVector<const Artefact *> result;
    for (const qsizetype index : m_byStep.value(step.id))
        result.append(&m_state.artefacts.at(index));
    return result;
}

const Artefact *DependencyGraph::itemOf(const StepSpec &step, const QString &file) const
{
    const auto it = m_byItem.constFind({step.id, file});
    return it == m_byItem.constEnd() ? nullptr : &m_state.artefacts.at(*it);
}

bool DependencyGraph::isPlanned(const StepSpec &step) const
{
    if (!step.isPerItem())
        return m_byStep.contains(step.id);
    const QVector<const StepSpec *> tables = producersOf(m_state.sop, step.forEach.artefact);
    return std::all_of(tables.cbegin(), tables.cend(), [&](const StepSpec *table) {
        const QVector<const Artefact *> live = liveOf(*table);
        return !isActive(m_state, *table)
            || (!live.isEmpty()
                && std::all_of(live.cbegin(), live.cend(), [](const Artefact *a) { return isReadable(*a); }));
    });
}

bool DependencyGraph::isDone(const StepSpec &step) const
{
    if (!isActive(m_state, step))
        return true;
    const QVector<const Artefact *> live = liveOf(step);
    return isPlanned(step)
        && std::all_of(live.cbegin(), live.cend(), [](const Artefact *a) { return isReadable(*a); });
}

void DependencyGraph::addItems(
    ReadSet &set, const StepSpec &step, const WorkItem &item, const StepSpec &producer) const
{
    const bool ownKind = producer.id == step.id;
    const bool judged = judges(step, producer);
    if (const Artefact *own = itemOf(producer, item.file); own != nullptr && !ownKind)
        set.reads.append({own, !judged, judged});
    const QSet<DependencyEdge> &broken = *m_edgesNotWaitedFor.constFind(step.forEach.artefact);
    for (const QString &file : item.dependsOn) {
        if (const Artefact *dependency = itemOf(producer, file); dependency != nullptr && file != item.file)
            set.reads.append({dependency, !(ownKind && broken.contains({item.file, file}))});
    }
}

void DependencyGraph::addReads(
    ReadSet &set, const StepSpec &step, const WorkItem &item, const StepSpec &producer) const
{
    if (!isActive(m_state, producer))
        return;
    set.complete = set.complete && (producer.id == step.id || isPlanned(producer));
    const bool sameRows = step.isPerItem() && producer.forEach.artefact == step.forEach.artefact;
    if (sameRows) {
        if (m_edgesNotWaitedFor.contains(step.forEach.artefact))
            addItems(set, step, item, producer);
        return;
    }
    if (producer.id == step.id)
        return;
    const QVector<const Artefact *> live = liveOf(producer);
    const bool judged = judges(step, producer);
    for (const Artefact *artefact : live)
        set.reads.append({artefact, !judged, judged});
}

ReadSet DependencyGraph::readsOf(const StepSpec &step, const WorkItem &item) const
{
    ReadSet set;
    for (const QString &read : step.reads) {
        const QVector<const StepSpec *> producers = producersOf(m_state.sop, readSpec(read).name);
        for (const StepSpec *producer : producers)
            addReads(set, step, item, *producer);
    }
    // Artefacts lie in the state in the order of production, so their addresses give that order.
    std::stable_sort(set.reads.begin(), set.reads.end(),
        [](const Read &a, const Read &b) { return std::less<>{}(a.artefact, b.artefact); });
    const auto last = std::unique(set.reads.begin(), set.reads.end(),
        [](const Read &a, const Read &b) { return a.artefact == b.artefact; });
    set.reads.erase(last, set.reads.end());
    return set;
}

ReadSet DependencyGraph::readsOf(const Artefact &artefact) const
{
    const StepSpec *step = m_state.sop.step(artefact.step);
    return step == nullptr ? ReadSet{} : readsOf(*step, artefact.item);
}

bool DependencyGraph::inputsReady(const StepSpec &step, const WorkItem &item) const
{
    if (step.isPerItem() && !isPlanned(step))
        return false;
    for (const QString &id : step.after) {
        const StepSpec *before = m_state.sop.step(id);
        if (before != nullptr && !isDone(*before))
            return false;
    }
    const ReadSet set = readsOf(step, item);
    // What a program will say anew in a moment is not read as it was.
    return set.complete && std::all_of(set.reads.cbegin(), set.reads.cend(), [this](const Read &read) {
        return !read.waits || (isReadable(*read.artefact) && !isProgramDue(*read.artefact));
    });
}

bool DependencyGraph::isReady(const Artefact &artefact) const
{
    const StepSpec *step = m_state.sop.step(artefact.step);
    const bool wanted =
        artefact.state == ArtefactState::Queued || artefact.state == ArtefactState::ChangesRequested;
    if (step == nullptr || !wanted || artefact.removed || artefact.pauseBefore || !step->asksModel())
        return false;
    if (step->reviewsBeforeGate() && !isReviewDue(m_state, artefact))
        return false;
    return isActive(m_state, *step) && isWithinUntil(m_state, *step) && inputsReady(*step, artefact.item);
}

bool DependencyGraph::isProgramDue(const Artefact &artefact) const
{
    const StepSpec *step = m_state.sop.step(artefact.step);
    if (step == nullptr || step->type != StepType::Command || artefact.removed || artefact.pauseBefore)
        return false;
    const bool rests = artefact.state != ArtefactState::Writing && artefact.state != ArtefactState::Skipped;
    if (!rests || !isActive(m_state, *step) || !isWithinUntil(m_state, *step) || !inputsReady(*step))
        return false;
    const Revision *head = artefact.head();
    return head == nullptr || artefact.state == ArtefactState::Queued
        || head->inputs != approvedInputs(readsOf(*step));
}

QHash<QString, int> DependencyGraph::chainLengths() const
{
    QHash<const Artefact *, QVector<const Artefact *>> reads;
    QHash<const Artefact *, int> openReaders;
    QVector<const Artefact *> live;
    for (const Artefact &artefact : m_state.artefacts) {
        if (artefact.removed)
            continue;
        live.append(&artefact);
        const ReadSet set = readsOf(artefact);
        for (const Read &read : set.reads) {
            if (read.waits) {
                reads[&artefact].append(read.artefact);
                ++openReaders[read.artefact];
            }
        }
    }
    QVector<const Artefact *> free;
    std::copy_if(live.cbegin(), live.cend(), std::back_inserter(free),
        [&](const Artefact *a) { return openReaders.value(a) == 0; });
    QHash<const Artefact *, int> longestAfter;
    QHash<QString, int> result;
    while (!free.isEmpty()) {
        const Artefact *artefact = free.takeLast();
        const int own = longestAfter.value(artefact) + (isReadable(*artefact) ? 0 : 1);
        result.insert(artefact->path, own);
        for (const Artefact *read : reads.value(artefact)) {
            longestAfter[read] = std::max(longestAfter.value(read), own);
            if (--openReaders[read] == 0)
                free.append(read);
        }
    }
    return result;
}

} // namespace baton::engine
