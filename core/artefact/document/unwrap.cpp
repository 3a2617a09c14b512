// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/document/unwrap.h"

#include "core/markdown/lines.h"

#include <QRegularExpression>
#include <QVector>

#include <algorithm>
#include <utility>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

bool isHeadingLike(QStringView line, const TitleIndex &titles)
{
    const Heading heading = headingAt(line.trimmed(), titles);
    return heading.known >= 0 || titles.isExactly(line.trimmed());
}

/// Indentation that all known headings share; 0 when one stands at the margin.
qsizetype commonHeadingIndent(const Lines &lines, const TitleIndex &titles)
{
    qsizetype common = -1;
    for (const QStringView line : lines) {
        const qsizetype indent = indentOf(line);
        if (indent == line.size() || (common >= 0 && indent >= common) || !isHeadingLike(line, titles))
            continue;
        common = indent;
        if (common == 0)
            return 0;
    }
    return std::max<qsizetype>(common, 0);
}

QString dedented(const Lines &lines, qsizetype indent)
{
    QString text;
    for (const QStringView line : lines)
        addLine(text, line.sliced(std::min(indent, indentOf(line))));
    return text;
}

/// What to do about a fence that opens at `from`: `end` is its closing line, or the place where it should
/// have been closed (`missing`).
struct FenceEnd {
    qsizetype end = 0;
    bool missing = false;
};

FenceEnd endOfFence(const Lines &lines, qsizetype from, const TitleIndex &titles)
{
    // Lines behind a heading; else each of many fences would read all of the rest.
    constexpr qsizetype farthest = 1000;
    const FenceLine opener = fenceAt(lines.at(from));
    qsizetype heading = -1;
    for (qsizetype i = from + 1; i < lines.size() && (heading < 0 || i - heading < farthest); ++i) {
        const FenceLine fence = fenceAt(lines.at(i));
        if (fence.closes(opener))
            return {i, false};
        // Another block begins behind a heading of the document: the first one was never closed.
        if (fence.isFence() && fence.mark == opener.mark && fence.length == opener.length && heading >= 0)
            return {heading, true};
        if (heading < 0 && headingAt(lines.at(i), titles).known >= 0)
            heading = i;
        if (heading >= 0 && opener.language() == "mermaid"_L1)
            break; // a diagram holds no headings
    }
    return {heading >= 0 ? heading : lines.size(), true};
}

/// A lone fence line at the end of an answer that only chatter follows.
bool isStray(const Lines &lines, qsizetype from, qsizetype to)
{
    if (to < lines.size() || !fenceAt(lines.at(from)).isBare())
        return false;
    qsizetype first = from + 1;
    while (first < to && isBlank(lines.at(first)))
        ++first;
    return first < to && isClosingChatter(lines.at(first));
}

QString withClosedFences(const QString &text, const TitleIndex &titles)
{
    if (!mayHoldFence(text))
        return text;
    const Lines lines(text);
    QString result;
    result.reserve(text.size() + 16);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const FenceLine fence = fenceAt(lines.at(i));
        if (!fence.isFence()) {
            addLine(result, lines.at(i));
            continue;
        }
        const FenceEnd found = endOfFence(lines, i, titles);
        qsizetype last = found.end;
        while (found.missing && last > i + 1 && isBlank(lines.at(last - 1)))
            --last;
        // An outer fence's end, with or without chatter behind it, is left out.
        const bool empty = found.missing && (last == i + 1 || isStray(lines, i, found.end));
        if (!empty) {
            addLine(result, lines.text(i, last));
            addLine(result, QString(QString(fence.indent, u' ') + QString(fence.length, fence.mark)));
        }
        if (found.missing)
            addLine(result, {});
        i = found.missing ? found.end - 1 : found.end;
    }
    return result;
}

