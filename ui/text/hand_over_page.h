// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hand_over.h"

#include <QString>

namespace baton::ui {

/// The page that goes along with a project (docs/handover.md), as Markdown in the language of the program.
/// What models and programs wrote is made harmless: it stays in its line and opens no fence.
[[nodiscard]] QString handOverPage(const HandOver &project);

} // namespace baton::ui
