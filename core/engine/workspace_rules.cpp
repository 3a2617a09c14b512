// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/rules.h"

#include <algorithm>

namespace baton::engine::consider {

using namespace Qt::StringLiterals;

namespace {

Result<void> checkRevision(const Draft &draft, const QString &path, int revision)
{
    const auto artefact = find(draft, path);
    if (!artefact)
        return failure(artefact.error());
    if (artefact->revision(revision) == nullptr)
        return failure(ErrorCode::NotFound, u"%1 has no revision %2"_s.arg(path).arg(revision));
    return {};
}

} // namespace

Result<void> on(Draft &draft, const command::RecordFileWritten &c)
{
    if (const auto known = checkRevision(draft, c.path, c.revision); !known)
        return known;
    draft.add(event::FileWritten{c.path, c.revision});
    return {};
}

Result<void> on(Draft &draft, const command::RecordFileWriteFailed &c)
{
    if (const auto known = checkRevision(draft, c.path, c.revision); !known)
        return known;
    draft.add(event::FileWriteFailed{c.path, c.revision, c.error.code, c.error.detail});
    return {};
}

Result<void> on(Draft &draft, const command::RecordCommit &c)
{
    if (const auto known = checkRevision(draft, c.path, c.revision); !known)
        return known;
    draft.add(event::HandOffCommitted{c.path, c.revision, c.commit, c.detail});
    return {};
}

Result<void> on(Draft &draft, const command::RecordOutsideChange &c)
{
    if (const auto artefact = find(draft, c.path); !artefact)
        return failure(artefact.error());
    const OutsideChange *known = draft.state().outsideChange(c.path);
    if (known != nullptr && known->disk == c.disk.hash && !known->overruled)
        return {}; // seen again: nothing new to say
    draft.add(event::OutsideChangeSeen{c.path, c.disk.hash});
    draft.addText(c.disk);
    return {};
}

Result<void> on(Draft &draft, const command::OverruleOutsideChange &c)
{
    if (const auto artefact = find(draft, c.path); !artefact)
        return failure(artefact.error());
    if (draft.state().outsideChange(c.path) == nullptr)
        return failure(ErrorCode::WrongState, u"%1 was not changed outside"_s.arg(c.path));
    draft.add(event::OutsideChangeOverruled{c.path});
    return {};
}

} // namespace baton::engine::consider

namespace baton::engine::apply {

namespace {

void forgetOutsideChange(State &state, const QString &path)
{
    state.outsideChanges.erase(std::remove_if(state.outsideChanges.begin(), state.outsideChanges.end(),
                                   [&](const OutsideChange &change) { return change.path == path; }),
        state.outsideChanges.end());
}

} // namespace

void on(State &state, const event::FileWritten &e)
{
    Artefact *artefact = state.artefact(e.path);
    if (artefact == nullptr || artefact->revision(e.revision) == nullptr)
        return;
    artefact->writtenRevision = e.revision;
    artefact->writeFailed = false;
    forgetOutsideChange(state, e.path);
}

void on(State &state, const event::FileWriteFailed &e)
{
    if (Artefact *artefact = state.artefact(e.path))
        artefact->writeFailed = true;
}

void on(State &, const event::HandOffCommitted &)
{
    // For the time line and the log only: nothing is decided by what Git holds.
}

void on(State &state, const event::OutsideChangeSeen &e)
{
    if (state.artefact(e.path) == nullptr)
        return;
    forgetOutsideChange(state, e.path);
    state.outsideChanges.append({e.path, e.disk, false});
}

void on(State &state, const event::OutsideChangeOverruled &e)
{
    for (OutsideChange &change : state.outsideChanges) {
        if (change.path != e.path)
            continue;
        change.overruled = true;
        if (Artefact *artefact = state.artefact(e.path)) {
            artefact->writtenRevision = 0; // what Baton wrote is no longer there: it is to be written again
            artefact->writeFailed = false;
        }
    }
}

} // namespace baton::engine::apply