bool mayWrap(const FenceLine &fence)
{
    static const QStringList wrapping{QString(), u"markdown"_s, u"md"_s, u"mdx"_s, u"gfm"_s, u"text"_s,
        u"txt"_s, u"plaintext"_s, u"plain"_s, u"document"_s};
    return fence.isFence() && wrapping.contains(fence.language());
}

/// Whether the fence at `at` holds known headings of the document: the first fence of its kind or any heading
/// decides. A heading of any title counts, because a wrapped document may begin with its name.
bool wrapsSections(const Lines &lines, qsizetype at, const TitleIndex &titles)
{
    const FenceLine opener = fenceAt(lines.at(at));
    if (!mayWrap(opener))
        return false;
    for (qsizetype i = at + 1; i < lines.size(); ++i) {
        if (fenceAt(lines.at(i)).closes(opener))
            return false;
        if (headingAt(lines.at(i).trimmed(), titles).known >= 0 || titles.isExactly(lines.at(i)))
            return true;
    }
    return false;
}

/// Index of the line that closes the outer fence opened at `from`, looking no further than `to`; `to` when it
/// is missing. Inner blocks with an info string take one bare fence each; of the other bare fences an odd
/// count means the last one is the outer end, an even count that they pair up and the end is missing.
qsizetype outerEnd(const Lines &lines, qsizetype from, qsizetype to)
{
    const FenceLine opener = fenceAt(lines.at(from));
    QVector<qsizetype> unmatched;
    FenceLine inner;
    for (qsizetype i = from + 1; i < to; ++i) {
        const FenceLine fence = fenceAt(lines.at(i));
        if (!fence.isFence())
            continue;
        if (inner.isFence()) {
            if (fence.closes(inner))
                inner = {};
        } else if (!fence.isBare()) {
            inner = fence;
        } else if (fence.closes(opener)) {
            unmatched += i;
        } else if (fence.mark != opener.mark || fence.length < opener.length) {
            inner = fence;
        }
    }
    return unmatched.size() % 2 == 1 ? unmatched.constLast() : to;
}

QVector<qsizetype> wrapperStarts(const Lines &lines, const TitleIndex &titles)
{
    QVector<qsizetype> starts;
    qsizetype i = 0;
    for (; i < lines.size(); ++i) {
        const FenceLine fence = fenceAt(lines.at(i));
        if (!fence.isFence()) {
            if (headingAt(lines.at(i), titles).known >= 0 || titles.isExactly(lines.at(i)))
                return {}; // the document has begun without a wrapper
            continue;
        }
        if (wrapsSections(lines, i, titles))
            break;
        qsizetype end = i + 1;
        while (end < lines.size() && !fenceAt(lines.at(end)).closes(fence))
            ++end;
        i = end;
    }
    if (i >= lines.size())
        return {};
    starts += i;
    // Further wrappers: some models fence every section by itself.
    for (++i; i + 1 < lines.size(); ++i) {
        const FenceLine fence = fenceAt(lines.at(i));
        if (mayWrap(fence) && !fence.isBare() && headingAt(lines.at(i + 1).trimmed(), titles).known >= 0)
            starts += i;
    }
    return starts;
}

/// Without the fence a model put around a whole document (or around parts of it) and without what stands
/// before and behind it. Fences of the document itself stay, although the outer one makes them look odd.
QString withoutOuterFence(const QString &text, const TitleIndex &titles)
{
    if (!mayHoldFence(text))
        return text;
    const Lines lines(text);
    const QVector<qsizetype> starts = wrapperStarts(lines, titles);
    if (starts.isEmpty())
        return text;
    QString result;
    for (qsizetype w = 0; w < starts.size(); ++w) {
        const bool last = w + 1 == starts.size();
        const qsizetype to = last ? lines.size() : starts.at(w + 1);
        const qsizetype end = outerEnd(lines, starts.at(w), to);
        if (end > starts.at(w) + 1)
            addLine(result, lines.text(starts.at(w) + 1, end));
        addLine(result, {});
        qsizetype known = end + 1;
        while (last && known < to && headingAt(lines.at(known), titles).known < 0)
            ++known;
        if (last && known < to)
            addLine(result, lines.text(known, to)); // the rest of the document came without a fence
    }
    return result;
}

} // namespace

