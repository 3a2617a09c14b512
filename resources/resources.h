// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace baton {

/// Makes `:/baton/...` readable; every program and test calls it once first (a static library's resources are
/// otherwise dropped by the linker).
void initResources();

} // namespace baton
