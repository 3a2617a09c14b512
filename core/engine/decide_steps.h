// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
// --

// decide_run.cpp
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::CreateProject &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::ChangeConfig &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Start &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Pause &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Stop &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Finish &c);

// decide_call.cpp
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::ScheduleCall &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RecordAttempt &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RecordAnswer &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RecordFailure &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::MarkInterrupted &c);

// decide_reply.cpp
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::ProposeReply &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::ProposeDerived &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::KeepDraft &c);

// decide_review.cpp
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Approve &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Edit &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Skip &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Undo &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::KeepStale &c);

// decide_requests.cpp
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::DraftRemark &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::DiscardRemark &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RequestChanges &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Regenerate &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Retry &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::ContinueAnswer &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::Refresh &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::SetPauseMark &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::PostNote &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RemoveNote &c);

// decide_workspace.cpp
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RecordFileWritten &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RecordFileWriteFailed &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RecordCommit &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::RecordOutsideChange &c);
[[nodiscard]] Result<void> decideOn(Draft &draft, const command::OverruleOutsideChange &c);

// ---- shared helpers (decide.cpp) -----------------------------------------------------------------------

/// A copy of the artefact a command names (events change the original). Fails with UnknownArtefact.
[[nodiscard]] Result<Artefact> find(const Draft &draft, const QString &path);
/// The same, and its state is one of these. Fails with WrongState, naming the state it is in.
[[nodiscard]] Result<Artefact> findIn(
    const Draft &draft, const QString &path, std::initializer_list<ArtefactState> states);

} // namespace baton::engine
