// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/code_extractor.h"

#include "core/artefact/document/fence_names.h"
#include "core/artefact/document/unwrap.h"
#include "core/artefact/reply/code_blocks.h"
#include "core/artefact/reply/code_choice.h"
#include "core/artefact/reply/code_repairs.h"
#include "core/artefact/reply/envelope.h"
#include "core/artefact/reply/remarks.h"
#include "core/base/text.h"
#include "core/markdown/cells.h"
#include "core/markdown/lines.h"
#include "core/markdown/paths.h"

#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QVector>

#include <algorithm>
#include <optional>
#include <utility>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

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

/// Lines that could not stand in prose: assignments, calls, braces, comments, indentation.
bool isCodeLine(QStringView line)
{
    static const QRegularExpression code(
        u"^\\s{2,}\\S|[;{}]\\s*$|^\\s*(?:#|//|/\\*|<[!/?a-zA-Z]|@|import\\b|from \\S+ import|def |class "
        u"|package |use |fn |func |"
        "const |let |var |public |include|return\\b|if .*:$|for .*:$)|\\w\\(.*\\)|\\w\\s*[:+-]?=\\s*\\S|^[\\w.-]+\\s*[:=]"_s);
    return code.match(line.left(500)).hasMatch();
}

bool looksLikeCode(const Lines &lines)
{
    qsizetype filled = 0;
    qsizetype code = 0;
    for (const QStringView line : lines) {
        filled += isBlank(line) ? 0 : 1;
        code += !isBlank(line) && isCodeLine(line) ? 1 : 0;
    }
    return filled > 0 && code * 3 >= filled;
}

/// The answer without fences: words before and behind the code go.
QString withoutChatter(const QString &text, bool prose)
{
    const Lines lines(text);
    qsizetype from = 0;
    while (from < lines.size() && (isBlank(lines.at(from)) || isOpeningChatter(lines.at(from))))
        ++from;
    qsizetype end = lines.size();
    for (qsizetype i = lines.size() - 1; i > from && lines.size() - i < 8; --i) {
        const bool chatter = prose ? isSureClosingChatter(lines.at(i)) : isClosingChatter(lines.at(i));
        if (chatter && isBlank(lines.at(i - 1)))
            end = i;
    }
    return lines.text(from, end);
}

/// Without the indentation that all lines share.
QString dedentedWhole(const QString &text)
{
    const Lines lines(text);
    qsizetype common = -1;
    for (const QStringView line : lines) {
        if (common != 0 && !isBlank(line) && (common < 0 || indentOf(line) < common))
            common = indentOf(line);
    }
    if (common <= 0)
        return text;
    QString result;
    for (const QStringView line : lines)
        addLine(result, line.sliced(std::min(common, indentOf(line))));
    return result;
}

ExtractedCode fileOf(QString content, const QString &path)
{
    qsizetype from = 0;
    while (from < content.size() && content.at(from) == u'\n')
        ++from;
    const QString text = withFinalNewline(content.remove(0, from));
    if (QStringView(text).trimmed().isEmpty())
        return mayBeEmpty(path) ? ExtractedCode{true, u"\n"_s, {}, {}}
                                : ExtractedCode{false, {}, u"the code block is empty"_s, {}};
    return {true, text, {}, {}};
}

/// "python" alone on the first line, "File: src/a.py": what stands where a fence should.
bool isHeadLine(QStringView line, const QString &path)
{
    const QString word = line.trimmed().left(200).toString().toLower();
    if (fenceNamesFor(path).contains(word))
        return true;
    const LeadingPaths leading = leadingPaths(line);
    return leading.paths.size() == 1 && leading.rest.isEmpty() && fitOf(leading.paths.constFirst(), path) > 0;
}

/// A sentence that announces the file, in any language.
bool announces(const Lines &lines, qsizetype at)
{
    const QStringView line = lines.at(at).trimmed();
    const bool colon = line.endsWith(u':') || line.endsWith(u'：');
    const bool alone = at + 1 < lines.size() && isBlank(lines.at(at + 1));
    return colon && alone && (line.endsWith(u'：') || line.count(u' ') >= 2) && !line.startsWith(u'#')
        && !line.contains(u'(') && !line.startsWith("class "_L1) && !line.startsWith("def "_L1);
}

