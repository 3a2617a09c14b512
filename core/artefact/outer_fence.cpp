// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/outer_fence.h"

#include "core/artefact/heading_scan.h"
#include "core/artefact/text_lines.h"

#include <QVector>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

bool mayWrap(const FenceLine &fence)
{
    static const QStringList wrapping{QString(), u"markdown"_s, u"md"_s, u"mdx"_s, u"gfm"_s, u"text"_s,
        u"txt"_s, u"plaintext"_s, u"plain"_s, u"document"_s};
    return fence.isFence() && wrapping.contains(fence.language());
}

/// Whether the fence at `at` holds known headings of the document: the first fence of its kind or any heading
/// decides. A heading of any title counts, because a wrapped document may begin with its name.
bool wrapsSections(const QStringList &lines, qsizetype at, const TitleIndex &titles)
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
qsizetype outerEnd(const QStringList &lines, qsizetype from, qsizetype to)
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

QVector<qsizetype> wrapperStarts(const QStringList &lines, const TitleIndex &titles)
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

} // namespace

QStringList withoutOuterFence(QStringList lines, const TitleIndex &titles)
{
    const QVector<qsizetype> starts = wrapperStarts(lines, titles);
    if (starts.isEmpty())
        return lines;
    QStringList result;
    for (qsizetype w = 0; w < starts.size(); ++w) {
        const bool last = w + 1 == starts.size();
        const qsizetype to = last ? lines.size() : starts.at(w + 1);
        const qsizetype end = outerEnd(lines, starts.at(w), to);
        result += lines.mid(starts.at(w) + 1, end - starts.at(w) - 1);
        result += QString();
        qsizetype known = end + 1;
        while (last && known < to && headingAt(lines.at(known), titles).known < 0)
            ++known;
        if (last && known < to)
            result += lines.mid(known); // the rest of the document came without a fence
    }
    return result;
}

} // namespace baton::artefact
