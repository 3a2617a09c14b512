// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/document_reader.h"

#include "core/artefact/json_reply.h"
#include "core/artefact/markdown_table.h"
#include "core/artefact/section_body.h"
#include "core/artefact/text_lines.h"
#include "core/artefact/thinking.h"
#include "core/artefact/unwrap.h"
#include "core/base/text.h"

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;

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
    if (const auto json = readJsonSections(text, titles, schema);
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

ReadDocument readDocument(const QString &raw, const QVector<SectionSpec> &schema)
{
    const TitleIndex titles = TitleIndex::ofSchema(schema, true);
    const QString text = withoutThinking(normaliseLineEnds(raw)).text;
    const QStringList lines = unwrapDocument(splitLines(text), titles);
    ReadDocument document;
    document.plain = plainText(lines);
    const bool ownRemarks = titles.titles().size() == schema.size();
    QVector<Section> sections = readBest(unquoted(splitLines(text)).join(u'\n'), lines, titles, schema);
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
    return document;
}

QString writeDocument(const QVector<Section> &sections)
{
    QString text;
    for (const Section &section : sections) {
        text += u"## "_s + section.title + u'\n';
        if (!section.body.isEmpty())
            text += u'\n' + section.body + u'\n';
        text += u'\n';
    }
    return withFinalNewline(text);
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
    const auto isFilled = [&](qsizetype known) {
        return std::any_of(base.sections.begin(), base.sections.end(),
            [&](const Section &section) { return section.known == known && !section.body.isEmpty(); });
    };
    for (const Section &section : answer.sections) {
        const bool asked = wanted.contains(section.title, Qt::CaseInsensitive);
        if (section.known >= 0 && !section.body.isEmpty() && (asked || !isFilled(section.known)))
            setBody(sections, section);
    }
    // Asked for one section, models often answer with its body alone.
    if (answer.sections.isEmpty() && wanted.size() == 1 && !answer.plain.isEmpty()) {
        const qsizetype known = TitleIndex::ofSchema(schema, false).match(wanted.constFirst()).index;
        if (known >= 0)
            setBody(
                sections, {schema.at(known).title, canonicalBody(answer.plain, schema.at(known)), known, 0});
    }
    return inSchemaOrder(sections, schema.size());
}

} // namespace baton::artefact
