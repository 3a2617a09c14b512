// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace baton::artefact {

/// The file in a code answer.
struct ExtractedCode {
    bool found = false;
    QString text; ///< LF, one final newline
    QString reason; ///< why nothing was found, in English
};

/// Takes the one file `path` out of an answer: the block labelled with the path, else the longest in the
/// file's language, else the longest without a language; for Markdown files the outer block; without any
/// fence the answer itself when it looks like code. Thinking, chatter and a Remarks section are dropped.
/// Pure; linear.
[[nodiscard]] ExtractedCode extractCode(const QString &raw, const QString &path);

} // namespace baton::artefact
