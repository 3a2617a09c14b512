// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/run_config.h"

#include <QString>
#include <QStringList>
#include <QVector>

#include <functional>

namespace baton::settings {

enum class Appearance { System, Light, Dark };

/// What a person sets up once. A value: the dialog edits a copy and hands it back. Keys (secrets) are never
/// in here; they live in the SecretStore under the endpoint's id.
struct AppSettings {
    QString provider = QStringLiteral("demo"); ///< endpoint id of new runs
    QString baseUrl; ///< empty = the endpoint's own
    QString model; ///< empty = the endpoint's default
    QMap<QString, ModelChoice> roleModels; ///< by role id; absent = the model above
    QMap<QString, ModelChoice> fallbacks; ///< as RunConfig::fallbacks
    double maxCostUsd = 3.0; ///< per run; 0 = no limit
    QMap<QString, double> roleLimitsUsd; ///< by role id
    int parallel = 4; ///< calls at once
    QString caFile; ///< more certificate authorities to trust (PEM); empty = the system's only
    QString proxy; ///< empty = the system's; "none"; or a URL (http, socks5)
    int patienceSeconds = 300; ///< longest wait an endpoint may ask for; a longer one is left to the person
    QString projectsFolder; ///< empty = ~/Baton
    Appearance appearance = Appearance::System;
    int fontPercent = 100; ///< 80..200
    QString uiLanguage; ///< empty = the system's
    Autonomy autonomy;
    bool operator==(const AppSettings &) const = default;
};

/// One settable value as text, for the store, `--set` style options and tests; the table is the only place
/// that names a setting.
struct SettingKey {
    QString name; ///< "llm/provider"
    std::function<QString(const AppSettings &)> read;
    /// Fails with InvalidArgument when the text is not a valid value; the settings are then unchanged.
    std::function<Result<void>(AppSettings &, const QString &)> write;
};

[[nodiscard]] const QVector<SettingKey> &settingKeys();

} // namespace baton::settings
