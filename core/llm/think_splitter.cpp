// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/think_splitter.h"

#include <algorithm>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr auto openTag = "<think>"_L1;
constexpr auto closeTag = "</think>"_L1;

qsizetype firstVisible(const QString &text)
{
    const auto found = std::find_if(text.begin(), text.end(), [](QChar c) { return !c.isSpace(); });
    return found - text.begin();
}

/// How much of `text` can go out although the tag may begin at its end.
qsizetype beforePartOf(const QString &text, QLatin1StringView tag)
{
    for (qsizetype part = std::min(text.size(), tag.size() - 1); part > 0; --part) {
        if (text.endsWith(tag.first(part)))
            return text.size() - part;
    }
    return text.size();
}

QString take(QString &text, qsizetype length)
{
    const QString start = text.first(length);
    text.remove(0, length);
    return start;
}

} // namespace

Delta ThinkSplitter::feed(Delta delta)
{
    if (m_place == Place::Text)
        return delta;
    m_held += delta.text;
    Delta result = advance();
    result.reasoning = delta.reasoning + result.reasoning;
    return result;
}

Delta ThinkSplitter::advance()
{
    Delta result;
    if (m_place == Place::Start) {
        const QStringView visible = QStringView(m_held).sliced(firstVisible(m_held));
        if (visible.startsWith(openTag)) {
            m_held = visible.sliced(openTag.size()).toString();
            m_place = Place::Inside;
        } else if (!openTag.startsWith(visible)) {
            m_place = Place::Text;
        }
    }
    if (m_place == Place::Inside) {
        const qsizetype end = m_held.indexOf(closeTag);
        result.reasoning = take(m_held, end >= 0 ? end : beforePartOf(m_held, closeTag));
        if (end >= 0) {
            m_held.remove(0, closeTag.size());
            m_place = Place::After;
        }
    }
    if (m_place == Place::After) {
        m_held.remove(0, firstVisible(m_held)); // the blank lines behind the tag
        if (!m_held.isEmpty())
            m_place = Place::Text;
    }
    if (m_place == Place::Text)
        result.text = std::exchange(m_held, {});
    return result;
}

Delta ThinkSplitter::finish()
{
    const QString rest = std::exchange(m_held, {});
    return m_place == Place::Inside ? Delta{{}, rest} : Delta{rest, {}};
}

} // namespace baton::llm
