// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace baton::artefact {

struct JsonMember;

/// A JSON value that keeps the order of members, so that tables and lists read as the model wrote them.
struct JsonValue {
    enum class Kind { Null, Text, Number, Array, Object };
    Kind kind = Kind::Null;
    QString text; ///< of Text, Number and booleans
    std::vector<JsonValue> items;
    std::vector<JsonMember> members;

    [[nodiscard]] bool isScalar() const { return kind != Kind::Array && kind != Kind::Object; }
    [[nodiscard]] const JsonValue *member(const QString &name) const;
};

struct JsonMember {
    QString name;
    JsonValue value;
};

/// Reads JSON a model wrote; mends raw line ends in strings, trailing commas and missing closing brackets.
/// nullopt when it still is no JSON, nests deeper than 64 or holds more than 100,000 values. Linear.
[[nodiscard]] std::optional<JsonValue> readJson(const QString &text);

} // namespace baton::artefact
