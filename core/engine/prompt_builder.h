// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/state.h"

namespace baton::engine {

/// What the model that is asked can take, and what is said where a project says nothing itself.
struct PromptNeeds {
    qint64 context = 0; ///< tokens a prompt and its answer may have; 0 = not known
    qint64 maxOutput = 0; ///< tokens an answer may have, thinking included; 0 = not known
    qint64 headroom = 0; ///< tokens it thinks with before it answers
    QStringList conventions; ///< "Imports: ...": for each of these words that Shared Knowledge lacks
};

struct Prompt {
    QVector<PromptMessage> messages; ///< strictly alternating, ordered for prompt caching (see SOP)
    QVector<InputRef> inputs; ///< revisions the prompt holds
    Verb verb = Verb::Produce;
    qint64 maxTokens = 0; ///< with the headroom
    qint64 tokens = 0; ///< of the messages, as estimated
    bool fits = true; ///< into the model's context, together with the shortest useful answer
};

/// Tokens the next answer of an artefact may have: what was raised for it, the run's choice, or the step's.
[[nodiscard]] qint64 answerLimit(const State &state, const Artefact &artefact, const StepSpec &step);

/// The prompt of an artefact's next call: (1) system: role, rules, output form, the same for every call of
/// the step; (2) user: the artefacts the step reads; (3) assistant: a fixed acknowledgement (or, for
/// Continue, the partial text); (4) user: what is specific, beginning with the verb line. What is too long
/// for the model shows what dependencies are for instead of what they offer, and leaves the answer less room.
/// Pure apart from reading texts. Fails with NotFound when a text is missing from the source, WrongState when
/// nothing can be asked.
[[nodiscard]] Result<Prompt> buildPrompt(
    const State &state, const QString &path, const TextSource &texts, const PromptNeeds &needs = {});

} // namespace baton::engine
