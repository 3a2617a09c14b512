// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/state.h"

namespace baton::engine {

struct Prompt {
    QVector<PromptMessage> messages; ///< strictly alternating, ordered for prompt caching (see SOP)
    QVector<InputRef> inputs; ///< revisions the prompt holds
    Verb verb = Verb::Produce;
    qint64 maxTokens = 0;
};

/// Tokens the next answer of an artefact may have: what was raised for it, the run's choice, or the step's.
[[nodiscard]] qint64 answerLimit(const State &state, const Artefact &artefact, const StepSpec &step);

/// The prompt of an artefact's next call: (1) system: role, rules, output form, the same for every call of
/// the step; (2) user: the artefacts the step reads; (3) assistant: a fixed acknowledgement (or, for
/// Continue, the partial text); (4) user: what is specific, beginning with the verb line. Pure apart from
/// reading texts. Fails with NotFound when a text is missing from the source, WrongState when nothing can be
/// asked.
[[nodiscard]] Result<Prompt> buildPrompt(const State &state, const QString &path, const TextSource &texts);

} // namespace baton::engine
