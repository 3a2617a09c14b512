// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/card.h"
#include "core/domain/hand_over.h"
#include "core/domain/state.h"
#include "core/domain/test_report.h"

#include <QString>

/// Words of the product (PRODUCT.md "Words") in the language of the program.
namespace baton::ui {

[[nodiscard]] QString stateText(ArtefactState state); ///< "in review"
[[nodiscard]] QString phaseText(RunPhase phase); ///< "Running", "Waits for you"
/// Heading of a check by id ("sections" -> "Sections complete"); an unknown id as it is.
[[nodiscard]] QString checkTitle(const CheckId &id);
[[nodiscard]] QString checkStateText(CheckState state); ///< "passed"
/// What a role does in a call: "Writing", "Revising", "Reviewing", ...
[[nodiscard]] QString verbText(Verb verb);
/// "Review every output", "Review documents only", "Stop only at problems".
[[nodiscard]] QString autonomyText(const Autonomy &autonomy);
/// What a review of a file is called: "Review of board.py", for people know it by that file.
[[nodiscard]] QString reviewTitle(const QString &file);
/// "failed"
[[nodiscard]] QString testStateText(TestState state);
/// "41 passed, 2 failed, 1 skipped"; what there is none of is left out.
[[nodiscard]] QString totalsText(const TestTotals &totals);
/// What waits, in a sentence: "docs/prd.md waits for your approval."
[[nodiscard]] QString cardText(const Card &card);
/// "Proven: 96 tests passed in the sandbox, 2 not run: node is missing; 3 findings open; 1 requirement
/// without a test."
[[nodiscard]] QString proofText(const Proof &proof);
/// Title of a stage or step of the stock procedure, translated; others as they are.
[[nodiscard]] QString stageText(const QString &stage);
/// Name of a role of the stock procedure, translated; others as they are.
[[nodiscard]] QString roleText(const QString &name);

} // namespace baton::ui
