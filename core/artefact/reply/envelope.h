// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

/// The one unwrapping step before every reader: what an answer is packed in, whoever packed it.
namespace baton::artefact {

/// An answer without what its transport left on it: end-of-text tokens, a chat template's head, thinking, a
/// pair of tags around the whole ([CONTENT], <answer>), closing tags that nothing opened, JSON quotes around
/// the whole.
struct Unpacked {
    QString text;
    bool unclosedThought = false; ///< thinking began and never ended; its text is kept
};
/// `markup`: the artefact is itself written in tags, so tags at its ends are its own.
[[nodiscard]] Unpacked unpackAnswer(const QString &raw, bool markup = false);

/// A text that an answer hands over in an envelope of some tool or editor.
struct EnclosedText {
    QString path; ///< as the envelope names it, normalised; may be empty
    QString text;
    QString form; ///< "a tool call", "a patch", in words
};
/// All of them: tags (<file path>, <write_to_file>, artifacts, function parameters), tool calls and other
/// JSON, patches that add a file, here-documents, cells that write a file. Envelopes begin at a line's start
/// outside fences. Linear.
[[nodiscard]] QVector<EnclosedText> enclosedTexts(const QString &text);

} // namespace baton::artefact
