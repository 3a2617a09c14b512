// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/markdown/lines.h"

#include <QString>
#include <QVector>

namespace baton::artefact {

/// How sure a label is that a block is the file it names.
enum class LabelKind {
    None,
    Mention, ///< a sentence before the block names the file somewhere
    Name, ///< the line before the block is the file's name
    Info ///< the fence itself says so
};

/// A fenced block of an answer.
struct CodeBlock {
    QString language; ///< first word of the info string, lower case
    QString label; ///< path that the info string or the line above names, normalised; empty when none
    LabelKind labelKind = LabelKind::None;
    QString above; ///< the line of words above it, at most 200 characters
    QString content; ///< LF, without the fence's indentation, no final newline
    qsizetype line = 0; ///< index of the opening line
    bool closed = true;
};

/// All blocks outside each other. A block that is never closed reaches to the end of the answer, or to the
/// next opening line when the closing lines do not suffice for nesting. A fence inside a text in quotes that
/// is still open there belongs to the program.
[[nodiscard]] QVector<CodeBlock> readCodeBlocks(const markdown::Lines &lines);

/// The block that is a Markdown file, which may hold fences itself; not found when the answer is the file.
[[nodiscard]] QVector<CodeBlock> readMarkdownBlock(const markdown::Lines &lines);

} // namespace baton::artefact
