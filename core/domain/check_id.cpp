// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/check_id.h"

#include "core/domain/project_checks.h"
#include "core/domain/tags.h"

#include <algorithm>

namespace baton::check {

using namespace Qt::StringLiterals;

const QVector<Kind> &kinds()
{
    static const Column file{tag::tasks, tag::file};
    static const QVector<Kind> table{
        {sections, false, {}, {}},
        {diagrams, false, {}, {}},
        {pool, false,
            {{tag::requirements, tag::id}, {tag::requirements, tag::priority},
                {tag::requirements, tag::requirement}},
            {u"priorities"_s}},
        {paths, false, {}, {}},
        {filesAgree, false, {file, {tag::order, {}}}, {}},
        {dag, false, {file, {tag::tasks, tag::dependsOn}}, {}},
        {packages, false, {{tag::packages, {}}}, {}},
        {installable, false, {{tag::packages, {}}}, {}},
        {syntax, true, {}, {}},
        {imports, true, {}, {}},
        {names, true, {}, {}},
        {interfaces, true, {}, {}},
        {stubs, true, {}, {}},
        {hiddenCharacters, true, {}, {}},
        {traced, false, {{tag::tasks, tag::requirements}}, {u"priorities"_s}},
        {coverage, false, {{tag::coverage, tag::requirement}, {tag::coverage, tag::files}}, {}},
        {length, false, {}, {u"minutes"_s}},
    };
    return table;
}

const Kind *kindOf(const CheckId &id)
{
    const auto row =
        std::find_if(kinds().cbegin(), kinds().cend(), [&](const Kind &kind) { return kind.id == id; });
    return row == kinds().cend() ? nullptr : &*row;
}

bool readsProject(const CheckId &id)
{
    return id == names || id == interfaces || id == coverage;
}

bool fitsEverywhere(const CheckId &id)
{
    return id == paths || id == interfaces;
}

} // namespace baton::check
