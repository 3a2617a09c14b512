// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/protocol/stream_decoders.h"

#include "core/llm/port/json_text.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <utility>

namespace baton::llm {

namespace {

bool endsLine(char c)
{
    return c == '\n' || c == '\r';
}

} // namespace

QVector<SseEvent> SseDecoder::feed(QByteArrayView bytes)
{
    QVector<SseEvent> events;
    const char *at = bytes.begin();
    while (at != bytes.end() && !m_overflowed) {
        if (m_skipLineFeed && *at == '\n') {
            m_skipLineFeed = false;
            ++at;
            continue;
        }
        m_skipLineFeed = false;
        const char *end = std::find_if(at, bytes.end(), endsLine);
        const QByteArrayView part(at, end);
        const bool wholeLine = m_line.isEmpty() && end != bytes.end() && part.size() <= m_limit;
        if (!wholeLine)
            append(part);
        if (end == bytes.end() || m_overflowed)
            break;
        m_skipLineFeed = *end == '\r';
        endLine(wholeLine ? part : QByteArrayView(m_line), events);
        at = end + 1;
    }
    return events;
}

std::optional<SseEvent> SseDecoder::finish()
{
    QVector<SseEvent> events;
    if (!m_line.isEmpty())
        endLine(m_line, events);
    std::optional<SseEvent> last = dispatch();
    const bool whole = last && (last->data == "[DONE]" || !parseJson(last->data).isNull());
    return whole && !m_overflowed ? last : std::nullopt;
}

void SseDecoder::append(QByteArrayView part)
{
    if (m_line.size() + part.size() > m_limit)
        m_overflowed = true;
    else
        m_line.append(part);
}

/// A line that came in one piece, as most do, is never copied.
void SseDecoder::endLine(QByteArrayView line, QVector<SseEvent> &events)
{
    if (m_firstLine && line.startsWith("\xEF\xBB\xBF"))
        line = line.sliced(3);
    m_firstLine = false;
    if (!line.isEmpty()) {
        readField(line);
    } else if (auto event = dispatch()) {
        events.append(*std::move(event));
    }
    if (!m_line.isEmpty())
        m_line.clear();
}

void SseDecoder::readField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon == 0)
        return; // a comment
    const QByteArrayView name = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (name == "event") {
        m_type = value.toByteArray();
    } else if (name == "data") {
        if (m_hasData)
            m_data.append('\n');
        m_data.append(value);
        m_hasData = true;
        m_overflowed = m_overflowed || m_data.size() > m_limit;
    }
}

std::optional<SseEvent> SseDecoder::dispatch()
{
    SseEvent event{std::move(m_type), std::move(m_data)};
    m_type = {};
    m_data = {};
    m_hasData = false;
    if (event.data.isEmpty())
        return std::nullopt;
    return event;
}

QVector<QByteArray> NdjsonDecoder::feed(QByteArrayView bytes)
{
    QVector<QByteArray> lines;
    const char *at = bytes.begin();
    while (at != bytes.end() && !m_overflowed) {
        const char *end = std::find(at, bytes.end(), '\n');
        m_overflowed = m_line.size() + (end - at) > m_limit;
        if (m_overflowed)
            break;
        m_line.append(at, end - at);
        if (end == bytes.end())
            break;
        if (const QByteArray line = m_line.trimmed(); !line.isEmpty())
            lines.append(line);
        m_line.clear();
        at = end + 1;
    }
    return lines;
}

std::optional<QByteArray> NdjsonDecoder::finish()
{
    const QByteArray line = std::exchange(m_line, {}).trimmed();
    if (line.isEmpty() || m_overflowed || parseJson(line).isNull())
        return std::nullopt;
    return line;
}

QVector<QByteArray> JsonObjectScanner::feed(QByteArrayView bytes)
{
    QVector<QByteArray> objects;
    for (const char c : bytes) {
        if (m_overflowed)
            break;
        const bool wasInside = m_depth > 0;
        step(c);
        if (!wasInside && m_depth == 0)
            continue; // brackets, commas and spaces between objects
        m_object.append(c);
        m_overflowed = m_object.size() > m_limit;
        if (m_depth == 0 && !m_overflowed) {
            objects.append(m_object);
            m_object.clear();
        }
    }
    return objects;
}

void JsonObjectScanner::step(char c)
{
    if (m_inString) {
        const bool ends = c == '"' && !m_escaped;
        m_escaped = c == '\\' && !m_escaped;
        m_inString = !ends;
        return;
    }
    if (c == '"' && m_depth > 0)
        m_inString = true;
    else if (c == '{')
        ++m_depth;
    else if (c == '}' && m_depth > 0)
        --m_depth;
}

struct Inflater::Stream {
    z_stream z{};
    bool begun = false; ///< something came out, so that the form is known
    bool raw = false;
};

namespace {

constexpr int gzipOrZlib = MAX_WBITS + 32;
constexpr size_t pieceSize = 64 * 1024;

} // namespace

Inflater::Inflater() : m_stream(std::make_unique<Stream>())
{
    inflateInit2(&m_stream->z, gzipOrZlib);
}

Inflater::~Inflater()
{
    inflateEnd(&m_stream->z);
}

bool Inflater::knows(const QByteArray &encoding)
{
    return encoding == "gzip" || encoding == "x-gzip" || encoding == "deflate";
}

bool Inflater::feed(QByteArrayView bytes, const std::function<bool(QByteArrayView)> &take)
{
    z_stream &z = m_stream->z;
    std::array<char, pieceSize> piece;
    // zlib reads through the pointer, but its interface predates const.
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    do {
        z.next_out = reinterpret_cast<Bytef *>(piece.data());
        z.avail_out = static_cast<uInt>(piece.size());
        const int result = inflate(&z, Z_NO_FLUSH);
        const auto size = static_cast<qsizetype>(piece.size() - z.avail_out);
        m_stream->begun = m_stream->begun || size > 0;
        if (size > 0 && !take(QByteArrayView(piece.data(), size)))
            return true;
        if (result == Z_STREAM_END) {
            inflateReset(&z); // another member may follow
        } else if (result == Z_DATA_ERROR && !m_stream->begun && !std::exchange(m_stream->raw, true)) {
            // Some servers mean raw deflate by "deflate".
            inflateReset2(&z, -MAX_WBITS);
            z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
            z.avail_in = static_cast<uInt>(bytes.size());
            continue;
        } else if (result != Z_OK && result != Z_BUF_ERROR) {
            return false;
        }
    } while (z.avail_in > 0 || z.avail_out == 0);
    return true;
}

} // namespace baton::llm
