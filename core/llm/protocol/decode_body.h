// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/endpoint.h"
#include "core/llm/http/http_message.h"
#include "core/llm/port/answer.h"

namespace baton::llm {

/// A recorded response body, as it would come from the network.
struct RecordedBody {
    Protocol protocol = Protocol::OpenAiChat;
    ResponseHead head;
    QByteArray body;
    QVector<qsizetype> splits; ///< offsets at which a new read starts
    bool abrupt = false; ///< the connection was dropped instead of closed in order
};

/// Runs the body through the decoder. Fails with NotSupported for a protocol without an adapter.
[[nodiscard]] Result<Answer> decodeAnswer(const RecordedBody &recorded);
/// The same as a JSON document in the form of the conformance corpus' `expect`.
[[nodiscard]] Result<QByteArray> decodeBody(const RecordedBody &recorded);

[[nodiscard]] QJsonObject toJson(const Answer &answer);
/// The protocol of a word ("openai-chat", ...).
[[nodiscard]] std::optional<Protocol> protocolFromWord(const QString &word);

} // namespace baton::llm