QString unquoted(const QString &text)
{
    if (!text.contains(u'>'))
        return text;
    const Lines lines(text);
    qsizetype quoted = 0;
    qsizetype filled = 0;
    for (const QStringView line : lines) {
        const QStringView words = line.trimmed();
        filled += words.isEmpty() ? 0 : 1;
        quoted += words.startsWith(u'>') ? 1 : 0;
    }
    if (quoted < 2 || quoted * 10 < filled * 7)
        return text;
    QString result;
    result.reserve(text.size());
    for (const QStringView line : lines) {
        const QStringView words = line.sliced(indentOf(line));
        if (words.startsWith(u'>'))
            addLine(result, words.sliced(words.startsWith(u"> ") ? 2 : 1));
        else if (words.isEmpty())
            addLine(result, {});
    }
    return result;
}

QString unwrapDocument(QString text, const TitleIndex &titles)
{
    // A whole may be quoted, indented and fenced at once, in any order.
    for (int round = 0; round < 4; ++round) {
        const QString before = text;
        text = unquoted(text);
        const Lines lines(text);
        if (const qsizetype indent = commonHeadingIndent(lines, titles); indent > 0)
            text = dedented(lines, indent);
        text = withoutOuterFence(text, titles);
        if (text == before)
            break;
    }
    return withClosedFences(text, titles);
}

bool isClosingChatter(QStringView line)
{
    static const QRegularExpression chatter(
        u"^\\W*(?:(?:please )?(?:let me know|feel free)|i hope\\b|hope (?:this|that|it)|if you(?:'d|’d| "
        u"would| need| have| "
        "want|r)\\b|would you like|do you want|shall i\\b|should i\\b|is there anything|happy to|i(?:'d|’d)? "
        "(?:can|would|could) "
        "(?:also|be)|i(?:'ve|’ve| have) "
        "(?:written|created|added|included|kept|used|made|implemented|followed)|(?:this|the above) "
        "(?:document|prd|design|file|code|implementation|answer|task "
        "list|module|version|script|test)\\b|that(?:'s| is) (?:it|all)|"
        "(?:good luck|enjoy|thanks|thank you|cheers)\\b|end of (?:document|file))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QString structure = u"-+>|#0123456789"_s;
    const QStringView text = line.trimmed();
    if (text.isEmpty() || text.size() > 2000 || structure.contains(text.front()) || text.startsWith(u"* "))
        return false; // an item or a row is part of the document
    return chatter.match(text).hasMatch();
}

bool isSureClosingChatter(QStringView line)
{
    static const QRegularExpression chatter(
        u"^(?:(?:please )?let me know\\b|i hope this\\b|hope this helps|would you like me\\b|feel free to (?:ask|reach|let))"_s,
        QRegularExpression::CaseInsensitiveOption);
    return line.size() < 500 && chatter.match(line.trimmed()).hasMatch();
}

bool isOpeningChatter(QStringView line)
{
    static const QRegularExpression chatter(
        u"^\\W*(?:sure|certainly|of course|absolutely|okay|ok|great|got "
        u"it|understood|below is|here(?:'s|’s| is| are| you go)|"
        "i(?:'ll|’ll| will|'ve|’ve| have)\\b|let me\\b|as requested|no "
        "problem|alright|the (?:following|complete|file|code|updated)\\b|"
        "this is the|following is|continuing|continued|klar|natürlich|gerne|hier "
        "(?:ist|sind)|voici|bien sûr|claro|aquí)\\b.*|^\\W*(?:好的|当然|以下|下面|这是|这里是|没问题|明白).*"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return line.size() < 500 && chatter.match(line.trimmed()).hasMatch();
}

} // namespace baton::artefact
