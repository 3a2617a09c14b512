// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

namespace baton::session {

/// Role ids that read an artefact next: who "Approve & hand off" hands off to. Pure.
[[nodiscard]] QStringList receiversOf(const State &state, const Artefact &artefact);

/// True while the last decision on `path` can still be taken back: the engine would accept Undo. Pure.
[[nodiscard]] bool canUndo(const State &state, const QString &path);

/// True while the run stands still because of this step: it was stopped while the step was being written, or
/// has paused at the step's failure. Asking again then means going on. Pure.
[[nodiscard]] bool holdsUpRun(const State &state, const QString &path);

} // namespace baton::session
