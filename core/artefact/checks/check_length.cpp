// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/check.h"
#include "core/markdown/lines.h"

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

constexpr double wordsPerMinute = 220;
constexpr double cjkPerMinute = 400;

/// Words of spaced scripts and characters of Chinese, Japanese and Korean text.
double minutesOf(QStringView line)
{
    qsizetype words = 0;
    qsizetype wide = 0;
    bool inWord = false;
    for (const QChar c : line) {
        const bool cjk = c.unicode() >= 0x2E80 && c.unicode() < 0xD800;
        wide += cjk ? 1 : 0;
        const bool letter = c.isLetterOrNumber() && !cjk;
        words += letter && !inWord ? 1 : 0;
        inWord = letter || (inWord && !c.isSpace() && !cjk);
    }
    return static_cast<double>(words) / wordsPerMinute + static_cast<double>(wide) / cjkPerMinute;
}

} // namespace

CheckOutcome checkLength(const CheckInput &input)
{
    double minutes = 0;
    FenceTracker fences;
    for (const QStringView line : Lines(input.text)) {
        if (!fences.feed(line)) // diagrams are looked at, not read
            minutes += minutesOf(line);
    }
    const double longest = input.parameter(u"minutes"_s, {u"10"_s}).value(0).toDouble();
    if (minutes <= longest)
        return {};
    return {{{problem::tooLong,
                u"takes about %1 minutes to read, more than %2"_s.arg(qRound(minutes)).arg(longest), 0}},
        {}};
}

} // namespace baton::artefact
