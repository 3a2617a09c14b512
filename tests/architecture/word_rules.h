// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/source_file.h"

#include <QRegularExpression>

namespace baton::architecture {

/// What a word rule looks at.
enum class Part { Code, Comments, Raw };

/// A pattern that must not occur. `applies` and `except` are matched against the path.
struct WordRule {
    QString id;
    Part part = Part::Code;
    QRegularExpression pattern;
    QRegularExpression applies;
    QRegularExpression except; ///< empty pattern = no exception
    QString why;
};

[[nodiscard]] const QVector<WordRule> &wordRules();

/// Forbidden words, and the licence line each source file begins with.
[[nodiscard]] QVector<Finding> checkWords(const QVector<SourceFile> &files);

} // namespace baton::architecture
