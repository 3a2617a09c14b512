// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/timeline_fold.h"

namespace baton::ui {

/// One overload per event. Decisions of which there is nothing to tell but what was decided, and events
/// people do not need to see, fall into the template at the end.
struct TimelineFold::Visitor {
    TimelineFold &fold;
    const StoredEvent &stored;

    // What the team makes.
    void operator()(const event::RequirementSubmitted &e) const;
    void operator()(const event::ArtefactsPlanned &e) const;
    void operator()(const event::SopChanged &e) const;
    void operator()(const event::SentBack &e) const;
    void operator()(const event::FindingsNoted &e) const;
    void operator()(const event::ProgramStarted &e) const;
    void operator()(const event::ProgramEnded &e) const;
    void operator()(const event::CallRetrying &e) const;
    void operator()(const event::CallAnswered &e) const;
    void operator()(const event::CallFailed &e) const;
    void operator()(const event::CallInterrupted &e) const;
    void operator()(const event::RevisionProposed &e) const;
    void operator()(const event::CompletionNeeded &e) const;
    void operator()(const event::AnswerLimitRaised &e) const;
    void operator()(const event::ArtefactFailed &e) const;
    void operator()(const event::ArtefactStale &e) const;
    void operator()(const event::BudgetReached &e) const;
    void operator()(const event::BudgetWarning &e) const;
    void operator()(const event::PriceUnknown &e) const;
    void operator()(const event::FallbackChosen &e) const;
    void operator()(const event::FileRemoved &e) const;
    void operator()(const event::FileWriteFailed &e) const;
    void operator()(const event::HandOffCommitted &e) const;
    void operator()(const event::OutsideChangeSeen &e) const;

    // What the person decides.
    void operator()(const event::RevisionApproved &e) const;
    void operator()(const event::ApprovalUndone &e) const;
    void operator()(const event::ChangesRequested &e) const;
    void operator()(const event::RegenerateRequested &e) const;
    void operator()(const event::RetryRequested &e) const;
    void operator()(const event::FindingDecided &e) const;
    void operator()(const event::ReviewRequested &e) const;
    void operator()(const event::TestsRequested &e) const;
    void operator()(const event::FaultDecided &e) const;
    void operator()(const event::RefreshRequested &e) const;
    void operator()(const event::PauseMarkSet &e) const;
    void operator()(const event::NotePosted &e) const;
    void operator()(const event::NoteRemoved &e) const;
    void operator()(const event::ConfigChanged &e) const;
    void operator()(const event::RunStarted &e) const;
    void operator()(const event::RunPaused &e) const;
    void operator()(const event::RunStopped &e) const;
    void operator()(const event::RunFinished &e) const;
    void operator()(const event::OutsideChangeOverruled &e) const;

    template <class Other> void operator()([[maybe_unused]] const Other &e) const
    {
        if constexpr (requires { QString(e.path); })
            tellDecision(e.path);
    }

private:
    void tellDecision(const QString &path) const;
    TimelineEntry &decided(
        const QString &text, const QString &path, int revision = 0, const QString &to = {}) const;
};

} // namespace baton::ui
