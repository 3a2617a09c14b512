// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/check.h"

#include <algorithm>
#include <array>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

struct Row {
    QLatin1StringView id;
    CheckFunction check;
};

constexpr std::array<Row, 12> table{{
    {"sections"_L1, checkSections},
    {"diagrams"_L1, checkDiagrams},
    {"pool"_L1, checkPool},
    {"files_agree"_L1, checkFilesAgree},
    {"paths"_L1, checkPaths},
    {"dag"_L1, checkDag},
    {"packages"_L1, checkPackages},
    {"imports"_L1, checkImports},
    {"names"_L1, checkNames},
    {"stubs"_L1, checkStubs},
    {"traced"_L1, checkTraced},
    {"length"_L1, checkLength},
}};

} // namespace

QStringList knownChecks()
{
    QStringList ids;
    for (const Row &row : table)
        ids += row.id;
    ids += u"syntax"_s;
    return ids;
}

CheckOutcome runCheck(const QString &id, const CheckInput &input)
{
    const auto row = std::find_if(table.begin(), table.end(), [&](const Row &r) { return r.id == id; });
    if (row == table.end())
        return {{}, u"unknown check"_s};
    return row->check(input);
}

CheckResult resultOf(const QString &id, const CheckOutcome &outcome)
{
    constexpr qsizetype shown = 8;
    if (!outcome.notRun.isEmpty())
        return {id, CheckState::NotRun, outcome.notRun, 0};
    if (outcome.findings.isEmpty())
        return {id, CheckState::Passed, {}, 0};
    QStringList details;
    for (const Finding &finding : outcome.findings.first(std::min(shown, outcome.findings.size())))
        details += finding.detail;
    if (outcome.findings.size() > shown)
        details += u"and %1 more"_s.arg(outcome.findings.size() - shown);
    return {id, CheckState::Failed, details.join("; "_L1), outcome.findings.constFirst().line};
}

} // namespace baton::artefact
