// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/source_file.h"

namespace baton::architecture {

inline constexpr int maxFileLines = 400;
inline constexpr int maxMainWindowLines = 300;
inline constexpr int maxFunctionLines = 60;
inline constexpr int maxFilesInRoom = 48;
inline constexpr int smallFileLines = 50; ///< below that a file is small
inline constexpr int maxSmallFilesPercent = 28;
inline constexpr int maxFunctionLinesP99 = 35; ///< at most one function of a hundred is longer
inline constexpr int maxTestHeaders = 25; ///< outside tests/support

struct FunctionSpan {
    QString head; ///< what stands before the body, white space simplified
    int firstLine = 0;
    int lastLine = 0;
    [[nodiscard]] int lines() const { return lastLine - firstLine + 1; }
};

/// Functions of a file, found by counting braces: a body is a block at the scope of a namespace or class
/// whose head holds a parameter list. Lambdas at that scope count too; those inside functions are part of
/// them.
[[nodiscard]] QVector<FunctionSpan> functionsOf(const SourceFile &file);

/// Files over 400 lines (the main window: 300) and functions over 60, in app, ui and core.
[[nodiscard]] QVector<Finding> checkSizes(const QVector<SourceFile> &files);

/// What holds for the house as a whole: rooms (folders, without those inside them) that can be overlooked,
/// little dust among the product's files, functions short but for one in a hundred, test classes without
/// headers.
[[nodiscard]] QVector<Finding> checkHouse(const QVector<SourceFile> &files);

} // namespace baton::architecture
