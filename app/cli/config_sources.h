// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/run_options.h"
#include "core/llm/http/network_options.h"
#include "core/settings/app_settings.h"

#include <optional>

namespace baton::cli {

/// Where a command's configuration comes from. A plain value.
struct ConfigSources {
    OptionValues options;
    QMap<QString, QString> environment; ///< the BATON_ variables that are set
    settings::AppSettings file; ///< the window's settings
    QStringList inFile; ///< names of the settings the file really holds
    QStringList providers; ///< ids that are known
};

struct ChosenConfig {
    RunConfig run;
    llm::NetworkOptions network;
    QStringList problems; ///< values of the file that were left out, by name and reason
};

/// Options beat the environment, the environment beats the settings file, the file beats the defaults. What a
/// file says of models is one piece: where an option or variable names another provider, none of it counts.
/// `project` is the configuration of a run that is there already: it stands, and only options change it.
/// Without a provider anywhere the run's provider stays empty. Fails with InvalidArgument for a bad option or
/// variable; bad values of the file are named in `problems`.
[[nodiscard]] Result<ChosenConfig> chooseConfig(
    const ConfigSources &sources, const std::optional<RunConfig> &project = std::nullopt);

/// Environment variable and the option it stands for.
struct ConfigVariable {
    QString name;
    QString option;
};
[[nodiscard]] const QVector<ConfigVariable> &configVariables();

/// The options, the process environment and settings.json of this person. `problems` gets what of the file
/// could not be read.
[[nodiscard]] ConfigSources configSources(
    const QCommandLineParser &parser, const QStringList &providers, QStringList &problems);

} // namespace baton::cli
