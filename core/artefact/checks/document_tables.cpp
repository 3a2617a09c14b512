// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/document_tables.h"

#include "core/domain/tags.h"
#include "core/markdown/cells.h"
#include "core/markdown/paths.h"

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

qsizetype TableView::indexOf(const QString &column) const
{
    if (m_facts == nullptr)
        return -1;
    auto known = m_indexes.constFind(column);
    if (known == m_indexes.cend())
        known = m_indexes.insert(column, m_facts->column(column));
    return *known;
}

QString TableView::cell(qsizetype row, const QString &column) const
{
    const qsizetype index = indexOf(column);
    return index >= 0 ? m_facts->rows.at(row).value(index) : QString();
}

QStringList TableView::column(const QString &column) const
{
    QStringList cells;
    for (qsizetype row = 0; row < rows(); ++row)
        cells += cell(row, column);
    return cells;
}

QStringList TableView::paths(const QString &column) const
{
    QStringList paths;
    for (qsizetype row = 0; row < rows(); ++row)
        paths += pathOf(cell(row, column));
    return paths;
}

QStringList pathsOf(const SectionFacts *facts)
{
    if (facts == nullptr)
        return {};
    return pathsOfItems(
        facts->columns.isEmpty() ? facts->items : TableView(facts).column(facts->columns.constFirst()));
}

TaggedPart partOf(const CheckInput &input, const QString &tag)
{
    TaggedPart part;
    part.facts = input.facts.tagged(tag);
    const SectionSpec *spec = input.context.step.section(tag);
    part.title = part.facts ? part.facts->title : spec ? spec->title : tag::sectionTitle(tag);
    for (const Section &section : input.sections) {
        if (part.line == 0 && section.title.compare(part.title, Qt::CaseInsensitive) == 0)
            part.line = static_cast<int>(section.line);
    }
    return part;
}

} // namespace baton::artefact
