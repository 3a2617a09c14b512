// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/ndjson_decoder.h"

#include "core/llm/json_text.h"

#include <algorithm>

namespace baton::llm {

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

} // namespace baton::llm
