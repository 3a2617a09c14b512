// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"

namespace baton {

/// Requests to the engine: verbs. engine::decide turns one into events or refuses it with an Error.
/// Ids are given by the engine from counters in the state; times come with the command.
namespace command {

// ---- the run -------------------------------------------------------------------------------------------
struct CreateProject {
    QString name;
    Sop sop;
    RunConfig config;
    Text requirement;
};
/// Refused with InvalidArgument where the outcome makes no sense.
struct ChangeConfig {
    ConfigPatch patch;
    /// What already waits is approved where the new autonomy lets it pass.
    bool releaseWaiting = false;
};
/// The project goes on by another SOP. Refused with SopInvalid where that could not run, with InvalidArgument
/// where nothing would change.
struct ChangeSop {
    Sop sop;
};
/// Start, resume after pause, stop or budget. Refused with WrongState while running.
struct Start { };
/// Running calls finish, nothing new starts.
struct Pause { };
/// Nothing new starts; the session aborts running calls and reports each by RecordFailure(Aborted).
struct Stop { };
/// Sent by the session when the scheduler has nothing left to do and nothing waits.
struct Finish { };

// ---- calls (sent by core/session) ----------------------------------------------------------------------
struct ScheduleCall {
    QString path;
    QString endpoint;
    QString model;
    QVector<PromptMessage> messages;
    QVector<InputRef> inputs;
    std::optional<Money> reservation; ///< upper bound of the price; nullopt: unknown
    qint64 promptTokens = 0; ///< estimated
    qint64 maxTokens = 0; ///< room for the answer; 0 = as the step says
};
struct RecordAttempt {
    CallId call;
    CallAttempt attempt;
};
struct RecordAnswer {
    CallId call;
    Text answer;
    Text reasoning; ///< empty content when none
    FinishReason finish = FinishReason::Stop;
    QString finishRaw;
    QString model;
    Usage usage;
    std::optional<Money> cost;
    CallTimes times;
};
struct RecordFailure {
    CallId call;
    Error error;
    int httpStatus = 0;
    Text partial; ///< empty content when nothing had arrived
    /// Of a Continue call: the whole text so far, what it went on from and `partial` joined without a seam.
    /// Empty content otherwise.
    Text stitched;
    Usage usage;
    std::optional<Money> cost;
    CallTimes times;
    /// Stopped because the decision that caused it is taken back: nothing of it is kept but its record.
    bool takenBack = false;
};
/// On opening a project, for each call in flight in the journal.
struct MarkInterrupted {
    CallId call;
    Text partial; ///< from the journal's partial-text table
};
/// The answer of a call, parsed and checked by core/artefact.
struct ProposeReply {
    CallId call;
    Text text; ///< canonical text of the artefact; empty content when nothing usable was found
    /// The raw text so far: the answer, behind what a Continue call went on from (joined without a seam). A
    /// further Continue goes on from it. Empty content means the call's answer alone.
    Text stitched;
    int lines = 0;
    DocumentFacts facts;
    QVector<CheckResult> checks;
    QVector<RemarkOutcome> outcomes;
    QStringList missingSections; ///< of a document
    QVector<LineRange> personLines; ///< of the text
    /// Why the answer could not be read at all: the step fails and keeps it. Nothing else is set then.
    std::optional<Error> unread;
    int added = 0;
    int removed = 0;
};
/// The program of a command step is about to start.
struct StartProgram {
    QString path;
    QStringList argv;
    QVector<InputRef> inputs;
};
/// How it ended, and the report on that which becomes a revision of the artefact.
struct RecordProgram {
    EffectId program;
    ProgramOutcome outcome; ///< without its texts
    Text output; ///< empty content when there is none
    Text results; ///< likewise
    Text report;
    int lines = 0;
    DocumentFacts facts;
    QVector<CheckResult> checks;
};
/// On opening a project, for each program the journal says is running.
struct MarkProgramInterrupted {
    EffectId program;
};
/// Result of a derive step.
struct ProposeDerived {
    QString step;
    QString path;
    QString kind;
    Text text;
    int lines = 0;
    QVector<InputRef> inputs;
    QVector<CheckResult> checks;
};

// ---- decisions of the person ---------------------------------------------------------------------------
struct Approve {
    QString path;
    int revision = 0; ///< the revision the person saw; 0 = the newest. Refused when a newer one exists.
    QString note;
    /// Failed checks are never overridden silently: without this, approving a revision whose checks fail is
    /// refused with ChecksFailed. The window and `approve PATH` set it (the person saw the pills).
    bool despiteFailedChecks = false;
};
/// From a person with the plain text only; the session reads and checks what it holds.
struct Edit {
    QString path = {};
    /// The revision the edit started from; 0 = it takes the place of whatever is the newest. An edit of an
    /// older one is merged with the newest by the session.
    int baseRevision = 0;
    Text text = {}; ///< without its hash: not read yet
    int lines = 0;
    DocumentFacts facts = {};
    QVector<CheckResult> checks = {};
    QVector<LineRange> personLines = {};
    int added = 0;
    int removed = 0;
    /// Instead of a text, for the session: the person's lines that the newest revision lacks are put back;
    /// these, counted from 1 in the order of its findings, or all of them when there are none.
    std::optional<QVector<int>> putBack = {};
};
struct DraftRemark {
    Remark remark; ///< id empty = a new one
};
struct DiscardRemark {
    RemarkId id;
};
/// Sends all drafts of an artefact as one batch, plus `extra` (the CLI's), and asks for a revision.
struct RequestChanges {
    QString path;
    QVector<Remark> extra;
};
/// What becomes of a reviewer's finding: a draft remark of the person's (with other words where `text` is not
/// empty), or nothing.
struct DecideFinding {
    RemarkId id;
    bool forward = false;
    QString text = {};
};
/// Another look at the newest revision by the reviewer of its step. Refused with NotSupported where the SOP
/// has none for it.
struct RequestReview {
    QString path; ///< what is to be looked at
};
/// The project's tests are run again now, on what is handed over, in any mode of the run. Refused with
/// NotSupported where the SOP has none run, with WrongState while they run or files they read are being made.
struct RunTests {
    bool onlyFailed = false; ///< those that failed in the last run first; all of them once these pass
};
/// What a failing test of the newest report is laid to, whatever a role says: its file goes back, or the test
/// is left failing. Refused with NotFound where no such test fails, with WrongState where the file cannot go
/// back now.
struct DecideFault {
    QString test; ///< its id, or its own name where only one test bears it
    Fault fault = Fault::Code;
    QString file = {}; ///< that goes back; empty = the file of the test, or the one it tests
    QString reason = {}; ///< for the role; empty = as the role laid it, if one did
};
struct Regenerate {
    QString path;
    QString note;
};
/// What to do with a half or failed answer.
struct Retry {
    QString path;
    qint64 maxTokens = 0; ///< room for the answer; 0 = as before
    qint64 patienceMs = 0; ///< longest wait the endpoint may ask for; 0 = as the settings say
    static constexpr qint64 longestPatienceMs = 7LL * 24 * 3600 * 1000; ///< waits whatever is asked
};
struct ContinueAnswer {
    QString path;
};
/// Keeps the partial text as a revision of its own (marked draft); from a person with the path only, the
/// session reads the text first.
struct KeepDraft {
    QString path = {};
    Text text = {};
    int lines = 0;
    DocumentFacts facts = {};
    QVector<CheckResult> checks = {};
    QVector<LineRange> personLines = {};
};
struct Skip {
    QString path;
};
struct Unskip {
    QString path;
};
/// Takes back the last decision on a path: an approval that nothing builds on, or another as long as no call
/// that it caused has been sent.
struct Undo {
    QString path;
    /// For the session: calls that it caused and that are under way are aborted first.
    bool stop = false;
};
struct KeepStale {
    QString path;
};
struct Refresh {
    QString path;
    bool letMeReview = false; ///< what comes waits for the person, whatever the autonomy
};
struct SetPauseMark {
    QString path;
    bool on = true;
};
struct PostNote {
    QString role;
    QString text;
};
struct RemoveNote {
    QString id;
};

// ---- workspace (sent by core/session) ------------------------------------------------------------------
struct RecordFileWritten {
    QString path;
    int revision = 0;
};
struct RecordFileRemoved {
    QString path;
};
struct RecordFileWriteFailed {
    QString path;
    int revision = 0; ///< 0: of a removal
    Error error;
};
struct RecordCommit {
    QString path;
    int revision = 0; ///< 0: of a removal
    QString commit; ///< empty: it failed
    Error error = {}; ///< why; the same as last time is not said again
};
struct RecordOutsideChange {
    QString path;
    Text disk; ///< empty hash: deleted
};
/// The person's answer to an outside change: what lies on disk becomes their revision, approved. The session
/// reads the file, edits and approves; the engine itself decides on a deleted file only, which leaves the
/// artefact out as if its step had been skipped.
struct AdoptOutsideChange {
    QString path;
};
/// The person's answer to an outside change: keep Baton's text and overwrite the file.
struct OverruleOutsideChange {
    QString path;
};

} // namespace command

using CommandVariant = std::variant<command::CreateProject, command::ChangeConfig, command::ChangeSop,
    command::Start, command::Pause, command::Stop, command::Finish, command::ScheduleCall,
    command::RecordAttempt, command::RecordAnswer, command::RecordFailure, command::MarkInterrupted,
    command::ProposeReply, command::StartProgram, command::RecordProgram, command::MarkProgramInterrupted,
    command::ProposeDerived, command::Approve, command::Edit, command::DraftRemark, command::DiscardRemark,
    command::RequestChanges, command::DecideFinding, command::RequestReview, command::RunTests,
    command::DecideFault, command::Regenerate, command::Retry, command::ContinueAnswer, command::KeepDraft,
    command::Skip, command::Unskip, command::Undo, command::KeepStale, command::Refresh,
    command::SetPauseMark, command::PostNote, command::RemoveNote, command::RecordFileWritten,
    command::RecordFileRemoved, command::RecordFileWriteFailed, command::RecordCommit,
    command::RecordOutsideChange, command::AdoptOutsideChange, command::OverruleOutsideChange>;

/// Any of the requests above; a type of its own for the reason that Event is one (command.cpp).
struct Command : CommandVariant {
    Command();
    template <class C>
    requires IsAlternative<C, CommandVariant>::value Command(C request); // not explicit
    Command(const Command &other);
    Command(Command &&other) noexcept;
    Command &operator=(const Command &other);
    Command &operator=(Command &&other) noexcept;
    ~Command();
    // The variant's own would ask it of each request.
    friend bool operator==(const Command &, const Command &) = delete;
    friend bool operator<(const Command &, const Command &) = delete;
};

} // namespace baton