/// Index of the last line that explains and is no code; -1 when there is none.
qsizetype lastWords(const Lines &lines)
{
    for (qsizetype i = lines.size() - 1; i >= 0; --i) {
        const QStringView line = lines.at(i);
        if (line.startsWith("**"_L1) || line.startsWith("## "_L1) || line.startsWith("### "_L1)
            || isClosingChatter(line))
            return i;
    }
    return -1;
}

/// Without the lines before the code and without explanations behind a rule.
QString bareCode(const QString &text, const QString &path)
{
    constexpr int mostHeadLines = 6;
    const Lines lines(text);
    qsizetype first = 0;
    for (int heads = 0; first < lines.size(); ++first) {
        if (isBlank(lines.at(first)))
            continue;
        const bool head = isHeadLine(lines.at(first), path) || announces(lines, first);
        if (!head || ++heads > mostHeadLines)
            break;
    }
    first = first < lines.size() ? first : 0;
    const qsizetype words = lastWords(lines);
    for (qsizetype i = first + 1; i < words; ++i) {
        const QStringView line = lines.at(i);
        if ((line == u"---" || line == u"***" || line == u"___") && isBlank(lines.at(i - 1)))
            return lines.text(first, i);
    }
    return lines.text(first, lines.size());
}

ExtractedCode plainFile(const QString &answer, const QString &path, bool thinking)
{
    const bool prose = isProsePath(path);
    const QString text = dedentedWhole(withoutChatter(prose ? answer : bareCode(answer, path), prose));
    if (isBlank(text))
        return mayBeEmpty(path) ? fileOf({}, path)
                                : ExtractedCode{false, {}, u"the answer holds no code"_s, {}};
    if (isRefusal(text))
        return {false, {}, u"the answer is a refusal, not a file"_s, {}};
    if (thinking || (!prose && !looksLikeCode(Lines(text))))
        return {false, {}, u"the answer holds words but no code"_s, {}};
    return fileOf(text, path);
}

/// The file among texts in envelopes; not found when they name other files only, or none.
std::optional<ExtractedCode> enclosedFile(const QVector<EnclosedText> &texts, const QString &path)
{
    const EnclosedText *best = nullptr;
    int fit = 0;
    for (const EnclosedText &text : texts) {
        const int own = text.path.isEmpty() && texts.size() == 1 ? 1 : fitOf(text.path, path) * 2;
        if (own > fit) {
            fit = own;
            best = &text;
        }
    }
    if (best == nullptr)
        return std::nullopt;
    // Some put a fence into the envelope.
    const QVector<CodeBlock> blocks = readCodeBlocks(Lines(best->text));
    const bool fenced = blocks.size() == 1 && !isMarkdownPath(path)
        && fenceAt(best->text.trimmed().section(u'\n', 0, 0)).isFence();
    ExtractedCode code = fileOf(fenced ? blocks.constFirst().content : best->text, path);
    code.notes += u"the file is taken out of %1"_s.arg(best->form);
    return code;
}

/// Whether envelopes of a kind may be the file's own content.
bool mayBeOwn(const EnclosedText &text, const QString &path)
{
    const QString extension = path.section(u'.', -1).toLower();
    const bool tags = text.form == "tags"_L1 && isMarkup(path);
    const bool json = text.form == "JSON"_L1 && extension == "json"_L1;
    const bool patch = text.form == "a patch"_L1 && (extension == "patch"_L1 || extension == "diff"_L1);
    const bool script = text.form == "a here-document"_L1 && (extension == "sh"_L1 || extension == "bash"_L1);
    return (tags || json || patch || script) && text.path != path;
}

QVector<EnclosedText> foreignEnvelopes(QVector<EnclosedText> texts, const QString &path)
{
    texts.removeIf([&](const EnclosedText &text) { return mayBeOwn(text, path); });
    return texts;
}

/// Envelopes inside fences: a JSON object, a patch, a shell script that writes the file. One without a path
/// beside other blocks is a sample of something.
QVector<EnclosedText> inBlocks(const QVector<CodeBlock> &blocks, const QString &path)
{
    QVector<EnclosedText> texts;
    for (const CodeBlock &block : blocks)
        texts += foreignEnvelopes(enclosedTexts(block.content), path);
    if (blocks.size() > 1)
        texts.removeIf([](const EnclosedText &text) { return text.path.isEmpty(); });
    return texts;
}

