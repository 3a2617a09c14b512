// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/sop_library.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace baton::settings {

/// "/steps/3" and "title" are "/steps/3/title".
[[nodiscard]] QString memberOf(const QString &pointer, const char *key);
/// Of a JSON value that is a text.
[[nodiscard]] QString textOf(const nlohmann::json &value);

/// Takes the members of a JSON file's objects and notes what does not fit, by its JSON pointer, instead of
/// stopping at the first one.
class JsonReader {
public:
    JsonReader(QString file, QVector<SopProblem> &problems)
        : m_file(std::move(file)), m_problems(problems) { }

protected:
    using Json = nlohmann::json;
    using Each = std::function<void(const Json &value, const QString &pointer)>;

    void problem(const QString &pointer, const QString &what, const QString &remedy)
    {
        m_problems.append({m_file, pointer, what, remedy});
    }
    [[nodiscard]] bool isObject(const Json &value, const QString &pointer);
    void onlyMembers(const Json &object, const QString &pointer, const QStringList &known);
    [[nodiscard]] QString text(
        const Json &object, const QString &pointer, const char *key, bool required = false);
    [[nodiscard]] int number(
        const Json &object, const QString &pointer, const char *key, int fallback, int low, int high);
    /// Absent, or a number in the range.
    [[nodiscard]] std::optional<double> real(
        const Json &object, const QString &pointer, const char *key, double low, double high);
    [[nodiscard]] QStringList texts(const Json &object, const QString &pointer, const char *key);
    /// A list whose entries are a text or an object.
    void forEachEntry(
        const Json &object, const QString &pointer, const char *key, bool required, const Each &each);
    /// A list of objects.
    void forEachIn(
        const Json &object, const QString &pointer, const char *key, bool required, const Each &each);
    /// A text that is one of some words.
    template <class Enum>
    [[nodiscard]] Enum word(const Json &object, const QString &pointer, const char *key,
        const std::vector<std::pair<QString, Enum>> &words, Enum fallback, bool required)
    {
        if (!required && !has(object, key))
            return fallback;
        const QString value = text(object, pointer, key, true);
        QStringList known;
        for (const auto &entry : words) {
            if (entry.first == value)
                return entry.second;
            known.append(entry.first);
        }
        if (!value.isEmpty())
            problem(memberOf(pointer, key), QStringLiteral("'%1' is not known").arg(value),
                QStringLiteral("Use one of: %1.").arg(known.join(QStringLiteral(", "))));
        return fallback;
    }

private:
    [[nodiscard]] static bool has(const Json &object, const char *key);

    QString m_file;
    QVector<SopProblem> &m_problems;
};

} // namespace baton::settings
