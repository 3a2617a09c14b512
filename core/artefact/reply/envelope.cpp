// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/envelope.h"

#include "core/artefact/document/unwrap.h"
#include "core/artefact/reply/json_value.h"
#include "core/artefact/reply/thinking.h"
#include "core/base/text.h"
#include "core/markdown/lines.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

/// What tokenizers and templates end a text with.
const QStringList &endTokens()
{
    static const QStringList tokens{u"<|im_end|>"_s, u"<|im_start|>"_s, u"<|eot_id|>"_s, u"<|end_of_text|>"_s,
        u"<|endoftext|>"_s, u"<|end|>"_s, u"<|return|>"_s, u"<|eom_id|>"_s, u"<|end_of_turn|>"_s,
        u"<end_of_turn>"_s, u"</s>"_s, u"<｜end▁of▁sentence｜>"_s, u"[/INST]"_s, u"<eos>"_s, u"<|stop|>"_s,
        u"<|user|>"_s, u"<|END_OF_TURN_TOKEN|>"_s, u"<|EOT|>"_s};
    return tokens;
}

QString withoutEndTokens(QString text)
{
    bool again = true;
    while (again) {
        again = false;
        qsizetype end = text.size();
        while (end > 0 && text.at(end - 1).isSpace())
            --end;
        for (const QString &token : endTokens()) {
            if (QStringView(text).first(end).endsWith(token)) {
                text.truncate(end - token.size());
                again = true;
                break;
            }
        }
    }
    return text;
}

QString withoutTemplateHead(QString text)
{
    static const QRegularExpression head(
        u"^\\s*(?:<\\|start_header_id\\|>\\w+<\\|end_header_id\\|>|<\\|im_start\\|>(?:assistant)?|<\\|"
        u"assistant\\|>|"
        "<start_of_turn>(?:model)?|<\\|begin_of_text\\|>|<s>|\\[/?INST\\]|<bos>|<\\|start\\|>(?:assistant)?|<\\|message\\|>)\\s*"_s);
    constexpr int most = 6; // tokens stand at the head of an answer
    for (int i = 0; i < most; ++i) {
        const auto found = head.match(text.left(200));
        if (!found.hasMatch())
            break;
        text.remove(0, found.capturedEnd());
    }
    return text;
}

/// "\"## Title\\n...\"": the whole answer as one JSON string.
QString withoutJsonQuotes(const QString &text)
{
    const QString whole = text.trimmed();
    if (whole.size() < 3 || !whole.startsWith(u'"') || !whole.endsWith(u'"') || whole.contains(u'\n')
        || !whole.contains("\\n"_L1))
        return text;
    const auto list = readJson(u'[' + whole + u']');
    const bool one = list && list->items.size() == 1 && list->items.front().kind == JsonValue::Kind::Text;
    return one ? list->items.front().text : text;
}

/// Names of tags that wrap an answer and belong to no language.
bool isWrapperName(const QString &name)
{
    static const QSet<QString> names{u"content"_s, u"answer"_s, u"result"_s, u"response"_s, u"output"_s,
        u"final"_s, u"final_answer"_s, u"document"_s, u"markdown"_s, u"reply"_s, u"solution"_s, u"code"_s,
        u"file_content"_s, u"text"_s, u"completion"_s, u"artifact"_s, u"generated_code"_s,
        u"implementation"_s};
    return names.contains(name);
}

/// Name of the tag that is all of a line: "<answer>", "[CONTENT]", "</answer>" (with a slash), else empty. In
/// square brackets only capitals: "[output]" begins a section of a settings file.
QString tagLine(QStringView line)
{
    static const QRegularExpression tag(
        u"^(?:<(/?)([A-Za-z_][\\w:-]{0,30})(?:\\s[^<>]{0,200})?>|\\[(/?)([A-Z_]{2,30})\\])$"_s);
    const QStringView text = line.trimmed();
    if (!text.startsWith(u'<') && !text.startsWith(u'['))
        return {};
    const auto found = tag.match(text.left(300));
    const QString name = found.captured(2) + found.captured(4);
    return found.captured(1) + found.captured(3) + name.toLower();
}

qsizetype firstFilled(const Lines &lines, qsizetype at)
{
    while (at < lines.size() && isBlank(lines.at(at)))
        ++at;
    return at;
}

/// Without a pair of wrapping tags, each on a line of its own (chatter may precede the first).
QString withoutWrapper(const QString &text)
{
    const Lines lines(text);
    qsizetype from = 0;
    qsizetype to = lines.size();
    for (int round = 0; round < 3; ++round) {
        qsizetype first = firstFilled(lines, from);
        if (first < to && isOpeningChatter(lines.at(first))) {
            const qsizetype next = firstFilled(lines, first + 1);
            first = next < to && isWrapperName(tagLine(lines.at(next))) ? next : first;
        }
        const QString name = first < to ? tagLine(lines.at(first)) : QString();
        if (!isWrapperName(name))
            break;
        qsizetype last = to - 1;
        while (last > first && tagLine(lines.at(last)) != u'/' + name)
            --last;
        from = first + 1;
        to = last > first ? last : to;
    }
    return lines.text(from, to);
}

/// "<pre><code class="language-python">code": what web pages put around a text.
QString withoutHtmlCode(QString text)
{
    static const QRegularExpression open(u"^\\s*(?:<pre[^>]*>\\s*<code[^>]*>|<pre[^>]*>|<code[^>]*>)\\n?"_s);
    static const QRegularExpression close(u"\\n?(?:</code>\\s*</pre>|</code>|</pre>)\\s*$"_s);
    const auto begin = open.match(text.left(300));
    if (!begin.hasMatch())
        return text;
    const auto end = close.match(text, std::max<qsizetype>(text.size() - 40, 0));
    if (end.hasMatch())
        text.truncate(end.capturedStart());
    return text.sliced(begin.capturedEnd());
}

/// Closing tags at the very end that nothing in the text opened.
QString withoutStrayClosers(const QString &text)
{
    const Lines lines(text);
    qsizetype end = lines.size();
    QSet<QString> closed;
    while (end > 0) {
        const QString name = tagLine(lines.at(end - 1));
        if (!isBlank(lines.at(end - 1)) && !name.startsWith(u'/'))
            break;
        if (name.startsWith(u'/'))
            closed.insert(name.sliced(1));
        --end;
    }
    if (closed.isEmpty() || end == 0)
        return text;
    for (qsizetype i = 0; i < end; ++i) {
        if (lines.at(i).contains(u'<') && closed.contains(tagLine(lines.at(i))))
            return text; // opened
    }
    return lines.text(0, end);
}

} // namespace

Unpacked unpackAnswer(const QString &raw, bool markup)
{
    const QString bare = withoutTemplateHead(withoutEndTokens(normaliseLineEnds(raw)));
    Thoughtless answer = withoutThinking(bare, markup);
    QString text = withoutJsonQuotes(withoutEndTokens(withoutTemplateHead(answer.text)));
    if (!markup) {
        text = withoutHtmlCode(text);
        const bool tagged = text.contains(u'>') || text.contains(u']');
        if (tagged)
            text = withoutStrayClosers(withoutWrapper(text));
    }
    return {text, answer.unclosed};
}

} // namespace baton::artefact
