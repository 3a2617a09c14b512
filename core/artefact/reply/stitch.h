// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace baton::artefact {

/// Joins an answer that was cut with its continuation, without a seam. A continuation that goes on exactly
/// where the first part ended is appended byte for byte. Dropped are: thinking before it, a repeated opening
/// fence, a repeated part of the last lines, a repeated beginning of the last line. A continuation that
/// starts the answer anew replaces it. Repeats that may as well be content (a row of equal lines) stay.
[[nodiscard]] QString stitch(const QString &base, const QString &continuation);

} // namespace baton::artefact
