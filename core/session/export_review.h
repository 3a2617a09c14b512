// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hand_over.h"
#include "core/domain/state.h"

namespace baton::session {

/// What an export would hand over and what speaks against it. `texts` is asked for what goes out, to look for
/// keys in it, and `folder` is looked at for files that hold something else. Run thread.
[[nodiscard]] ExportReview reviewExport(const State &state, const TextSource &texts, const QString &folder);

/// What was proven: the last run of the tests, and findings nobody decided on. Run thread.
[[nodiscard]] Proof proofOf(const State &state, const TextSource &texts);

} // namespace baton::session
