// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/model_presets.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace baton::settings {

using namespace Qt::StringLiterals;

namespace {

QMap<QString, QString> textsOf(const QJsonObject &object)
{
    QMap<QString, QString> texts;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it)
        texts.insert(it.key(), it->toString());
    return texts;
}

} // namespace

ModelPresets ModelPresets::builtIn()
{
    QFile file(u":/baton/presets.json"_s);
    return file.open(QIODevice::ReadOnly) ? fromJson(file.readAll()) : ModelPresets();
}

ModelPresets ModelPresets::fromJson(const QByteArray &json)
{
    ModelPresets presets;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const QJsonArray rows = object.value("presets"_L1).toArray();
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        presets.m_presets.append({row.value("id"_L1).toString(), row.value("size"_L1).toString(),
            textsOf(row.value("roles"_L1).toObject())});
    }
    const QJsonObject endpoints = object.value("endpoints"_L1).toObject();
    for (auto it = endpoints.constBegin(); it != endpoints.constEnd(); ++it)
        presets.m_sizes.insert(it.key(), textsOf(it->toObject()));
    return presets;
}

QStringList ModelPresets::ids() const
{
    QStringList ids;
    for (const Preset &preset : m_presets)
        ids.append(preset.id);
    return ids;
}

PresetChoice ModelPresets::choose(
    const QString &preset, const QString &endpoint, const QStringList &roles) const
{
    const QMap<QString, QString> sizes = m_sizes.value(endpoint);
    for (const Preset &candidate : m_presets) {
        if (candidate.id != preset || sizes.isEmpty())
            continue;
        PresetChoice choice{sizes.value(candidate.size), {}};
        for (const QString &role : roles) {
            const QString model = sizes.value(candidate.roles.value(role, candidate.size));
            if (!model.isEmpty() && model != choice.model)
                choice.roleModels.insert(role, {endpoint, model});
        }
        return choice;
    }
    return {};
}

} // namespace baton::settings
