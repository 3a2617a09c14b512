// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/document/section_parser.h"

#include "core/artefact/document/unwrap.h"
#include "core/markdown/lines.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

/// Which headings begin a section: all of the canonical style, known ones of another style that would be
/// missing otherwise, and headings above the canonical level, which end what precedes them.
class BoundaryFinder {
public:
    explicit BoundaryFinder(const QVector<Heading> &headings)
        : m_headings(headings), m_style(canonicalStyle(headings))
    {
        for (const Heading &heading : headings) {
            if (heading.style == m_style && heading.known >= 0)
                m_found.insert(heading.known);
        }
        const auto isTop = [](const Heading &heading) {
            return heading.style == 1 || heading.style == SetextDouble;
        };
        const auto tops = std::count_if(headings.begin(), headings.end(), isTop);
        m_loneTitle = tops == 1 && !headings.isEmpty() && isTop(headings.constFirst())
                && headings.constFirst().style != m_style
            ? headings.constFirst().line
            : -1;
    }

    [[nodiscard]] int style() const { return m_style; }
    [[nodiscard]] bool isLoneTitle(const Heading &heading) const { return heading.line == m_loneTitle; }

    /// The headings that begin a section. What follows the heading `quoting` (-1: none) up to the next
    /// section in order is a person's text, whose headings are its own.
    [[nodiscard]] QVector<Heading> boundaries(qsizetype quoting)
    {
        QVector<Heading> result = candidates();
        const auto quote = std::find_if(
            result.cbegin(), result.cend(), [&](const Heading &heading) { return heading.known == quoting; });
        if (quoting < 0 || quote == result.cend())
            return result;
        const qsizetype from = quote - result.cbegin() + 1;
        if (const qsizetype end = endOfQuote(result, from, quoting); end > from)
            result.remove(from, end - from);
        return result;
    }

private:
    /// Where the sections go on in order to the end: behind it, no title comes that stood before. `from` when
    /// a section would be lost that stands nowhere else.
    static qsizetype endOfQuote(const QVector<Heading> &headings, qsizetype from, qsizetype quoting)
    {
        qsizetype end = headings.size();
        qsizetype next = -1;
        for (qsizetype i = headings.size() - 1; i >= from; --i) {
            const qsizetype known = headings.at(i).known;
            if (known < 0)
                continue;
            if (known <= quoting || (next >= 0 && known >= next))
                break;
            end = i;
            next = known;
        }
        QSet<qsizetype> kept;
        for (qsizetype i = 0; i < headings.size(); ++i) {
            if (i < from || i >= end)
                kept.insert(headings.at(i).known);
        }
        for (qsizetype i = from; i < end; ++i) {
            if (headings.at(i).known >= 0 && !kept.contains(headings.at(i).known))
                return from;
        }
        return end < headings.size() ? end : from;
    }

    QVector<Heading> candidates()
    {
        QVector<Heading> result;
        for (const Heading &heading : m_headings) {
            const bool canonical = heading.style == m_style;
            const bool atx = heading.style <= 6;
            const bool above = atx && heading.style < m_style && m_style <= 6;
            if (canonical || above || isLoneTitle(heading) || isPromoted(heading))
                result += heading;
        }
        return result;
    }

    bool isPromoted(const Heading &heading)
    {
        if (heading.known < 0 || heading.style == PlainHeading || m_found.contains(heading.known))
            return false;
        m_found.insert(heading.known);
        return true;
    }

    const QVector<Heading> &m_headings;
    int m_style;
    QSet<qsizetype> m_found;
    qsizetype m_loneTitle = -1;
};

/// Sub-headings keep their distance to the section's heading, which becomes level 2.
QString shifted(const QString &body, int style)
{
    if (!body.contains(u'#'))
        return body;
    const int by = style <= 6 ? 2 - style : 0;
    FenceTracker fences;
    QString result;
    result.reserve(body.size());
    for (const QStringView line : Lines(body)) {
        qsizetype level = 0;
        while (level < line.size() && line.at(level) == u'#')
            ++level;
        const bool isHeading =
            !fences.feed(line) && level > 0 && level <= 6 && level < line.size() && line.at(level).isSpace();
        if (isHeading)
            result += QString(std::clamp<qsizetype>(level + by, 3, 6), u'#');
        addLine(result, isHeading ? line.sliced(level) : line);
    }
    return result;
}

