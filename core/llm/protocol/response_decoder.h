// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/port/answer.h"
#include "core/llm/protocol/protocol_adapter.h"
#include "core/llm/protocol/stream_decoders.h"

#include <memory>

namespace baton::llm {

/// New text since the last look.
struct Delta {
    QString text;
    QString reasoning;
    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && reasoning.isEmpty(); }
};

/// Turns one HTTP response into an Answer: decides by status, content type and first byte what the body is
/// (stream, JSON, error, web page) and feeds the protocol's reader. A pure function of head and bytes.
class ResponseDecoder {
public:
    static constexpr qint64 bodyLimit = 64 * 1024 * 1024;
    static constexpr qsizetype errorLimit = 1024 * 1024;

    ResponseDecoder(std::unique_ptr<AnswerReader> reader, ResponseHead head);

    void feed(QByteArrayView bytes);
    [[nodiscard]] Delta takeDelta();
    /// The answer or a failure is complete: the rest of the body need not be read.
    [[nodiscard]] bool isComplete() const { return m_answer.complete; }
    /// Call once, when no more bytes come.
    [[nodiscard]] Answer finish(BodyEnd end);

private:
    enum class Body { Undecided, Buffered, Page, Sse, Lines, Objects };

    void take(QByteArrayView bytes);
    void sniff(QByteArrayView bytes);
    void decode(QByteArrayView bytes);
    void readData(const QByteArray &name, const QByteArray &data, bool whole);
    void checkOverflow();
    void failOver(const QString &limit);
    void failEncoding(const QString &encoding);
    void finishStream();
    void finishBuffered(BodyEnd end);

    std::unique_ptr<AnswerReader> m_reader;
    ResponseHead m_head;
    Answer m_answer;
    Body m_body = Body::Undecided;
    std::unique_ptr<Inflater> m_inflater; ///< where the body is compressed although that was not asked for
    SseDecoder m_sse;
    NdjsonDecoder m_lines;
    JsonObjectScanner m_objects;
    QByteArray m_start; ///< bytes before the kind of body is known: a byte order mark
    QByteArray m_buffer;
    qint64 m_received = 0;
    qsizetype m_textSeen = 0;
    qsizetype m_reasoningSeen = 0;
};

/// Takes `<think>...</think>` and its like (core/base/thinking_tags.h) off the start of an answer (local models
/// put their reasoning there) and hands it on as reasoning. The tags may be torn over deltas. A tag anywhere else is text.
class ThinkSplitter {
public:
    [[nodiscard]] Delta feed(Delta delta);
    /// What was held back because a tag might have begun.
    [[nodiscard]] Delta finish();

private:
    enum class Place { Start, Inside, After, Text };
    [[nodiscard]] Delta advance();

    Place m_place = Place::Start;
    QStringView m_close; ///< what ends the thinking we are in
    QString m_held;
};

} // namespace baton::llm
