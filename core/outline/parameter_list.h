// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// Private to this folder.
namespace baton::outline {

/// Index of the bracket that closes the one at `open`, strings left out; the text's size when none does.
[[nodiscard]] qsizetype closingOf(const QString &text, qsizetype open);

/// The parts between commas outside of brackets and strings, trimmed, empty ones left out. `angles`: "<" and
/// ">" are brackets, too.
[[nodiscard]] QStringList partsOf(const QString &list, bool angles);

/// A part without what stands behind the first of these characters outside of brackets: its default, its
/// type.
[[nodiscard]] QString before(const QString &part, const QString &ends, bool angles);

} // namespace baton::outline
