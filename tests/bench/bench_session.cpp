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

/// Ten files in three levels, each answer taking a while: wall time against the longest chain of answers,
/// and, with reviews and tests, of answers and test runs.
void measureCriticalPath(Measurements &result)
{
    const EndpointScript slow{.firstByteMs = 200, .tokensPerSecond = 400};
    const SessionRunResult run = runSession(slow, 8);
    if (run.finished)
        result.append(
            {u"session.wall_over_critical_path"_s, run.wallMs, u"ms"_s, run.calls.criticalPathMs()});
    const SessionRunResult whole = runSession(slow, 12, Loops::ReviewsAndTests);
    if (whole.finished)
        result.append({u"session.loop_wall_over_critical_path"_s, whole.wallMs, u"ms"_s,
            whole.calls.criticalPathMs()});
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

/// How long the next level of files waits for us to be done with the one before it. The answers of a level
/// come at about the same time.
void measureLevels(Measurements &result)
{
    QVector<double> first;
    QVector<double> all;
    for (int i = 0; i < 5; ++i) {
        const SessionRunResult run = runSession({.firstByteMs = 150, .files = 10}, 12);
        if (!run.finished || run.calls.count() == 0)
            return;
        first += run.gaps.firstOfLevels();
        all += run.gaps.all();
    }
    constexpr double mostGapMs = 20;
    result.append({u"session.level_gap"_s, median(first), u"ms"_s, {}, mostGapMs});
    result.append({u"session.level_gap_of_all_files"_s, median(all), u"ms"_s});
}

/// What all prompts of a run weigh, and what a call takes of the processors, by the number of files:
/// documents of 1.5 kB and more, files of 0.9 kB.
void measurePrompts(Measurements &result)
{
    struct Aim {
        int files;
        double bytes;
    };
    for (const Aim &aim : {Aim{10, 40'000}, Aim{30, 104'000}, Aim{100, 400'000}}) {
        const SessionRunResult run = runSession({.files = aim.files}, 8);
        if (!run.finished)
            continue;
        constexpr double mostCpuMs = 10;
        if (aim.files == 30)
            result.append({u"session.cpu_per_call"_s, run.cpuMs / run.calls.count(), u"ms"_s, {}, mostCpuMs});
        result.append({u"session.prompt_bytes_%1"_s.arg(aim.files), static_cast<double>(run.promptBytes),
            u"bytes"_s, {}, aim.bytes});
    }
}

} // namespace

Measurements sessionBench()
{
    Measurements result;
    measureOverhead(result);
    measureCriticalPath(result);
    measureGaps(result);
    measureLevels(result);
    measurePrompts(result);
    return result;
}

} // namespace baton::bench
