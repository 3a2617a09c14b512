// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"
#include "core/session/call_trace.h"

#include <optional>

namespace baton::session {

/// Puts together what the journal knows of a call; nullopt when it knows none of that id.
[[nodiscard]] std::optional<CallTrace> buildTrace(const journal::Journal &journal, const CallId &call);

/// All calls in the order they were scheduled.
[[nodiscard]] QVector<CallTrace> buildTraces(const journal::Journal &journal);

} // namespace baton::session
