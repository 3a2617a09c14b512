// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/source_file.h"

#include <QMap>
#include <QSet>

namespace baton::architecture {

/// The unit a file belongs to: "core/engine", "ui/views", "app", "resources", "tests/llm".
[[nodiscard]] QString unitOf(const QString &path);

/// Whether a file may include a header of the project, by DESIGN's "Folders and who may include whom".
[[nodiscard]] bool mayInclude(const QString &path, const QString &header);

/// Forbidden edges, headers that are not there, <nlohmann/json.hpp> in a header, generated moc code left out.
[[nodiscard]] QVector<Finding> checkIncludes(const QVector<SourceFile> &files);

/// Folders that include each other, directly or by way of others, also inside one unit. Tests do not count.
[[nodiscard]] QVector<Finding> checkCycles(const QVector<SourceFile> &files);

} // namespace baton::architecture
