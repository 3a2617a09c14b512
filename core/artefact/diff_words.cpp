// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/diff_words.h"

#include <QStringView>

#include <algorithm>
#include <vector>

namespace baton::artefact {

namespace {

// The table of common words is quadratic in these.
constexpr qsizetype mostWords = 300;
constexpr qsizetype longestLine = 4000;

struct Word {
    QStringView text;
    int start = 0;
};

int classOf(QChar c)
{
    if (c.isSpace())
        return 0;
    return c.isLetterOrNumber() || c == u'_' ? 1 : 2;
}

/// Runs of letters, runs of blanks, single signs.
std::vector<Word> wordsOf(QStringView line)
{
    std::vector<Word> words;
    for (qsizetype i = 0; i < line.size();) {
        qsizetype end = i + 1;
        const int kind = classOf(line.at(i));
        while (kind != 2 && end < line.size() && classOf(line.at(end)) == kind)
            ++end;
        words.push_back({line.sliced(i, end - i), static_cast<int>(i)});
        i = end;
    }
    return words;
}

/// For both sides which words belong to a longest common sequence.
struct Common {
    std::vector<bool> left;
    std::vector<bool> right;
    qsizetype letters = 0;
};

Common commonWords(const std::vector<Word> &a, const std::vector<Word> &b)
{
    const size_t width = b.size() + 1;
    std::vector<int> table((a.size() + 1) * width, 0);
    for (size_t i = a.size(); i-- > 0;) {
        for (size_t k = b.size(); k-- > 0;)
            table[i * width + k] = a[i].text == b[k].text
                ? table[(i + 1) * width + k + 1] + 1
                : std::max(table[(i + 1) * width + k], table[i * width + k + 1]);
    }
    Common common{std::vector<bool>(a.size(), false), std::vector<bool>(b.size(), false), 0};
    for (size_t i = 0, k = 0; i < a.size() && k < b.size();) {
        if (a[i].text == b[k].text) {
            common.left[i] = common.right[k] = true;
            common.letters += classOf(a[i].text.front()) == 0 ? 0 : a[i].text.size();
            ++i;
            ++k;
        } else if (table[(i + 1) * width + k] >= table[i * width + k + 1]) {
            ++i;
        } else {
            ++k;
        }
    }
    return common;
}

QVector<DiffMark> marksOf(const std::vector<Word> &words, const std::vector<bool> &common)
{
    QVector<DiffMark> marks;
    for (size_t i = 0; i < words.size(); ++i) {
        if (common[i])
            continue;
        const int length = static_cast<int>(words[i].text.size());
        if (!marks.isEmpty() && marks.constLast().start + marks.constLast().length == words[i].start)
            marks.last().length += length;
        else
            marks += DiffMark{words[i].start, length};
    }
    return marks;
}

void markPair(DiffLine &removed, DiffLine &added)
{
    if (removed.text.size() > longestLine || added.text.size() > longestLine)
        return;
    const std::vector<Word> a = wordsOf(removed.text);
    const std::vector<Word> b = wordsOf(added.text);
    if (static_cast<qsizetype>(a.size()) > mostWords || static_cast<qsizetype>(b.size()) > mostWords)
        return;
    const Common common = commonWords(a, b);
    const qsizetype shorter = std::min(removed.text.trimmed().size(), added.text.trimmed().size());
    if (common.letters * 4 < shorter) // another line altogether
        return;
    removed.marks = marksOf(a, common.left);
    added.marks = marksOf(b, common.right);
}

qsizetype runEnd(const QVector<DiffLine> &lines, qsizetype from, DiffLine::Kind kind)
{
    while (from < lines.size() && lines.at(from).kind == kind)
        ++from;
    return from;
}

} // namespace

void markWords(QVector<DiffLine> &lines)
{
    for (qsizetype i = 0; i < lines.size();) {
        if (lines.at(i).kind != DiffLine::Kind::Removed) {
            ++i;
            continue;
        }
        const qsizetype removedEnd = runEnd(lines, i, DiffLine::Kind::Removed);
        const qsizetype addedEnd = runEnd(lines, removedEnd, DiffLine::Kind::Added);
        const qsizetype pairs = std::min(removedEnd - i, addedEnd - removedEnd);
        for (qsizetype k = 0; k < pairs; ++k)
            markPair(lines[i + k], lines[removedEnd + k]);
        i = addedEnd;
    }
}

} // namespace baton::artefact
