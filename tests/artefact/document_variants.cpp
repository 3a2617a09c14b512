// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/artefact/document_variants.h"

#include <functional>

namespace samples {

using namespace Qt::StringLiterals;

namespace {

const QString chatter = u"Sure! Here is the document you asked for:\n\n"_s;
const QString goodbye = u"\n\nLet me know if you want any changes.\n\nI can also:\n- add more detail\n"_s;

/// Shifts the sub-headings of a body as a model does that writes sections at another level.
QString shiftedBody(const QString &body, int by)
{
    QStringList lines = body.split(u'\n');
    for (QString &line : lines) {
        if (line.startsWith("### "_L1))
            line = QString(3 + by, u'#') + line.mid(3);
    }
    return lines.join(u'\n');
}

using Head = std::function<QString(const QString &title, qsizetype number)>;

QString withHeads(
    const SampleDocument &document, const Head &head, int shift = 0, const QString &gap = u"\n\n"_s)
{
    QString text;
    for (qsizetype i = 0; i < document.size(); ++i)
        text +=
            head(document.at(i).title, i + 1) + gap + shiftedBody(document.at(i).body(), shift) + u"\n\n"_s;
    return text;
}

QString eachLine(const QString &text, const QString &prefix)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line.prepend(prefix);
    return lines.join(u'\n');
}

Head simple(const QString &before, const QString &after = {})
{
    return [before, after](const QString &title, qsizetype) -> QString { return before + title + after; };
}

QVector<Variant> wrapped(const QString &good)
{
    const QString draft = u"Let me plan.\n## Language\nGerman?\n```\n## Assumptions\nnone\n```\n"_s;
    return {{u"plain"_s, good, {}}, {u"leading chatter"_s, chatter + good, {}},
        {u"trailing chatter"_s, good + goodbye, {}},
        {u"chatter on both sides"_s, chatter + good + u"\n---\n"_s + goodbye, {}},
        {u"markdown fence around the whole"_s, u"```markdown\n"_s + good + u"```\n"_s, {}},
        {u"bare fence around the whole"_s, u"```\n"_s + good + u"```\n"_s, {}},
        {u"fence and chatter"_s, chatter + u"```md\n"_s + good + u"```\n"_s + goodbye, {}},
        {u"missing final fence"_s, u"```markdown\n"_s + good, {}},
        {u"tilde fence"_s, u"~~~markdown\n"_s + good + u"~~~\n"_s, {}},
        {u"four back-ticks"_s, u"````markdown\n"_s + good + u"````\n"_s, {}},
        {u"stray final fence"_s, good + u"```\n"_s, {}},
        {u"stray final fence and chatter"_s, good + u"```\n"_s + goodbye, {}},
        {u"think block"_s, u"<think>\n"_s + draft + u"</think>\n\n"_s + good, {}},
        {u"think block on one line"_s, u"<think>short thought</think>\n"_s + good, {}},
        {u"thinking tag"_s, u"<thinking>\n"_s + draft + u"</thinking>"_s + good, {}},
        {u"only the closing think tag"_s, draft + u"</think>\n"_s + good, {}},
        {u"unclosed think"_s, u"<think>\nI begin.\n\n"_s + good, {}},
        {u"think, fence and chatter"_s,
            u"<think>\n"_s + draft + u"</think>\n"_s + chatter + u"```markdown\n"_s + good + u"```\n"_s
                + goodbye,
            {}},
        {u"harmony channels"_s,
            u"<|channel|>analysis<|message|>"_s + draft
                + u"<|end|><|start|>assistant<|channel|>final<|message|>"_s + good + u"<|return|>"_s,
            {}},
        {u"indented by four"_s, eachLine(good, u"    "_s), {}},
        {u"indented by a tab"_s, eachLine(good, u"\t"_s), {}},
        {u"indented by two behind chatter"_s, chatter + eachLine(good, u"  "_s), {}},
        {u"block-quoted"_s, eachLine(good, u"> "_s), {}},
        {u"block-quoted with chatter"_s, chatter + eachLine(good, u"> "_s) + goodbye, {}},
        {u"fenced and quoted"_s, eachLine(u"```markdown\n"_s + good + u"```"_s, u"> "_s), {}},
        {u"CRLF"_s, QString(good).replace(u'\n', "\r\n"_L1), {}},
        {u"CR"_s, QString(good).replace(u'\n', u'\r'), {}}, {u"BOM"_s, QChar(0xFEFF) + good, {}},
        {u"BOM, CRLF and fence"_s,
            QChar(0xFEFF) + QString(u"```markdown\n"_s + good + u"```\n"_s).replace(u'\n', "\r\n"_L1), {}},
        {u"no final newline"_s, good.trimmed(), {}},
        {u"many blank lines"_s, QString(good).replace("\n\n## "_L1, "\n\n\n\n## "_L1), {}}};
}

/// Levels, case and bold lines.
QVector<Variant> headedByLevel(const SampleDocument &d)
{
    const Head upper = [](const QString &title, qsizetype) -> QString { return u"## "_s + title.toUpper(); };
    const Head lower = [](const QString &title, qsizetype) -> QString { return u"## "_s + title.toLower(); };
    const Head boldNumber = [](const QString &title, qsizetype n) -> QString {
        return u"**%1. %2**"_s.arg(n).arg(title);
    };
    const QString docTitle = u"# The Document\n\n"_s;
    return {{u"level 1"_s, withHeads(d, simple(u"# "_s), -1), {}},
        {u"level 3"_s, withHeads(d, simple(u"### "_s), 1), {}},
        {u"level 4 below a title"_s, docTitle + withHeads(d, simple(u"#### "_s), 2), {}},
        {u"a lone title"_s, docTitle + u"An introduction.\n\n"_s + withHeads(d, simple(u"## "_s)), {}},
        {u"upper case"_s, withHeads(d, upper), {}}, {u"lower case"_s, withHeads(d, lower), {}},
        {u"bold lines"_s, withHeads(d, simple(u"**"_s, u"**"_s)), {}},
        {u"bold with colon inside"_s, withHeads(d, simple(u"**"_s, u":**"_s)), {}},
        {u"bold with colon outside"_s, withHeads(d, simple(u"**"_s, u"**:"_s)), {}},
        {u"bold with underscores"_s, withHeads(d, simple(u"__"_s, u"__"_s)), {}},
        {u"bold and numbered"_s, withHeads(d, boldNumber), {}},
        {u"number before bold"_s,
            withHeads(d,
                [](const QString &title, qsizetype n) -> QString {
                    return u"%1. **%2**"_s.arg(n).arg(title);
                }),
            {}}};
}

/// Numbers, emoji, underlines and the rest.
QVector<Variant> headedByDecoration(const SampleDocument &d)
{
    const auto numbered = [](const QString &form) -> Head {
        return [form](const QString &title, qsizetype n) -> QString { return form.arg(n) + title; };
    };
    const Head roman = [](const QString &title, qsizetype n) -> QString {
        static const QStringList numerals{u"I"_s, u"II"_s, u"III"_s, u"IV"_s, u"V"_s, u"VI"_s, u"VII"_s,
            u"VIII"_s, u"IX"_s, u"X"_s, u"XI"_s, u"XII"_s, u"XIII"_s};
        return u"## "_s + numerals.at(n - 1) + u". "_s + title;
    };
    const Head closedTwice = [](const QString &title, qsizetype n) -> QString {
        return u"## %1. **%2** ##"_s.arg(n).arg(title);
    };
    const Head keycap = [](const QString &title, qsizetype n) -> QString {
        return u"## %1\uFE0F\u20E3 %2"_s.arg(n).arg(title);
    };
    const Head underlined = [](const QString &title, qsizetype) -> QString {
        return title + u'\n' + QString(title.size(), u'-');
    };
    const Head doubled = [](const QString &title, qsizetype) -> QString {
        return title + u'\n' + QString(title.size(), u'=');
    };
    return {{u"heading in bold"_s, withHeads(d, simple(u"## **"_s, u"**"_s)), {}},
        {u"heading in code"_s, withHeads(d, simple(u"## `"_s, u"`"_s)), {}},
        {u"heading in italics"_s, withHeads(d, simple(u"## _"_s, u"_"_s)), {}},
        {u"numbered"_s, withHeads(d, numbered(u"## %1. "_s)), {}},
        {u"numbered with bracket"_s, withHeads(d, numbered(u"## %1) "_s)), {}},
        {u"numbered in two parts"_s, withHeads(d, numbered(u"## 1.%1 "_s)), {}},
        {u"section words"_s, withHeads(d, numbered(u"## Section %1: "_s)), {}},
        {u"Roman numbers"_s, withHeads(d, roman), {}},
        {u"emoji"_s, withHeads(d, simple(u"## \U0001F3AF "_s)), {}},
        {u"emoji behind"_s, withHeads(d, simple(u"## "_s, u" \u2705"_s)), {}},
        {u"keycaps"_s, withHeads(d, keycap), {}}, {u"setext with dashes"_s, withHeads(d, underlined), {}},
        {u"setext with equal signs"_s, withHeads(d, doubled), {}},
        {u"setext below a title"_s, u"The Document\n============\n\n"_s + withHeads(d, underlined), {}},
        {u"closing hashes"_s, withHeads(d, simple(u"## "_s, u" ##"_s)), {}},
        {u"number, bold and closing hashes"_s, withHeads(d, closedTwice), {}},
        {u"colon"_s, withHeads(d, simple(u"## "_s, u":"_s)), {}},
        {u"no space behind hashes"_s, withHeads(d, simple(u"##"_s)), {}},
        {u"note in parentheses"_s, withHeads(d, simple(u"## "_s, u" (required)"_s)), {}},
        {u"no blank line below headings"_s, withHeads(d, simple(u"## "_s), 0, u"\n"_s), {}},
        {u"rules between sections"_s, withHeads(d, simple(u"---\n\n## "_s)), {}},
        {u"plain lines with colon"_s, withHeads(d, simple({}, u":"_s)), {}}};
}

QVector<Variant> rearranged(const SampleDocument &d, const QString &good)
{
    SampleDocument reversed(d.rbegin(), d.rend());
    SampleDocument rotated = d.mid(d.size() / 2) + d.mid(0, d.size() / 2);
    const SampleSection extra{.title = u"Risks and Notes"_s,
        .text = u"The file may grow."_s,
        .items = {},
        .columns = {},
        .rows = {}};
    SampleDocument inside = d;
    inside.insert(2, extra);
    QString inlineFirst = good;
    inlineFirst.replace("## Open Questions\n\n"_L1, "## Open Questions: "_L1);
    QString unfenced = good;
    unfenced.replace("```mermaid\n"_L1, "```\n"_L1);
    QString bare = good;
    for (const QString &kind : {u"quadrantChart"_s, u"classDiagram"_s, u"sequenceDiagram"_s}) {
        const qsizetype at = bare.indexOf(u"```mermaid\n"_s + kind);
        if (at < 0)
            continue;
        bare.remove(at, 11);
        bare.remove(bare.indexOf("\n```"_L1, at), 4);
    }
    QString forgotten = good; // the first diagram is never closed
    const qsizetype diagram = forgotten.indexOf("```mermaid"_L1);
    if (diagram >= 0)
        forgotten.remove(forgotten.indexOf("\n```"_L1, diagram), 4);
    const QString repeated =
        u"## "_s + d.constFirst().title + u"\n\n## "_s + d.at(1).title + u"\n\n"_s + good;
    const QString grouped =
        QString(good).replace("\n\n## "_L1, "\n\n### "_L1).replace("\n### Out of"_L1, "\n#### Out of"_L1);
    return {{u"reversed order"_s, markdown(reversed), {}}, {u"rotated order"_s, markdown(rotated), {}},
        {u"extra section inside"_s, markdown(inside), extra},
        {u"extra section at the end"_s, markdown(d + SampleDocument{extra}), extra},
        {u"extra section and fence"_s, u"```markdown\n"_s + markdown(inside) + u"```"_s, extra},
        {u"an empty extra section"_s, good + u"\n## Appendix\n"_s, {}},
        {u"empty repeats first"_s, repeated, {}}, {u"diagram fences without a language"_s, unfenced, {}},
        {u"diagrams without fences"_s, bare, {}}, {u"a diagram that is never closed"_s, forgotten, {}},
        {u"group headings above"_s, u"## Part One\n\n### "_s + grouped.mid(3), {}},
        {u"text behind the last heading"_s, inlineFirst, {}}};
}

} // namespace

QVector<Variant> documentVariants(const SampleDocument &document)
{
    const QString good = markdown(document);
    return wrapped(good) + headedByLevel(document) + headedByDecoration(document)
        + rearranged(document, good);
}

} // namespace samples
