// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace baton::engine {

/// True for failures that every further call would meet as well, whoever makes it: the key, the account, the
/// quota. A run pauses at one. Pure.
[[nodiscard]] bool haltsRun(ErrorCode code);

} // namespace baton::engine
