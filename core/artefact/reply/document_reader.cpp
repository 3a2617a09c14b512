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

QVector<Section> readBest(const QString &text, const QString &document, const TitleIndex &titles,
    const QVector<SectionSpec> &schema)
{
    const auto quoting = std::find_if(schema.cbegin(), schema.cend(),
        [](const SectionSpec &spec) { return tag::ofSection(spec.tag, spec.title) == tag::original; });
    QVector<Section> sections =
        readSections(Lines(document), titles, quoting == schema.cend() ? -1 : quoting - schema.cbegin());
    // JSON is tried only where Markdown found (nearly) nothing: a document may well contain JSON.
    if (knownCount(sections) > 1 || !mayBeJson(text))
        return sections;
    if (const auto json = readJsonSections(unquoted(text), titles, schema);
        json && knownCount(*json) > knownCount(sections))
        return *json;
    return sections;
}

/// The answer without the chatter around it, for answers that hold no heading at all.
QString plainText(const QString &text)
{
    const Lines lines(text);
    qsizetype from = 0;
    qsizetype to = lines.size();
    while (from < to && (isBlank(lines.at(from)) || (to - from > 1 && isOpeningChatter(lines.at(from)))))
        ++from;
    while (from < to && (isBlank(lines.at(to - 1)) || (to - from > 1 && isClosingChatter(lines.at(to - 1)))))
        --to;
    return lines.text(from, to);
}

/// A list, table or diagram that the answer ends with needs no closing sentence behind it.
void dropClosingSentence(Section &section, SectionForm form)
{
    const Lines lines(section.body);
    qsizetype blank = lines.size() - 1;
    while (blank > 0 && !isBlank(lines.at(blank)))
        --blank;
    const auto isStructure = [](QStringView line) {
        const QStringView text = line.trimmed();
        return text.startsWith(u"- ") || text.startsWith(u"* ") || text.startsWith(u'|')
            || fenceAt(text).isBare() || (!text.isEmpty() && text.front().isDigit());
    };
    qsizetype before = blank;
    while (before > 0 && isBlank(lines.at(before)))
        --before;
    if (form != SectionForm::Text && blank > 0 && isStructure(lines.at(before))
        && isOneParagraph(lines.text(blank, lines.size())))
        section.body = trimBlankLines(lines.text(0, blank));
}

/// The content when the body is one fence and nothing else; null otherwise.
QString soleFenceContent(const QString &body, const QStringList &languages)
{
    if (!mayHoldFence(body))
        return {};
    const Lines lines(body);
    const FenceLine opener = fenceAt(lines.first());
    if (!opener.isFence() || !languages.contains(opener.language()))
        return {};
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (fenceAt(lines.at(i)).closes(opener))
            return i + 1 == lines.size() ? trimBlankLines(lines.text(1, i)) : QString();
    }
    return {};
}

bool beginsDiagram(QStringView line, const QString &diagram)
{
    static const QStringList words{u"quadrantChart"_s, u"classDiagram"_s, u"sequenceDiagram"_s,
        u"flowchart"_s, u"graph"_s, u"stateDiagram"_s, u"stateDiagram-v2"_s, u"erDiagram"_s, u"gantt"_s,
        u"mindmap"_s};
    const QStringView text = line.trimmed();
    const QStringView word = text.left(text.indexOf(u' '));
    return word == diagram || words.contains(word);
}

/// ":::mermaid" as a fence; arrows that a page escaped.
QString withFenceMarks(const QString &body)
{
    if (!body.contains(":::"_L1) && !body.contains(u'&'))
        return body;
    QString result;
    for (const QStringView line : Lines(body)) {
        const QStringView text = line.trimmed();
        const bool opens = text.startsWith(u":::")
            && text.sliced(3).trimmed().compare("mermaid"_L1, Qt::CaseInsensitive) == 0;
        if (line.contains("-&gt;"_L1) || line.contains("&lt;|"_L1) || line.contains("&lt;-"_L1))
            addLine(result, line.toString().replace("&gt;"_L1, ">"_L1).replace("&lt;"_L1, "<"_L1));
        else
            addLine(result, text == ":::"_L1 ? u"```" : opens ? u"```mermaid" : line);
    }
    return result;
}

/// A fence inside a fence as the inner one; the last fence line, if it only closes the outer one, goes as
/// well.
QString withOneFence(const QString &body)
{
    if (!mayHoldFence(body))
        return body;
    const Lines lines(body);
    QVector<bool> outer(lines.size());
    qsizetype end = lines.size();
    FenceTracker fences;
    for (qsizetype i = 0; i < end; ++i) {
        const bool begins = !fences.isInside() && fenceAt(lines.at(i)).isBare() && i + 1 < end
            && fenceAt(lines.at(i + 1)).language() == "mermaid"_L1;
        if (!begins) {
            fences.feed(lines.at(i));
            continue;
        }
        outer[i] = true;
        while (end > i + 2 && !fenceAt(lines.at(end - 1)).isFence())
            --end;
        if (end > i + 3 && fenceAt(lines.at(end - 1)).isBare() && fenceAt(lines.at(end - 2)).isBare())
            outer[--end] = true;
    }
    QString result;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!outer.at(i))
            addLine(result, lines.at(i));
    }
    return result;
}

