// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/document/language_profile.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace baton::artefact {

/// A test as it stands in its file.
struct TestFunction {
    QString name; ///< "Case::test_y", "TestOdd", "group > inside"; as reports name it behind the file
    int firstLine = 0; ///< 1-based, marks and comments on it included
    int line = 0; ///< of its head
    int lastLine = 0;
    bool operator==(const TestFunction &) const = default;
};

/// A source text of which comments and the insides of strings are blanks, line for line and column for
/// column.
[[nodiscard]] QString codeOnly(const QString &text, const LanguageProfile &profile);

/// The tests of a file, in their order. Python (unittest and pytest), JavaScript and TypeScript (node:test,
/// vitest, jest), C++ (GoogleTest, Catch2, Qt Test; else `main` is the test, as CTest sees it), Go, Rust,
/// Java. Of a text that is not well formed, what could be read; linear in the text.
[[nodiscard]] QVector<TestFunction> testFunctions(const QString &text, const LanguageProfile &profile);

/// The requirement rows a test serves.
struct ServedRows {
    TestFunction test;
    QStringList rows; ///< "R3", each once, in their order
    bool operator==(const ServedRows &) const = default;
};
/// Rows named in comments (or framework marks) on a test, above it or in the first words of it; else those
/// that the head of the file names for all of its tests.
[[nodiscard]] QVector<ServedRows> rowsServedByTests(const QString &text, const LanguageProfile &profile);

} // namespace baton::artefact
