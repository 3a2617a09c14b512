// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/money.h"
#include "core/domain/sop.h"

#include <QMap>
#include <QString>

#include <optional>

namespace baton {

/// Which endpoint and model a role talks to.
struct ModelChoice {
    QString provider; ///< endpoint id: "demo", "openai", ...
    QString model;
    bool operator==(const ModelChoice &) const = default;
};

/// Kinds that are approved without asking when their checks pass. {false,false} = review every output,
/// {false,true} = review documents only, {true,true} = stop only at problems. `asSop`: the gates of the SOP's
/// steps say it instead.
struct Autonomy {
    bool documents = false;
    bool files = false;
    bool asSop = false;
    bool operator==(const Autonomy &) const = default;
};

/// How a run is to go; changed by ConfigChanged events. Never holds a key: `apiKeyEnv` names a variable.
struct RunConfig {
    ModelChoice model;
    QMap<QString, ModelChoice> roleModels;
    /// Asked instead when a role's endpoint is down; the key "" is every role's. Empty = none (the default).
    QMap<QString, ModelChoice> fallbacks;
    QString baseUrl; ///< empty = the endpoint's own
    QString apiKeyEnv; ///< empty = the endpoint's usual variable
    Autonomy autonomy;
    QMap<QString, bool> roleAutoApprove; ///< a person's per-role choice beats the run's
    QString language; ///< of documents; empty = the requirement's
    QString demo; ///< id of the recording when provider is "demo"
    double demoSpeed = 1.0; ///< 0 = no delays
    int parallel = 4;
    qint64 maxAnswer = 0; ///< tokens an answer may have; 0 = as each step of the SOP says
    std::optional<Money> maxCost;
    QMap<QString, Money> roleLimits; ///< what one role may spend of it
    /// The person's answer to "go on without counting it?". Without it a call whose price is unknown does not
    /// start under a limit: the run stops with PriceUnknown.
    bool allowUnknownPrice = false;
    QMap<QString, bool> switches; ///< "tests", "review": absent = on
    QString until; ///< step id after which nothing is scheduled; empty = to the end
    bool useGit = true;
    bool useForeignGit = false; ///< also commit to a repository that was there before Baton
    bool operator==(const RunConfig &) const = default;

    [[nodiscard]] bool isOn(const QString &switchName) const
    {
        return switchName.isEmpty() || switches.value(switchName, true);
    }
    /// What the step makes passes its gate without a person when nothing is wrong with it: by the person's
    /// choice for the role, else by the autonomy of the run or, as the SOP says, the step's gate.
    [[nodiscard]] bool letsPass(const StepSpec &step) const;
};

/// A change of some settings of a run. What is absent stays as it is then, whoever changed it meanwhile; maps
/// change key by key, and a key without a value goes.
struct ConfigPatch {
    template <class T> using Keys = QMap<QString, std::optional<T>>;

    std::optional<ModelChoice> model;
    Keys<ModelChoice> roleModels;
    Keys<ModelChoice> fallbacks;
    std::optional<QString> baseUrl;
    std::optional<QString> apiKeyEnv;
    std::optional<Autonomy> autonomy;
    Keys<bool> roleAutoApprove;
    std::optional<QString> language;
    std::optional<QString> demo;
    std::optional<double> demoSpeed;
    std::optional<int> parallel;
    std::optional<qint64> maxAnswer;
    std::optional<std::optional<Money>> maxCost; ///< an inner nullopt: no limit
    Keys<Money> roleLimits;
    std::optional<bool> allowUnknownPrice;
    Keys<bool> switches;
    std::optional<QString> until;
    std::optional<bool> useGit;
    std::optional<bool> useForeignGit;
    bool operator==(const ConfigPatch &) const = default;
};

[[nodiscard]] RunConfig patched(RunConfig config, const ConfigPatch &patch);
/// The least patch that makes `to` of `from`.
[[nodiscard]] ConfigPatch difference(const RunConfig &from, const RunConfig &to);

} // namespace baton
