// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace baton::ui {

/// A place in a text that a remark can be put on.
struct TextPlace {
    int lineFrom = 0; ///< 1-based; 0 = the whole text
    int lineTo = 0;
    QString quote; ///< the text there
    bool operator==(const TextPlace &) const = default;
};

} // namespace baton::ui
