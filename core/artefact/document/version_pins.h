// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace baton::artefact {

/// Why no version of a package can ever meet what is asked for it ("==latest", ">=3,<2"), as a sentence;
/// empty when one might. `version` as PackageSpec has it, `manifestForm` as the language profile has it; of
/// what is not understood nothing is said. Pure; no index is asked.
[[nodiscard]] QString pinProblem(const QString &name, const QString &version, const QString &manifestForm);

} // namespace baton::artefact
