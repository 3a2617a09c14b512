// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

namespace baton::ui {

/// Makes `:/baton/icons/...` readable; ThemeController calls it.
void initIconResources();

/// An icon of `resources/icons` (name without suffix) tinted with a colour; sharp at every size. Null icon
/// when there is no such file. The drawings use `currentColor` only.
[[nodiscard]] QIcon tintedIcon(const QString &name, const QColor &colour);

} // namespace baton::ui
