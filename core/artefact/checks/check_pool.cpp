// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/document_tables.h"
#include "core/domain/tags.h"

#include <QRegularExpression>
#include <QSet>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

class RowReader {
public:
    RowReader(const TableView &pool, QStringList priorities, int line)
        : m_pool(pool), m_priorities(std::move(priorities)), m_line(line)
    {
    }

    void check(qsizetype row, CheckOutcome &outcome)
    {
        static const QRegularExpression idForm(u"^R[1-9][0-9]*$"_s);
        const auto add = [&](const ProblemId &problem, const QString &detail) {
            outcome.add({problem, detail, m_line});
        };
        const QString id = m_pool.cell(row, tag::id);
        if (!idForm.match(id).hasMatch())
            add(problem::badId, u"row %1: '%2' is no ID like R1"_s.arg(row + 1).arg(id));
        else if (m_seen.contains(id))
            add(problem::duplicateId, u"ID %1 is used twice"_s.arg(id));
        m_seen.insert(id);
        if (const QString priority = m_pool.cell(row, tag::priority); !m_priorities.contains(priority))
            add(problem::badPriority,
                u"%1: '%2' is not one of %3"_s.arg(id, priority, m_priorities.join(u", "_s)));
        if (m_pool.cell(row, tag::requirement).isEmpty())
            add(problem::emptyRequirement, u"%1 has no text"_s.arg(id));
    }

private:
    const TableView &m_pool;
    QStringList m_priorities;
    int m_line;
    QSet<QString> m_seen;
};

} // namespace

CheckOutcome checkPool(const CheckInput &input)
{
    const TaggedPart part = partOf(input, tag::requirements);
    const TableView pool(part.facts);
    if (!pool.isValid() || pool.rows() == 0)
        return {{{problem::badTable, u"section '%1' has no table with rows"_s.arg(part.title), part.line,
                    part.title}},
            {}};
    CheckOutcome outcome;
    RowReader reader(pool, input.parameter(u"priorities"_s, {u"P0"_s, u"P1"_s, u"P2"_s}), part.line);
    for (qsizetype row = 0; row < pool.rows(); ++row)
        reader.check(row, outcome);
    return outcome;
}

} // namespace baton::artefact
