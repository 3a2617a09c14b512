// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/call.h"
#include "core/engine/dependency_graph.h"

#include <QStringList>

/// The four messages of a prompt, one by one. Each reads texts through the same source; the first text that
/// is missing is remembered and fails the prompt as a whole.
/// Small pieces of prompt text. Pure.

namespace baton::engine {

/// Puts a prompt message together and keeps count of what each part contributes, for the trace view.
class MessageBuilder {
public:
    explicit MessageBuilder(PromptRole role) : m_role(role) { }
    /// Appends a part, separated by an empty line; an empty text is no part.
    void add(const QString &label, const QString &text);
    [[nodiscard]] PromptMessage message() const { return {m_role, makeText(m_text), m_parts}; }

private:
    PromptRole m_role;
    QString m_text;
    QVector<PromptPart> m_parts;
};

/// Info string of a fence for a file, by its extension: "python" for "src/a.py"; the extension where unknown.
[[nodiscard]] QString fenceLanguage(const QString &path);
/// Lines from-to (1-based, inclusive) in words: "line 3", "lines 3-7", "the whole text" for 0.
[[nodiscard]] QString placeInWords(int lineFrom, int lineTo);

/// What all messages are made from.
struct PromptContext {
    const State &state;
    const Artefact &artefact;
    const StepSpec &step;
    QVector<const Artefact *> inputs; ///< with an approved revision, in the order of production
    const TextSource &texts;
    std::optional<Error> missing; ///< set by readText

    /// The text of a hash; empty, with `missing` set, when the source does not have it.
    [[nodiscard]] QString readText(const TextHash &hash);
    /// Input belongs to a row, so it is no part of what all calls of the step share.
    [[nodiscard]] bool isRowInput(const Artefact &input) const;
};

/// (1) Role, rules and output form: the same for every call of the step.
[[nodiscard]] PromptMessage systemMessage(const PromptContext &context);
/// (2) The documents the step reads, the same between calls that read the same.
[[nodiscard]] PromptMessage contextMessage(PromptContext &context);
/// (4) What this call asks, beginning with the verb line.
[[nodiscard]] PromptMessage requestMessage(PromptContext &context);

/// An input as a prompt shows it: whole, or the sections the step's reads name.
[[nodiscard]] QString inputText(PromptContext &context, const Artefact &input, const Revision &revision);
/// "docs/prd.md (prd, revision 2)"
[[nodiscard]] QString inputTitle(const Artefact &input, int revision);

/// The part of (4) that depends on the verb (prompt_verbs.cpp).
void addVerbParts(MessageBuilder &builder, PromptContext &context);

} // namespace baton::engine
