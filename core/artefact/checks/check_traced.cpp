// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/document_tables.h"
#include "core/artefact/markdown_table.h"

#include <QSet>

namespace baton::artefact {

using namespace Qt::StringLiterals;

CheckOutcome checkTraced(const CheckInput &input)
{
    const QString section = u"Logic Analysis"_s;
    const DocumentFacts *prd = documentOf(input, u"prd"_s);
    if (!prd)
        return {{}, u"the product document is not known"_s};
    const TableView pool(prd->section(u"Requirement Pool"_s));
    const TableView table(input.facts.section(section));
    const int line = lineOf(input, section);
    QSet<QString> served;
    QSet<QString> known;
    for (const QString &cell : table.column(u"Requirements"_s)) {
        for (const QString &id : splitCellList(cell))
            served.insert(id);
    }
    CheckOutcome outcome;
    for (qsizetype row = 0; row < pool.rows(); ++row) {
        const QString id = pool.cell(row, u"ID"_s);
        known.insert(id);
        if (pool.cell(row, u"Priority"_s) == "P0"_L1 && !served.contains(id))
            outcome.findings +=
                Finding{u"untraced_requirement"_s, u"P0 requirement %1 is served by no file"_s.arg(id), line};
    }
    QStringList unknown = (served - known).values();
    unknown.sort();
    for (const QString &id : unknown)
        outcome.findings +=
            Finding{u"unknown_requirement"_s, u"%1 is not in the requirement pool"_s.arg(id), line};
    return outcome;
}

} // namespace baton::artefact
