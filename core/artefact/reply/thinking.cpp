// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/thinking.h"

#include "core/base/thinking_tags.h"
#include "core/markdown/lines.h"

#include <QStringList>

#include <array>
#include <optional>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

const auto &tags = thinkingTags;

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

/// Where the closing tags of a line are. The line is read from left to right, so that each place is looked
/// for once, however many tags there are.
class ClosingTags {
public:
    explicit ClosingTags(QStringView line) : m_line(line) { }

    /// Index of the tag's next end at or behind `from`; -1 when there is none.
    qsizetype next(size_t tag, qsizetype from)
    {
        qsizetype &at = m_next.at(tag);
        if (at != none && at < from)
            at = m_line.indexOf(tags.at(tag).close, from, Qt::CaseInsensitive);
        return at;
    }

private:
    static constexpr qsizetype none = -1;
    static constexpr qsizetype unknown = -2;

    static std::array<qsizetype, thinkingTags.size()> filled()
    {
        std::array<qsizetype, thinkingTags.size()> places{};
        places.fill(unknown);
        return places;
    }

    QStringView m_line;
    std::array<qsizetype, thinkingTags.size()> m_next = filled();
};

/// Walks the lines once, outside fences looking for tags that begin a line or what is left of one.
class ThoughtFilter {
public:
    explicit ThoughtFilter(bool markup) : m_markup(markup) { }

    void feed(const QString &line)
    {
        ClosingTags ends(line);
        qsizetype from = 0;
        while (from >= 0)
            from = feedFrom(line, from, ends);
    }

    [[nodiscard]] Thoughtless result() const
    {
        if (!m_tag)
            return {m_kept.join(u'\n'), false};
        return {(m_kept + m_thought).join(u'\n'), true};
    }

private:
    /// Takes the line from there on, up to a tag; the index behind it, -1 when nothing is left.
    qsizetype feedFrom(const QString &line, qsizetype from, ClosingTags &ends)
    {
        if (!m_tag && !m_fences.isInside()) {
            const qsizetype opened = opens(line, from);
            from = opened >= 0 ? opened : from;
        }
        if (m_tag)
            return skipUntilClosed(line, from, ends);
        if (!m_fences.isInside()) {
            if (const qsizetype behind = closesUnopened(line, from, ends); behind >= 0)
                return restAfter(line, behind);
        }
        const QString rest = from == 0 ? line : line.mid(from).trimmed();
        m_fences.feed(rest);
        m_words = m_words || !isBlank(rest);
        m_kept += rest;
        return -1;
    }

    /// Index behind the tag that what is left begins with; -1 when it begins with none.
    qsizetype opens(const QString &line, qsizetype from)
    {
        from = firstFilled(line, from);
        const QStringView text = QStringView(line).sliced(from);
        for (size_t i = 0; i < tags.size(); ++i) {
            if ((m_markup && (!tags.at(i).always || m_words))
                || !text.startsWith(tags.at(i).open, Qt::CaseInsensitive))
                continue;
            m_tag = i;
            m_thought.clear();
            return from + tags.at(i).open.size();
        }
        return -1;
    }

    qsizetype skipUntilClosed(const QString &line, qsizetype from, ClosingTags &ends)
    {
        const qsizetype at = ends.next(*m_tag, from);
        if (at < 0) {
            m_thought += line.mid(from);
            return -1;
        }
        from = at + tags.at(*m_tag).close.size();
        m_tag.reset();
        m_thought.clear();
        return restAfter(line, from);
    }

    /// Many chat templates end the prompt with "<think>", so the answer holds the closing tag only.
    qsizetype closesUnopened(const QString &line, qsizetype from, ClosingTags &ends)
    {
        constexpr qsizetype longestThought = 400; // on the tag's own line; more is text that names a tag
        for (size_t i = 0; i < tags.size(); ++i) {
            const qsizetype at = ends.next(i, from);
            if (at < 0 || (m_markup && (!tags.at(i).always || m_words))
                || (at > from && line.size() - from > longestThought))
                continue;
            m_kept.clear();
            m_fences = {};
            return at + tags.at(i).close.size();
        }
        return -1;
    }

    static qsizetype restAfter(const QString &line, qsizetype from)
    {
        from = firstFilled(line, from);
        return from < line.size() ? from : -1;
    }

    static qsizetype firstFilled(const QString &line, qsizetype from)
    {
        while (from < line.size() && line.at(from).isSpace())
            ++from;
        return from;
    }

    bool m_words = false; ///< something was kept: a tag behind it may be the artefact's
    bool m_markup; ///< the artefact may use tags of its own
    std::optional<size_t> m_tag; ///< the block we are in
    FenceTracker m_fences;
    QStringList m_kept;
    QStringList m_thought;
};

} // namespace

Thoughtless withoutThinking(const QString &text, bool markup)
{
    const QString answer = finalChannel(text);
    bool any = false;
    for (const ThinkingTag &tag : tags)
        any = any || answer.contains(tag.open, Qt::CaseInsensitive)
            || answer.contains(tag.close, Qt::CaseInsensitive);
    if (!any)
        return {answer, false};
    ThoughtFilter filter(markup);
    const QStringList lines = answer.split(u'\n');
    for (const QString &line : lines)
        filter.feed(line);
    return filter.result();
}

} // namespace baton::artefact
