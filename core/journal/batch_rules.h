// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/event.h"

namespace baton::journal {

/// Rules that hold for every journal, whatever it stores in. Pure.

/// Internal when the numbers of the batch do not follow `lastSeq` without a gap.
[[nodiscard]] Result<void> checkSequence(const EventBatch &batch, qint64 lastSeq);
/// The call an event is about; null for all events but those of a call's life.
[[nodiscard]] const CallId *callOf(const Event &event);
/// The call that this event ends (answered, failed, interrupted): its partial text goes in the same
/// transaction.
[[nodiscard]] const CallId *endedCall(const Event &event);

} // namespace baton::journal
