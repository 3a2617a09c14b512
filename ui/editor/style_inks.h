// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/language.h"
#include "ui/support/theme.h"

#include <QColor>

namespace baton::ui {

/// What a stretch of source text is; theme tokens give its colour.
enum class Ink { Text, Keyword, String, Comment, Number, Name, Key, Mark, Heading, Strong, Emphasis, Error };

/// Meaning of a style number of a language's lexer.
[[nodiscard]] Ink inkOf(Language language, int style);
[[nodiscard]] QColor colourOf(Ink ink, const Theme &theme);
[[nodiscard]] inline bool isBold(Ink ink)
{
    return ink == Ink::Keyword || ink == Ink::Heading || ink == Ink::Strong;
}
[[nodiscard]] inline bool isItalic(Ink ink)
{
    return ink == Ink::Emphasis;
}

} // namespace baton::ui
