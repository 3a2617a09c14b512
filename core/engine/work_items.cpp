// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/work_items.h"

#include "core/domain/tags.h"
#include "core/markdown/cells.h"
#include "core/markdown/paths.h"

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

QString cellAt(const QStringList &row, qsizetype column)
{
    return column >= 0 && column < row.size() ? row.at(column) : QString();
}

} // namespace

QVector<WorkItem> workItems(const ForEach &forEach, const DocumentFacts &facts)
{
    QVector<WorkItem> items;
    const SectionFacts *section = facts.named(forEach.section);
    const qsizetype itemColumn = section == nullptr ? -1 : section->column(forEach.itemColumn);
    if (itemColumn < 0)
        return items;
    const qsizetype dependsColumn = section->column(forEach.dependsOnColumn);
    const qsizetype purposeColumn = section->column(tag::purpose);
    const qsizetype requirementsColumn = section->column(tag::requirements);
    QStringList files;
    QStringList dependsCells;
    for (const QStringList &row : section->rows) {
        const QString file = markdown::pathOf(cellAt(row, itemColumn));
        if (markdown::saysNothing(file))
            continue;
        files.append(file);
        items.append({file, {}, markdown::plainValue(cellAt(row, purposeColumn)),
            markdown::cellWords(cellAt(row, requirementsColumn))});
        dependsCells.append(cellAt(row, dependsColumn));
    }
    const markdown::FileNames names(files);
    for (qsizetype i = 0; i < items.size(); ++i) {
        items[i].dependsOn = names.namedIn(dependsCells.at(i)).files;
        items[i].dependsOn.removeAll(items.at(i).file);
    }
    return items;
}

} // namespace baton::engine
