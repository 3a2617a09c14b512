// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/run_config.h"

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QVector>

namespace baton::settings {

/// What a preset sets: the run's model and the roles that get another one.
struct PresetChoice {
    QString model; ///< empty: the preset knows nothing of the endpoint
    QMap<QString, ModelChoice> roleModels;
    bool operator==(const PresetChoice &) const = default;
};

/// "Cheap", "Balanced", "Best" as data (resources/presets.json): each endpoint names a small, a medium and a
/// large model, each preset says which size a run and its roles get. A value.
class ModelPresets {
public:
    /// The embedded table (after initResources()); empty if it cannot be read.
    [[nodiscard]] static ModelPresets builtIn();
    [[nodiscard]] static ModelPresets fromJson(const QByteArray &json);

    [[nodiscard]] QStringList ids() const; ///< in the order of the file
    [[nodiscard]] QStringList endpoints() const { return m_sizes.keys(); }
    [[nodiscard]] PresetChoice choose(
        const QString &preset, const QString &endpoint, const QStringList &roles) const;

private:
    struct Preset {
        QString id;
        QString size; ///< of the run's model
        QMap<QString, QString> roles; ///< size by role id
    };

    QVector<Preset> m_presets;
    QHash<QString, QMap<QString, QString>> m_sizes; ///< model by size, by endpoint
};

} // namespace baton::settings
