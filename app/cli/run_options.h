// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/run_config.h"

#include <QCommandLineParser>
#include <QMap>
#include <QStringList>

namespace baton::cli {

/// Values by the name of their option, without the dashes, in the order they were given.
using OptionValues = QMap<QString, QStringList>;

/// Adds the options of `run` to a parser.
void addRunOptions(QCommandLineParser &parser);
/// The options of `run` that were given.
[[nodiscard]] OptionValues runOptionsOf(const QCommandLineParser &parser);

/// `base` with options put over it; `providers` are the ids that are known. Fails with InvalidArgument; the
/// detail begins with the option. Never tells a value that may be a key.
[[nodiscard]] Result<RunConfig> withOptions(
    RunConfig base, const OptionValues &options, const QStringList &providers);

} // namespace baton::cli
