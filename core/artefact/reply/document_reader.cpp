// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/document_reader.h"

#include "core/artefact/document/section_parser.h"
#include "core/artefact/document/unwrap.h"
#include "core/artefact/reply/code_blocks.h"
#include "core/artefact/reply/envelope.h"
#include "core/artefact/reply/json_reply.h"
#include "core/artefact/reply/remarks.h"
#include "core/artefact/sections/names.h"
#include "core/base/text.h"
#include "core/domain/tags.h"
#include "core/markdown/lines.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <utility>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

bool mayBeJson(const QString &text)
{
    const QStringView trimmed = QStringView(text).trimmed();
    return trimmed.startsWith(u'{') || trimmed.startsWith(u'[') || trimmed.contains(u'{')
        || trimmed.contains(u"[{");
}

QVector<Section> readBest(const QString &text, const QStringList &lines, const TitleIndex &titles,
    const QVector<SectionSpec> &schema)
{
    const auto quoting = std::find_if(schema.cbegin(), schema.cend(),
        [](const SectionSpec &spec) { return tag::ofSection(spec.tag, spec.title) == tag::original; });
    QVector<Section> sections =
        readSections(lines, titles, quoting == schema.cend() ? -1 : quoting - schema.cbegin());
    // JSON is tried only where Markdown found (nearly) nothing: a document may well contain JSON.
    if (knownCount(sections) > 1 || !mayBeJson(text))
        return sections;
    const QString whole = unquoted(splitLines(text)).join(u'\n');
    if (const auto json = readJsonSections(whole, titles, schema);
        json && knownCount(*json) > knownCount(sections))
        return *json;
    return sections;
}

/// The answer without the chatter around it, for answers that hold no heading at all.
QString plainText(QStringList lines)
{
    while (!lines.isEmpty()
        && (isBlank(lines.constFirst()) || (lines.size() > 1 && isOpeningChatter(lines.constFirst()))))
        lines.removeFirst();
    while (!lines.isEmpty()
        && (isBlank(lines.constLast()) || (lines.size() > 1 && isClosingChatter(lines.constLast()))))
        lines.removeLast();
    return trimBlankLines(lines);
}

/// A list, table or diagram that the answer ends with needs no closing sentence behind it.
void dropClosingSentence(Section &section, SectionForm form)
{
    const QStringList lines = splitLines(section.body);
    qsizetype blank = lines.size() - 1;
    while (blank > 0 && !isBlank(lines.at(blank)))
        --blank;
    const auto isStructure = [](const QString &line) {
        const QStringView text = QStringView(line).trimmed();
        return text.startsWith(u"- ") || text.startsWith(u"* ") || text.startsWith(u'|')
            || fenceAt(text).isBare() || (!text.isEmpty() && text.front().isDigit());
    };
    qsizetype before = blank;
    while (before > 0 && isBlank(lines.at(before)))
        --before;
    if (form != SectionForm::Text && blank > 0 && isStructure(lines.at(before))
        && isOneParagraph(lines.mid(blank)))
        section.body = trimBlankLines(lines.mid(0, blank));
}

/// The content when the body is one fence and nothing else; null otherwise.
QString soleFenceContent(const QStringList &lines, const QStringList &languages)
{
    if (lines.size() < 2)
        return {};
    const FenceLine opener = fenceAt(lines.constFirst());
    if (!opener.isFence() || !languages.contains(opener.language()))
        return {};
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (fenceAt(lines.at(i)).closes(opener))
            return i + 1 == lines.size() ? trimBlankLines(lines.mid(1, i - 1)) : QString();
    }
    return {};
}

bool beginsDiagram(const QString &line, const QString &diagram)
{
    static const QStringList words{u"quadrantChart"_s, u"classDiagram"_s, u"sequenceDiagram"_s,
        u"flowchart"_s, u"graph"_s, u"stateDiagram"_s, u"stateDiagram-v2"_s, u"erDiagram"_s, u"gantt"_s,
        u"mindmap"_s};
    const QString word = line.trimmed().section(u' ', 0, 0);
    return word == diagram || words.contains(word);
}

/// ":::mermaid" as a fence; a fence inside a fence as the inner one; arrows that a page escaped.
QStringList withOneFence(QStringList lines)
{
    for (QString &line : lines) {
        const QString text = line.trimmed();
        if (text == ":::"_L1)
            line = u"```"_s;
        else if (text.startsWith(":::"_L1)
            && text.sliced(3).trimmed().compare("mermaid"_L1, Qt::CaseInsensitive) == 0)
            line = u"```mermaid"_s;
        if (line.contains("-&gt;"_L1) || line.contains("&lt;|"_L1) || line.contains("&lt;-"_L1))
            line.replace("&gt;"_L1, ">"_L1).replace("&lt;"_L1, "<"_L1);
    }
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        if (fenceAt(lines.at(i)).isBare() && fenceAt(lines.at(i + 1)).language() == "mermaid"_L1) {
            lines.removeAt(i);
            qsizetype last = lines.size() - 1;
            while (last > i && !fenceAt(lines.at(last)).isFence())
                --last;
            if (last > i + 1 && fenceAt(lines.at(last)).isBare() && fenceAt(lines.at(last - 1)).isBare())
                lines.removeAt(last);
        }
    }
    return lines;
}

