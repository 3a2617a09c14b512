// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/call_trace.h"
#include "core/session/live_text.h"
#include "ui/document/document_input.h"

/// Artefacts in the states a run brings them to, for tests and for the gallery.
namespace baton::test {

[[nodiscard]] QString boardBefore(); ///< src/board.py r1
[[nodiscard]] QString boardAfter(); ///< src/board.py r2
[[nodiscard]] QString prdText();
[[nodiscard]] QString chinesePrdText();

/// Adds a revision with its text to an input.
void addRevision(ui::DocumentInput &input, const QString &text, AuthorKind author = AuthorKind::Role);

/// src/board.py r2 in review, with checks, an addressed remark and a draft.
[[nodiscard]] ui::DocumentInput boardInReview();
/// docs/prd.md r1 in review.
[[nodiscard]] ui::DocumentInput prdInReview();
[[nodiscard]] ui::DocumentInput chinesePrd();
/// docs/prd.md being written for the first time.
[[nodiscard]] ui::DocumentInput prdWriting();
[[nodiscard]] session::LiveText liveText(const ui::DocumentInput &input, const QString &text);
/// docs/prd.md that failed half way.
[[nodiscard]] ui::DocumentInput prdFailed(ErrorCode code = ErrorCode::Disconnected);
[[nodiscard]] ui::DocumentInput prdStale();
[[nodiscard]] ui::DocumentInput prdApproved();
[[nodiscard]] session::CallTrace boardTrace();

} // namespace baton::test
