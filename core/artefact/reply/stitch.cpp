// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/stitch.h"

#include "core/artefact/document/unwrap.h"
#include "core/artefact/reply/thinking.h"
#include "core/markdown/lines.h"

#include <algorithm>
#include <vector>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

constexpr qsizetype overlapWindow = 6000;
constexpr qsizetype sureOverlap = 24; ///< shorter repeats are content unless they begin at a line's start
constexpr qsizetype lineOverlap = 6;
constexpr qsizetype restartLength = 80; ///< a continuation that begins like the base did starts anew

/// For each prefix of `text` the length of its longest proper border (Knuth-Morris-Pratt).
std::vector<qsizetype> borders(QStringView text)
{
    std::vector<qsizetype> border(static_cast<size_t>(text.size()), 0);
    for (qsizetype i = 1; i < text.size(); ++i) {
        qsizetype k = border[static_cast<size_t>(i - 1)];
        while (k > 0 && text.at(i) != text.at(k))
            k = border[static_cast<size_t>(k - 1)];
        border[static_cast<size_t>(i)] = text.at(i) == text.at(k) ? k + 1 : 0;
    }
    return border;
}

/// A text that is a smaller one repeated: equal rows, "====", blanks.
bool isPeriodic(QStringView text, qsizetype border)
{
    const qsizetype period = text.size() - border;
    return period * 2 <= text.size();
}

bool beginsLine(const QString &base, qsizetype overlap)
{
    qsizetype at = base.size() - overlap;
    while (at > 0 && (base.at(at - 1) == u' ' || base.at(at - 1) == u'\t'))
        --at;
    return at == 0 || base.at(at - 1) == u'\n';
}

qsizetype filledCharacters(QStringView text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isSpace(); });
}

/// Length of the continuation's beginning that repeats the base's end; 0 when that is not certain.
qsizetype overlapOf(const QString &base, QStringView next)
{
    const qsizetype window = std::min({overlapWindow, base.size(), next.size()});
    // U+FFFF never occurs in text: it keeps borders from reaching across.
    const QString joined = next.first(window) + QChar(0xFFFF) + base.last(window);
    const std::vector<qsizetype> border = borders(joined);
    for (qsizetype k = border.empty() ? 0 : border.back(); k > 0; k = border[static_cast<size_t>(k - 1)]) {
        const QStringView repeat = next.first(k);
        const bool again = next.sliced(k).startsWith(repeat) || QStringView(base).chopped(k).endsWith(repeat);
        if (again || isPeriodic(repeat, border[static_cast<size_t>(k - 1)]))
            return 0;
        const qsizetype filled = filledCharacters(repeat);
        if (filled >= sureOverlap || (filled >= lineOverlap && beginsLine(base, k)))
            return k;
    }
    return 0;
}

struct BaseFences {
    FenceLine open; ///< not a fence when no block is open at the end
    bool any = false;
    bool headings = false;
};

BaseFences fencesOf(const QString &base)
{
    BaseFences result;
    FenceTracker fences;
    for (const QStringView line : Lines(base)) {
        result.any = fences.feed(line) || result.any;
        result.headings = result.headings || line.startsWith("## "_L1);
    }
    if (fences.isInside())
        result.open = fences.opener();
    return result;
}

bool isRepeatedFence(const FenceLine &fence, const BaseFences &base)
{
    constexpr qsizetype deepest = 3; // deeper ones stand in a docstring
    if (!fence.isFence() || fence.isBare() || fence.indent > base.open.indent + deepest)
        return false;
    if (base.open.isFence())
        return fence.mark == base.open.mark && fence.language() == base.open.language();
    // A file sent without a fence goes on with one; a document may begin a fence of its own here.
    return !base.any && !base.headings && fence.language() != "mermaid"_L1;
}

/// The continuation behind a fence line (and the words before it) that only repeats the base's own.
QStringView withoutRepeatedFence(QStringView next, const BaseFences &base)
{
    constexpr int chatterLines = 4;
    qsizetype at = 0;
    for (int i = 0; i < chatterLines && at < next.size(); ++i) {
        const qsizetype end = next.indexOf(u'\n', at);
        const QStringView line = end < 0 ? next.sliced(at) : next.sliced(at, end - at);
        const qsizetype after = end < 0 ? next.size() : end + 1;
        if (isRepeatedFence(fenceAt(line), base))
            return next.sliced(after);
        if (!isBlank(line) && !isOpeningChatter(line))
            return next;
        at = after;
    }
    return next;
}

bool startsAnew(const QString &base, QStringView next)
{
    const qsizetype length = std::min({restartLength, base.size(), next.size()});
    if (length < restartLength || next.size() < base.size() / 2)
        return false;
    const QStringView head = next.first(length);
    return base.startsWith(head) && !isPeriodic(head, borders(head).back());
}

/// Tags further down may belong to the file that is being continued.
QString withoutLeadingThought(const QString &text)
{
    const QStringView trimmed = QStringView(text).trimmed();
    const bool thinks = trimmed.startsWith(u"<think") || trimmed.startsWith(u"<reasoning>")
        || trimmed.startsWith(u"<|channel|>");
    return thinks ? withoutThinking(text).text : text;
}

} // namespace

QString stitch(const QString &base, const QString &continuation)
{
    if (base.isEmpty() || continuation.isEmpty())
        return base + continuation;
    const QString cleaned = withoutLeadingThought(continuation);
    const QStringView next = cleaned;
    const qsizetype overlap = overlapOf(base, next);
    if (overlap > 0)
        return base + next.sliced(overlap);
    if (startsAnew(base, next))
        return next.size() > base.size() ? next.toString() : base;
    const QStringView rest = withoutRepeatedFence(next, fencesOf(base));
    if (rest.size() == next.size())
        return base + next;
    return base + rest.sliced(overlapOf(base, rest));
}

} // namespace baton::artefact
