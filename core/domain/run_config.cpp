// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/run_config.h"

namespace baton {

namespace {

template <class Visitor> void eachSetting(Visitor &&visit)
{
    visit(&RunConfig::model, &ConfigPatch::model);
    visit(&RunConfig::roleModels, &ConfigPatch::roleModels);
    visit(&RunConfig::fallbacks, &ConfigPatch::fallbacks);
    visit(&RunConfig::baseUrl, &ConfigPatch::baseUrl);
    visit(&RunConfig::apiKeyEnv, &ConfigPatch::apiKeyEnv);
    visit(&RunConfig::autonomy, &ConfigPatch::autonomy);
    visit(&RunConfig::roleAutoApprove, &ConfigPatch::roleAutoApprove);
    visit(&RunConfig::language, &ConfigPatch::language);
    visit(&RunConfig::demo, &ConfigPatch::demo);
    visit(&RunConfig::demoSpeed, &ConfigPatch::demoSpeed);
    visit(&RunConfig::parallel, &ConfigPatch::parallel);
    visit(&RunConfig::maxAnswer, &ConfigPatch::maxAnswer);
    visit(&RunConfig::maxCost, &ConfigPatch::maxCost);
    visit(&RunConfig::roleLimits, &ConfigPatch::roleLimits);
    visit(&RunConfig::allowUnknownPrice, &ConfigPatch::allowUnknownPrice);
    visit(&RunConfig::switches, &ConfigPatch::switches);
    visit(&RunConfig::until, &ConfigPatch::until);
    visit(&RunConfig::useGit, &ConfigPatch::useGit);
    visit(&RunConfig::useForeignGit, &ConfigPatch::useForeignGit);
}

struct Apply {
    RunConfig &config;
    const ConfigPatch &patch;

    template <class T> void operator()(T RunConfig::*setting, std::optional<T> ConfigPatch::*change)
    {
        if (patch.*change)
            config.*setting = *(patch.*change);
    }
    template <class T>
    void operator()(
        QMap<QString, T> RunConfig::*setting, QMap<QString, std::optional<T>> ConfigPatch::*change)
    {
        const QMap<QString, std::optional<T>> &keys = patch.*change;
        for (auto it = keys.cbegin(); it != keys.cend(); ++it) {
            if (it.value())
                (config.*setting).insert(it.key(), *it.value());
            else
                (config.*setting).remove(it.key());
        }
    }
};

struct Compare {
    const RunConfig &from;
    const RunConfig &to;
    ConfigPatch &patch;

    template <class T> void operator()(T RunConfig::*setting, std::optional<T> ConfigPatch::*change)
    {
        if (from.*setting != to.*setting)
            (patch.*change).emplace(to.*setting);
    }
    template <class T>
    void operator()(
        QMap<QString, T> RunConfig::*setting, QMap<QString, std::optional<T>> ConfigPatch::*change)
    {
        const QMap<QString, T> &before = from.*setting;
        const QMap<QString, T> &after = to.*setting;
        for (auto it = before.cbegin(); it != before.cend(); ++it) {
            if (!after.contains(it.key()))
                (patch.*change).insert(it.key(), std::nullopt);
        }
        for (auto it = after.cbegin(); it != after.cend(); ++it) {
            if (!before.contains(it.key()) || before.value(it.key()) != it.value())
                (patch.*change).insert(it.key(), it.value());
        }
    }
};

} // namespace

RunConfig patched(RunConfig config, const ConfigPatch &patch)
{
    eachSetting(Apply{config, patch});
    return config;
}

ConfigPatch difference(const RunConfig &from, const RunConfig &to)
{
    ConfigPatch patch;
    eachSetting(Compare{from, to, patch});
    return patch;
}

namespace {

/// What is written per row, and verdicts on it, go with the files; everything else is a document.
bool isFileLike(const StepSpec &step)
{
    return step.type == StepType::File || (step.type == StepType::Review && step.isPerItem());
}

} // namespace

bool RunConfig::letsPass(const StepSpec &step) const
{
    if (step.gate == GateRule::Never || step.type == StepType::Derive)
        return true;
    if (const auto choice = roleAutoApprove.constFind(step.role); choice != roleAutoApprove.constEnd())
        return *choice;
    if (autonomy.asSop)
        return step.gate == GateRule::AutoIfChecksPass;
    return isFileLike(step) ? autonomy.files : autonomy.documents;
}

} // namespace baton
