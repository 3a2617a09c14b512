// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alternatives.h"
#include "core/domain/artefact.h"
#include "core/domain/call.h"
#include "core/domain/loop_events.h"
#include "core/domain/review.h"
#include "core/domain/run_config.h"
#include "core/domain/sop.h"

#include <QVector>

#include <variant>
#include <vector>

namespace baton {

/// Facts of a project, past tense, in the order they became true. Texts are referred to by hash; the journal
/// stores an event and the texts it names in one transaction. resources/docs/patterns.md: what one takes.
namespace event {

struct ProjectCreated {
    QString name;
    Sop sop;
    RunConfig config;
    bool operator==(const ProjectCreated &) const = default;
};

struct ConfigChanged {
    RunConfig config;
    bool operator==(const ConfigChanged &) const = default;
};

/// The person's words; they become revision N of the human step's artefact, approved at once.
struct RequirementSubmitted {
    QString path;
    int revision = 1;
    TextHash text;
    qint64 bytes = 0;
    int lines = 0;
    QString summary; ///< first line, for lists
    bool operator==(const RequirementSubmitted &) const = default;
};

/// The work list of per-item steps after their table was approved (again): what is new, changed and gone.
struct ArtefactsPlanned {
    struct Plan {
        QString path;
        QString kind;
        QString step;
        QString role;
        QString title;
        WorkItem item;
        bool recordOnly = false; ///< no file of the project
        bool operator==(const Plan &) const = default;
    };
    QString because; ///< path of the approved document
    QVector<Plan> planned;
    QStringList removed;
    QVector<CheckResult> refused; ///< rows that could not be planned (unsafe path, duplicate)
    bool operator==(const ArtefactsPlanned &) const = default;
};

/// A call was asked for and its money reserved. The effect starts after this is durable.
struct CallScheduled {
    ActiveCall call;
    bool operator==(const CallScheduled &) const = default;
};

/// The gateway waits and tries again (rate limit, connection, overload).
struct CallRetrying {
    CallId call;
    QString path;
    CallAttempt attempt;
    bool operator==(const CallRetrying &) const = default;
};

/// The whole answer is on disk. From here on this call is never asked again.
struct CallAnswered {
    CallId call;
    QString path, role;
    TextHash answer;
    TextHash reasoning; ///< empty when none
    FinishReason finish = FinishReason::Stop;
    QString finishRaw;
    QString model; ///< as the endpoint named it, else as asked
    Usage usage;
    std::optional<Money> cost; ///< nullopt: price unknown
    CallTimes times;
    bool operator==(const CallAnswered &) const = default;
};

/// The call ended without a usable end: an error, a cut after text, a stop by the person.
struct CallFailed {
    CallId call;
    QString path, role;
    ErrorCode code = ErrorCode::Internal;
    QString detail;
    int httpStatus = 0;
    TextHash partial; ///< what had arrived; empty when nothing
    Usage usage; ///< estimated where text had arrived
    std::optional<Money> cost;
    CallTimes times;
    bool operator==(const CallFailed &) const = default;
};

/// Found in flight when the project was opened: the program had died. It is asked again.
struct CallInterrupted {
    CallId call;
    QString path, role;
    TextHash partial;
    bool operator==(const CallInterrupted &) const = default;
};

struct RevisionProposed {
    QString path;
    QString kind;
    QString role; ///< the artefact's role, also for human revisions
    Revision revision;
    QVector<RemarkOutcome> outcomes; ///< for the batch the revision answers
    int added = 0; ///< lines against the previous revision
    int removed = 0;
    bool operator==(const RevisionProposed &) const = default;
};

/// A derived artefact, or one that no step had planned, comes into being with its first revision.
struct ArtefactAdded {
    ArtefactsPlanned::Plan plan;
    bool operator==(const ArtefactAdded &) const = default;
};

/// The answer lacked sections or was cut; the next call asks for the rest.
struct CompletionNeeded {
    QString path;
    Verb verb = Verb::Complete; ///< Complete or Continue
    QStringList sections;
    TextHash partial; ///< text so far
    CallId call;
    ErrorCode reason = ErrorCode::MissingSections; ///< MissingSections, Truncated or Disconnected
    bool operator==(const CompletionNeeded &) const = default;
};

/// All of the answer's room went into thinking: the same is asked once more with more of it.
struct AnswerLimitRaised {
    QString path, role;
    CallId call; ///< that brought no text
    qint64 maxTokens = 0; ///< of the next one
    bool operator==(const AnswerLimitRaised &) const = default;
};

/// The step needs a person. The artefact keeps what arrived.
struct ArtefactFailed {
    QString path, role;
    ArtefactFailure failure;
    bool operator==(const ArtefactFailed &) const = default;
};

struct RevisionApproved {
    QString path, role;
    int revision = 0;
    bool byPerson = true; ///< false: autonomy, all checks passed
    QString note; ///< "approve with notes"
    QStringList receivers; ///< role ids that read it next: the published message
    bool operator==(const RevisionApproved &) const = default;
};

/// The approval was taken back before anything depended on it.
struct ApprovalUndone {
    QString path;
    int revision = 0;
    bool operator==(const ApprovalUndone &) const = default;
};

/// Another decision was taken back before a call went out for it: the artefact stands as before it.
struct DecisionUndone {
    QString path, role;
    QString decision; ///< by its word of the command line
    bool operator==(const DecisionUndone &) const = default;
};

struct RemarkDrafted {
    Remark remark; ///< state Draft; the same id again replaces the draft
    bool operator==(const RemarkDrafted &) const = default;
};

struct RemarkDiscarded {
    RemarkId id;
    QString path;
    bool operator==(const RemarkDiscarded &) const = default;
};

struct ChangesRequested {
    QString path, role;
    int revision = 0;
    QVector<RemarkId> remarks;
    bool operator==(const ChangesRequested &) const = default;
};

struct RegenerateRequested {
    QString path, role;
    QString note;
    bool operator==(const RegenerateRequested &) const = default;
};

/// A failed step is tried again from the start (Produce/Revise as before) or continued from its partial text.
struct RetryRequested {
    QString path, role;
    Verb verb = Verb::Produce;
    TextHash partial; ///< of Continue
    qint64 maxTokens = 0; ///< room for the answer; 0 = as before
    qint64 patienceMs = 0; ///< longest wait the endpoint may ask for; 0 = as the settings say
    bool operator==(const RetryRequested &) const = default;
};

struct StepSkipped {
    QString path, role;
    bool operator==(const StepSkipped &) const = default;
};

/// The step is done after all: what had been written waits for the person again, else it is written.
struct StepUnskipped {
    QString path, role;
    bool operator==(const StepUnskipped &) const = default;
};

struct ArtefactStale {
    QString path;
    QStringList because;
    bool operator==(const ArtefactStale &) const = default;
};

struct StaleKept {
    QString path;
    bool operator==(const StaleKept &) const = default;
};

struct PauseMarkSet {
    QString path;
    bool on = true;
    bool operator==(const PauseMarkSet &) const = default;
};

/// A note of the person to a role: a constraint of that role's later calls until taken back.
struct NotePosted {
    QString id, role;
    QString text;
    bool operator==(const NotePosted &) const = default;
};

struct NoteRemoved {
    QString id;
    bool operator==(const NoteRemoved &) const = default;
};

struct RunStarted { ///< also: resumed after pause, stop, budget or reopening
    bool operator==(const RunStarted &) const = default;
};
struct RunPaused {
    bool operator==(const RunPaused &) const = default;
};
struct RunStopped {
    bool operator==(const RunStopped &) const = default;
};
struct RunFinished {
    bool operator==(const RunFinished &) const = default;
};

/// A call was not started because it could pass a limit.
struct BudgetReached {
    QString path;
    Money limit;
    Money spent; ///< and reserved
    Money needed;
    QString role; ///< whose limit it is; empty = the run's
    Money reserved; ///< the part of `spent` that calls in flight hold
    Money margin; ///< the part of `spent` kept free because what some calls cost is only estimated
    bool operator==(const BudgetReached &) const = default;
};

/// Four fifths of a limit are spent. Said once per limit.
struct BudgetWarning {
    QString role; ///< whose limit it is; empty = the run's
    Money limit, spent;
    bool operator==(const BudgetWarning &) const = default;
};

/// A call was not started because there is a limit and nobody knows what the model costs.
struct PriceUnknown {
    QString path;
    QString role; ///< of the call
    QString endpoint, model;
    bool operator==(const PriceUnknown &) const = default;
};

/// A call failed because its endpoint is down; the same is asked of the fallback the person has set.
struct FallbackChosen {
    CallId call; ///< that failed
    QString path, role;
    ModelChoice from, to;
    ErrorCode reason = ErrorCode::Server;
    bool operator==(const FallbackChosen &) const = default;
};

struct FileWritten {
    QString path;
    int revision = 0;
    bool operator==(const FileWritten &) const = default;
};

/// A file that is no longer handed over (its first approval was undone, its step skipped, its row removed)
/// has left the folder, or was not there any more.
struct FileRemoved {
    QString path;
    bool operator==(const FileRemoved &) const = default;
};

/// Writing an approved revision failed; the file on disk is as it was.
struct FileWriteFailed {
    QString path;
    int revision = 0; ///< 0: it was to leave the folder
    ErrorCode code = ErrorCode::FileWrite;
    QString detail;
    bool operator==(const FileWriteFailed &) const = default;
};

/// What was written (or has left the folder) is in the Git history, or could not be put there.
struct HandOffCommitted {
    QString path;
    int revision = 0; ///< 0: the file's removal
    QString commit; ///< hex object id; empty with a warning in `detail`
    QString detail;
    ErrorCode code = ErrorCode::GitFailed; ///< of the warning
    bool operator==(const HandOffCommitted &) const = default;
};

/// A file of the project differs from what Baton wrote. Nothing is overwritten until the person decides.
struct OutsideChangeSeen {
    QString path;
    TextHash disk; ///< empty: the file was deleted
    bool operator==(const OutsideChangeSeen &) const = default;
};

/// "Keep mine": the next write may replace the changed file.
struct OutsideChangeOverruled {
    QString path;
    bool operator==(const OutsideChangeOverruled &) const = default;
};

} // namespace event

using EventVariant = std::variant<event::ProjectCreated, event::ConfigChanged, event::RequirementSubmitted,
    event::ArtefactsPlanned, event::SopChanged, event::SentBack, event::FindingsNoted, event::FindingDecided,
    event::ReviewRequested, event::TestsRequested, event::FaultDecided, event::ProgramStarted,
    event::ProgramEnded, event::CallScheduled, event::CallRetrying, event::CallAnswered, event::CallFailed,
    event::CallInterrupted, event::RevisionProposed, event::ArtefactAdded, event::CompletionNeeded,
    event::AnswerLimitRaised, event::ArtefactFailed, event::RevisionApproved, event::ApprovalUndone,
    event::DecisionUndone, event::RemarkDrafted, event::RemarkDiscarded, event::ChangesRequested,
    event::RegenerateRequested, event::RetryRequested, event::StepSkipped, event::StepUnskipped,
    event::ArtefactStale, event::StaleKept, event::RefreshRequested, event::PauseMarkSet, event::NotePosted,
    event::NoteRemoved, event::RunStarted, event::RunPaused, event::RunStopped, event::RunFinished,
    event::BudgetReached, event::BudgetWarning, event::PriceUnknown, event::FallbackChosen,
    event::FileWritten, event::FileRemoved, event::FileWriteFailed, event::HandOffCommitted,
    event::OutsideChangeSeen, event::OutsideChangeOverruled>;

/// Any of the facts above. No alias: what forty alternatives take is compiled once (event.cpp).
struct Event : EventVariant {
    Event();
    template <class E>
    requires IsAlternative<E, EventVariant>::value Event(E fact); // not explicit: a fact is an event
    Event(const Event &other);
    Event(Event &&other) noexcept;
    Event &operator=(const Event &other);
    Event &operator=(Event &&other) noexcept;
    ~Event();
    bool operator==(const Event &other) const;
    // The variant's own would ask it of each fact.
    friend bool operator<(const Event &, const Event &) = delete;
};

/// An event as the journal holds it. Sequence numbers start at 1 and have no gaps.
struct StoredEvent {
    qint64 seq = 0;
    TimeMs time = 0;
    Event event;
    bool operator==(const StoredEvent &) const = default;
};

/// What one command led to: appended in one transaction, delivered as one signal.
struct EventBatch {
    QVector<StoredEvent> events;
    QVector<Text> texts; ///< texts the events name that the journal did not hold before
};

} // namespace baton
