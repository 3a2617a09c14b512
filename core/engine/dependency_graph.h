// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/sop_rules.h"

#include <QHash>
#include <QPair>
#include <QSet>

namespace baton::engine {

/// (who depends, on whom), both as files of rows.
using DependencyEdge = QPair<QString, QString>;

/// Dependencies that must not be waited for, because they lie on a cycle: of two rows that need each other
/// the later one in table order starts without the earlier one. What remains has no cycle. Deterministic;
/// linear in the table unless it has cycles.
[[nodiscard]] QSet<DependencyEdge> edgesNotWaitedFor(const QVector<WorkItem> &rows);

/// One artefact that a step reads.
struct Read {
    const Artefact *artefact = nullptr;
    bool waits = true; ///< false: read if it is there, but a cycle forbids to wait for it
    bool isSubject = false; ///< of a review before its gate: its newest revision is read
};

struct ReadSet {
    QVector<Read> reads; ///< in the SOP's order of production, without repeats
    bool complete = true; ///< false while something it reads is neither planned nor made
};

/// The revisions that are read: what is approved and not skipped, of a review's subject the newest.
[[nodiscard]] QVector<InputRef> approvedInputs(const ReadSet &set);

/// Who reads what, resolved from the SOP's `reads` and the rows of the tables. A view of one state, which has
/// to outlive it unchanged; built anew for each question because state and graph may never disagree.
class DependencyGraph {
public:
    explicit DependencyGraph(const State &state);

    [[nodiscard]] ReadSet readsOf(const StepSpec &step, const WorkItem &item = {}) const;
    [[nodiscard]] ReadSet readsOf(const Artefact &artefact) const;
    /// Everything the step reads is approved, `after` steps are done and, for a row, its table is approved.
    [[nodiscard]] bool inputsReady(const StepSpec &step, const WorkItem &item = {}) const;
    /// The artefact's next call may be asked as far as its inputs, its own state and marks are concerned; run
    /// mode and parallelism are not looked at.
    [[nodiscard]] bool isReady(const Artefact &artefact) const;
    /// The artefact of a command step is to be made (anew): everything it reads is there and is not what its
    /// newest report is about.
    [[nodiscard]] bool isProgramDue(const Artefact &artefact) const;
    /// By path: how many unfinished artefacts lie on the longest chain that begins with it.
    [[nodiscard]] QHash<QString, int> chainLengths() const;

private:
    [[nodiscard]] QVector<const Artefact *> liveOf(const StepSpec &step) const;
    [[nodiscard]] const Artefact *itemOf(const StepSpec &step, const QString &file) const;
    [[nodiscard]] bool isPlanned(const StepSpec &step) const;
    [[nodiscard]] bool isDone(const StepSpec &step) const;
    void addReads(ReadSet &set, const StepSpec &step, const WorkItem &item, const StepSpec &producer) const;
    void addItems(ReadSet &set, const StepSpec &step, const WorkItem &item, const StepSpec &producer) const;

    const State &m_state;
    QHash<QString, QVector<qsizetype>> m_byStep; ///< live artefacts by step id
    QHash<QPair<QString, QString>, qsizetype> m_byItem; ///< by step id and row's file
    QHash<QString, QSet<DependencyEdge>> m_edgesNotWaitedFor; ///< by kind of the table
};

/// Others may read it: an approved revision exists and no decision about it is open. A stale artefact still
/// has an approved revision; a skipped one counts as absent and holds nobody up.
[[nodiscard]] bool isReadable(const Artefact &artefact);

} // namespace baton::engine
