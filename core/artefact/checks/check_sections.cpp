// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/check.h"

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

QString tableProblem(const SectionFacts &facts, const SectionSpec &spec)
{
    if (facts.columns.isEmpty())
        return u"has no table"_s;
    for (const ColumnSpec &column : spec.columns) {
        if (!facts.columns.contains(column.title, Qt::CaseInsensitive))
            return u"lacks the column '%1'"_s.arg(column.title);
    }
    return facts.rows.isEmpty() ? u"has a table without rows"_s : QString();
}

} // namespace

CheckOutcome checkSections(const CheckInput &input)
{
    CheckOutcome outcome;
    for (const SectionSpec &spec : input.context.step.schema) {
        const auto section = std::find_if(input.sections.begin(), input.sections.end(),
            [&](const Section &s) { return s.title.compare(spec.title, Qt::CaseInsensitive) == 0; });
        if (section == input.sections.end()) {
            outcome.add(
                {problem::missingSection, u"section '%1' is missing"_s.arg(spec.title), 0, spec.title});
            continue;
        }
        const int line = static_cast<int>(section->line);
        const SectionFacts *facts = input.facts.section(spec.title);
        if (section->body.trimmed().isEmpty())
            outcome.add(
                {problem::emptySection, u"section '%1' is empty"_s.arg(spec.title), line, spec.title});
        else if (const QString lack =
                     facts && spec.form == SectionForm::Table ? tableProblem(*facts, spec) : QString();
                 !lack.isEmpty())
            outcome.add({problem::badTable, u"section '%1' %2"_s.arg(spec.title, lack), line, spec.title});
    }
    return outcome;
}

} // namespace baton::artefact
