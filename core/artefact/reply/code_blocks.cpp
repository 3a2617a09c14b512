// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/code_blocks.h"

#include "core/artefact/document/fence_names.h"
#include "core/markdown/paths.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

// As in CommonMark: what is indented further stands in a docstring or a comment.
constexpr qsizetype deepestFence = 3;

/// A path in "python src/board.py", "src/board.py", "python:src/board.py", `title="src/board.py"`.
QString pathInInfo(const QString &info)
{
    static const QRegularExpression separators(u"[\\s:=\"'{},`]+"_s);
    constexpr qsizetype longest = 400; // what is longer names no file, and would only cost time
    const QStringList words = info.left(longest).split(separators, Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (namesFile(word))
            return normalPath(word);
    }
    return {};
}

/// The line of words above a fence; empty when there is none near.
QString lineAbove(const Lines &lines, qsizetype opener)
{
    qsizetype above = opener - 1;
    while (above >= 0 && opener - above <= 2 && isBlank(lines.at(above)))
        --above;
    const bool near = above >= 0 && !isBlank(lines.at(above)) && lines.at(above).size() <= 200
        && !fenceAt(lines.at(above)).isFence();
    return near ? lines.at(above).trimmed().toString() : QString();
}

/// Without tags and comment marks: "<!-- file: a.py -->", "<details><summary>a.py</summary>", "// a.py".
QString bareLabel(QString line)
{
    static const QRegularExpression tags(
        u"</?[A-Za-z][^<>]{0,80}>|<!--|-->|^\\s*(?://+|#+|/\\*+|--)|\\*/$"_s);
    line.replace(tags, u" "_s);
    line.remove("**"_L1);
    return line.trimmed();
}

/// The path of a "diff prefix" label goes without it: "b/src/a.py".
void readLabel(CodeBlock &block)
{
    const QString words = bareLabel(block.above);
    if (const LeadingPaths leading = leadingPaths(words); !leading.paths.isEmpty()) {
        block.label = leading.paths.constFirst();
        block.labelKind = LabelKind::Name;
        return;
    }
    static const QRegularExpression code(u"`([^`]{1,300})`"_s);
    if (const auto span = code.match(words); span.hasMatch() && namesFile(span.captured(1))) {
        block.label = normalPath(span.captured(1));
        block.labelKind =
            words.endsWith(u':') || words.endsWith(u'：') ? LabelKind::Name : LabelKind::Mention;
    } else if (const QString path = pathOf(words); namesFile(path)) {
        block.label = path;
        block.labelKind = LabelKind::Mention;
    }
}

QString contentOf(const Lines &lines, qsizetype from, qsizetype to, qsizetype indent)
{
    if (indent == 0)
        return lines.text(from, to);
    QString content;
    for (qsizetype i = from; i < to; ++i)
        addLine(content, lines.at(i).sliced(qMin(indent, indentOf(lines.at(i)))));
    content.chop(1);
    return content;
}

CodeBlock blockOf(const Lines &lines, qsizetype opener, qsizetype end, bool closed)
{
    const FenceLine fence = fenceAt(lines.at(opener));
    CodeBlock block;
    block.language = fence.language();
    block.label = pathInInfo(fence.info);
    block.labelKind = block.label.isEmpty() ? LabelKind::None : LabelKind::Info;
    block.above = lineAbove(lines, opener);
    if (block.label.isEmpty() && !block.above.isEmpty())
        readLabel(block);
    block.line = opener;
    block.closed = closed;
    block.content = contentOf(lines, opener + 1, end, fence.indent);
    // "return x```": the closing fence stuck to the last line.
    const QString mark(fence.length, fence.mark);
    if (!closed && end == lines.size() && block.content.trimmed().endsWith(mark)) {
        block.content = block.content.trimmed().chopped(mark.size());
        block.closed = true;
    }
    return block;
}

/// Whether each fence line with an info string can have a closing line of its own.
bool isBalanced(const Lines &lines)
{
    qsizetype openers = 0;
    qsizetype bare = 0;
    for (const QStringView line : lines) {
        const FenceLine fence = fenceAt(line);
        openers += fence.isFence() && !fence.isBare() ? 1 : 0;
        bare += fence.isBare() ? 1 : 0;
    }
    return bare >= openers;
}

bool isNestedOpener(const FenceLine &fence, const FenceLine &opener)
{
    return fence.isFence() && !fence.isBare() && fence.mark == opener.mark
        && fence.indent <= opener.indent + 3 && isFenceName(fence.language());
}

