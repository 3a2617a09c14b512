// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benches.h"
#include "tests/bench/session_run.h"

namespace baton::bench {

using namespace Qt::StringLiterals;

namespace {

/// One call after another against an endpoint that answers at once: what is left is our own work.
void measureOverhead(Measurements &result)
{
    QVector<double> perCall;
    for (int i = 0; i < 3; ++i) {
        const SessionRunResult run = runSession({}, 1);
        if (!run.finished || run.calls.count() == 0)
            return;
        perCall.append((run.wallMs - run.calls.endpointMs()) / run.calls.count());
    }
    result.append({u"session.overhead_per_call"_s, median(perCall), u"ms"_s});
}

/// Ten files in three levels, each answer taking a while: wall time against the longest chain of answers.
void measureCriticalPath(Measurements &result)
{
    const SessionRunResult run = runSession({.firstByteMs = 200, .tokensPerSecond = 400}, 8);
    if (run.finished)
        result.append(
            {u"session.wall_over_critical_path"_s, run.wallMs, u"ms"_s, run.calls.criticalPathMs()});
}

/// The thread that would paint, while eight answers stream into it; a frame has 16.7 ms.
void measureGaps(Measurements &result)
{
    const SessionRunResult run = runSession({.tokensPerSecond = 1000, .independentFiles = true}, 8);
    if (!run.finished)
        return;
    result.append({u"session.streams_at_once"_s, static_cast<double>(run.mostStreams), u"calls"_s});
    result.append({u"session.gui_thread_gap_p99"_s, run.worstGapP99Ms, u"ms"_s, 16.7});
    result.append({u"session.gui_thread_gap_max"_s, run.worstGapMs, u"ms"_s, 16.7});
}

/// What all prompts of a run weigh, by the number of files: documents of 1.5 kB and more, files of 0.9 kB.
void measurePrompts(Measurements &result)
{
    struct Aim {
        int files;
        double bytes;
    };
    for (const Aim &aim : {Aim{10, 40'000}, Aim{30, 104'000}, Aim{100, 400'000}}) {
        const SessionRunResult run = runSession({.files = aim.files}, 8);
        if (run.finished)
            result.append({u"session.prompt_bytes_%1"_s.arg(aim.files), static_cast<double>(run.promptBytes),
                u"bytes"_s, aim.bytes});
    }
}

} // namespace

Measurements sessionBench()
{
    Measurements result;
    measureOverhead(result);
    measureCriticalPath(result);
    measureGaps(result);
    measurePrompts(result);
    return result;
}

} // namespace baton::bench
