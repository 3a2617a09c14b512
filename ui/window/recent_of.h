// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"
#include "ui/support/state_store.h"

namespace baton::ui {

/// What the start page's list says of a project that stands like this: "interrupted" while a call is in
/// flight, because that is what it will be if the program ends now. Pure.
[[nodiscard]] RecentProject recentOf(const State &state, const QString &folder, TimeMs now);

} // namespace baton::ui
