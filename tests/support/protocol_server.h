// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/endpoint.h"
#include "tests/support/scripted_http_server.h"

/// An endpoint for each wire protocol, for runs of a whole SOP.
namespace baton::test {

/// Answers in the protocol's framing and lists one model, "test-model". A request that is none of this
/// protocol (wrong path, no text where the protocol has it) is answered with 400.
[[nodiscard]] ScriptedHttpServer::Handler speaking(Protocol protocol, ScriptedHttpServer::Answerer answer);
/// Where the protocol's paths begin: what --base-url is given.
[[nodiscard]] QString basePath(Protocol protocol);

} // namespace baton::test
