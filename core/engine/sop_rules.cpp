// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sop_rules.h"

#include "core/engine/loops.h"

#include <algorithm>

namespace baton::engine {

namespace {

bool isRequirementStep(const Sop &sop, const StepSpec &step)
{
    const StepSpec *first = requirementStep(sop);
    return first != nullptr && first->id == step.id;
}

} // namespace

bool isActive(const State &state, const StepSpec &step)
{
    if (!state.config.isOn(step.switchName))
        return false;
    switch (step.type) {
    case StepType::Human:
        return isRequirementStep(state.sop, step);
    case StepType::Derive:
    case StepType::Command:
        return !step.isPerItem();
    case StepType::Document:
    case StepType::File:
    case StepType::Review:
        return true;
    }
    return false;
}

bool isWithinUntil(const State &state, const StepSpec &step)
{
    if (state.sop.step(state.config.until) == nullptr)
        return true;
    return stepIndex(state.sop, step.id) <= stepIndex(state.sop, state.config.until);
}

qsizetype stepIndex(const Sop &sop, const QString &id)
{
    for (qsizetype i = 0; i < sop.steps.size(); ++i) {
        if (sop.steps.at(i).id == id)
            return i;
    }
    return sop.steps.size();
}

const StepSpec *requirementStep(const Sop &sop)
{
    const auto it = std::find_if(
        sop.steps.cbegin(), sop.steps.cend(), [](const StepSpec &s) { return s.type == StepType::Human; });
    return it == sop.steps.cend() ? nullptr : &*it;
}

Verb firstVerb(const State &state, const StepSpec *step)
{
    if (step == nullptr || step->type != StepType::Review)
        return Verb::Produce;
    return isAttribution(state, *step) ? Verb::Attribute : Verb::Review;
}

Verb againVerb(const State &state, const StepSpec *step)
{
    const bool writes = step == nullptr || step->type != StepType::Review;
    return writes ? Verb::Revise : firstVerb(state, step);
}

ReadSpec readSpec(const QString &read)
{
    const qsizetype hash = read.indexOf(u'#');
    return hash < 0 ? ReadSpec{read, {}} : ReadSpec{read.left(hash), read.mid(hash + 1)};
}

QVector<const StepSpec *> producersOf(const Sop &sop, const QString &name)
{
    if (const StepSpec *step = sop.step(name))
        return {step};
    QVector<const StepSpec *> result;
    for (const StepSpec &step : sop.steps) {
        if (step.kind == name)
            result.append(&step);
    }
    return result;
}

int callsInFlight(const State &state)
{
    return static_cast<int>(std::count_if(state.calls.cbegin(), state.calls.cend(),
        [](const ActiveCall &call) { return call.answer.isEmpty(); }));
}

} // namespace baton::engine
