// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sop.h"

#include "core/domain/tags.h"

#include <algorithm>

namespace baton {

namespace {

template <class Container, class Predicate>
auto findPointer(const Container &items, Predicate matches) -> decltype(&*items.cbegin())
{
    const auto it = std::find_if(items.cbegin(), items.cend(), matches);
    return it == items.cend() ? nullptr : &*it;
}

} // namespace

QStringList SectionSpec::columnTitles() const
{
    QStringList titles;
    for (const ColumnSpec &column : columns)
        titles.append(column.title);
    return titles;
}

const ColumnSpec *SectionSpec::column(const QString &name) const
{
    const ColumnSpec *tagged =
        findPointer(columns, [&](const ColumnSpec &c) { return tag::ofColumn(c.tag, c.title) == name; });
    return tagged != nullptr ? tagged : findPointer(columns, [&](const ColumnSpec &c) {
        return c.title.compare(name, Qt::CaseInsensitive) == 0;
    });
}

bool StepSpec::runs(const CheckId &check) const
{
    return findPointer(checks, [&](const CheckSpec &c) { return c.id == check; }) != nullptr;
}

const SectionSpec *StepSpec::section(const QString &name) const
{
    const SectionSpec *tagged =
        findPointer(schema, [&](const SectionSpec &s) { return tag::ofSection(s.tag, s.title) == name; });
    return tagged != nullptr ? tagged : findPointer(schema, [&](const SectionSpec &s) {
        return s.title.compare(name, Qt::CaseInsensitive) == 0;
    });
}

const RoleSpec *Sop::role(const QString &wanted) const
{
    return findPointer(roles, [&](const RoleSpec &r) { return r.id == wanted; });
}

const StepSpec *Sop::step(const QString &wanted) const
{
    return findPointer(steps, [&](const StepSpec &s) { return s.id == wanted; });
}

const StepSpec *Sop::producerOf(const QString &kind) const
{
    return findPointer(steps, [&](const StepSpec &s) { return s.kind == kind; });
}

QStringList Sop::stages() const
{
    QStringList result;
    for (const StepSpec &s : steps) {
        if (!result.contains(s.stage))
            result.append(s.stage);
    }
    return result;
}

} // namespace baton
