// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/endpoint.h"
#include "core/domain/run_config.h"
#include "core/domain/sop.h"
#include "core/llm/port/provider.h"

#include <QHash>
#include <QVector>

namespace baton::cli {

/// Keys by endpoint id.
using Keys = QHash<QString, llm::Secret>;

/// Endpoints of a run whose key may lie in the system keychain: they need one, are asked at their own
/// address, and no environment variable holds it.
[[nodiscard]] QVector<EndpointProfile> endpointsWithoutKey(
    const QVector<EndpointProfile> &endpoints, const RunConfig &config, const Sop &sop);

/// What the system keychain holds for endpoints. Turns the program's event loop, for two seconds at most;
/// without a session bus there is no keychain to ask and it returns at once. Call before a session is opened.
[[nodiscard]] Keys storedKeys(const QVector<EndpointProfile> &endpoints);

} // namespace baton::cli
