// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/rules.h"

/// Whose fault failing tests are: what a role laid them to, and what the person says instead. Pure.
namespace baton::engine {

/// The report of the project's tests; null: this run has none run.
[[nodiscard]] const Artefact *testReport(const State &state);

/// Ids of the tests that fail in the report's newest revision.
[[nodiscard]] QStringList failingTests(const Artefact &report);

/// What tests of the newest report are laid to: what the person said, else what an approved attribution of it
/// says. A role may name tests that do not fail.
[[nodiscard]] QVector<TestFault> faultsOf(const State &state, const Artefact &report);

/// Tests fail, and the person has said of each what it is laid to; or has left each of them failing.
[[nodiscard]] bool areAllDecided(const Artefact &report);
[[nodiscard]] bool areAllAccepted(const Artefact &report);

/// The newest revision is a report of tests that fail, and not by the person's word alone.
[[nodiscard]] bool testsFail(const State &state, const Artefact &artefact);

/// What an approved attribution of a failed run means: the files it names go back with what failed in them.
void settleAttribution(Draft &draft, const Artefact &attribution);

/// A new report is there: what was said of the last one is over, but for tests that are left failing.
void forgetFaults(Artefact &report);

} // namespace baton::engine
