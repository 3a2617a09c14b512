// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace baton::artefact {

/// The file in a code answer.
struct ExtractedCode {
    bool found = false;
    QString text; ///< LF, one final newline
    QString reason; ///< in English: why nothing was found, or what makes the choice doubtful
    QStringList notes; ///< how it was found and what was mended, where that was not plain; a sentence each
};

/// Takes the one file `path` out of an answer: out of an envelope that names it (envelope.h), else the block
/// labelled with the path, else the unlabelled one that defines most in the file's language; for Markdown
/// files the outer block; without any fence the answer itself when it looks like code. Thinking, chatter and
/// a Remarks section are dropped. Where labels name other files only, none is taken. Pure; linear.
[[nodiscard]] ExtractedCode extractCode(const QString &raw, const QString &path);

} // namespace baton::artefact
