// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/check.h"
#include "core/domain/project_checks.h"

#include <algorithm>
#include <array>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

struct Row {
    CheckId id;
    CheckFunction check;
};

const std::array<Row, 16> &table()
{
    static const std::array<Row, 16> rows{{
        {check::sections, checkSections},
        {check::diagrams, checkDiagrams},
        {check::pool, checkPool},
        {check::filesAgree, checkFilesAgree},
        {check::paths, checkPaths},
        {check::dag, checkDag},
        {check::packages, checkPackages},
        {check::installable, checkInstallable},
        {check::imports, checkImports},
        {check::names, checkNames},
        {check::interfaces, checkInterface},
        {check::stubs, checkStubs},
        {check::hiddenCharacters, checkHiddenCharacters},
        {check::traced, checkTraced},
        {check::coverage, checkCoverage},
        {check::length, checkLength},
    }};
    return rows;
}

} // namespace

void CheckOutcome::add(Finding finding)
{
    constexpr qsizetype mostListed = 500;
    if (findings.size() < mostListed)
        findings += std::move(finding);
    else
        ++unlisted;
}

CheckOutcome runCheck(const CheckInput &input)
{
    const auto row =
        std::find_if(table().begin(), table().end(), [&](const Row &r) { return r.id == input.check.id; });
    if (row == table().end())
        return {{}, u"unknown check"_s};
    return row->check(input);
}

CheckResult resultOf(const CheckId &id, const CheckOutcome &outcome)
{
    constexpr qsizetype shown = 8;
    if (!outcome.notRun.isEmpty())
        return {id, CheckState::NotRun, outcome.notRun, 0};
    if (outcome.findings.isEmpty())
        return {id, CheckState::Passed, {}, 0};
    QStringList details;
    for (const Finding &finding : outcome.findings.first(std::min(shown, outcome.findings.size())))
        details += finding.detail;
    if (const qsizetype found = outcome.findings.size() + outcome.unlisted; found > shown)
        details += u"and %1 more"_s.arg(found - shown);
    return {id, CheckState::Failed, details.join("; "_L1), outcome.findings.constFirst().line};
}

} // namespace baton::artefact
