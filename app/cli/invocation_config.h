// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/config_sources.h"
#include "app/cli/invocation.h"
#include "core/base/result.h"
#include "core/domain/endpoint.h"

namespace baton::cli {

/// The sources of a command's configuration; what of the settings file cannot be read is told on stderr.
[[nodiscard]] ConfigSources configSourcesOf(const Invocation &invocation);
/// Values of the settings file that were left out, a sentence each.
void tellProblems(const ChosenConfig &chosen);
/// Certificates and proxy for the composition's requests; false when an option cannot be used, which is then
/// told. What only the settings file says wrongly is told and left out.
[[nodiscard]] bool applyNetwork(const Invocation &invocation, llm::NetworkOptions network);

/// "PROVIDER/MODEL=IN,OUT", USD per million tokens. Fails with InvalidArgument.
[[nodiscard]] Result<ModelInfo> priceFrom(const QString &value);

/// Keeps the prices of `--price` in the person's prices.json and makes sessions from now on use them. Fails
/// with InvalidArgument for a bad one or an unknown provider, FileWrite.
[[nodiscard]] Result<void> keepPrices(const Invocation &invocation);

/// Keeps what `--context` says of the model in the table of models and makes sessions from now on use it.
/// Fails with InvalidArgument for a bad number or a model whose price is not known, FileRead, FileWrite.
[[nodiscard]] Result<void> keepContext(const Invocation &invocation, const ModelChoice &choice);

} // namespace baton::cli
