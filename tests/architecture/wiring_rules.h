// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/source_file.h"

namespace baton::architecture {

inline constexpr int maxSignalsPerClass = 12;

/// Signals that no connection of the product listens to, and classes that declare more than twelve. A signal
/// is heard when a product file takes its address by its class or one that derives from it.
[[nodiscard]] QVector<Finding> checkSignals(const QVector<SourceFile> &files);

/// Functions that a product header declares and no product file calls: what only tests use is no product.
/// Goes by the name, so it misses a function whose name another one bears; overrides and special members do
/// not count.
[[nodiscard]] QVector<Finding> checkUnusedFunctions(const QVector<SourceFile> &files);

/// Casts from one enumeration of the project to another, and enumerations that repeat another's enumerators:
/// the value belongs in one place, core/domain if many need it.
[[nodiscard]] QVector<Finding> checkEnums(const QVector<SourceFile> &files);

} // namespace baton::architecture
