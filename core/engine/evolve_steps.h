// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

/// How each event changes the state; `evolve` picks the overload. All are total: what does not fit is
/// ignored.
namespace baton::engine {

// evolve_run.cpp
void evolveWith(State &state, const event::ProjectCreated &e);
void evolveWith(State &state, const event::ConfigChanged &e);
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

// evolve_call.cpp
void evolveWith(State &state, const event::CallScheduled &e);
void evolveWith(State &state, const event::CallRetrying &e);
void evolveWith(State &state, const event::CallAnswered &e);
void evolveWith(State &state, const event::CallFailed &e);
void evolveWith(State &state, const event::CallInterrupted &e);
void evolveWith(State &state, const event::FallbackChosen &e);
void evolveWith(State &state, const event::CompletionNeeded &e);
void evolveWith(State &state, const event::ArtefactFailed &e);

// evolve_review.cpp
void evolveWith(State &state, const event::RevisionProposed &e);
void evolveWith(State &state, const event::RevisionApproved &e);
void evolveWith(State &state, const event::ApprovalUndone &e);
void evolveWith(State &state, const event::StepSkipped &e);
void evolveWith(State &state, const event::ArtefactStale &e);
void evolveWith(State &state, const event::StaleKept &e);

// evolve_requests.cpp
void evolveWith(State &state, const event::RemarkDrafted &e);
void evolveWith(State &state, const event::RemarkDiscarded &e);
void evolveWith(State &state, const event::ChangesRequested &e);
void evolveWith(State &state, const event::RegenerateRequested &e);
void evolveWith(State &state, const event::RetryRequested &e);
void evolveWith(State &state, const event::RefreshRequested &e);

// evolve_workspace.cpp
void evolveWith(State &state, const event::FileWritten &e);
void evolveWith(State &state, const event::FileWriteFailed &e);
void evolveWith(State &state, const event::HandOffCommitted &e);
void evolveWith(State &state, const event::OutsideChangeSeen &e);
void evolveWith(State &state, const event::OutsideChangeOverruled &e);

// ---- shared helpers (evolve_helpers.cpp) ---------------------------------------------------------------

/// The artefact, unless a call is at work on it.
[[nodiscard]] Artefact *resting(State &state, const QString &path);
/// Ends the call an artefact is Writing for; the caller sets the next state.
void endCall(State &state, Artefact &artefact);
/// Where an artefact waits for its next call: ChangesRequested when remarks or findings ask for one.
[[nodiscard]] ArtefactState queueState(const Artefact &artefact);
/// Sets what is asked next and remembers it as what Retry goes back to.
void askNext(Artefact &artefact, Verb verb);
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
