// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/recording/recording.h"

#include <QByteArray>
#include <QJsonObject>

namespace baton::llm {

/// Caps on what a recording may hold; one that passes them is refused when read and not written.
namespace recording_limits {
constexpr qint64 index = 16 * 1024 * 1024; ///< bytes of a version 1 file
constexpr qint64 line = 16 * 1024 * 1024; ///< bytes of one line of a version 2 file
constexpr qint64 file = 512 * 1024 * 1024; ///< bytes of a version 2 file
constexpr qint64 reply = 4 * 1024 * 1024; ///< bytes of one answer
constexpr qint64 total = 64 * 1024 * 1024; ///< characters of all answers
constexpr qsizetype exchanges = 5000;
constexpr qsizetype programs = 1000;
} // namespace recording_limits

/// Version 1 is one JSON document with replies inline or in files; version 2 is a head line and a line per
/// exchange, so that adding one never touches what is there; version 3 has lines of programs as well.
constexpr int recordingVersion = 3;

/// What is wrong with a recording, as a failure.
[[nodiscard]] Failure invalidRecording(const QString &why);

/// The head: format, version, id, title, requirement, language, SOP. `info` and the other heads are checked.
[[nodiscard]] Result<Recording> headFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject headToJson(const Recording &recording);

/// One exchange; `reply` stands in the object. Fails with RecordingInvalid.
[[nodiscard]] Result<RecordedExchange> exchangeFromJson(const QJsonObject &entry);
[[nodiscard]] QJsonObject exchangeToJson(const RecordedExchange &exchange);

/// A line of a program has this member, one of an exchange has not.
inline constexpr QLatin1StringView programMember("program");
/// Fails with RecordingInvalid.
[[nodiscard]] Result<RecordedProgram> programFromJson(const QJsonObject &entry);
[[nodiscard]] QJsonObject programToJson(const RecordedProgram &program);

} // namespace baton::llm
