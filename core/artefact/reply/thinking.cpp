// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/thinking.h"

#include "core/markdown/lines.h"

#include <QStringList>

#include <array>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

struct Tag {
    QLatin1StringView open;
    QLatin1StringView close;
};

constexpr std::array<Tag, 5> tags{{{"<think>"_L1, "</think>"_L1}, {"<thinking>"_L1, "</thinking>"_L1},
    {"<thought>"_L1, "</thought>"_L1}, {"<reasoning>"_L1, "</reasoning>"_L1}, {"[THINK]"_L1, "[/THINK]"_L1}}};

/// gpt-oss and its kin: only what stands in the last "final" channel is the answer.
QString finalChannel(const QString &text)
{
    static const QString final = u"<|channel|>final<|message|>"_s;
    const qsizetype at = text.lastIndexOf(final);
    if (at < 0)
        return text;
    QString answer = text.mid(at + final.size());
    for (const QString &end : {u"<|return|>"_s, u"<|end|>"_s}) {
        if (const qsizetype stop = answer.indexOf(end); stop >= 0)
            answer.truncate(stop);
    }
    return answer;
}

/// Walks the lines once, outside fences looking for tags that begin a line.
class ThoughtFilter {
public:
    void feed(const QString &line)
    {
        if (m_tag) {
            skipUntilClosed(line);
            return;
        }
        const QStringView text = QStringView(line).trimmed();
        if (!m_fences.isInside() && opens(text))
            return;
        if (!m_fences.isInside() && closesUnopened(line))
            return;
        m_fences.feed(line);
        m_kept += line;
    }

    [[nodiscard]] Thoughtless result() const
    {
        if (!m_tag)
            return {m_kept.join(u'\n'), false};
        return {(m_kept + m_thought).join(u'\n'), true};
    }

private:
    bool opens(QStringView text)
    {
        for (const Tag &tag : tags) {
            if (!text.startsWith(tag.open, Qt::CaseInsensitive))
                continue;
            m_tag = &tag;
            m_thought.clear();
            skipUntilClosed(text.sliced(tag.open.size()).toString());
            return true;
        }
        return false;
    }

    void skipUntilClosed(const QString &line)
    {
        const qsizetype at = line.indexOf(m_tag->close, 0, Qt::CaseInsensitive);
        if (at < 0) {
            m_thought += line;
            return;
        }
        const QString rest = line.mid(at + m_tag->close.size());
        m_tag = nullptr;
        m_thought.clear();
        if (!isBlank(rest))
            feed(rest.trimmed());
    }

    /// Many chat templates end the prompt with "<think>", so the answer holds the closing tag only.
    bool closesUnopened(const QString &line)
    {
        for (const Tag &tag : tags) {
            const qsizetype at = line.indexOf(tag.close, 0, Qt::CaseInsensitive);
            if (at < 0 || (at > 0 && line.trimmed().size() > 400))
                continue;
            m_kept.clear();
            m_fences = {};
            const QString rest = line.mid(at + tag.close.size());
            if (!isBlank(rest))
                feed(rest.trimmed());
            return true;
        }
        return false;
    }

    const Tag *m_tag = nullptr;
    FenceTracker m_fences;
    QStringList m_kept;
    QStringList m_thought;
};

} // namespace

Thoughtless withoutThinking(const QString &text)
{
    const QString answer = finalChannel(text);
    bool any = false;
    for (const Tag &tag : tags)
        any = any || answer.contains(tag.open, Qt::CaseInsensitive)
            || answer.contains(tag.close, Qt::CaseInsensitive);
    if (!any)
        return {answer, false};
    ThoughtFilter filter;
    const QStringList lines = answer.split(u'\n');
    for (const QString &line : lines)
        filter.feed(line);
    return filter.result();
}

} // namespace baton::artefact
