// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/answer.h"
#include "core/llm/error_body.h"
#include "core/llm/response_head.h"

namespace baton::llm {

/// The class of an HTTP error response (status >= 300).
[[nodiscard]] WireError classifyResponse(const ResponseHead &head, const ErrorBody &body);
/// The class of an error object inside a 2xx stream: there is no status, so code, type and text decide.
[[nodiscard]] WireError classifyStreamError(const ErrorBody &body);
/// Records an error that arrived inside the stream; nothing after it matters.
void failStream(Answer &answer, const QJsonObject &object);
void failProtocol(Answer &answer, const QString &message);

} // namespace baton::llm
