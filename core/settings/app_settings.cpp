// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/app_settings.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace baton::settings {

using namespace Qt::StringLiterals;

namespace {

using Write = Result<void>;

SettingKey textKey(
    const QString &name, QString AppSettings::*member, bool (*valid)(const QString &) = nullptr)
{
    return {name, [member](const AppSettings &s) { return s.*member; },
        [name, member, valid](AppSettings &s, const QString &text) -> Write {
            if (valid != nullptr && !valid(text))
                return failure(ErrorCode::InvalidArgument, u"%1: '%2'"_s.arg(name, text));
            s.*member = text;
            return {};
        }};
}

SettingKey intKey(const QString &name, int AppSettings::*member, int low, int high)
{
    return {name, [member](const AppSettings &s) { return QString::number(s.*member); },
        [=](AppSettings &s, const QString &text) -> Write {
            bool ok = false;
            const int value = text.toInt(&ok);
            if (!ok || value < low || value > high)
                return failure(
                    ErrorCode::InvalidArgument, u"%1: a number from %2 to %3"_s.arg(name).arg(low).arg(high));
            s.*member = value;
            return {};
        }};
}

SettingKey moneyKey(const QString &name, double AppSettings::*member)
{
    return {name, [member](const AppSettings &s) { return QString::number(s.*member, 'g', 12); },
        [=](AppSettings &s, const QString &text) -> Write {
            bool ok = false;
            const double value = text.toDouble(&ok);
            if (!ok || !(value >= 0) || value > 1e6)
                return failure(ErrorCode::InvalidArgument, u"%1: an amount in USD from 0"_s.arg(name));
            s.*member = value;
            return {};
        }};
}

SettingKey boolKey(const QString &name, bool Autonomy::*member)
{
    return {name, [member](const AppSettings &s) { return s.autonomy.*member ? u"true"_s : u"false"_s; },
        [=](AppSettings &s, const QString &text) -> Write {
            if (text != "true"_L1 && text != "false"_L1)
                return failure(ErrorCode::InvalidArgument, u"%1: true or false"_s.arg(name));
            s.autonomy.*member = text == "true"_L1;
            return {};
        }};
}

SettingKey appearanceKey()
{
    static const QStringList words{u"system"_s, u"light"_s, u"dark"_s};
    return {u"ui/appearance"_s, [](const AppSettings &s) { return words.at(static_cast<int>(s.appearance)); },
        [](AppSettings &s, const QString &text) -> Write {
            const auto index = words.indexOf(text);
            if (index < 0)
                return failure(ErrorCode::InvalidArgument, u"ui/appearance: system, light or dark"_s);
            s.appearance = static_cast<Appearance>(index);
            return {};
        }};
}

QString jsonText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<QJsonObject> jsonObject(const QString &name, const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!text.isEmpty() && !document.isObject())
        return failure(ErrorCode::InvalidArgument, u"%1: a JSON object"_s.arg(name));
    return document.object();
}

/// {"engineer": "openai/gpt-5.6"}: provider before the first stroke, model after it.
SettingKey choicesKey(const QString &name, QMap<QString, ModelChoice> AppSettings::*member)
{
    return {name,
        [member](const AppSettings &s) {
            QJsonObject object;
            for (auto it = (s.*member).cbegin(); it != (s.*member).cend(); ++it)
                object.insert(it.key(), QString(it->provider + u'/' + it->model));
            return jsonText(object);
        },
        [name, member](AppSettings &s, const QString &text) -> Write {
            BATON_TRY_ASSIGN(const auto object, jsonObject(name, text));
            QMap<QString, ModelChoice> choices;
            for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
                const QString choice = it->toString();
                if (!choice.contains(u'/'))
                    return failure(
                        ErrorCode::InvalidArgument, u"%1: PROVIDER/MODEL, not '%2'"_s.arg(name, choice));
                choices.insert(it.key(), {choice.section(u'/', 0, 0), choice.section(u'/', 1)});
            }
            s.*member = choices;
            return {};
        }};
}

/// {"engineer": 1.5}, in USD.
SettingKey amountsKey(const QString &name, QMap<QString, double> AppSettings::*member)
{
    return {name,
        [member](const AppSettings &s) {
            QJsonObject object;
            for (auto it = (s.*member).cbegin(); it != (s.*member).cend(); ++it)
                object.insert(it.key(), it.value());
            return jsonText(object);
        },
        [name, member](AppSettings &s, const QString &text) -> Write {
            BATON_TRY_ASSIGN(const auto object, jsonObject(name, text));
            QMap<QString, double> amounts;
            for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
                if (!(it->toDouble(-1) >= 0) || it->toDouble() > 1e6)
                    return failure(ErrorCode::InvalidArgument, u"%1: amounts in USD from 0"_s.arg(name));
                amounts.insert(it.key(), it->toDouble());
            }
            s.*member = amounts;
            return {};
        }};
}

bool isProxy(const QString &text)
{
    static const QStringList schemes{u"http"_s, u"socks5"_s};
    const QUrl url(text);
    return text.isEmpty() || text == "none"_L1
        || (url.isValid() && schemes.contains(url.scheme()) && !url.host().isEmpty());
}

bool isEmptyOrHttpUrl(const QString &text)
{
    const QUrl url(QString(text).replace("{model}"_L1, "model"_L1)); // as a part of the address
    return text.isEmpty()
        || (url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
            && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1));
}

} // namespace

const QVector<SettingKey> &settingKeys()
{
    static const QVector<SettingKey> keys{
        textKey(u"llm/provider"_s, &AppSettings::provider, [](const QString &t) { return !t.isEmpty(); }),
        textKey(u"llm/baseUrl"_s, &AppSettings::baseUrl, isEmptyOrHttpUrl),
        textKey(u"llm/model"_s, &AppSettings::model),
        choicesKey(u"llm/roleModels"_s, &AppSettings::roleModels),
        choicesKey(u"llm/fallbacks"_s, &AppSettings::fallbacks),
        moneyKey(u"limits/maxCostUsd"_s, &AppSettings::maxCostUsd),
        amountsKey(u"limits/roleLimitsUsd"_s, &AppSettings::roleLimitsUsd),
        intKey(u"limits/parallel"_s, &AppSettings::parallel, 1, 64),
        textKey(u"projects/folder"_s, &AppSettings::projectsFolder),
        textKey(u"network/caFile"_s, &AppSettings::caFile),
        textKey(u"network/proxy"_s, &AppSettings::proxy, isProxy),
        intKey(u"network/patienceSeconds"_s, &AppSettings::patienceSeconds, 0, 24 * 3600),
        appearanceKey(),
        intKey(u"ui/fontPercent"_s, &AppSettings::fontPercent, 80, 200),
        textKey(u"ui/language"_s, &AppSettings::uiLanguage),
        boolKey(u"review/autoApproveDocuments"_s, &Autonomy::documents),
        boolKey(u"review/autoApproveFiles"_s, &Autonomy::files),
    };
    return keys;
}

} // namespace baton::settings
