// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/document_reader.h"

#include "core/artefact/document/section_parser.h"
#include "core/artefact/document/unwrap.h"
#include "core/artefact/reply/json_reply.h"
#include "core/artefact/reply/remarks.h"
#include "core/artefact/reply/thinking.h"
#include "core/base/text.h"
#include "core/markdown/lines.h"

#include <QSet>

#include <algorithm>

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
    QVector<Section> sections = readSections(lines, titles);
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

/// A section's body in the form its schema wants: a diagram gets its missing fence, a table or list loses a
/// fence around the whole, a JSON array becomes a list. Everything else stays as it is.
QString canonicalBody(const QString &body, const SectionSpec &spec)
{
    if (body.isEmpty())
        return body;
    const QStringList lines = splitLines(body);
    if (spec.form == SectionForm::Mermaid)
        return diagramBody(lines, spec.diagram);
    static const QStringList wrapping{QString(), u"markdown"_s, u"md"_s, u"text"_s, u"txt"_s, u"plaintext"_s};
    if (spec.form == SectionForm::Table) {
        const QString content = soleFenceContent(lines, wrapping);
        return content.isNull() ? body : content;
    }
    if (spec.form == SectionForm::List) {
        const QString content = soleFenceContent(lines, wrapping + QStringList{u"json"_s});
        const QString list = content.isNull() ? body : content;
        return readJsonList(list).value_or(list);
    }
    return body;
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
    return TitleIndex(titles);
}

ReadDocument readDocument(const QString &raw, const QVector<SectionSpec> &schema)
{
    const TitleIndex titles = titlesOf(schema, true);
    const QString text = withoutThinking(normaliseLineEnds(raw)).text;
    QStringList lines = unwrapDocument(splitLines(text), titles);
    ReadDocument document;
    const bool ownRemarks = titles.titles().size() == schema.size();
    QVector<Section> sections = readBest(text, lines, titles, schema);
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
