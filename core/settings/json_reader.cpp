// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/json_reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace baton::settings {

using namespace Qt::StringLiterals;
using Json = nlohmann::json;

QString memberOf(const QString &pointer, const char *key)
{
    return pointer + u'/' + QString::fromLatin1(key);
}

QString textOf(const Json &value)
{
    return QString::fromStdString(value.get_ref<const std::string &>());
}

bool JsonReader::has(const Json &object, const char *key)
{
    return object.contains(key);
}

bool JsonReader::isObject(const Json &value, const QString &pointer)
{
    if (value.is_object())
        return true;
    problem(pointer, u"is not an object"_s, u"Write it as {...}."_s);
    return false;
}

void JsonReader::onlyMembers(const Json &object, const QString &pointer, const QStringList &known)
{
    for (const auto &item : object.items()) {
        const QString name = QString::fromStdString(item.key());
        if (!known.contains(name))
            problem(pointer + u'/' + name, u"is not a member of an SOP file"_s,
                u"Remove it or correct its name."_s);
    }
}

QString JsonReader::text(const Json &object, const QString &pointer, const char *key, bool required)
{
    const auto it = object.find(key);
    if (it != object.end() && it->is_string()) {
        const QString value = textOf(*it);
        if (!required || !value.trimmed().isEmpty())
            return value;
    } else if (it == object.end() && !required) {
        return {};
    }
    problem(memberOf(pointer, key), u"must be a text that is not empty"_s, u"Write it in double quotes."_s);
    return {};
}

int JsonReader::number(
    const Json &object, const QString &pointer, const char *key, int fallback, int low, int high)
{
    const auto it = object.find(key);
    if (it == object.end())
        return fallback;
    if (it->is_number_integer()) {
        const auto value = it->get<std::int64_t>();
        if (value >= low && value <= high)
            return static_cast<int>(value);
    }
    problem(memberOf(pointer, key), u"must be a whole number from %1 to %2"_s.arg(low).arg(high),
        u"Correct it."_s);
    return fallback;
}

std::optional<double> JsonReader::real(
    const Json &object, const QString &pointer, const char *key, double low, double high)
{
    const auto it = object.find(key);
    if (it == object.end())
        return std::nullopt;
    const double value = it->is_number() ? it->get<double>() : low - 1;
    if (value >= low && value <= high)
        return value;
    problem(memberOf(pointer, key), u"must be a number from %1 to %2"_s.arg(low).arg(high), u"Correct it."_s);
    return std::nullopt;
}

QStringList JsonReader::texts(const Json &object, const QString &pointer, const char *key)
{
    QStringList result;
    const auto it = object.find(key);
    if (it == object.end())
        return result;
    const bool isList = it->is_array()
        && std::all_of(it->begin(), it->end(), [](const Json &value) { return value.is_string(); });
    if (!isList) {
        problem(memberOf(pointer, key), u"must be a list of texts"_s, u"Write it as [\"...\"]."_s);
        return result;
    }
    for (const Json &value : *it)
        result.append(textOf(value));
    return result;
}

void JsonReader::forEachEntry(
    const Json &object, const QString &pointer, const char *key, bool required, const Each &each)
{
    const auto it = object.find(key);
    const QString where = memberOf(pointer, key);
    if (it == object.end() || !it->is_array() || (required && it->empty())) {
        if (it != object.end() || required)
            problem(where, u"must be a list%1"_s.arg(required ? u" with at least one entry"_s : QString()),
                u"Write it as [...]."_s);
        return;
    }
    int index = 0;
    for (const Json &value : *it) {
        const QString entry = where + u'/' + QString::number(index++);
        if (value.is_string() || isObject(value, entry))
            each(value, entry);
    }
}

void JsonReader::forEachIn(
    const Json &object, const QString &pointer, const char *key, bool required, const Each &each)
{
    forEachEntry(object, pointer, key, required, [&](const Json &value, const QString &entry) {
        if (isObject(value, entry))
            each(value, entry);
    });
}

} // namespace baton::settings
