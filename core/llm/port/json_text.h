// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace baton::llm {

/// Parses JSON of a server. Invalid UTF-8, which the parser refuses as a whole, is repaired (U+FFFD) first.
/// Null document when it is no JSON.
[[nodiscard]] QJsonDocument parseJson(const QByteArray &bytes);
[[nodiscard]] std::optional<QJsonObject> parseJsonObject(const QByteArray &bytes);

/// Length of `text` without a high surrogate at its end: its other half may come with the next delta.
[[nodiscard]] qsizetype completeLength(QStringView text);
/// Halves of surrogate pairs that stayed alone become U+FFFD.
[[nodiscard]] QString withoutLoneSurrogates(QString text);

/// A counter from the wire: absent unless a number; never negative, and small enough to be summed.
[[nodiscard]] std::optional<qint64> counter(const QJsonValue &value);

} // namespace baton::llm
