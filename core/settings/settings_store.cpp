// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings_store.h"

#include "core/base/config_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

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

/// A file that is no readable JSON may hold a person's slip of the pen: it is kept beside the new one.
void putAside(const QString &path)
{
    const QString aside = path + u".broken"_s;
    QFile::remove(aside);
    QFile::copy(path, aside);
}

} // namespace

QString SettingsStore::defaultFile()
{
    return configFolder() + u"/settings.json"_s;
}

Result<AppSettings> SettingsStore::load(QStringList *ignored, QStringList *present) const
{
    BATON_TRY_ASSIGN(const QJsonObject object, readObject(m_file));
    AppSettings settings;
    for (const SettingKey &key : settingKeys()) {
        const auto value = object.constFind(key.name);
        if (value == object.constEnd())
            continue;
        const bool isValue = value->isString() || value->isDouble() || value->isBool();
        const bool taken = isValue && key.write(settings, value->toVariant().toString());
        QStringList *list = taken ? present : ignored;
        if (list != nullptr)
            list->append(key.name);
    }
    return settings;
}

Result<void> SettingsStore::save(const AppSettings &settings) const
{
    const Result<QJsonObject> present = readObject(m_file);
    if (!present)
        putAside(m_file);
    QJsonObject object = present.value_or(QJsonObject());
    for (const SettingKey &key : settingKeys())
        object.insert(key.name, key.read(settings));
    if (!QDir().mkpath(QFileInfo(m_file).absolutePath()))
        return failure(ErrorCode::FileWrite, m_file);
    QSaveFile file(m_file);
    const QByteArray bytes = QJsonDocument(object).toJson();
    // A proxy's address may hold a password.
    constexpr QFile::Permissions ownOnly = QFile::ReadOwner | QFile::WriteOwner;
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownOnly) || file.write(bytes) != bytes.size()
        || !file.commit())
        return failure(ErrorCode::FileWrite, u"%1: %2"_s.arg(m_file, file.errorString()));
    return {};
}

} // namespace baton::settings
