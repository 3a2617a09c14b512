// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/call_spans.h"
#include "tests/bench/endpoint_process.h"

#include <QString>

namespace baton::bench {

struct SessionRunResult {
    bool finished = false; ///< the run came to its end
    double wallMs = 0; ///< from the first call asked for to the last fact
    CallSpans calls;
    double worstGapMs = 0; ///< longest time this thread's event loop did not turn while calls streamed
    double worstGapP99Ms = 0;
    int mostStreams = 0; ///< calls with text arriving at the same time
};

/// One run of the stock SOP from requirement to code against a scripted endpoint; everything is approved
/// without asking. The session lives on the calling thread, as it does in the window.
[[nodiscard]] SessionRunResult runSession(const EndpointScript &script, int parallel);

} // namespace baton::bench
