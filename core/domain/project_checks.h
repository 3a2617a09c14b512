// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/check_id.h"

/// Checks that need more than the text they are of. Beside those of check_id.h, which every file reads.
namespace baton::check {

/// Of files: what the class diagram promises of them. Of a document about the whole project: what no file
/// keeps of it.
inline const CheckId interfaces{QStringLiteral("interface")};
inline const CheckId coverage{QStringLiteral("coverage")}; ///< a summary's table against what was computed
inline const CheckId installable{QStringLiteral("installable")}; ///< the index of the language can have them

/// The check compares with texts of the project's other files.
[[nodiscard]] bool readsProject(const CheckId &id);
/// It looks at files and at documents; the others at what their kind says.
[[nodiscard]] bool fitsEverywhere(const CheckId &id);

} // namespace baton::check
