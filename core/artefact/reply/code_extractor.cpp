// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/code_extractor.h"

#include "core/artefact/document/fence_names.h"
#include "core/artefact/document/unwrap.h"
#include "core/artefact/reply/json_reply.h"
#include "core/artefact/reply/remarks.h"
#include "core/artefact/reply/thinking.h"
#include "core/base/text.h"
#include "core/markdown/lines.h"

#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QVector>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

/// A fenced block of an answer.
struct CodeBlock {
    QString language; ///< first word of the info string, lower case
    QString label; ///< path named in the info string or on the line above; empty when none
    bool labelInInfo = false;
    QString content; ///< LF, without the fence's indentation, no final newline
    qsizetype line = 0; ///< index of the opening line
    bool closed = true;
};

// As in CommonMark: what is indented further stands in a docstring or a comment.
constexpr qsizetype deepestFence = 3;

/// A path in "python src/board.py", "src/board.py", "python:src/board.py", `title="src/board.py"`.
QString pathIn(const QString &text)
{
    static const QRegularExpression path(
        u"([A-Za-z0-9_@.+-]+(?:/[A-Za-z0-9_@.+-]+)*\\.[A-Za-z0-9]{1,10}|\\b(?:[\\w.-]+/)*(?:Dockerfile|Makefile)\\b)"_s);
    constexpr qsizetype longest = 400; // what is longer names no file, and would only cost time
    const auto found = path.match(text.left(longest));
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

/// All blocks outside each other. A block that is never closed reaches to the end of the answer, or to the
/// next opening line when the closing lines do not suffice for nesting.
QVector<CodeBlock> readCodeBlocks(const QStringList &lines)
{
    constexpr qsizetype mostBlocks = 5000;
    const bool nests = isBalanced(lines);
    QVector<CodeBlock> blocks;
    for (qsizetype i = 0; i < lines.size() && blocks.size() < mostBlocks; ++i) {
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

/// The block that is a Markdown file, which may hold fences itself; not found when the answer is the file.
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

bool isRefusal(const QString &text)
{
    static const QRegularExpression refusal(
        u"^\\W*(?:i(?:'m|’m| am) (?:sorry|unable|afraid|not able)|sorry\\b|i (?:can(?:not|'t|’t)|won'?t|apologi[sz]e)|as an ai\\b|unfortunately\\b)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return refusal.match(text.trimmed()).hasMatch();
}

bool mayBeEmpty(const QString &path)
{
    static const QStringList names{u"__init__.py"_s, u"py.typed"_s, u".gitkeep"_s};
    return names.contains(path.section(u'/', -1));
}

/// How well a block's label fits: 2 = the path, 1 = its file name, 0 = no label, -1 = another file.
int labelFit(const CodeBlock &block, const QString &path)
{
    if (block.label.isEmpty())
        return 0;
    if (block.label == path)
        return 2;
    if (block.label.section(u'/', -1) == path.section(u'/', -1)
        && (path.endsWith(block.label) || block.label.endsWith(path)))
        return 1;
    return -1;
}

/// Many models begin a file with a comment that names it.
bool namesItself(const CodeBlock &block, const QString &path)
{
    return block.content.left(200).section(u'\n', 0, 0).contains(path);
}

/// Rank of a block for this file; negative = cannot be it.
int rankOf(const CodeBlock &block, const QString &path, const QStringList &languages)
{
    const int fit = labelFit(block, path);
    const bool ours = languages.contains(block.language);
    const bool unnamed = block.language.isEmpty() || !isFenceName(block.language);
    const bool foreign = !ours && !unnamed && !languages.isEmpty();
    // "Run `python main.py`:" above a shell block does not make it main.py.
    if (fit > 0 && (!foreign || block.labelInInfo))
        return 40 + fit;
    if (foreign)
        return -1;
    if (namesItself(block, path))
        return 30;
    if (fit < 0)
        return ours ? 5 : 1;
    return ours ? 20 : 10;
}

const CodeBlock *bestBlock(const QVector<CodeBlock> &blocks, const QString &path)
{
    const QStringList languages = fenceNamesFor(path);
    const CodeBlock *best = nullptr;
    int bestRank = -1;
    for (const CodeBlock &block : blocks) {
        const int rank = rankOf(block, path, languages);
        const bool longer = best && rank == bestRank && block.content.size() > best->content.size();
        if (rank >= 0 && (!best || rank > bestRank || longer)) {
            best = &block;
            bestRank = rank;
        }
    }
    return best;
}

/// Lines that could not stand in prose: assignments, calls, braces, comments, indentation.
bool isCodeLine(const QString &line)
{
    static const QRegularExpression code(
        u"^\\s{2,}\\S|[;{}]\\s*$|^\\s*(?:#|//|/\\*|<[!/?a-zA-Z]|@|import\\b|from \\S+ import|def |class "
        u"|package |use |fn |func |"
        "const |let |var |public |include|return\\b|if .*:$|for .*:$)|\\w\\(.*\\)|\\w\\s*[:+-]?=\\s*\\S|^[\\w.-]+\\s*[:=]"_s);
    return code.match(line.left(500)).hasMatch();
}

bool looksLikeCode(const QStringList &lines)
{
    qsizetype filled = 0;
    qsizetype code = 0;
    for (const QString &line : lines) {
        filled += isBlank(line) ? 0 : 1;
        code += !isBlank(line) && isCodeLine(line) ? 1 : 0;
    }
    return filled > 0 && code * 3 >= filled;
}

/// The answer without fences: words before and behind the code go.
QStringList withoutChatter(QStringList lines, bool prose)
{
    while (!lines.isEmpty() && (isBlank(lines.constFirst()) || isOpeningChatter(lines.constFirst())))
        lines.removeFirst();
    qsizetype end = lines.size();
    for (qsizetype i = lines.size() - 1; i > 0 && lines.size() - i < 8; --i) {
        const bool chatter = prose ? isSureClosingChatter(lines.at(i)) : isClosingChatter(lines.at(i));
        if (chatter && isBlank(lines.at(i - 1)))
            end = i;
    }
    lines.resize(end);
    return lines;
}

/// Without the indentation that all lines share.
QStringList dedentedWhole(QStringList lines)
{
    qsizetype common = -1;
    for (const QString &line : lines) {
        if (!isBlank(line) && (common < 0 || indentOf(line) < common))
            common = indentOf(line);
    }
    for (QString &line : lines)
        line.remove(0, std::min(std::max<qsizetype>(common, 0), indentOf(line)));
    return lines;
}

ExtractedCode fileOf(QString content, const QString &path)
{
    while (content.startsWith(u'\n'))
        content.remove(0, 1);
    const QString text = withFinalNewline(content);
    if (QStringView(text).trimmed().isEmpty())
        return mayBeEmpty(path) ? ExtractedCode{true, u"\n"_s, {}}
                                : ExtractedCode{false, {}, u"the code block is empty"_s};
    return {true, text, {}};
}

ExtractedCode plainFile(QStringList lines, const QString &path, bool thinking)
{
    const QStringList content = withoutChatter(std::move(lines), isProsePath(path));
    const QString text = content.join(u'\n');
    if (isBlank(text))
        return mayBeEmpty(path) ? fileOf({}, path) : ExtractedCode{false, {}, u"the answer holds no code"_s};
    if (isRefusal(text))
        return {false, {}, u"the answer is a refusal, not a file"_s};
    if (thinking || (!isProsePath(path) && !looksLikeCode(content)))
        return {false, {}, u"the answer holds words but no code"_s};
    return fileOf(text, path);
}

} // namespace

ExtractedCode extractCode(const QString &raw, const QString &path)
{
    const Thoughtless answer = withoutThinking(normaliseLineEnds(raw));
    QStringList lines = splitLines(cutRemarks(answer.text).answer);
    static const QRegularExpression quotedFence(
        u"^[ \\t]*>[ \\t]*(```|~~~)"_s, QRegularExpression::MultilineOption);
    if (quotedFence.match(answer.text).hasMatch())
        lines = unquoted(std::move(lines));
    lines = dedentedWhole(std::move(lines));
    const bool markdown = isMarkdownPath(path);
    const QVector<CodeBlock> blocks = markdown ? readMarkdownBlock(lines) : readCodeBlocks(lines);
    if (const CodeBlock *block = bestBlock(blocks, path)) {
        QString content = block->content;
        if (!block->closed)
            content = withoutChatter(splitLines(content), isProsePath(path)).join(u'\n');
        return fileOf(content, path);
    }
    if (!blocks.isEmpty())
        return {false, {}, u"no code block is in the language of %1"_s.arg(path)};
    const bool json = path.endsWith(".json"_L1) || !QStringView(answer.text).trimmed().startsWith(u'{');
    if (const auto file = json ? std::nullopt : readJsonFile(answer.text))
        return fileOf(*file, path);
    return plainFile(std::move(lines), path, answer.unclosed);
}

} // namespace baton::artefact
