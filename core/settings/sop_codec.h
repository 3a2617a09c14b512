// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/sop_library.h"

namespace baton::settings {

/// Reads the JSON form of an SOP (SOP page, "An SOP file") into the value, noting everything that does not
/// fit in `problems`; the returned value is meaningful only while there are none. Prompt files are read from
/// `promptFolder`.
[[nodiscard]] Sop readSop(
    const QString &file, const QByteArray &json, const QString &promptFolder, QVector<SopProblem> &problems);

} // namespace baton::settings
