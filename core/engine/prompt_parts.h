// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dependency_graph.h"
#include "core/engine/prompt_text.h"

#include "core/base/result.h"

/// The four messages of a prompt, one by one. Each reads texts through the same source; the first text that
/// is missing is remembered and fails the prompt as a whole.
namespace baton::engine {

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
