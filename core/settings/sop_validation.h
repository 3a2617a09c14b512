// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/sop_library.h"

namespace baton::settings {

/// Problems of meaning in an SOP whose form is right: unknown roles and kinds, cycles, steps nothing leads
/// to, paths produced twice, unsafe paths.
[[nodiscard]] QVector<SopProblem> validateSop(const QString &file, const Sop &sop);

} // namespace baton::settings
