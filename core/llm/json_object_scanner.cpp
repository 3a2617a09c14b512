// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/json_object_scanner.h"

namespace baton::llm {

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

} // namespace baton::llm
