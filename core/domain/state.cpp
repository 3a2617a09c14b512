// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/state.h"

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

// Compiled once: comparing them is long.
bool State::operator==(const State &other) const = default;

QString toWord(RunPhase phase)
{
    switch (phase) {
    case RunPhase::Running:
        return u"running"_s;
    case RunPhase::Waiting:
        return u"waiting"_s;
    case RunPhase::Finished:
        return u"finished"_s;
    case RunPhase::Paused:
        return u"paused"_s;
    case RunPhase::Failed:
        return u"failed"_s;
    case RunPhase::Budget:
        return u"budget"_s;
    }
    return {};
}

const Artefact *State::artefact(const QString &path) const
{
    const auto it =
        std::find_if(artefacts.cbegin(), artefacts.cend(), [&](const Artefact &a) { return a.path == path; });
    return it == artefacts.cend() ? nullptr : &*it;
}

Artefact *State::artefact(const QString &path)
{
    const auto it =
        std::find_if(artefacts.begin(), artefacts.end(), [&](const Artefact &a) { return a.path == path; });
    return it == artefacts.end() ? nullptr : &*it;
}

Money State::reserved() const
{
    Money sum;
    for (const ActiveCall &call : calls) {
        if (call.answer.isEmpty())
            sum += call.reserved.value_or(Money{});
    }
    return sum;
}

Money State::reservedBy(const QString &role) const
{
    Money sum;
    for (const ActiveCall &call : calls) {
        if (call.answer.isEmpty() && call.role == role)
            sum += call.reserved.value_or(Money{});
    }
    return sum;
}

const OutsideChange *State::outsideChange(const QString &path) const
{
    const auto it = std::find_if(outsideChanges.cbegin(), outsideChanges.cend(),
        [&](const OutsideChange &change) { return change.path == path; });
    return it == outsideChanges.cend() ? nullptr : &*it;
}

QStringList State::waiting() const
{
    QStringList paths;
    for (const Artefact &a : artefacts) {
        const bool waits = a.state == ArtefactState::Review || a.state == ArtefactState::Failed
            || a.state == ArtefactState::Stale;
        if (waits && !a.removed)
            paths.append(a.path);
    }
    return paths;
}

RunPhase State::phase() const
{
    const bool busy = std::any_of(artefacts.cbegin(), artefacts.cend(),
        [](const Artefact &a) { return a.state == ArtefactState::Writing; });
    if (busy)
        return RunPhase::Running;
    if (mode == RunMode::Finished)
        return RunPhase::Finished;
    if (mode == RunMode::OverBudget)
        return RunPhase::Budget;
    const bool failed = std::any_of(artefacts.cbegin(), artefacts.cend(),
        [](const Artefact &a) { return a.state == ArtefactState::Failed && !a.removed; });
    if (failed)
        return RunPhase::Failed;
    if (mode == RunMode::Paused || mode == RunMode::Stopped)
        return RunPhase::Paused;
    return waiting().isEmpty() ? RunPhase::Running : RunPhase::Waiting;
}

QVector<Remark> State::remarksOf(const QString &path) const
{
    QVector<Remark> result;
    for (const Remark &remark : remarks) {
        if (remark.path == path)
            result.append(remark);
    }
    std::stable_sort(
        result.begin(), result.end(), [](const Remark &a, const Remark &b) { return a.time < b.time; });
    return result;
}

} // namespace baton