/// A rule between sections belongs to neither.
QString withoutTrailingRules(const QString &body)
{
    const Lines lines(body);
    qsizetype end = lines.size();
    while (end > 0 && (isBlank(lines.at(end - 1)) || isRule(lines.at(end - 1))))
        --end;
    return lines.text(0, end);
}

/// Index of the last rule outside fences, -1 when there is none.
qsizetype lastRule(const Lines &body)
{
    FenceTracker fences;
    qsizetype rule = -1;
    for (qsizetype i = 0; i < body.size(); ++i) {
        if (!fences.feed(body.at(i)) && isRule(body.at(i)) && (i == 0 || isBlank(body.at(i - 1))))
            rule = i;
    }
    return rule;
}

/// Chatter behind the last section: a few lines at the very end that talk about the answer.
QString withoutClosingChatter(const QString &text)
{
    constexpr qsizetype longestChatter = 14;
    const Lines body(withoutTrailingRules(text));
    FenceTracker fences;
    qsizetype cut = -1;
    for (qsizetype i = 0; i < body.size(); ++i) {
        const QStringView line = body.at(i);
        if (fences.feed(line)) {
            cut = -1;
            continue;
        }
        const bool starts =
            i > 0 && (isBlank(body.at(i - 1)) || isRule(body.at(i - 1)) || fenceAt(body.at(i - 1)).isFence());
        if (cut < 0 && starts && isClosingChatter(line))
            cut = i;
    }
    if (cut > 0 && body.size() - cut <= longestChatter)
        return body.text(0, cut);
    const qsizetype rule = lastRule(body);
    // A rule and a sentence: a signature, not content.
    return rule > 0 && isOneParagraph(body.text(rule + 1, body.size())) ? body.text(0, rule) : body.text();
}

Section sectionOf(const Lines &lines, const Heading &heading, qsizetype end, int style)
{
    QString body = bodyOf(lines, heading, end);
    if (end == lines.size())
        body = withoutClosingChatter(body);
    const int own = heading.style == style || heading.known < 0 ? style : heading.style;
    return {heading.title, trimBlankLines(shifted(withoutTrailingRules(body), own)), heading.known,
        heading.line + 1};
}

/// The last filled section of each known title; extra ones as long as they say something.
QVector<Section> withoutRepeats(const QVector<Section> &sections)
{
    QHash<qsizetype, qsizetype> chosen;
    for (qsizetype i = 0; i < sections.size(); ++i) {
        const Section &section = sections.at(i);
        if (section.known >= 0 && (!chosen.contains(section.known) || !section.body.isEmpty()))
            chosen.insert(section.known, i);
    }
    QVector<Section> result;
    for (qsizetype i = 0; i < sections.size(); ++i) {
        const Section &section = sections.at(i);
        if (section.known >= 0 ? chosen.value(section.known) == i : !section.body.isEmpty())
            result += section;
    }
    return result;
}

} // namespace

QVector<Section> readSections(const Lines &lines, const TitleIndex &titles, qsizetype quoting)
{
    const QVector<Heading> headings = scanHeadings(lines, titles);
    BoundaryFinder finder(headings);
    const QVector<Heading> boundaries = finder.boundaries(quoting);
    QVector<Section> sections;
    for (qsizetype i = 0; i < boundaries.size(); ++i) {
        const Heading &heading = boundaries.at(i);
        if (finder.isLoneTitle(heading))
            continue;
        const qsizetype end = i + 1 < boundaries.size() ? boundaries.at(i + 1).line : lines.size();
        Section section = sectionOf(lines, heading, end, finder.style());
        if (heading.known >= 0)
            section.title = titles.titles().at(heading.known);
        sections += section;
    }
    return withoutRepeats(sections);
}

} // namespace baton::artefact
