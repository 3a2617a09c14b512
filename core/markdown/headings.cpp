// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown/headings.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

namespace baton::markdown {

using namespace Qt::StringLiterals;

namespace {

constexpr int noHeading = 0;

Heading atxHeading(QStringView text, const TitleIndex &titles)
{
    int level = 0;
    while (level < text.size() && text.at(level) == u'#')
        ++level;
    Heading heading;
    heading.style = noHeading;
    if (level > 6 || level == text.size())
        return heading;
    const bool spaced = text.at(level).isSpace();
    QStringView body = text.sliced(level).trimmed();
    while (body.endsWith(u'#'))
        body.chop(1);
    const TitleIndex::Match match = titles.match(body);
    // "#include" is no heading; "##Language" is a slip.
    if (body.trimmed().isEmpty() || (!spaced && !match.isKnown()))
        return heading;
    heading.style = level;
    heading.known = match.index;
    heading.bySynonym = match.bySynonym;
    heading.rest = match.rest;
    heading.title = plainTitle(body);
    return heading;
}

/// Skips "1. " or "2) " before a bold title.
QStringView withoutItemNumber(QStringView text)
{
    qsizetype at = 0;
    while (at < text.size() && text.at(at).isDigit())
        ++at;
    if (at == 0 || at + 1 >= text.size() || (text.at(at) != u'.' && text.at(at) != u')'))
        return text;
    return text.sliced(at + 1).trimmed();
}

Heading boldHeading(QStringView line, const TitleIndex &titles)
{
    Heading heading;
    heading.style = noHeading;
    const QStringView text = withoutItemNumber(line);
    const QString mark = text.startsWith(u"**") ? u"**"_s : u"__"_s;
    if (!text.startsWith(mark))
        return heading;
    const qsizetype end = text.indexOf(mark, 2);
    if (end < 0)
        return heading;
    const QStringView inner = text.sliced(2, end - 2).trimmed();
    const TitleIndex::Match match = titles.match(inner);
    QStringView rest = text.sliced(end + 2).trimmed();
    const bool colon = inner.endsWith(u':') || rest.startsWith(u':');
    // "**Language** is what people speak" is a sentence.
    if ((!rest.isEmpty() && !colon) || (!titles.isExactly(inner) && !match.bySynonym))
        return heading;
    if (rest.startsWith(u':'))
        rest = rest.sliced(1).trimmed();
    heading.style = BoldHeading;
    heading.known = match.index;
    heading.bySynonym = match.bySynonym;
    heading.title = plainTitle(inner);
    heading.rest = rest.toString();
    return heading;
}

/// '=' or '-' when the line underlines the one above it.
QChar underline(QStringView line)
{
    const QStringView text = line.trimmed();
    if (text.size() < 2 || (text.front() != u'=' && text.front() != u'-'))
        return {};
    return std::all_of(text.begin(), text.end(), [&](QChar c) { return c == text.front(); }) ? text.front()
                                                                                             : QChar();
}

bool canBeUnderlined(QStringView text)
{
    static const QString structure = u"-*+>|#=<"_s;
    return !text.isEmpty() && !structure.contains(text.front()) && text.size() < 120;
}

Heading setextOrPlain(const Lines &lines, qsizetype at, const TitleIndex &titles)
{
    Heading heading;
    heading.style = noHeading;
    const QStringView text = lines.at(at).trimmed();
    const bool startsParagraph =
        at == 0 || isBlank(lines.at(at - 1)) || !underline(lines.at(at - 1)).isNull();
    const QChar mark = at + 1 < lines.size() ? underline(lines.at(at + 1)) : QChar();
    if (!mark.isNull() && (canBeUnderlined(text) || titles.isExactly(text))) {
        const TitleIndex::Match match = titles.match(text);
        if (startsParagraph || match.isKnown()) {
            heading.style = mark == u'=' ? SetextDouble : SetextSingle;
            heading.known = match.index;
            heading.bySynonym = match.bySynonym;
            heading.rest = match.rest;
            heading.title = plainTitle(text);
            heading.bodyLine = at + 2;
        }
    } else if (startsParagraph && text.size() < 80 && titles.isExactly(text)) {
        heading.style = PlainHeading;
        heading.known = titles.match(text).index;
        heading.title = plainTitle(text);
    }
    return heading;
}

/// A title by another word counts only where no heading bears the title itself.
void dropNeedlessSynonyms(QVector<Heading> &headings)
{
    QSet<qsizetype> named;
    for (const Heading &heading : std::as_const(headings)) {
        if (heading.known >= 0 && !heading.bySynonym)
            named.insert(heading.known);
    }
    for (Heading &heading : headings) {
        if (heading.bySynonym && named.contains(heading.known))
            heading.known = -1;
    }
}

} // namespace

Heading headingAt(QStringView line, const TitleIndex &titles)
{
    Heading heading;
    heading.style = noHeading;
    const qsizetype indent = indentOf(line);
    if (indent > 3 || indent == line.size())
        return heading;
    const QStringView text = line.sliced(indent);
    if (text.front() == u'#')
        return atxHeading(text, titles);
    if (text.front() == u'*' || text.front() == u'_' || text.front().isDigit())
        return boldHeading(text, titles);
    return heading;
}

QVector<Heading> scanHeadings(const Lines &lines, const TitleIndex &titles)
{
    constexpr qsizetype mostHeadings =
        5000; // further ones are text of the last section: nobody reads so many
    QVector<Heading> headings;
    FenceTracker fences;
    for (qsizetype i = 0; i < lines.size() && headings.size() < mostHeadings; ++i) {
        const QStringView line = lines.at(i);
        if (fences.feed(line) || isBlank(line))
            continue;
        Heading heading = headingAt(line, titles);
        heading.bodyLine = i + 1;
        if (heading.style == noHeading && indentOf(line) <= 3) {
            heading = setextOrPlain(lines, i, titles);
            heading.bodyLine = std::max(heading.bodyLine, i + 1);
        }
        if (heading.style == noHeading)
            continue;
        heading.line = i;
        i = heading.bodyLine - 1;
        headings += heading;
    }
    dropNeedlessSynonyms(headings);
    return headings;
}

int canonicalStyle(const QVector<Heading> &headings)
{
    std::array<QSet<qsizetype>, headingStyles> known;
    for (const Heading &heading : headings) {
        if (heading.known >= 0)
            known.at(static_cast<size_t>(heading.style)).insert(heading.known);
    }
    int best = 2;
    for (const int style :
        {2, 3, 1, 4, 5, 6, int(BoldHeading), int(SetextSingle), int(SetextDouble), int(PlainHeading)}) {
        if (known.at(static_cast<size_t>(style)).size() > known.at(static_cast<size_t>(best)).size())
            best = style;
    }
    return best;
}

} // namespace baton::markdown
