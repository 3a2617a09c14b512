// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/gate.h"

#include "core/engine/sop_rules.h"
#include "core/engine/verdict.h"

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

bool hasOpenRemark(const State &state, const Artefact &artefact, int revision)
{
    return std::any_of(state.remarks.cbegin(), state.remarks.cend(), [&](const Remark &remark) {
        const bool open = remark.state == RemarkState::Declined || remark.state == RemarkState::Unanswered;
        return remark.path == artefact.path && remark.answeredIn == revision && open;
    });
}

bool hasOpenQuestions(const Revision &revision)
{
    const SectionFacts *questions = revision.facts.section(u"Open Questions"_s);
    return questions != nullptr && !saysNothing(*questions);
}

/// What is written per row, and verdicts on it, go with the files; everything else is a document.
bool isFileLike(const StepSpec &step)
{
    return step.type == StepType::File || (step.type == StepType::Review && step.isPerItem());
}

bool autonomyLets(const State &state, const StepSpec &step)
{
    const auto choice = state.config.roleAutoApprove.constFind(step.role);
    if (choice != state.config.roleAutoApprove.constEnd())
        return *choice;
    return isFileLike(step) ? state.config.autonomy.files : state.config.autonomy.documents;
}

} // namespace

bool passesGate(const State &state, const Artefact &artefact)
{
    const StepSpec *step = state.sop.step(artefact.step);
    const Revision *head = artefact.head();
    if (step == nullptr || head == nullptr || head->draft || anyFailed(head->checks))
        return false;
    if (hasOpenRemark(state, artefact, head->number))
        return false;
    const auto verdict = verdictOf(state, artefact, head->facts);
    if (verdict && verdict->rule.action != VerdictRule::Action::Next && !verdict->mayAct)
        return false;
    if (step->gate == GateRule::Never || step->type == StepType::Derive)
        return true;
    return autonomyLets(state, *step) && !hasOpenQuestions(*head);
}

} // namespace baton::engine
