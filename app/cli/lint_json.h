// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/lint.h"

#include <QByteArray>

namespace baton::cli {

/// The form of `check --json`, ending in a newline.
[[nodiscard]] QByteArray lintJson(const artefact::LintResult &result);

} // namespace baton::cli
