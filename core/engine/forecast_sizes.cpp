// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/forecast_sizes.h"

#include "core/engine/sop_rules.h"

#include <QSet>

#include <algorithm>

namespace baton::engine {

namespace {

// What such steps need as a rule, in tokens; from recorded runs of the stock SOP.
constexpr double usualDocument = 2200;
constexpr double usualFile = 1500;
constexpr double usualReview = 700;
constexpr double usualRequirement = 300;
/// Role, rules, form of the output: the part of a prompt that is not an artefact.
constexpr double usualFrame = 1400;
/// Rows of a task list, and files one row reads of its own kind.
constexpr int usualRows = 8;
constexpr double usualDependencies = 1.5;
constexpr double bytesPerToken = 4;
/// Artefacts with calls after which their mean stands for the rest.
constexpr int enoughArtefacts = 4;

bool isFirst(Verb verb)
{
    return verb == Verb::Produce || verb == Verb::Review;
}

} // namespace

ForecastSizes::ForecastSizes(const State &state) : m_state(state)
{
    QSet<QString> paths;
    for (const CallRecord &record : state.ledger) {
        paths.insert(record.path);
        if (!isFirst(record.verb) || record.failed)
            continue;
        Mean &mean = m_bySteps[record.step];
        ++mean.calls;
        mean.prompt += (static_cast<double>(record.usage.input) - mean.prompt) / mean.calls;
        mean.answer += (static_cast<double>(record.usage.output) - mean.answer) / mean.calls;
    }
    if (paths.size() >= enoughArtefacts)
        m_callsPerArtefact = std::clamp(
            static_cast<double>(state.ledger.size()) / static_cast<double>(paths.size()), 1.0, 4.0);
}

CallSize ForecastSizes::of(const StepSpec &step) const
{
    const auto mean = m_bySteps.constFind(step.id);
    if (mean != m_bySteps.constEnd())
        return {mean->prompt, mean->answer, true};
    return {usualFrame + readsOf(step), answerOf(step), false};
}

int ForecastSizes::rowsOf(const StepSpec &step) const
{
    const auto planned = std::count_if(m_state.artefacts.cbegin(), m_state.artefacts.cend(),
        [&](const Artefact &artefact) { return artefact.step == step.id && !artefact.removed; });
    return planned > 0 ? static_cast<int>(planned) : usualRows;
}

double ForecastSizes::answerOf(const StepSpec &step) const
{
    const double usual = step.type == StepType::Review ? usualReview
        : step.type == StepType::File                  ? usualFile
                                                       : usualDocument;
    return step.maxTokens > 0 ? std::min(usual, static_cast<double>(step.maxTokens)) : usual;
}

double ForecastSizes::readsOf(const StepSpec &step) const
{
    double tokens = 0;
    for (const QString &read : step.reads) {
        const ReadSpec spec = readSpec(read);
        for (const StepSpec *producer : producersOf(m_state.sop, spec.name)) {
            const double text = textOf(*producer);
            if (producer->id == step.id)
                tokens += text * usualDependencies;
            else if (producer->isPerItem() && step.isPerItem())
                tokens += text * (1 + usualDependencies);
            else if (producer->isPerItem())
                tokens += text * rowsOf(*producer);
            else
                tokens += spec.section.isEmpty() ? text : text / 4;
        }
    }
    return tokens;
}

/// Mean size of what a step makes, as others read it.
double ForecastSizes::textOf(const StepSpec &producer) const
{
    double bytes = 0;
    int texts = 0;
    for (const Artefact &artefact : m_state.artefacts) {
        const Revision *head = artefact.head();
        if (artefact.step != producer.id || artefact.removed || head == nullptr)
            continue;
        bytes += static_cast<double>(head->bytes);
        ++texts;
    }
    if (texts > 0)
        return bytes / texts / bytesPerToken;
    return producer.type == StepType::Human || producer.type == StepType::Derive ? usualRequirement
                                                                                 : answerOf(producer);
}

} // namespace baton::engine
