// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/review.h"
#include "ui/support/theme.h"

namespace baton::ui {

/// What became of a remark: "addressed in r2", "declined: reason", "unanswered", "sent", "not sent".
[[nodiscard]] QString remarkOutcome(const Remark &remark);
[[nodiscard]] Tone remarkTone(RemarkState state);
/// Where it stands: "on line 35, r1", "on lines 3 to 5, r2", "on the whole, r1".
[[nodiscard]] QString remarkPlace(const Remark &remark);
/// Drafts and remarks without an answer.
[[nodiscard]] int openRemarks(const QVector<Remark> &remarks);
[[nodiscard]] int draftRemarks(const QVector<Remark> &remarks);

} // namespace baton::ui
