// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme.h"

namespace baton::ui {

/// The application's style sheet for a theme at a font scale in percent. Widgets opt in with the dynamic
/// property `kind`: QPushButton/QToolButton "primary", "chip", "segment", "flat", "danger"; QLabel "pill"
/// (with `tone`), "heading", "muted", "title", "small"; QFrame/QWidget "panel", "page", "box", "bar" (top
/// hairline), "toolbar" (bottom hairline).
[[nodiscard]] QString styleSheet(const Theme &theme, int fontScale);

} // namespace baton::ui
