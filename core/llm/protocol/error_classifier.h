// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/http/http_message.h"
#include "core/llm/port/answer.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace baton::llm {

/// What providers put into an error, out of the eight shapes in use. Nothing is judged here.
struct ErrorBody {
    QString message; ///< keys masked, at most 2000 characters
    QString type; ///< or Gemini's `status`
    QJsonValue code;
    QString param;
    QString reason; ///< Gemini ErrorInfo
    QStringList quotaIds; ///< Gemini QuotaFailure
    std::optional<qint64> retryDelayMs; ///< Gemini RetryInfo
    bool moderation = false; ///< OpenRouter moderation metadata
    bool webPage = false;
};

[[nodiscard]] ErrorBody readErrorObject(const QJsonObject &object);
[[nodiscard]] ErrorBody readErrorBody(const QByteArray &body);
/// Title of a web page, or the first 200 characters of any text without its tags.
[[nodiscard]] QString pageSummary(const QByteArray &body);

/// The class of an HTTP error response (status >= 300).
[[nodiscard]] EndpointError classifyResponse(const ResponseHead &head, const ErrorBody &body);
/// The class of an error object inside a 2xx stream: there is no status, so code, type and text decide.
[[nodiscard]] EndpointError classifyStreamError(const ErrorBody &body);
/// Records an error that arrived inside the stream; nothing after it matters.
void failStream(Answer &answer, const QJsonObject &object);
void failProtocol(Answer &answer, const QString &message);

} // namespace baton::llm
