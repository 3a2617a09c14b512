// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/document_tables.h"

#include <QRegularExpression>
#include <QSet>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

const QString poolSection = u"Requirement Pool"_s;

void checkRow(const TableView &pool, qsizetype row, QSet<QString> &seen, int line, QVector<Finding> &findings)
{
    static const QRegularExpression idForm(u"^R[1-9][0-9]*$"_s);
    static const QStringList priorities{u"P0"_s, u"P1"_s, u"P2"_s};
    const QString id = pool.cell(row, u"ID"_s);
    if (!idForm.match(id).hasMatch())
        findings += Finding{u"bad_id"_s, u"row %1: '%2' is no ID like R1"_s.arg(row + 1).arg(id), line};
    else if (seen.contains(id))
        findings += Finding{u"duplicate_id"_s, u"ID %1 is used twice"_s.arg(id), line};
    seen.insert(id);
    if (const QString priority = pool.cell(row, u"Priority"_s); !priorities.contains(priority))
        findings += Finding{u"bad_priority"_s, u"%1: '%2' is not P0, P1 or P2"_s.arg(id, priority), line};
    if (pool.cell(row, u"Requirement"_s).isEmpty())
        findings += Finding{u"empty_requirement"_s, u"%1 has no text"_s.arg(id), line};
}

} // namespace

CheckOutcome checkPool(const CheckInput &input)
{
    const TableView pool(input.facts.section(poolSection));
    const int line = lineOf(input, poolSection);
    if (!pool.isValid() || pool.rows() == 0)
        return {{{u"bad_table"_s, u"section '%1' has no table with rows"_s.arg(poolSection), line}}, {}};
    CheckOutcome outcome;
    QSet<QString> seen;
    for (qsizetype row = 0; row < pool.rows(); ++row)
        checkRow(pool, row, seen, line, outcome.findings);
    return outcome;
}

} // namespace baton::artefact
