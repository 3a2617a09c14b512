// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace baton::settings {

using namespace Qt::StringLiterals;

namespace {

Result<QJsonObject> readObject(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QJsonObject();
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileRead, path);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        return failure(ErrorCode::FileRead, u"%1: %2"_s.arg(path, error.errorString()));
    return document.object();
}

} // namespace

QString SettingsStore::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/baton/settings.json"_s;
}

Result<AppSettings> SettingsStore::load(QStringList *ignored) const
{
    const Result<QJsonObject> object = readObject(m_file);
    if (!object)
        return failure(object.error());
    AppSettings settings;
    for (const SettingKey &key : settingKeys()) {
        const auto value = object->constFind(key.name);
        if (value == object->constEnd())
            continue;
        if (!key.write(settings, value->toVariant().toString()) && ignored != nullptr)
            ignored->append(key.name);
    }
    return settings;
}

Result<void> SettingsStore::save(const AppSettings &settings) const
{
    QJsonObject object = readObject(m_file).value_or(QJsonObject());
    for (const SettingKey &key : settingKeys())
        object.insert(key.name, key.read(settings));
    if (!QDir().mkpath(QFileInfo(m_file).absolutePath()))
        return failure(ErrorCode::FileWrite, m_file);
    QSaveFile file(m_file);
    const QByteArray bytes = QJsonDocument(object).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorCode::FileWrite, u"%1: %2"_s.arg(m_file, file.errorString()));
    return {};
}

} // namespace baton::settings
