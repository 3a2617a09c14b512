// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/code_blocks.h"

#include "core/artefact/fence_names.h"
#include "core/markdown/lines.h"

#include <QRegularExpression>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

// As in CommonMark: what is indented further stands in a docstring or a comment.
constexpr qsizetype deepestFence = 3;

/// A path in "python src/board.py", "src/board.py", "python:src/board.py", `title="src/board.py"`.
QString pathIn(const QString &text)
{
    static const QRegularExpression path(
        u"([A-Za-z0-9_@.+-]+(?:/[A-Za-z0-9_@.+-]+)*\\.[A-Za-z0-9]{1,10}|\\b(?:[\\w.-]+/)*(?:Dockerfile|Makefile)\\b)"_s);
    const auto found = path.match(text);
    QString result = found.hasMatch() ? found.captured(1) : QString();
    if (result.startsWith("./"_L1))
        result.remove(0, 2);
    return result;
}

/// The line above names the file when it is a heading, bold, code, ends with a colon or is the path alone.
QString labelAbove(const QStringList &lines, qsizetype opener)
{
    qsizetype above = opener - 1;
    while (above >= 0 && opener - above <= 2 && isBlank(lines.at(above)))
        --above;
    if (above < 0 || isBlank(lines.at(above)) || lines.at(above).size() > 200)
        return {};
    const QString text = lines.at(above).trimmed();
    const QString path = pathIn(text);
    const bool marked = text.startsWith(u'#') || text.contains(u'`') || text.contains("**"_L1)
        || text.endsWith(u':') || text == path || text.startsWith("//"_L1)
        || text.startsWith("File"_L1, Qt::CaseInsensitive);
    return marked ? path : QString();
}

QString contentOf(const QStringList &lines, qsizetype from, qsizetype to, qsizetype indent)
{
    QStringList content = lines.mid(from, to - from);
    if (indent > 0) {
        for (QString &line : content)
            line.remove(0, qMin(indent, indentOf(line)));
    }
    return content.join(u'\n');
}

CodeBlock blockOf(const QStringList &lines, qsizetype opener, qsizetype end, bool closed)
{
    const FenceLine fence = fenceAt(lines.at(opener));
    CodeBlock block;
    block.language = fence.language();
    block.label = pathIn(fence.info);
    block.labelInInfo = !block.label.isEmpty();
    if (!block.labelInInfo)
        block.label = labelAbove(lines, opener);
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
bool isBalanced(const QStringList &lines)
{
    qsizetype openers = 0;
    qsizetype bare = 0;
    for (const QString &line : lines) {
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

} // namespace

QVector<CodeBlock> readCodeBlocks(const QStringList &lines)
{
    const bool nests = isBalanced(lines);
    QVector<CodeBlock> blocks;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const FenceLine opener = fenceAt(lines.at(i));
        if (!opener.isFence() || opener.indent > deepestFence)
            continue;
        int depth = 0;
        qsizetype end = i + 1;
        bool closed = false;
        for (; end < lines.size(); ++end) {
            const FenceLine fence = fenceAt(lines.at(end));
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

QVector<CodeBlock> readMarkdownBlock(const QStringList &lines)
{
    qsizetype first = 0;
    while (first < lines.size() && !fenceAt(lines.at(first)).isFence()) {
        if (lines.at(first).startsWith(u'#') && labelAbove(lines, first + 1).isEmpty())
            return {}; // the file has begun without a wrapper
        ++first;
    }
    if (first == lines.size())
        return {};
    const FenceLine opener = fenceAt(lines.at(first));
    const QString language = opener.language();
    const bool wraps = opener.isBare() || language == "markdown"_L1 || language == "md"_L1
        || isMarkdownPath(pathIn(opener.info)) || isMarkdownPath(labelAbove(lines, first));
    if (!wraps)
        return {};
    for (qsizetype last = lines.size() - 1; last > first; --last) {
        if (fenceAt(lines.at(last)).closes(opener))
            return {blockOf(lines, first, last, true)};
    }
    return {blockOf(lines, first, lines.size(), false)};
}

} // namespace baton::artefact
