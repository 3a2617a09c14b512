// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

/// Which endpoint and model are asked, and what the failures of one mean for the next call.
namespace baton::engine {

/// True for failures that every further call would meet as well, whoever makes it: the key, the account, the
/// quota. A run pauses at one. Pure.
[[nodiscard]] bool haltsRun(ErrorCode code);

/// Failures that say the endpoint is down, after the gateway has tried as often as makes sense: no
/// connection, errors of the server, overload, silence, a rate limit that outlasts all waiting. Not: a wrong
/// key, an empty account, a bad request; another model would hide what a person has to mend.
[[nodiscard]] bool isEndpointDown(ErrorCode code);

/// Which endpoint and model a role talks to: the run's choice for the role, the SOP's, the run's.
[[nodiscard]] ModelChoice modelFor(const RunConfig &config, const Sop &sop, const QString &role);

/// Which one the next call of an artefact talks to: its role's, or the fallback it has come down to.
[[nodiscard]] ModelChoice modelFor(const State &state, const Artefact &artefact);

/// Where to ask again after a call failed like that; nullopt when no other endpoint is set, or the call was
/// itself asked of the fallback: there is one hop, so that a dead network ends in a failure people see.
[[nodiscard]] std::optional<ModelChoice> fallbackFor(
    const RunConfig &config, const ActiveCall &call, ErrorCode code);

} // namespace baton::engine
