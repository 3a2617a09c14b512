// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

namespace baton::architecture {

/// One breach of a rule, as the test prints it.
struct Finding {
    QString path;
    int line = 0; ///< 1-based; 0 = the file as a whole
    QString rule;
    QString detail;
};

struct Include {
    QString target; ///< as written, without quotes or brackets
    bool system = false; ///< <...>
    int line = 0;
};

/// A file of the project as the rules see it. `code` and `comments` have the length of `raw`, so positions
/// and line numbers agree: in `code` comments and the contents of literals are spaces, in `comments` all else
/// is.
struct SourceFile {
    QString path; ///< relative to the top, '/' separated
    QString raw;
    QString code;
    QString comments;
    QVector<Include> includes;

    [[nodiscard]] bool isHeader() const { return path.endsWith(u".h"); }
    [[nodiscard]] bool isSource() const { return path.endsWith(u".cpp"); }
    [[nodiscard]] bool isCode() const { return isHeader() || isSource(); }
    /// Code that the programs are made of, as against tests.
    [[nodiscard]] bool isProduct() const;
    [[nodiscard]] int lineAt(qsizetype position) const;
};

/// Splits a text into code, comments and includes. A small lexer: it knows strings, raw strings, characters,
/// digit separators and both kinds of comment, not the preprocessor.
[[nodiscard]] SourceFile readSource(const QString &path, const QString &text);

/// All files of the project that some rule looks at.
[[nodiscard]] QVector<SourceFile> loadProject(const QString &top);

} // namespace baton::architecture
