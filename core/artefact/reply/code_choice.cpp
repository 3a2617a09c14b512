// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/code_choice.h"

#include "core/artefact/document/fence_names.h"
#include "core/markdown/lines.h"

#include <QRegularExpression>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

/// Many models begin a file with a comment that names it.
bool namesItself(const CodeBlock &block, const QString &path)
{
    return block.content.left(200).section(u'\n', 0, 0).contains(path);
}

/// Lines that define or import something: what a file does and a usage example does not.
qsizetype definitions(const QString &content)
{
    static const QRegularExpression definition(
        u"^\\s*(?:export\\s+|public\\s+|pub(?:\\([^)]*\\))?\\s+|static\\s+|async\\s+|default\\s+|abstract\\s+"
        u"|final\\s+)*"
        "(?:def|class|function|func|fn|struct|interface|enum|impl|trait|type|namespace|template|package|module)\\b|^<(?:!DOCTYPE|html)\\b"_s,
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype most = 200;
    qsizetype count = 0;
    for (auto it = definition.globalMatch(content); it.hasNext() && count < most; it.next())
        ++count;
    return count;
}

/// What the words above a block say it is.
bool isExample(const CodeBlock &block)
{
    static const QRegularExpression words(
        u"\\b(?:usage|examples?|run (?:it|this|the)|running|to run|how to use|output|try "
        u"it|install|result|expected|"
        "beispiel|ausgabe|exemple|ejemplo)\\b|示例|用法|使用方法|运行|输出"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.match(block.above).hasMatch();
}

bool isContinuation(const CodeBlock &block)
{
    static const QRegularExpression words(u"\\b(?:continued|continuation|continue|continuing|part "
                                          u"(?:two|three|[2-9])|second (?:part|half)|rest of|"
                                          "fortsetzung|teil [2-9]|suite)\\b|继续|续|第[二三四五2-5]部分"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.match(block.above).hasMatch();
}

/// Ranks blocks for one file.
class BlockRanking {
public:
    BlockRanking(const QVector<CodeBlock> &blocks, const QString &path)
        : m_blocks(blocks), m_path(path), m_languages(fenceNamesFor(path))
    {
        m_anyOurs = std::any_of(blocks.cbegin(), blocks.cend(),
            [&](const CodeBlock &block) { return fitOf(block.label, path) > 0; });
    }

    /// Negative = cannot be it.
    [[nodiscard]] int rank(const CodeBlock &block) const
    {
        const int fit = effectiveFit(block);
        const bool foreign = isForeign(block);
        // "Run `python main.py`:" above a shell block does not make it main.py.
        if (fit > 0 && (!foreign || block.labelKind == LabelKind::Info))
            return 60 + fit + static_cast<int>(block.labelKind);
        if (foreign)
            return -1;
        if (namesItself(block, m_path))
            return 50;
        if (fit < 0)
            return -2;
        int rank = m_languages.contains(block.language) ? 20 : 10;
        rank += definitions(block.content) > 0 ? 5 : 0;
        return isExample(block) ? rank - 8 : rank;
    }

    [[nodiscard]] bool isForeign(const CodeBlock &block) const
    {
        const bool ours = m_languages.contains(block.language);
        const bool unnamed = block.language.isEmpty() || !isFenceName(block.language);
        return !ours && !unnamed && !m_languages.isEmpty();
    }

private:
    /// A sentence that mentions another file says nothing where no block is labelled as ours.
    [[nodiscard]] int effectiveFit(const CodeBlock &block) const
    {
        const int fit = fitOf(block.label, m_path);
        return fit < 0 && block.labelKind == LabelKind::Mention && !m_anyOurs ? 0 : fit;
    }

    const QVector<CodeBlock> &m_blocks;
    const QString &m_path;
    QStringList m_languages;
    bool m_anyOurs = false;
};

/// A block of data in a fence of another language: {"a": 1} in a python fence is still the JSON file.
qsizetype soleBlockOfData(const QVector<CodeBlock> &blocks, const QString &path)
{
    const QString extension = path.section(u'.', -1).toLower();
    if (blocks.size() != 1 || extension != "json"_L1 || fitOf(blocks.constFirst().label, path) < 0)
        return -1;
    const QString text = blocks.constFirst().content.trimmed();
    return text.startsWith(u'{') || text.startsWith(u'[') ? 0 : -1;
}

void joinParts(
    const QVector<CodeBlock> &blocks, const BlockRanking &ranking, const QString &path, CodeChoice &choice)
{
    for (qsizetype i = choice.block + 1; i < blocks.size(); ++i) {
        const CodeBlock &block = blocks.at(i);
        if (isContinuation(block) && !ranking.isForeign(block) && fitOf(block.label, path) >= 0)
            choice.continuations += i;
    }
    if (!choice.continuations.isEmpty())
        choice.notes +=
            u"%1 code blocks are read as parts of one file"_s.arg(choice.continuations.size() + 1);
}

/// Where the file begins whose later part was chosen ("Part 2 of `a.py`"): the nearest block before it that
/// is named alike and goes on from nothing; the block itself when there is none.
qsizetype firstPart(
    const QVector<CodeBlock> &blocks, const BlockRanking &ranking, const QString &path, qsizetype chosen)
{
    const int fit = fitOf(blocks.at(chosen).label, path);
    for (qsizetype i = chosen - 1; i >= 0 && isContinuation(blocks.at(chosen)); --i) {
        const CodeBlock &block = blocks.at(i);
        const bool begins = !isContinuation(block) && !isExample(block) && ranking.rank(block) >= 0;
        if (begins && fitOf(block.label, path) == fit)
            return i;
    }
    return chosen;
}

QString ordinal(qsizetype index)
{
    return u"code block %1"_s.arg(index + 1);
}

} // namespace

int fitOf(const QString &label, const QString &path)
{
    if (label.isEmpty())
        return 0;
    if (label == path || label == u"b/"_s + path)
        return 2;
    const bool sameName = label.section(u'/', -1).compare(path.section(u'/', -1), Qt::CaseInsensitive) == 0;
    const bool tail = path.endsWith(u'/' + label) || label.endsWith(u'/' + path)
        || label.compare(path, Qt::CaseInsensitive) == 0;
    return sameName && tail ? 1 : -1;
}

CodeChoice chooseBlock(const QVector<CodeBlock> &blocks, const QString &path)
{
    const BlockRanking ranking(blocks, path);
    CodeChoice choice;
    int best = -1;
    bool others = false;
    qsizetype rivals = 0;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        const int rank = ranking.rank(blocks.at(i));
        others = others || rank == -2;
        if (rank < 0)
            continue;
        const bool longer =
            rank == best && blocks.at(i).content.size() > blocks.at(choice.block).content.size();
        rivals = rank > best ? 0 : rank == best ? rivals + 1 : rivals;
        if (rank > best || longer) {
            choice.block = i;
            best = rank;
        }
    }
    if (choice.block < 0)
        choice.block = soleBlockOfData(blocks, path);
    if (choice.block < 0) {
        choice.reason = others ? u"the answer holds other files, but not %1"_s.arg(path)
                               : u"no code block is in the language of %1"_s.arg(path);
        return choice;
    }
    choice.block = firstPart(blocks, ranking, path, choice.block);
    joinParts(blocks, ranking, path, choice);
    if (blocks.size() > 1 && choice.continuations.isEmpty() && choice.block > 0)
        choice.notes += best >= 60 ? u"the file is %1: its label names it"_s.arg(ordinal(choice.block))
                                   : u"the file is %1 of %2"_s.arg(ordinal(choice.block)).arg(blocks.size());
    if (rivals > 0 && best < 60 && best >= 25 && choice.continuations.isEmpty())
        choice.reason =
            u"%1 code blocks may be the file or parts of it; the longest was taken"_s.arg(rivals + 1);
    return choice;
}

} // namespace baton::artefact
