// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"
#include "core/base/result.h"
#include "core/domain/run_config.h"

#include <QVector>

namespace baton::cli {

/// Adds the options of `run` to a parser.
void addRunOptions(QCommandLineParser &parser);

/// `base` with the options that were given on the command line put over it. Fails with InvalidArgument.
[[nodiscard]] Result<RunConfig> runConfigOf(const Invocation &invocation, RunConfig base);

} // namespace baton::cli
