// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/test_report.h"
#include "core/engine/scheduler.h"

namespace baton::session {

/// Tests that are run before all the others, by id or by file: those that failed in the last run and, unless
/// the person wants only these, those of files that use something that has changed since. None = all at once:
/// there was no failure, it is not known who uses what changed, or the person wants all.
[[nodiscard]] QStringList testsToRunFirst(
    const State &state, const engine::work::RunProgram &work, const TestReport &last);

/// The last report with what became of the chosen tests since. It says that the others were left out.
[[nodiscard]] TestReport withNewResults(
    const TestReport &last, const TestReport &now, const QStringList &chosen);

/// How many tests fail, those apart that the person left failing.
[[nodiscard]] int failuresThatCount(const TestReport &report, const QVector<TestFault> &faults);

} // namespace baton::session
