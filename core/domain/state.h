// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/event.h"

#include <QHash>
#include <QMap>

#include <optional>

namespace baton {

/// What the person told the run to do. What it *is* doing (writing, waiting, finished) is `RunPhase`.
enum class RunMode { Created, Running, Paused, Stopped, OverBudget, Finished };

/// Derived: where the run stands, as words of the CLI contract.
enum class RunPhase { Running, Waiting, Finished, Paused, Failed, Budget };
[[nodiscard]] QString toWord(RunPhase phase);

/// A note of the person to a role.
struct RoleNote {
    QString id;
    QString role;
    QString text;
    bool delivered = false; ///< a call of the role has been scheduled since
    TimeMs time = 0;
    bool operator==(const RoleNote &) const = default;
};

/// Words that go with an approval: kept as constraints for later steps of the same role, shown to the next.
struct ApprovalNote {
    QString path;
    QString role;
    QString text;
    bool operator==(const ApprovalNote &) const = default;
};

struct OutsideChange {
    QString path;
    TextHash disk;
    bool overruled = false;
    bool operator==(const OutsideChange &) const = default;
};

/// Everything the engine knows of a project: the fold of its events. A plain value; the run thread and the
/// GUI's mirror each hold their own.
struct State {
    bool operator==(const State &other) const;

    qint64 seq = 0; ///< of the last event folded in
    TimeMs time = 0;
    QString name;
    Sop sop;
    RunConfig config;
    RunMode mode = RunMode::Created;
    QString requirement; ///< first line of the newest requirement
    TextHash requirementText;
    QVector<Artefact> artefacts; ///< in order of the SOP's steps, items in order of their table
    QMap<RemarkId, Remark> remarks;
    QVector<RoleNote> notes;
    QVector<ApprovalNote> approvalNotes;
    QMap<CallId, ActiveCall> calls; ///< in flight, or answered and not parsed
    QMap<EffectId, Program> programs; ///< that run
    QMap<QString, ProgramRecord> lastPrograms; ///< by the artefact's path
    QMap<QString, int> timesAsked; ///< by verb line: how often a call was answered
    QVector<OutsideChange> outsideChanges;
    std::optional<Error> gitProblem; ///< why the newest hand-off is not in the Git history; said once
    UsageTotals totals;
    QMap<QString, UsageTotals> totalsByRole;
    std::optional<event::BudgetReached> budgetReached; ///< while OverBudget, unless the price is the reason
    std::optional<event::PriceUnknown> priceUnknown; ///< while OverBudget because of it
    QMap<QString, Money> warnedLimits; ///< by role, "" = the run's: limits that were warned of
    QVector<CallRecord> ledger; ///< calls that used something, in the order they ended
    int nextCall = 1;
    int nextProgram = 1;
    int nextRemark = 1;
    int nextNote = 1;

    [[nodiscard]] bool exists() const { return !sop.id.isEmpty(); }
    [[nodiscard]] const Artefact *artefact(const QString &path) const;
    [[nodiscard]] Artefact *artefact(const QString &path);
    /// Money of calls in flight; unknown reservations count as zero here and are flagged in the totals.
    [[nodiscard]] Money reserved() const;
    /// The same of one role.
    [[nodiscard]] Money reservedBy(const QString &role) const;
    [[nodiscard]] const OutsideChange *outsideChange(const QString &path) const;
    /// Live artefacts (not removed) that wait for a decision of the person: in review, failed or stale.
    [[nodiscard]] QStringList waiting() const;
    [[nodiscard]] RunPhase phase() const;
    /// Remarks of an artefact, oldest first.
    [[nodiscard]] QVector<Remark> remarksOf(const QString &path) const;
};

/// Reads texts by their content address. Fails with NotFound.
class TextSource {
public:
    virtual ~TextSource() = default;
    [[nodiscard]] virtual Result<QString> read(const TextHash &hash) const = 0;
};

} // namespace baton
