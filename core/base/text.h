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
/// Counts tokens as estimateTokens does, of a text that comes in pieces.
class TokenMeter {
public:
    void add(QStringView text);
    [[nodiscard]] qint64 tokens() const;

private:
    qint64 m_narrow = 0;
    qint64 m_wide = 0;
};

/// Rough token count of a text where no provider reported one: 4 Latin characters or 1.2 CJK characters each.
[[nodiscard]] qint64 estimateTokens(QStringView text);
/// Characters that change the order in which other text is shown.
[[nodiscard]] bool isBidiControl(QChar c);
/// Foreign text as a terminal or a label may show it: control characters (but tab and line ends) and those
/// that turn the direction of text become "<U+202E>", so that they can be read and do nothing.
[[nodiscard]] QString visible(const QString &text);
/// The same on one line, so that a title or a server's words cannot forge another one.
[[nodiscard]] QString visibleLine(const QString &text);
/// Replaces API keys that leaked into a provider's message (sk-..., Bearer ..., key=...) by "***".
[[nodiscard]] QString maskSecrets(QString text);

} // namespace baton
