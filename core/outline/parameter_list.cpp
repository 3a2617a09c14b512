// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outline/parameter_list.h"

namespace baton::outline {

using namespace Qt::StringLiterals;

namespace {

/// Goes along a text and knows how deep in brackets it is.
class Depth {
public:
    explicit Depth(bool angles) : m_angles(angles) { }

    /// True when the character stands outside of strings and brackets, those that open and close included.
    bool feed(QChar c)
    {
        if (!m_quote.isNull()) {
            if (m_escaped)
                m_escaped = false;
            else if (c == u'\\')
                m_escaped = true;
            else if (c == m_quote)
                m_quote = QChar();
            return false;
        }
        const bool outside = m_depth == 0;
        if (c == u'"' || c == u'\'' || c == u'`')
            m_quote = c;
        else if (c == u'(' || c == u'[' || c == u'{' || (m_angles && c == u'<'))
            ++m_depth;
        else if (c == u')' || c == u']' || c == u'}' || (m_angles && c == u'>' && m_last != u'='))
            m_depth = qMax<qsizetype>(0, m_depth - 1);
        m_last = c;
        return outside || m_depth == 0;
    }
    [[nodiscard]] qsizetype depth() const { return m_depth; }

private:
    bool m_angles;
    bool m_escaped = false;
    qsizetype m_depth = 0;
    QChar m_quote;
    QChar m_last;
};

} // namespace

qsizetype closingOf(const QString &text, qsizetype open)
{
    Depth depth(false);
    for (qsizetype at = open; at < text.size(); ++at) {
        depth.feed(text.at(at));
        if (at > open && depth.depth() == 0)
            return at;
    }
    return text.size();
}

QStringList partsOf(const QString &list, bool angles)
{
    QStringList parts;
    Depth depth(angles);
    qsizetype from = 0;
    for (qsizetype at = 0; at <= list.size(); ++at) {
        const bool ends = at == list.size() || (depth.feed(list.at(at)) && list.at(at) == u',');
        if (!ends)
            continue;
        if (const QString part = list.sliced(from, at - from).trimmed(); !part.isEmpty())
            parts += part;
        from = at + 1;
    }
    return parts;
}

QString before(const QString &part, const QString &ends, bool angles)
{
    Depth depth(angles);
    for (qsizetype at = 0; at < part.size(); ++at) {
        if (depth.feed(part.at(at)) && ends.contains(part.at(at)))
            return part.first(at).trimmed();
    }
    return part;
}

} // namespace baton::outline
