// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/diff_column_p.h"

namespace baton::ui {

/// Colours of both texts, each as its own file would be coloured. Files beyond a megabyte stay plain, so that
/// opening never waits.
[[nodiscard]] DiffStyles diffStyles(Language language, const QString &before, const QString &after);

} // namespace baton::ui
