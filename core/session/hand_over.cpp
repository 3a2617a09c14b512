// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/hand_over.h"

#include "core/engine/cards.h"
#include "core/engine/decide.h"
#include "core/engine/endpoint_choice.h"
#include "core/engine/scheduler.h"

namespace baton::session {

QStringList receiversOf(const State &state, const Artefact &artefact)
{
    return engine::receiversOf(state, artefact);
}

bool canUndo(const State &state, const QString &path)
{
    // Asking the engine itself keeps the rule in one place; a decision changes nothing by being thought.
    return engine::decide(state, command::Undo{.path = path}, state.time).has_value();
}

QStringList waitingPaths(const State &state)
{
    return engine::waitingPaths(state);
}

bool hasReviewer(const State &state, const QString &path)
{
    return engine::decide(state, command::RequestReview{.path = path}, state.time).has_value();
}

bool holdsUpRun(const State &state, const QString &path)
{
    const Artefact *artefact = state.artefact(path);
    if (artefact == nullptr || artefact->state != ArtefactState::Failed)
        return false;
    const ErrorCode code = artefact->failure.code;
    return (state.mode == RunMode::Stopped && code == ErrorCode::Aborted)
        || (state.mode == RunMode::Paused && engine::haltsRun(code));
}

} // namespace baton::session
