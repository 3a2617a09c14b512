// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/recording/recorder.h"

namespace baton {
class Composition;
}

namespace baton::cli {

class SessionRunner;

/// The head of a recording of a run.
[[nodiscard]] llm::Recording recordingHead(
    const QString &project, const QString &requirement, const Sop &sop, const QString &language);

/// Has the composition's calls recorded into `file` from now on; must come before the session. A place that
/// cannot be written is said and does no harm to the run: then there is no recorder. Fails when the file
/// holds something else, before anything is spent.
[[nodiscard]] Result<llm::Recorder *> startRecording(
    Composition &composition, const QString &file, const llm::Recording &head);

/// Tells what could not be written.
void watchRecording(const llm::Recorder *recorder, SessionRunner &runner);

} // namespace baton::cli
