// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/problem_id.h"

#include "core/domain/project_checks.h"

#include <algorithm>

namespace baton::problem {

const QVector<Kind> &kinds()
{
    static const QVector<Kind> table{
        {missingSection, {check::sections}, true},
        {emptySection, {check::sections}, true},
        {badTable, {check::sections, check::pool, check::filesAgree, check::dag}, true},
        {noDiagram, {check::diagrams}, false},
        {wrongDiagram, {check::diagrams}, false},
        {badDiagram, {check::diagrams}, false},
        {badId, {check::pool}, false},
        {duplicateId, {check::pool}, false},
        {badPriority, {check::pool}, false},
        {emptyRequirement, {check::pool}, false},
        {filesDisagree, {check::filesAgree}, false},
        {unsafePath, {check::paths}, false},
        {duplicatePath, {check::paths}, false},
        {unknownDependency, {check::dag}, false},
        {cycle, {check::dag}, false},
        {badPackage, {check::packages, check::installable}, false},
        {noSuchPackage, {check::installable}, false},
        {impossiblePin, {check::installable}, false},
        {unresolvedImport, {check::imports}, false},
        {unknownName, {check::names}, false},
        {brokenPromise, {check::interfaces}, false},
        {stub, {check::stubs}, false},
        {hiddenCharacter, {check::hiddenCharacters}, false},
        {untracedRequirement, {check::traced}, false},
        {unknownRequirement, {check::traced, check::coverage}, false},
        {wrongCoverage, {check::coverage}, false},
        {tooLong, {check::length}, false},
        {noCode, {check::code}, false},
    };
    return table;
}

const Kind *kindOf(const ProblemId &id)
{
    const auto row =
        std::find_if(kinds().cbegin(), kinds().cend(), [&](const Kind &kind) { return kind.id == id; });
    return row == kinds().cend() ? nullptr : &*row;
}

} // namespace baton::problem
