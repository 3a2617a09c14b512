// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/domain/state.h"

#include <optional>

namespace baton::session {

/// Role ids that read an artefact next: who "Approve & hand off" hands off to. Pure.
[[nodiscard]] QStringList receiversOf(const State &state, const Artefact &artefact);

/// True while the last decision on `path` can still be taken back: the engine would accept Undo. Pure.
[[nodiscard]] bool canUndo(const State &state, const QString &path);

/// Roles at work on what the last decision on `path` caused, whom Undo::stop would stop. None where nobody
/// is, or where it is too late. Pure.
[[nodiscard]] QStringList rolesToStop(const State &state, const QString &path);

/// How many artefacts that wait would be approved if the run went on with this autonomy and let them. Pure.
[[nodiscard]] int releasedBy(const State &state, const Autonomy &autonomy);

/// A role writes it by a model; else the person does, or it is computed. Pure.
[[nodiscard]] bool isWrittenByRole(const State &state, const Artefact &artefact);

/// Tokens the next answer for an artefact may have, thinking included; 0 where no role writes it. Pure.
[[nodiscard]] qint64 answerLimit(const State &state, const Artefact &artefact);

/// Artefacts that wait for a decision of the person, in the order of production; what a reviewer looks at
/// first does not yet. Pure.
[[nodiscard]] QStringList waitingPaths(const State &state);

/// The SOP has a reviewer for the artefact, who can be asked for a second opinion on what it is now. Pure.
[[nodiscard]] bool hasReviewer(const State &state, const QString &path);

/// True while the run stands still because of this step: it was stopped while the step was being written, or
/// has paused at the step's failure. Asking again then means going on. Pure.
[[nodiscard]] bool holdsUpRun(const State &state, const QString &path);

/// What a failing test of a report is laid to: by the person, else by the role whose job that is; nullopt:
/// nobody has said. `test` is its id. Pure.
[[nodiscard]] std::optional<TestFault> faultOf(
    const State &state, const Artefact &report, const QString &test);
/// The engine would take that decision now. Pure.
[[nodiscard]] bool mayDecide(const State &state, const command::DecideFault &decision);
[[nodiscard]] bool mayRun(const State &state, const command::RunTests &request);
/// The report of the project's tests; null: this run has none run. Pure.
[[nodiscard]] const Artefact *testReportOf(const State &state);

/// Who says whose fault the failures of a report are; null when there is nobody in this run. Pure.
[[nodiscard]] const Artefact *attributionOf(const State &state, const QString &report);
/// They have said it of the newest revision of the report. Pure.
[[nodiscard]] bool isAttributed(const State &state, const QString &report);

/// How often failed tests have sent something back, this time included.
struct TestRound {
    int number = 0; ///< 0 = nothing fails, or nobody lays it to files
    int of = 0;
    bool isOver = false; ///< what fails now is left to the person
    bool operator==(const TestRound &) const = default;
};
/// Of a report as it stands. Pure.
[[nodiscard]] TestRound testRound(const State &state, const Artefact &report);

} // namespace baton::session
