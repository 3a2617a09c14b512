// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/document_tables.h"
#include "core/artefact/document/section_facts.h"
#include "core/domain/tags.h"
#include "core/markdown/cells.h"

#include <QSet>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

CheckOutcome checkTraced(const CheckInput &input)
{
    const SectionFacts *requirements = taggedIn(input.context.documents, tag::requirements);
    if (!requirements)
        return {{}, u"the requirement pool is not known"_s};
    const TableView pool(requirements);
    const TaggedPart part = partOf(input, tag::tasks);
    const QStringList must = input.parameter(u"priorities"_s, {u"P0"_s});
    QSet<QString> served;
    QSet<QString> known;
    for (const QString &cell : TableView(part.facts).column(tag::requirements)) {
        for (const QString &id : cellWords(cell))
            served.insert(id);
    }
    CheckOutcome outcome;
    for (qsizetype row = 0; row < pool.rows(); ++row) {
        const QString id = pool.cell(row, tag::id);
        const QString priority = pool.cell(row, tag::priority);
        known.insert(id);
        if (must.contains(priority) && !served.contains(id))
            outcome.add({problem::untracedRequirement,
                u"%1 requirement %2 is served by no file"_s.arg(priority, id), part.line});
    }
    QStringList unknown = (served - known).values();
    unknown.sort();
    for (const QString &id : unknown)
        outcome.add({problem::unknownRequirement, u"%1 is not in the requirement pool"_s.arg(id), part.line});
    return outcome;
}

} // namespace baton::artefact