/// Follows texts in quotes that reach over lines: a fence inside one is the program's.
class OpenQuotes {
public:
    explicit OpenQuotes(const QString &language)
    {
        static const QStringList scripts{u"javascript"_s, u"js"_s, u"jsx"_s, u"typescript"_s, u"ts"_s,
            u"tsx"_s, u"mjs"_s, u"node"_s, u"go"_s, u"golang"_s};
        if (language.startsWith("py"_L1))
            m_marks = {u"\"\"\""_s, u"'''"_s};
        else if (scripts.contains(language))
            m_marks = {u"`"_s};
    }

    void feed(QStringView line)
    {
        constexpr qsizetype longest = 2000;
        if (m_marks.isEmpty() || line.size() > longest)
            return;
        qsizetype at = 0;
        while (at >= 0) {
            if (!m_open.isEmpty()) {
                at = after(line, at, m_open);
                m_open = at < 0 ? m_open : QString();
                continue;
            }
            qsizetype first = -1;
            for (const QString &mark : std::as_const(m_marks)) {
                const qsizetype found = after(line, at, mark);
                if (found >= 0 && (first < 0 || found < first)) {
                    first = found;
                    m_open = mark;
                }
            }
            at = first;
        }
    }

    [[nodiscard]] bool isOpen() const { return !m_open.isEmpty(); }

private:
    static qsizetype after(QStringView line, qsizetype from, const QString &mark)
    {
        const qsizetype at = line.indexOf(mark, from);
        return at < 0 || (at > 0 && line.at(at - 1) == u'\\') ? -1 : at + mark.size();
    }

    QStringList m_marks;
    QString m_open;
};

/// The last line that can close a block; a fence before it may be passed over.
qsizetype lastBareFence(const Lines &lines)
{
    qsizetype last = lines.size() - 1;
    while (last >= 0 && !fenceAt(lines.at(last)).isBare())
        --last;
    return last;
}

} // namespace

QVector<CodeBlock> readCodeBlocks(const Lines &lines)
{
    constexpr qsizetype mostBlocks = 5000;
    if (!mayHoldFence(lines.text()))
        return {};
    const bool nests = isBalanced(lines);
    const qsizetype last = lastBareFence(lines);
    QVector<CodeBlock> blocks;
    for (qsizetype i = 0; i < lines.size() && blocks.size() < mostBlocks; ++i) {
        const FenceLine opener = fenceAt(lines.at(i));
        if (!opener.isFence() || opener.indent > deepestFence)
            continue;
        int depth = 0;
        qsizetype end = i + 1;
        bool closed = false;
        OpenQuotes quotes(opener.language());
        for (; end < lines.size(); ++end) {
            const FenceLine fence = fenceAt(lines.at(end));
            if (fence.isFence() && quotes.isOpen() && end < last)
                continue;
            quotes.feed(lines.at(end));
            if (fence.closes(opener) && depth-- == 0) {
                closed = true;
                break;
            }
            if (!isNestedOpener(fence, opener))
                continue;
            if (!nests)
                break;
            ++depth;
        }
        blocks += blockOf(lines, i, end, closed);
        i = closed ? end : end - 1;
    }
    return blocks;
}

namespace {

/// Whether a heading is the label of a fence and no heading of the file: "### README.md".
bool isLabel(QStringView line)
{
    return !leadingPaths(bareLabel(line.toString())).paths.isEmpty();
}

} // namespace

QVector<CodeBlock> readMarkdownBlock(const Lines &lines)
{
    qsizetype first = 0;
    while (first < lines.size() && !fenceAt(lines.at(first)).isFence()) {
        if (lines.at(first).startsWith(u'#') && !isLabel(lines.at(first)))
            return {}; // the file has begun without a wrapper
        ++first;
    }
    if (first == lines.size())
        return {};
    const FenceLine opener = fenceAt(lines.at(first));
    const QString language = opener.language();
    const bool wraps = opener.isBare() || language == "markdown"_L1 || language == "md"_L1
        || isMarkdownPath(pathInInfo(opener.info))
        || isMarkdownPath(pathOf(bareLabel(lineAbove(lines, first))));
    if (!wraps)
        return {};
    for (qsizetype last = lines.size() - 1; last > first; --last) {
        if (fenceAt(lines.at(last)).closes(opener))
            return {blockOf(lines, first, last, true)};
    }
    return {blockOf(lines, first, lines.size(), false)};
}

} // namespace baton::artefact
