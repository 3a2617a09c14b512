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

/// How much of its dependencies a row's prompt shows.
enum class Detail {
    Interfaces, ///< what they offer; whole texts as far as there is room
    Rows, ///< what they are for
};

/// What all messages are made from.
struct PromptContext {
    const State &state;
    const Artefact &artefact;
    const StepSpec &step;
    QVector<const Artefact *> inputs; ///< with a revision to show, in the order of production
    const TextSource &texts;
    QStringList conventions; ///< see PromptNeeds
    qint64 answerTokens = 0; ///< room for the answer, without thinking
    Detail detail = Detail::Interfaces;
    qsizetype room = 0; ///< characters by which whole texts of dependencies may make the prompt longer
    std::optional<Error> missing = std::nullopt; ///< set by readText

    /// The text of a hash; empty, with `missing` set, when the source does not have it.
    [[nodiscard]] QString readText(const TextHash &hash);
    /// The revision of an input that the prompt shows.
    [[nodiscard]] const Revision &shown(const Artefact &input) const;
    /// Input belongs to a row, so it is no part of what all calls of the step share.
    [[nodiscard]] bool isRowInput(const Artefact &input) const;
};

/// (1) Role, rules and output form: the same for every call of the step.
[[nodiscard]] PromptMessage systemMessage(const PromptContext &context);
/// (2) The documents the step reads, the same between calls that read the same.
[[nodiscard]] PromptMessage contextMessage(PromptContext &context);
/// (4) What this call asks, beginning with the verb line.
[[nodiscard]] PromptMessage requestMessage(PromptContext &context);

/// Classes of a document's diagram that belong to one of the files, in a fence; without files, what belongs
/// to none and the words beside the diagram, as far as there is room in a text that all rows see.
[[nodiscard]] QString classesText(
    PromptContext &context, const Artefact &input, const QString &section, const QStringList &files = {});
/// The parts of (4) that only this row has: its row, the requirements it serves, what the design promises of
/// it, its dependencies (prompt_rows.cpp).
void addRowParts(MessageBuilder &builder, PromptContext &context);

/// "docs/prd.md (prd, revision 2)"
[[nodiscard]] QString inputTitle(const Artefact &input, int revision);

/// The part of (4) that depends on the verb (prompt_verbs.cpp).
void addVerbParts(MessageBuilder &builder, PromptContext &context);
/// The end of (4): how the answer begins, what follows in which order, in which language and how long it may
/// be (prompt_verbs.cpp).
void addForm(MessageBuilder &builder, const PromptContext &context);
/// "German", "the language of the requirement"
[[nodiscard]] QString languageOfTexts(const PromptContext &context);

} // namespace baton::engine
