// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/measurement.h"

/// The benches; each takes seconds. What cannot be measured here (a program that is not built) is left out
/// with a line on stderr.
namespace baton::bench {

[[nodiscard]] Measurements engineBench();
/// Writing, folding and reopening a journal of `events` events.
[[nodiscard]] Measurements journalBench(int events);
/// Opening a project of `events` events that was opened, decided on a little and closed 20 times: how long it
/// takes, and the peak memory of a process that does nothing else.
[[nodiscard]] Measurements reopenBench(int events);
/// What that process does: opens the project and prints milliseconds and MiB.
int openProject(const QString &folder);
/// Answers of many shapes, each read at 1 and 4 MiB: the power of the size that the time grows with, and
/// memory as a part of what is allowed (20 times the size and 50 MiB). A line a shape goes to stderr. `part`:
/// of a name, only shapes with it.
[[nodiscard]] Measurements readingBench(const QString &part = {});
/// Runs against a scripted endpoint in a process of its own: overhead per call, wall time over critical path,
/// how long the session's thread is held up while 8 answers stream.
[[nodiscard]] Measurements sessionBench();
/// One stream of small events over loopback HTTP/1.1 through the gateway, beside the barest loop that reads
/// the same.
[[nodiscard]] Measurements llmBench();
/// First paint and memory of the window beside an empty window with an editor in it.
[[nodiscard]] Measurements startBench();

/// How long the window is busy at a time while a person walks through documents of 100,000 lines.
[[nodiscard]] Measurements renderBench();

} // namespace baton::bench
