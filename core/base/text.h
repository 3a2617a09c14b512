// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace baton {

/// A text beside its content address. The hash is computed once, where the text enters the program.
struct Text {
    TextHash hash;
    QString content;
    bool operator==(const Text &) const = default;
};

[[nodiscard]] TextHash hashOf(const QString &content);
[[nodiscard]] Text makeText(QString content);

/// A file's bytes as text: UTF-8, or UTF-16 and UTF-32 that begin with a byte order mark. Fails with
/// FileRead, saying what it is not; nothing is guessed and nothing replaced.
[[nodiscard]] Result<QString> decodeText(const QByteArray &bytes);
/// CRLF and CR become LF, a leading BOM goes, NUL becomes U+FFFD.
[[nodiscard]] QString normaliseLineEnds(QString text);
/// Exactly one newline at the end (none for an empty text).
[[nodiscard]] QString withFinalNewline(QString text);
/// Number of lines as an editor counts them: "" has 0, "a" and "a\n" have 1.
[[nodiscard]] int lineCount(QStringView text);
/// Rough token count of a text where no provider reported one: 4 Latin characters or 1.2 CJK characters each.
[[nodiscard]] qint64 estimateTokens(QStringView text);
/// Replaces API keys that leaked into a provider's message (sk-..., Bearer ..., key=...) by "***".
[[nodiscard]] QString maskSecrets(QString text);

} // namespace baton
