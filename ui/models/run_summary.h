// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ledger.h"
#include "core/domain/state.h"
#include "ui/support/theme.h"

#include <optional>

namespace baton::ui {

/// What the money meter and the status bar say of a run's use of models.
struct UsageSummary {
    Money spent;
    Money reserved; ///< of calls in flight
    std::optional<Money> limit;
    int unpricedCalls = 0;
    qint64 tokensIn = 0;
    qint64 tokensOut = 0;
    qint64 tokensCached = 0; ///< part of tokensIn
    Forecast remaining = {}; ///< of the rest of the run; no calls = not known or nothing to come
    bool operator==(const UsageSummary &) const = default;

    [[nodiscard]] double fraction() const; ///< of the limit, 0..1; 0 without a limit
    [[nodiscard]] QString spentText() const; ///< "$0.42", "at least $0.42", "cost unknown"
    [[nodiscard]] QString limitText() const; ///< "of $3.00", "no limit"
    [[nodiscard]] QString remainingText() const; ///< "about $0.30 to $0.60 more to the end", or empty
    [[nodiscard]] QString tokensText() const; ///< "18,204 tokens in · 6,911 out · 61% cached"
};

[[nodiscard]] UsageSummary usageSummary(const State &state);

/// What the tool bar says of a run.
struct RunSummary {
    QString name;
    RunMode mode = RunMode::Created;
    RunPhase phase = RunPhase::Running;
    int writing = 0;
    int waiting = 0;
    Autonomy autonomy;
    QString model; ///< "gpt-4.1"
    bool modelPerRole = false;
    bool operator==(const RunSummary &) const = default;

    [[nodiscard]] QString stateText() const; ///< "Running · 2 writing · 1 waits for you"
    [[nodiscard]] Tone tone() const;
    [[nodiscard]] QString modelText() const; ///< "gpt-4.1 · per role"
    [[nodiscard]] bool canPause() const { return mode == RunMode::Running; }
    [[nodiscard]] bool canStop() const { return mode == RunMode::Running || writing > 0; }
    [[nodiscard]] bool canContinue() const
    {
        return mode == RunMode::Paused || mode == RunMode::Stopped || mode == RunMode::OverBudget
            || mode == RunMode::Created;
    }
};

[[nodiscard]] RunSummary runSummary(const State &state);

/// "docs ✓4 · code ✓1 ◐1 …3 · tests ✓1": artefacts counted by kind of step and state.
[[nodiscard]] QString countsText(const State &state);

} // namespace baton::ui
