// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ledger.h"
#include "core/domain/state.h"

#include <functional>

namespace baton::engine {

/// Price list of a choice; nullopt: unknown. An endpoint of the person's own has one of zeros.
using TariffLookup = std::function<std::optional<Tariff>(const ModelChoice &)>;

/// What the rest of the run is expected to cost: every step of the SOP that is switched on, every row of the
/// task list (a usual number of rows before there is one), sizes from this project's own calls where it has
/// any. A state without artefacts (only SOP and configuration) is a run that has not begun. Pure.
[[nodiscard]] Forecast forecastRun(const State &state, const TariffLookup &tariffs);

/// What approving that artefact now sets off: the calls that start by it, and those that follow without
/// anybody being asked. Nothing where it cannot be approved. Pure.
[[nodiscard]] Forecast forecastApproval(const State &state, const QString &path, const TariffLookup &tariffs);

/// What one call for each of these artefacts is expected to cost, with the reviews that follow. Pure.
[[nodiscard]] Forecast forecastCalls(
    const State &state, const QStringList &paths, const TariffLookup &tariffs);

} // namespace baton::engine
