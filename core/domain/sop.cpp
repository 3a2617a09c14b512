// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sop.h"

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
