// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

namespace baton::session {

/// Role ids that read an artefact next: who "Approve & hand off" hands off to. Pure.
[[nodiscard]] QStringList receiversOf(const State &state, const Artefact &artefact);

/// True while the approval of `path` can still be taken back: the engine would accept Undo. Pure.
[[nodiscard]] bool canUndoApproval(const State &state, const QString &path);

} // namespace baton::session