ExtractedCode fromBlocks(const QVector<CodeBlock> &blocks, const QString &path)
{
    const CodeChoice choice = chooseBlock(blocks, path);
    if (choice.block < 0)
        return {false, {}, choice.reason, {}};
    const CodeBlock &block = blocks.at(choice.block);
    QString content = block.content;
    if (!block.closed)
        content = withoutChatter(content, isProsePath(path));
    for (const qsizetype part : choice.continuations)
        content += u'\n' + blocks.at(part).content;
    ExtractedCode code = fileOf(content, path);
    code.notes = choice.notes;
    if (code.found)
        code.reason = choice.reason;
    return code;
}

/// "'''python" and "'''" around the whole as the fence that was meant.
QString withFences(const QString &text)
{
    const QStringView whole = QStringView(text).trimmed();
    const qsizetype last = whole.lastIndexOf(u'\n') + 1;
    const QStringView opener = whole.left(whole.indexOf(u'\n')).trimmed();
    for (const QString &mark : {u"'''"_s, u"\"\"\""_s}) {
        if (last > 0 && opener.startsWith(mark) && whole.sliced(last).trimmed() == mark
            && isFenceName(opener.sliced(mark.size()).toString().toLower()))
            return u"```"_s + whole.first(last).sliced(mark.size()) + u"```"_s;
    }
    return text;
}

/// Fences that stand deeper because they belong to items of a list, moved to the margin.
QString withShallowFences(const Lines &lines)
{
    QString result;
    FenceLine opener;
    for (const QStringView line : lines) {
        const FenceLine fence = fenceAt(line);
        const bool closes = opener.isFence() && fence.closes(opener);
        if (!opener.isFence() && fence.isFence() && fence.indent >= 4)
            opener = fence;
        addLine(result, line.sliced(std::min(opener.isFence() ? opener.indent : 0, indentOf(line))));
        if (closes)
            opener = {};
    }
    return result;
}

/// "1. Create the file:" with a fence that is indented as the item's text is.
bool hasFenceInList(const Lines &lines)
{
    qsizetype above = -1;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const FenceLine fence = fenceAt(lines.at(i));
        if (fence.isFence() && fence.indent >= 4)
            return above >= 0 && !itemText(lines.at(above)).isNull();
        above = isBlank(lines.at(i)) ? above : i;
    }
    return false;
}

QVector<CodeBlock> blocksOf(QString &text, const QString &path)
{
    if (!mayHoldFence(text))
        return {};
    const Lines lines(text);
    if (isMarkdownPath(path))
        return readMarkdownBlock(lines);
    QVector<CodeBlock> blocks = readCodeBlocks(lines);
    if (blocks.isEmpty() && hasFenceInList(lines)) {
        text = withShallowFences(lines);
        blocks = readCodeBlocks(Lines(text));
    }
    return blocks;
}

ExtractedCode extract(const QString &answer, const QString &path, bool unclosedThought)
{
    QString text = withFences(cutRemarks(answer).answer);
    static const QRegularExpression quotedFence(
        u"^[ \\t]*>[ \\t]*(```|~~~)"_s, QRegularExpression::MultilineOption);
    if (quotedFence.match(answer).hasMatch())
        text = unquoted(text);
    text = dedentedWhole(text);
    const QVector<CodeBlock> blocks = blocksOf(text, path);
    const QVector<EnclosedText> outside = foreignEnvelopes(enclosedTexts(text), path);
    if (const auto file = enclosedFile(outside, path))
        return *file;
    if (const auto file = enclosedFile(inBlocks(blocks, path), path))
        return *file;
    if (!blocks.isEmpty())
        return fromBlocks(blocks, path);
    const bool others = std::any_of(
        outside.cbegin(), outside.cend(), [](const EnclosedText &t) { return !t.path.isEmpty(); });
    if (others)
        return {false, {}, u"the answer holds other files, but not %1"_s.arg(path), {}};
    return plainFile(text, path, unclosedThought);
}

} // namespace

ExtractedCode extractCode(const QString &raw, const QString &path)
{
    const Unpacked answer = unpackAnswer(raw, isMarkup(path) || isProsePath(path));
    ExtractedCode code = extract(answer.text, path, answer.unclosedThought);
    if (code.found && !isBlank(code.text))
        code.text = withFinalNewline(repairedCode(code.text, path, &code.notes));
    return code;
}

} // namespace baton::artefact
