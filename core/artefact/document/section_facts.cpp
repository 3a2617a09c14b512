// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/document/section_facts.h"

#include "core/domain/tags.h"
#include "core/markdown/cells.h"
#include "core/markdown/file_list.h"
#include "core/markdown/lines.h"
#include "core/markdown/paths.h"
#include "core/markdown/tables.h"
#include "core/outline/outline.h"

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

/// The schema's spelling for the columns it names, and their tags.
void nameColumns(SectionFacts &facts, const SectionSpec &spec)
{
    QStringList tags;
    bool tagged = false;
    for (QString &column : facts.columns) {
        const auto named = std::find_if(spec.columns.cbegin(), spec.columns.cend(),
            [&](const ColumnSpec &c) { return isTitleOf(c, column); });
        const bool known = named != spec.columns.cend();
        column = known ? named->title : column;
        tags += known ? named->tag : QString();
        tagged = tagged || !tags.constLast().isEmpty();
    }
    if (tagged)
        facts.columnTags = tags;
}

/// A row a class, its name and what stands of it, and a first one without a name for the words beside them.
QVector<QStringList> classRows(const QString &body)
{
    const outline::ClassDiagram diagram = outline::classDiagramIn(body);
    QVector<QStringList> rows{{QString(), digestOf(diagram.words)}};
    for (const outline::DiagramClass &entry : diagram.classes)
        rows.append({entry.name, digestOf(entry.text)});
    return rows;
}

/// Files whose names are no plain words ("docs/user guide.md", "bin/run") stay in back-ticks, so that an item
/// begins with them for whoever reads it next.
QStringList fileItems(const QString &body, const QStringList &items)
{
    constexpr qsizetype largest = 200'000; // as in normalSections
    if (body.size() > largest)
        return items;
    const FileList list = readFileList(body);
    const auto isPlain = [](const ListedFile &file) { return namesFile(file.path); };
    if (std::all_of(list.files.cbegin(), list.files.cend(), isPlain))
        return items;
    QStringList result;
    for (const ListedFile &file : list.files)
        result += u'`' + file.path + u'`' + (file.purpose.isEmpty() ? QString() : u": "_s + file.purpose);
    return result;
}

} // namespace

bool isTitleOf(const ColumnSpec &column, const QString &title)
{
    const QString plain = title.simplified();
    const QString words = QString(plain).replace(u'_', u' ');
    return column.title.compare(plain, Qt::CaseInsensitive) == 0
        || column.title.compare(words, Qt::CaseInsensitive) == 0;
}

QString digestOf(const QString &body)
{
    return hashOf(body.trimmed()).value.left(16);
}

SectionFacts factsOf(const Section &section, const SectionSpec &spec)
{
    SectionFacts facts;
    facts.title = section.title;
    facts.digest = digestOf(section.body);
    facts.tag = spec.tag;
    if (spec.form == SectionForm::Mermaid) {
        if (spec.diagram == "classDiagram"_L1)
            facts.rows = classRows(section.body);
        return facts;
    }
    if (const auto table = readTable(section.body)) {
        facts.columns = table->columns;
        nameColumns(facts, spec);
        facts.rows = table->rows;
        return facts;
    }
    const Lines lines(section.body);
    if (const auto items = listItems(lines))
        facts.items = *items;
    else if (spec.form == SectionForm::List)
        facts.items = bareItems(lines);
    else if (lines.size() == 1 && !isBlank(lines.first()) && !saysNothing(lines.first()))
        facts.items = {plainCell(lines.first())};
    if (const QString tag = tag::ofSection(spec.tag, spec.title); tag == tag::files || tag == tag::order)
        facts.items = fileItems(section.body, facts.items);
    return facts;
}

SectionSpec specOf(const Section &section, const QVector<SectionSpec> &schema)
{
    return section.known >= 0 && section.known < schema.size() ? schema.at(section.known) : SectionSpec();
}

const SectionFacts *taggedIn(const QMap<QString, DocumentFacts> &documents, const QString &tag)
{
    for (const DocumentFacts &document : documents) {
        if (const SectionFacts *section = document.tagged(tag))
            return section;
    }
    return nullptr;
}

DocumentFacts factsOf(const QVector<Section> &sections, const QVector<SectionSpec> &schema)
{
    DocumentFacts facts;
    for (const Section &section : sections)
        facts.sections += factsOf(section, specOf(section, schema));
    return facts;
}

} // namespace baton::artefact
