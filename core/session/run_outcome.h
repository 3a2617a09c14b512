// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/program.h"
#include "core/domain/state.h"
#include "core/session/program_runner.h"
#include "core/session/test_run.h"

/// What runs of a project's tests come to. Pure values.
namespace baton::session {

/// Several suites come to one outcome: the first that did not end well, and the time of all.
void addTo(ProgramOutcome &whole, const sandbox::SandboxOutcome &part);

[[nodiscard]] TestSuiteOutcome suiteOutcome(const TestSuite &suite, const ProgramResult &result);

/// Equal for runs on the same files with the same texts.
[[nodiscard]] QString digestOf(const State &state, const QVector<InputRef> &inputs);

/// Why nothing ran, for the report: technical English.
[[nodiscard]] QString notRunWords(const Error &error);

/// A test that failed and passes without any change is nobody's fault.
void markFlaky(TestReport &first, const TestReport &again);

/// "2 of 43 tests fail", the reason why none was run, or nothing. `faults`: what the person laid tests to.
[[nodiscard]] QVector<CheckResult> checksOfRun(
    const ProgramOutcome &outcome, const TestReport &report, const QVector<TestFault> &faults);

} // namespace baton::session
