// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/endpoint.h"
#include "core/domain/run_config.h"
#include "core/domain/sop.h"
#include "core/llm/port/provider.h"

#include <QHash>
#include <QVector>

#include <optional>

namespace baton::cli {

/// Keys by endpoint id.
using Keys = QHash<QString, llm::Secret>;

/// Endpoints of a run whose key may lie in the system keychain: they need one, are asked at their own
/// address, and no environment variable holds it.
[[nodiscard]] QVector<EndpointProfile> endpointsWithoutKey(
    const QVector<EndpointProfile> &endpoints, const RunConfig &config, const Sop &sop);

struct StoredKeys {
    Keys keys;
    std::optional<Error> problem; ///< of the keychain, where it was asked and did not answer
};

/// How long a keychain that asks its owner to unlock it is waited for, and after what time that is said.
constexpr int unlockPatienceMs = 60'000;
constexpr int silenceMs = 2000;

/// What the system keychain holds for endpoints. Turns the program's event loop, for `patienceMs` at most,
/// and says so when that takes long; without a session bus there is no keychain to ask and it returns at
/// once. Call before a session is opened.
[[nodiscard]] StoredKeys storedKeys(
    const QVector<EndpointProfile> &endpoints, int patienceMs = unlockPatienceMs);
/// The same, with a problem told.
[[nodiscard]] Keys keysOrComplaint(const QVector<EndpointProfile> &endpoints);

} // namespace baton::cli
