// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

namespace baton::artefact {

/// A fenced block of an answer.
struct CodeBlock {
    QString language; ///< first word of the info string, lower case
    QString label; ///< path named in the info string or on the line above; empty when none
    bool labelInInfo = false;
    QString content; ///< LF, without the fence's indentation, no final newline
    qsizetype line = 0; ///< index of the opening line
    bool closed = true;
};

/// All blocks outside each other. A block that is never closed reaches to the end of the answer, or to the
/// next opening line when the closing lines do not suffice for nesting.
[[nodiscard]] QVector<CodeBlock> readCodeBlocks(const QStringList &lines);

/// The block that is a Markdown file, which may hold fences itself; not found when the answer is the file.
[[nodiscard]] QVector<CodeBlock> readMarkdownBlock(const QStringList &lines);

} // namespace baton::artefact