QString diagramBody(const QString &body, const QString &diagram)
{
    const Lines lines(body);
    FenceTracker fences;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool wasInside = fences.isInside();
        const bool fenced = fences.feed(lines.at(i));
        if (fenced && !wasInside && fences.isInside() && i + 1 < lines.size()
            && fences.opener().language() != "mermaid"_L1 && beginsDiagram(lines.at(i + 1), diagram)) {
            QString named = lines.text(0, i);
            named += i > 0 ? u"\n"_s : QString();
            addLine(named,
                QString(lines.at(i).left(fences.opener().indent + fences.opener().length) + u"mermaid"_s));
            return named + lines.text(i + 1, lines.size());
        }
        if (!fenced && beginsDiagram(lines.at(i), diagram)) {
            const QString before = trimBlankLines(lines.text(0, i));
            const QString fence =
                u"```mermaid\n"_s + trimBlankLines(lines.text(i, lines.size())) + u"\n```"_s;
            return before.isEmpty() ? fence : before + u"\n\n"_s + fence;
        }
    }
    return lines.text(0, lines.size());
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
    if (mermaid)
        return diagramBody(withOneFence(withFenceMarks(body)), spec.diagram);
    static const QStringList wrapping{QString(), u"markdown"_s, u"md"_s, u"text"_s, u"txt"_s, u"plaintext"_s};
    if (spec.form == SectionForm::Table) {
        const QString content = soleFenceContent(body, wrapping + QStringList{u"json"_s});
        const QString table = content.isNull() ? body : content;
        return readJsonTable(table, spec).value_or(table);
    }
    if (spec.form == SectionForm::List) {
        const QString content = soleFenceContent(
            body, wrapping + QStringList{u"json"_s, u"python"_s, u"py"_s, u"javascript"_s, u"js"_s});
        const QString list = content.isNull() ? body : content;
        return readJsonList(list).value_or(list);
    }
    return body;
}

/// Sections in tags become headings: "<section name="File list">", "<file_list>".
QString withHeadings(const QString &text, const TitleIndex &titles)
{
    if (!text.contains(u'<'))
        return text;
    static const QRegularExpression tag(
        u"^\\s*<(/?)(?:section\\b(?:[^<>]*?(?:name|title|heading)\\s*=\\s*[\"']([^\"']{1,100})[\"'][^<>]*)?|([A-Za-z][\\w -]{1,60}))>\\s*$"_s);
    FenceTracker fences;
    QString result;
    result.reserve(text.size());
    for (const QStringView line : Lines(text)) {
        const bool plain = fences.feed(line) || !line.contains(u'<') || line.size() > 200;
        const auto found = plain ? QRegularExpressionMatch() : tag.match(line);
        const QString name = QString(found.captured(2) + found.captured(3)).replace(u'_', u' ');
        if (!found.hasMatch() || (!name.isEmpty() && !titles.isExactly(name)))
            addLine(result, line);
        else
            addLine(result, found.captured(1).isEmpty() && !name.isEmpty() ? u"## "_s + name : QString());
    }
    return result;
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
    const QVector<CodeBlock> blocks = texts.isEmpty() ? readCodeBlocks(Lines(text)) : QVector<CodeBlock>();
    for (qsizetype i = 0; i < blocks.size() && i < most; ++i)
        texts += enclosedTexts(blocks.at(i).content);
    return texts;
}

/// The document may stand in an envelope: the one among them that holds most known sections.
void readEnclosed(const QString &text, const TitleIndex &titles, const QVector<SectionSpec> &schema,
    QString *document, QVector<Section> *sections)
{
    const QVector<EnclosedText> texts = allEnclosed(text);
    constexpr qsizetype most = 20;
    for (qsizetype i = 0; i < texts.size() && i < most; ++i) {
        const QString inner = normaliseLineEnds(texts.at(i).text);
        QString own = unwrapDocument(inner, titles);
        QVector<Section> found = readBest(inner, own, titles, schema);
        if (knownCount(found) == 0 || knownCount(found) < knownCount(*sections))
            continue;
        *document = std::move(own);
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
    QString plain = unwrapDocument(withHeadings(text, titles), titles);
    QVector<Section> sections = readBest(text, plain, titles, schema);
    const QString begin = text.left(200).trimmed();
    if (knownCount(sections) < 2 || begin.startsWith(u'<') || begin.startsWith("***"_L1))
        readEnclosed(text, titles, schema, &plain, &sections);
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
        document.plain = trimBlankLines(plainText(plain));
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
