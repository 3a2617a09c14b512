// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/llm/http/http_message.h"
#include "core/llm/port/answer.h"
#include "core/llm/port/provider.h"

#include <QJsonObject>
#include <QSet>

#include <memory>

namespace baton::llm {

/// How the events of a stream are framed.
enum class Framing { Sse, Ndjson };

/// Fills an Answer from the events of one response. One object per attempt.
class AnswerReader {
public:
    virtual ~AnswerReader() = default;
    [[nodiscard]] virtual Framing framing() const { return Framing::Sse; }
    /// One event of the stream; `name` is the SSE event type, empty when there was none.
    virtual void readEvent(const QByteArray &name, const QJsonObject &data, Answer &answer) = 0;
    /// A JSON object as (part of) the body, from a server that ignored the wish to stream.
    virtual void readDocument(const QJsonObject &document, Answer &answer) = 0;
    /// `data: [DONE]`.
    virtual void readDone(Answer &answer) { Q_UNUSED(answer) }
    /// The body has ended: last words on finish reason and usage.
    virtual void close(Answer &answer) { Q_UNUSED(answer) }
};

/// One protocol: how to ask, and how to read the answer. Stateless; any thread.
class ProtocolAdapter {
public:
    virtual ~ProtocolAdapter() = default;
    /// `dropped`: parameters that this endpoint and model refused before. Fails with InvalidArgument when the
    /// base URL is no http(s) address.
    [[nodiscard]] virtual Result<HttpRequest> build(
        const Request &request, const QSet<QString> &dropped) const = 0;
    [[nodiscard]] virtual std::unique_ptr<AnswerReader> reader() const = 0;
    /// The request that lists the endpoint's models, and the names in its answer.
    [[nodiscard]] virtual Result<HttpRequest> buildModelList(
        const EndpointProfile &profile, const Secret &key) const = 0;
    [[nodiscard]] virtual QStringList readModelList(const QJsonObject &document) const = 0;
};

/// The adapter of a protocol; null for Protocol::Replay, which has none.
[[nodiscard]] std::unique_ptr<ProtocolAdapter> makeAdapter(Protocol protocol);

} // namespace baton::llm