QString diagramBody(const QStringList &lines, const QString &diagram)
{
    FenceTracker fences;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool wasInside = fences.isInside();
        const bool fenced = fences.feed(lines.at(i));
        if (fenced && !wasInside && fenceAt(lines.at(i)).language() != "mermaid"_L1 && i + 1 < lines.size()
            && beginsDiagram(lines.at(i + 1), diagram)) {
            QStringList named = lines;
            const FenceLine fence = fenceAt(lines.at(i));
            named[i] = QString(fence.indent, u' ') + QString(fence.length, fence.mark) + u"mermaid"_s;
            return named.join(u'\n');
        }
        if (!fenced && beginsDiagram(lines.at(i), diagram)) {
            const QString before = trimBlankLines(lines.mid(0, i));
            const QString fence = u"```mermaid\n"_s + trimBlankLines(lines.mid(i)) + u"\n```"_s;
            return before.isEmpty() ? fence : before + u"\n\n"_s + fence;
        }
    }
    return lines.join(u'\n');
}

/// An HTML table as one of pipes.
QString pipeTable(QString body)
{
    static const QRegularExpression row(
        u"\\s*<tr\\b[^<>]*>\\s*"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression cell(u"\\s*</t[dh]>\\s*"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression code(u"</?code>"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression rest(
        u"</?(?:table|thead|tbody|tr|td|th)\\b[^<>]*>[ \\t]*"_s, QRegularExpression::CaseInsensitiveOption);
    body.replace(code, u"`"_s).replace(row, u"\n| "_s).replace(cell, u" | "_s).remove(rest);
    static const QRegularExpression blank(u"\\n\\s*\\n"_s);
    return body.replace(blank, u"\n"_s).trimmed();
}

/// A section's body in the form its schema wants: a diagram gets its missing fence, a table or list loses a
/// fence around the whole, a JSON array becomes a list. Everything else stays as it is.
QString canonicalBody(const QString &given, const SectionSpec &spec)
{
    if (given.isEmpty())
        return given;
    const bool mermaid = spec.form == SectionForm::Mermaid;
    const QString body = !mermaid && given.contains("<td"_L1) ? pipeTable(given) : given;
    const QStringList lines = splitLines(body);
    if (spec.form == SectionForm::Mermaid)
        return diagramBody(withOneFence(lines), spec.diagram);
    static const QStringList wrapping{QString(), u"markdown"_s, u"md"_s, u"text"_s, u"txt"_s, u"plaintext"_s};
    if (spec.form == SectionForm::Table) {
        const QString content = soleFenceContent(lines, wrapping + QStringList{u"json"_s});
        const QString table = content.isNull() ? body : content;
        return readJsonTable(table, spec).value_or(table);
    }
    if (spec.form == SectionForm::List) {
        const QString content = soleFenceContent(
            lines, wrapping + QStringList{u"json"_s, u"python"_s, u"py"_s, u"javascript"_s, u"js"_s});
        const QString list = content.isNull() ? body : content;
        return readJsonList(list).value_or(list);
    }
    return body;
}

/// Sections in tags become headings: "<section name="File list">", "<file_list>".
QStringList withHeadings(QStringList lines, const TitleIndex &titles)
{
    static const QRegularExpression tag(
        u"^\\s*<(/?)(?:section\\b(?:[^<>]*?(?:name|title|heading)\\s*=\\s*[\"']([^\"']{1,100})[\"'][^<>]*)?|([A-Za-z][\\w -]{1,60}))>\\s*$"_s);
    FenceTracker fences;
    for (QString &line : lines) {
        if (fences.feed(line) || !line.contains(u'<') || line.size() > 200)
            continue;
        const auto found = tag.match(line);
        const QString name = QString(found.captured(2) + found.captured(3)).replace(u'_', u' ');
        if (!found.hasMatch() || (!name.isEmpty() && !titles.isExactly(name)))
            continue;
        line = found.captured(1).isEmpty() && !name.isEmpty() ? u"## "_s + name : QString();
    }
    return lines;
}

/// A web page's escapes: "--&gt;" where no bare '<' or '>' stands in the whole text.
QString withoutPageEntities(QString text)
{
    const bool escaped = (text.contains("&gt;"_L1) || text.contains("&lt;"_L1))
        && !(text.contains("&lt;"_L1) && text.contains(u'<')) && !text.contains("-->"_L1)
        && !text.contains("->>"_L1);
    if (!escaped)
        return text;
    text.replace("&lt;"_L1, "<"_L1).replace("&gt;"_L1, ">"_L1).replace("&quot;"_L1, "\""_L1);
    return text.replace("&#39;"_L1, "'"_L1).replace("&amp;"_L1, "&"_L1);
}

/// The envelopes of a text; where there are none outside fences, those inside.
QVector<EnclosedText> allEnclosed(const QString &text)
{
    constexpr qsizetype most = 20;
    QVector<EnclosedText> texts = enclosedTexts(text);
    const QVector<CodeBlock> blocks =
        texts.isEmpty() ? readCodeBlocks(splitLines(text)) : QVector<CodeBlock>();
    for (qsizetype i = 0; i < blocks.size() && i < most; ++i)
        texts += enclosedTexts(blocks.at(i).content);
    return texts;
}

/// The document may stand in an envelope: the one among them that holds most known sections.
void readEnclosed(const QString &text, const TitleIndex &titles, const QVector<SectionSpec> &schema,
    QStringList *lines, QVector<Section> *sections)
{
    const QVector<EnclosedText> texts = allEnclosed(text);
    constexpr qsizetype most = 20;
    for (qsizetype i = 0; i < texts.size() && i < most; ++i) {
        const QString inner = normaliseLineEnds(texts.at(i).text);
        QStringList own = unwrapDocument(splitLines(inner), titles);
        QVector<Section> found = readBest(inner, own, titles, schema);
        if (knownCount(found) == 0 || knownCount(found) < knownCount(*sections))
            continue;
        *lines = std::move(own);
        *sections = std::move(found);
    }
}

void setBody(QVector<Section> &sections, const Section &section)
{
    for (Section &known : sections) {
        if (known.known == section.known) {
            known.body = section.body;
            return;
        }
    }
    sections += section;
}

} // namespace

TitleIndex titlesOf(const QVector<SectionSpec> &schema, bool withRemarks)
{
    QStringList titles;
    for (const SectionSpec &spec : schema)
        titles += spec.title;
    if (withRemarks && !titles.contains(remarksTitle, Qt::CaseInsensitive))
        titles += remarksTitle;
    TitleIndex index(titles);
    for (qsizetype i = 0; i < schema.size(); ++i) {
        const QStringList others = sectionSynonyms(tag::ofSection(schema.at(i).tag, schema.at(i).title));
        for (const QString &words : others)
            index.addSynonym(words, i);
    }
    return index;
}

ReadDocument readDocument(const QString &raw, const QVector<SectionSpec> &schema)
{
    const TitleIndex titles = titlesOf(schema, true);
    const QString text = withoutPageEntities(unpackAnswer(raw).text);
    ReadDocument document;
    QStringList lines = unwrapDocument(withHeadings(splitLines(text), titles), titles);
    QVector<Section> sections = readBest(text, lines, titles, schema);
    const QString begin = text.left(200).trimmed();
    if (knownCount(sections) < 2 || begin.startsWith(u'<') || begin.startsWith("***"_L1))
        readEnclosed(text, titles, schema, &lines, &sections);
    const bool ownRemarks = titles.titles().size() == schema.size();
    if (!sections.isEmpty() && sections.constLast().known >= 0 && sections.constLast().known < schema.size())
        dropClosingSentence(sections.last(), schema.at(sections.constLast().known).form);
    for (Section &section : sections) {
        if (!ownRemarks && section.known == schema.size()) {
            document.remarks = section.body;
            continue;
        }
        if (section.known >= 0)
            section.body = canonicalBody(section.body, schema.at(section.known));
        document.sections += section;
    }
    document.sections = inSchemaOrder(document.sections, schema.size());
    if (knownCount(document.sections) == 0)
        document.plain = plainText(std::move(lines));
    return document;
}

QVector<Section> inSchemaOrder(const QVector<Section> &sections, qsizetype schemaSize)
{
    QVector<Section> ordered = sections;
    std::stable_sort(ordered.begin(), ordered.end(), [schemaSize](const Section &a, const Section &b) {
        return (a.known < 0 ? schemaSize : a.known) < (b.known < 0 ? schemaSize : b.known);
    });
    return ordered;
}

QVector<Section> completed(const ReadDocument &base, const ReadDocument &answer, const QStringList &wanted,
    const QVector<SectionSpec> &schema)
{
    QVector<Section> sections = base.sections;
    QSet<qsizetype> filled;
    for (const Section &section : base.sections) {
        if (!section.body.isEmpty())
            filled.insert(section.known);
    }
    for (const Section &section : answer.sections) {
        const bool asked = wanted.contains(section.title, Qt::CaseInsensitive);
        if (section.known >= 0 && !section.body.isEmpty() && (asked || !filled.contains(section.known)))
            setBody(sections, section);
    }
    // Asked for one section, models often answer with its body alone.
    if (answer.sections.isEmpty() && wanted.size() == 1 && !answer.plain.isEmpty()) {
        const qsizetype known = titlesOf(schema, false).match(wanted.constFirst()).index;
        if (known >= 0)
            setBody(
                sections, {schema.at(known).title, canonicalBody(answer.plain, schema.at(known)), known, 0});
    }
    return inSchemaOrder(sections, schema.size());
}

} // namespace baton::artefact
