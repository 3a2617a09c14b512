// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

namespace baton::cli {

/// Tells on stdout, a line each, what a run does.
class RunProgress {
public:
    void show(const EventBatch &batch, const State &state) const;
    /// Where the run stands. `isHeld` as in runWord().
    void summarise(const State &state, bool isHeld) const;
};

/// What folder and history lack of what was decided, and why, by path; the history's trouble has none.
[[nodiscard]] QVector<QPair<QString, Error>> diskProblems(const State &state);

/// Failed steps, the budget and outside changes as sentences on stderr.
void reportProblems(const State &state);

} // namespace baton::cli
