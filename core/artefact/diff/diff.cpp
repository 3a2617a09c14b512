// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/diff/diff.h"

#include "core/base/git_api.h"
#include "core/markdown/lines.h"

#include <QStringView>

#include <algorithm>
#include <limits>
#include <memory>
#include <vector>

namespace baton::artefact {

using namespace Qt::StringLiterals;

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

/// Marks the words that differ between removed lines and the added lines that replace them. Lines are paired
/// in order; pairs that have little in common, and very long lines, stay unmarked.
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

struct PatchDeleter {
    void operator()(git_patch *patch) const { git_patch_free(patch); }
};
using Patch = std::unique_ptr<git_patch, PatchDeleter>;

constexpr uint32_t allContext = 1'000'000'000;

/// The patch between two texts; null when libgit2 cannot make one. It refers to the buffers.
Patch patchOf(const QByteArray &oldText, const QByteArray &newText, uint32_t context)
{
    git_diff_options options;
    git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
    options.flags = GIT_DIFF_FORCE_TEXT | GIT_DIFF_INDENT_HEURISTIC;
    options.context_lines = context;
    options.max_size = std::numeric_limits<git_off_t>::max() / 2;
    git_patch *patch = nullptr;
    git_patch_from_buffers(&patch, oldText.constData(), static_cast<size_t>(oldText.size()), nullptr,
        newText.constData(), static_cast<size_t>(newText.size()), nullptr, &options);
    return Patch(patch);
}

QString lineText(const git_diff_line &line)
{
    QString text = QString::fromUtf8(line.content, static_cast<qsizetype>(line.content_len));
    if (text.endsWith(u'\n'))
        text.chop(1);
    return text;
}

/// Calls `visit(hunk index, line)` for all lines of a patch.
template <class Visit> void eachLine(git_patch *patch, Visit visit)
{
    const size_t hunks = git_patch_num_hunks(patch);
    for (size_t hunk = 0; hunk < hunks; ++hunk) {
        const int lines = git_patch_num_lines_in_hunk(patch, hunk);
        for (size_t i = 0; lines > 0 && i < static_cast<size_t>(lines); ++i) {
            const git_diff_line *line = nullptr;
            if (git_patch_get_line_in_hunk(&line, patch, hunk, i) == 0)
                visit(hunk, *line);
        }
    }
}

QString unifiedLine(const git_diff_line &line)
{
    switch (line.origin) {
    case GIT_DIFF_LINE_CONTEXT:
    case GIT_DIFF_LINE_ADDITION:
    case GIT_DIFF_LINE_DELETION:
        return QChar::fromLatin1(line.origin) + lineText(line) + u'\n';
    case GIT_DIFF_LINE_CONTEXT_EOFNL:
    case GIT_DIFF_LINE_ADD_EOFNL:
    case GIT_DIFF_LINE_DEL_EOFNL:
        return u"\\ No newline at end of file\n"_s;
    default:
        return {};
    }
}

void addLine(QVector<DiffLine> &lines, const git_diff_line &line)
{
    DiffLine entry;
    if (line.origin == GIT_DIFF_LINE_ADDITION)
        entry.kind = DiffLine::Kind::Added;
    else if (line.origin == GIT_DIFF_LINE_DELETION)
        entry.kind = DiffLine::Kind::Removed;
    else if (line.origin != GIT_DIFF_LINE_CONTEXT)
        return;
    entry.oldLine = entry.kind == DiffLine::Kind::Added ? 0 : line.old_lineno;
    entry.newLine = entry.kind == DiffLine::Kind::Removed ? 0 : line.new_lineno;
    entry.text = lineText(line);
    lines += entry;
}

/// Equal texts have no hunks, but a full view still shows their lines.
QVector<DiffLine> unchangedLines(const QString &text)
{
    QVector<DiffLine> lines;
    if (text.isEmpty())
        return lines;
    for (const QStringView part : markdown::Lines(text)) {
        const int number = static_cast<int>(lines.size() + 1);
        lines += DiffLine{DiffLine::Kind::Context, number, number, part.toString(), {}};
    }
    return lines;
}

} // namespace

QString unifiedDiff(const QString &oldText, const QString &newText, const DiffLabels &labels)
{
    const GitLibrary library;
    const QByteArray before = oldText.toUtf8();
    const QByteArray after = newText.toUtf8();
    const Patch patch = patchOf(before, after, 3);
    if (!patch || git_patch_num_hunks(patch.get()) == 0)
        return {};
    QString text = u"--- %1\n+++ %2\n"_s.arg(labels.oldName, labels.newName);
    size_t shown = std::numeric_limits<size_t>::max();
    eachLine(patch.get(), [&](size_t index, const git_diff_line &line) {
        const git_diff_hunk *hunk = nullptr;
        if (index != shown && git_patch_get_hunk(&hunk, nullptr, patch.get(), index) == 0)
            text +=
                QString::fromUtf8(hunk->header, static_cast<qsizetype>(hunk->header_len)).section(u'\n', 0, 0)
                + u'\n';
        shown = index;
        text += unifiedLine(line);
    });
    return text;
}

DiffStat diffStat(const QString &oldText, const QString &newText)
{
    if (oldText == newText)
        return {};
    const GitLibrary library;
    const QByteArray before = oldText.toUtf8();
    const QByteArray after = newText.toUtf8();
    const Patch patch = patchOf(before, after, 0);
    size_t added = 0;
    size_t removed = 0;
    if (patch)
        git_patch_line_stats(nullptr, &added, &removed, patch.get());
    return {static_cast<int>(added), static_cast<int>(removed)};
}

QVector<DiffLine> diffLines(const QString &oldText, const QString &newText, int context)
{
    if (oldText == newText)
        return context < 0 ? unchangedLines(oldText) : QVector<DiffLine>();
    const GitLibrary library;
    const QByteArray before = oldText.toUtf8();
    const QByteArray after = newText.toUtf8();
    const Patch patch = patchOf(before, after, context < 0 ? allContext : static_cast<uint32_t>(context));
    QVector<DiffLine> lines;
    if (patch)
        eachLine(patch.get(), [&](size_t, const git_diff_line &line) { addLine(lines, line); });
    markWords(lines);
    return lines;
}

} // namespace baton::artefact
