// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"
#include "core/engine/decide.h"

namespace baton::engine {

/// A decision in the making: a copy of the state that already holds what the decision has said so far, so
/// that a later part (planning, staleness, gates) sees the effect of an earlier one.
class Draft {
public:
    Draft(const State &state, TimeMs now) : m_state(state), m_now(now) { }

    [[nodiscard]] const State &state() const { return m_state; }
    [[nodiscard]] TimeMs now() const { return m_now; }

    void add(Event event);
    /// A text that an event names; empty ones are left out.
    void addText(const Text &text);
    [[nodiscard]] Decision take() { return std::move(m_decision); }

private:
    State m_state;
    Decision m_decision;
    TimeMs m_now = 0;
};

// ---- what each command leads to; `decide` picks the overload, a refusal leaves the draft to be thrown away
// -------

// run_rules.cpp
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::CreateProject &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::ChangeConfig &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::ChangeSop &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Start &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Pause &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Stop &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Finish &c);

// call_rules.cpp
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::ScheduleCall &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RecordAttempt &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RecordAnswer &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::MarkInterrupted &c);

// failure_rules.cpp
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RecordFailure &c);

// reply_rules.cpp
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::ProposeReply &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::ProposeDerived &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::KeepDraft &c);

// program_rules.cpp
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::StartProgram &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RecordProgram &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::MarkProgramInterrupted &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RunTests &c);

// fault_rules.cpp
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::DecideFault &c);

// review_rules.cpp
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Approve &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Edit &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Skip &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Unskip &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::KeepStale &c);

// undo_rules.cpp
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Undo &c);

// request_rules.cpp
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::DraftRemark &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::DiscardRemark &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RequestChanges &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::DecideFinding &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RequestReview &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Regenerate &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Retry &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::ContinueAnswer &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Refresh &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::SetPauseMark &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::PostNote &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RemoveNote &c);

// workspace_rules.cpp
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RecordFileWritten &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RecordFileRemoved &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RecordFileWriteFailed &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RecordCommit &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RecordOutsideChange &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::AdoptOutsideChange &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::OverruleOutsideChange &c);

// ---- shared helpers (decide.cpp) -----------------------------------------------------------------------

/// A copy of the artefact a command names (events change the original). Fails with UnknownArtefact.
[[nodiscard]] Result<Artefact> find(const Draft &draft, const QString &path);
/// The same, and its state is one of these. Fails with WrongState, naming the state it is in.
[[nodiscard]] Result<Artefact> findIn(
    const Draft &draft, const QString &path, std::initializer_list<ArtefactState> states);

/// The call, while it has no answer (call_rules.cpp). Fails with WrongState.
[[nodiscard]] Result<ActiveCall> runningCall(const Draft &draft, const CallId &id);

// ---- how each event changes the state; `evolve` picks the overload. All are total: what does not fit is
// ignored ---

// run_rules.cpp
void evolveWith(State &state, const event::ProjectCreated &e);
void evolveWith(State &state, const event::ConfigChanged &e);
void evolveWith(State &state, const event::SopChanged &e);
void evolveWith(State &state, const event::RequirementSubmitted &e);
void evolveWith(State &state, const event::ArtefactsPlanned &e);
void evolveWith(State &state, const event::ArtefactAdded &e);
void evolveWith(State &state, const event::PauseMarkSet &e);
void evolveWith(State &state, const event::NotePosted &e);
void evolveWith(State &state, const event::NoteRemoved &e);
void evolveWith(State &state, const event::RunStarted &e);
void evolveWith(State &state, const event::RunPaused &e);
void evolveWith(State &state, const event::RunStopped &e);
void evolveWith(State &state, const event::RunFinished &e);
void evolveWith(State &state, const event::BudgetReached &e);
void evolveWith(State &state, const event::BudgetWarning &e);
void evolveWith(State &state, const event::PriceUnknown &e);

// call_rules.cpp
void evolveWith(State &state, const event::CallScheduled &e);
void evolveWith(State &state, const event::CallRetrying &e);
void evolveWith(State &state, const event::CallAnswered &e);
void evolveWith(State &state, const event::CallFailed &e);
void evolveWith(State &state, const event::CallInterrupted &e);
void evolveWith(State &state, const event::FallbackChosen &e);
void evolveWith(State &state, const event::CompletionNeeded &e);
void evolveWith(State &state, const event::AnswerLimitRaised &e);
void evolveWith(State &state, const event::ArtefactFailed &e);

// program_rules.cpp
void evolveWith(State &state, const event::ProgramStarted &e);
void evolveWith(State &state, const event::ProgramEnded &e);
void evolveWith(State &state, const event::TestsRequested &e);

// fault_rules.cpp
void evolveWith(State &state, const event::FaultDecided &e);

// review_rules.cpp
void evolveWith(State &state, const event::RevisionProposed &e);
void evolveWith(State &state, const event::RevisionApproved &e);
void evolveWith(State &state, const event::StepSkipped &e);
void evolveWith(State &state, const event::StepUnskipped &e);
void evolveWith(State &state, const event::ArtefactStale &e);
void evolveWith(State &state, const event::StaleKept &e);

// undo_rules.cpp
void evolveWith(State &state, const event::ApprovalUndone &e);
void evolveWith(State &state, const event::DecisionUndone &e);

// request_rules.cpp
void evolveWith(State &state, const event::RemarkDrafted &e);
void evolveWith(State &state, const event::RemarkDiscarded &e);
void evolveWith(State &state, const event::ChangesRequested &e);
void evolveWith(State &state, const event::RegenerateRequested &e);
void evolveWith(State &state, const event::RetryRequested &e);
void evolveWith(State &state, const event::SentBack &e);
void evolveWith(State &state, const event::FindingsNoted &e);
void evolveWith(State &state, const event::FindingDecided &e);
void evolveWith(State &state, const event::ReviewRequested &e);
void evolveWith(State &state, const event::RefreshRequested &e);

// workspace_rules.cpp
void evolveWith(State &state, const event::FileWritten &e);
void evolveWith(State &state, const event::FileRemoved &e);
void evolveWith(State &state, const event::FileWriteFailed &e);
void evolveWith(State &state, const event::HandOffCommitted &e);
void evolveWith(State &state, const event::OutsideChangeSeen &e);
void evolveWith(State &state, const event::OutsideChangeOverruled &e);

// ---- shared helpers (evolve.cpp) -----------------------------------------------------------------------

/// The artefact, unless a call is at work on it.
[[nodiscard]] Artefact *resting(State &state, const QString &path);
/// Ends the call an artefact is Writing for; the caller sets the next state.
void endCall(State &state, Artefact &artefact);
/// Where an artefact waits for its next call: ChangesRequested when remarks or findings ask for one.
[[nodiscard]] ArtefactState queueState(const Artefact &artefact);
/// Sets what is asked next and remembers it as what Retry goes back to.
void askNext(Artefact &artefact, Verb verb);
/// A decision is about to change how the artefact stands: what Undo goes back to.
void remember(const State &state, Artefact &artefact, const QString &word);
/// Forgets the answer in progress: partial text, continuations, failure, notes to it.
void clearAnswer(Artefact &artefact);
/// Remarks of the open batch become drafts again: a person's words are never dropped with a request.
void returnBatchToDrafts(State &state, Artefact &artefact);
/// Number behind the letter of an id ("c12" -> 12); 0 when there is none.
[[nodiscard]] int numberOf(const QString &id);
/// Adds or updates a planned artefact and keeps the SOP's order.
void plan(State &state, const event::ArtefactsPlanned::Plan &plan);
void sortByStep(State &state);

} // namespace baton::engine
