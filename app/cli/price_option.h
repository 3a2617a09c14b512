// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"
#include "core/base/result.h"
#include "core/domain/endpoint.h"

namespace baton::cli {

/// "PROVIDER/MODEL=IN,OUT", USD per million tokens. Fails with InvalidArgument.
[[nodiscard]] Result<ModelInfo> priceFrom(const QString &value);

/// Keeps the prices of `--price` in the person's prices.json and makes sessions from now on use them. Fails
/// with InvalidArgument for a bad one or an unknown provider, FileWrite.
[[nodiscard]] Result<void> keepPrices(const Invocation &invocation);

} // namespace baton::cli
