// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QVector>

#include <functional>
#include <memory>
#include <optional>

namespace baton::llm {

struct SseEvent {
    QByteArray type; ///< of the `event:` field; empty when there was none
    QByteArray data;
    bool operator==(const SseEvent &) const = default;
};

/// Server-sent events as a byte machine: the result does not depend on how the bytes were cut into reads, and
/// each byte is looked at once. Line ends may be LF, CR, CRLF or mixed; a CR ends its line at once, without
/// waiting for the byte behind it. Events with empty data are dropped.
class SseDecoder {
public:
    static constexpr qsizetype defaultLimit = 16 * 1024 * 1024;

    /// `limit`: bytes a line, and the data of one event, may have.
    explicit SseDecoder(qsizetype limit = defaultLimit) : m_limit(limit) { }

    [[nodiscard]] QVector<SseEvent> feed(QByteArrayView bytes);
    /// An event the stream ended in, if its data is whole (JSON or `[DONE]`); a cut one is dropped.
    [[nodiscard]] std::optional<SseEvent> finish();
    /// A line or event was longer than the limit; nothing more comes out.
    [[nodiscard]] bool overflowed() const { return m_overflowed; }

private:
    void append(QByteArrayView part);
    void endLine(QByteArrayView line, QVector<SseEvent> &events);
    void readField(QByteArrayView line);
    std::optional<SseEvent> dispatch();

    qsizetype m_limit;
    QByteArray m_line;
    QByteArray m_type;
    QByteArray m_data;
    bool m_hasData = false;
    bool m_firstLine = true;
    bool m_skipLineFeed = false;
    bool m_overflowed = false;
};

/// One JSON text per line (LF or CRLF, blank lines allowed, the last one may lack its line end). Independent
/// of how the bytes were cut into reads.
class NdjsonDecoder {
public:
    explicit NdjsonDecoder(qsizetype limit = 16 * 1024 * 1024) : m_limit(limit) { }

    [[nodiscard]] QVector<QByteArray> feed(QByteArrayView bytes);
    /// The last line if it is whole JSON; a cut one is dropped.
    [[nodiscard]] std::optional<QByteArray> finish();
    [[nodiscard]] bool overflowed() const { return m_overflowed; }

private:
    qsizetype m_limit;
    QByteArray m_line;
    bool m_overflowed = false;
};

/// Cuts a body that is one JSON object, or an array of objects arriving bit by bit, into its top-level
/// objects by counting braces outside strings. Independent of how the bytes were cut into reads.
class JsonObjectScanner {
public:
    explicit JsonObjectScanner(qsizetype limit = 16 * 1024 * 1024) : m_limit(limit) { }

    [[nodiscard]] QVector<QByteArray> feed(QByteArrayView bytes);
    /// The body ended inside an object.
    [[nodiscard]] bool overflowed() const { return m_overflowed; }

private:
    void step(char c);

    qsizetype m_limit;
    QByteArray m_object;
    int m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_overflowed = false;
};

/// Unpacks gzip and deflate that arrive in pieces.
class Inflater {
public:
    Inflater();
    ~Inflater();
    Q_DISABLE_COPY_MOVE(Inflater)

    [[nodiscard]] static bool knows(const QByteArray &encoding); ///< "gzip", "x-gzip", "deflate"
    /// Hands on what the bytes unpack to, at most 64 KiB at a time, until `take` returns false: so a small
    /// body cannot become a large one unseen. False when the bytes are damaged.
    [[nodiscard]] bool feed(QByteArrayView bytes, const std::function<bool(QByteArrayView)> &take);

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
};

} // namespace baton::llm
