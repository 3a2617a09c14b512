// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/value_fields_p.h"

#include <nlohmann/json.hpp>

#include <limits>

/// Values to JSON and back, from one description per struct (`Fields<T>::visit` names each member once).
/// Private to the codec files of this folder and their tests, because it includes all of nlohmann.
namespace baton::journal {

using Json = nlohmann::json;

/// A struct whose other members are mostly empty may name one that stands for the whole then, written as that
/// member alone: `static constexpr auto shortForm = &T::title;`. Both forms are read.
template <class T>
concept HasShortForm = requires
{
    Fields<T>::shortForm;
};

/// Compact: members that are zero or empty and are so by default too are left out; for the journal.
/// Full: every member; for people and scripts.
enum class JsonStyle { Compact, Full };

[[nodiscard]] inline std::string keyText(const QString &key)
{
    return key.toStdString();
}
template <class Tag> [[nodiscard]] std::string keyText(const Id<Tag> &key)
{
    return key.value.toStdString();
}

// ---- writing ----------------------------------------------------------------------------------------------

template <class T> [[nodiscard]] Json writeValue(const T &value, JsonStyle style);

template <class T> [[nodiscard]] Json writeObject(const T &value, JsonStyle style)
{
    [[maybe_unused]] static const T defaults{};
    Json object = Json::object();
    Fields<T>::visit([&](const char *name, auto member) {
        using Member = std::remove_cvref_t<decltype(value.*member)>;
        const bool isZero = value.*member == Member{} && defaults.*member == Member{};
        if (style == JsonStyle::Full || !isZero)
            object[name] = writeValue(value.*member, style);
    });
    return object;
}

template <class T> Json writeValue(const T &value, JsonStyle style)
{
    if constexpr (std::is_same_v<T, QString>) {
        return value.toStdString();
    } else if constexpr (std::is_arithmetic_v<T>) {
        return value;
    } else if constexpr (IsId<T>::value) {
        return value.value.toStdString();
    } else if constexpr (std::is_same_v<T, Money>) {
        return value.nanoUsd;
    } else if constexpr (std::is_same_v<T, ErrorCode>) {
        return toWord(value).toStdString();
    } else if constexpr (std::is_enum_v<T>) {
        return std::string(wordOf(value));
    } else if constexpr (IsVector<T>::value) {
        Json array = Json::array();
        for (const auto &item : value)
            array.push_back(writeValue(item, style));
        return array;
    } else if constexpr (IsMap<T>::value) {
        Json object = Json::object();
        for (auto it = value.cbegin(); it != value.cend(); ++it)
            object[keyText(it.key())] = writeValue(it.value(), style);
        return object;
    } else if constexpr (IsOptional<T>::value) {
        return value ? writeValue(*value, style) : Json(nullptr);
    } else if constexpr (HasShortForm<T>) {
        T alone{};
        alone.*Fields<T>::shortForm = value.*Fields<T>::shortForm;
        return alone == value ? writeValue(value.*Fields<T>::shortForm, style) : writeObject(value, style);
    } else {
        return writeObject(value, style);
    }
}

/// Text of a JSON value; texts come from QStrings, so they are valid UTF-8 up to lone surrogates.
[[nodiscard]] inline QByteArray dumpJson(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

// ---- reading ----------------------------------------------------------------------------------------------

/// The first thing that did not fit, as a path of member names; empty while all is well.
struct ReadProblem {
    QString where;
    void at(const char *name)
    {
        const QString step = QString::fromLatin1(name);
        where = where.isEmpty() ? step : step + u'.' + where;
    }
};

template <class T> [[nodiscard]] bool readValue(const Json &json, T &out, ReadProblem &problem);

[[nodiscard]] inline QString readText(const Json &json)
{
    const auto &text = json.get_ref<const std::string &>();
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

template <class T> [[nodiscard]] bool readInteger(const Json &json, T &out)
{
    constexpr qint64 low = std::numeric_limits<T>::min();
    constexpr qint64 high = std::numeric_limits<T>::max();
    if (!json.is_number_integer())
        return false;
    if (json.is_number_unsigned() && json.get<quint64>() > static_cast<quint64>(high))
        return false;
    const auto number = json.get<qint64>();
    if (number < low || number > high)
        return false;
    out = static_cast<T>(number);
    return true;
}

template <class E> [[nodiscard]] bool readEnum(const Json &json, E &out)
{
    if (!json.is_string())
        return false;
    if constexpr (std::is_same_v<E, ErrorCode>) {
        out = errorCodeFromWord(readText(json));
        return true;
    } else {
        const std::optional<E> value = enumFromWord<E>(json.get_ref<const std::string &>());
        out = value.value_or(out);
        return value.has_value();
    }
}

template <class T> [[nodiscard]] bool readVector(const Json &json, QVector<T> &out, ReadProblem &problem)
{
    if (!json.is_array())
        return false;
    out.clear();
    out.reserve(static_cast<qsizetype>(json.size()));
    for (const Json &item : json) {
        T value{};
        if (!readValue(item, value, problem))
            return false;
        out.append(std::move(value));
    }
    return true;
}

template <class K, class V>
[[nodiscard]] bool readMap(const Json &json, QMap<K, V> &out, ReadProblem &problem)
{
    if (!json.is_object())
        return false;
    out.clear();
    for (auto it = json.cbegin(); it != json.cend(); ++it) {
        V value{};
        if (!readValue(it.value(), value, problem))
            return false;
        out.insert(K{QString::fromStdString(it.key())}, std::move(value));
    }
    return true;
}

/// A missing or null member keeps its default, an unknown one is not looked at, an ill-typed one is a
/// failure.
template <class T> [[nodiscard]] bool readObject(const Json &json, T &out, ReadProblem &problem)
{
    if (!json.is_object())
        return false;
    bool ok = true;
    Fields<T>::visit([&](const char *name, auto member) {
        if (!ok)
            return;
        const auto it = json.find(name);
        if (it == json.cend() || it->is_null())
            return;
        ok = readValue(*it, out.*member, problem);
        if (!ok)
            problem.at(name);
    });
    return ok;
}

template <class T> bool readValue(const Json &json, T &out, ReadProblem &problem)
{
    if constexpr (std::is_same_v<T, QString>) {
        const bool fits = json.is_string();
        out = fits ? readText(json) : out;
        return fits;
    } else if constexpr (IsId<T>::value) {
        return readValue(json, out.value, problem);
    } else if constexpr (std::is_same_v<T, bool>) {
        out = json.is_boolean() ? json.get<bool>() : out;
        return json.is_boolean();
    } else if constexpr (std::is_integral_v<T>) {
        return readInteger(json, out);
    } else if constexpr (std::is_floating_point_v<T>) {
        out = json.is_number() ? json.get<T>() : out;
        return json.is_number();
    } else if constexpr (std::is_same_v<T, Money>) {
        return readInteger(json, out.nanoUsd);
    } else if constexpr (std::is_enum_v<T>) {
        return readEnum(json, out);
    } else if constexpr (IsVector<T>::value) {
        return readVector(json, out, problem);
    } else if constexpr (IsMap<T>::value) {
        return readMap(json, out, problem);
    } else if constexpr (IsOptional<T>::value) {
        return readValue(json, out.emplace(), problem);
    } else if constexpr (HasShortForm<T>) {
        return json.is_string() ? readValue(json, out.*Fields<T>::shortForm, problem)
                                : readObject(json, out, problem);
    } else {
        return readObject(json, out, problem);
    }
}

} // namespace baton::journal
