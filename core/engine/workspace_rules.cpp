// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/rules.h"

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

Result<void> checkRevision(const Draft &draft, const QString &path, int revision)
{
    BATON_TRY_ASSIGN(const auto artefact, find(draft, path));
    if (artefact.revision(revision) == nullptr)
        return failure(ErrorCode::NotFound, u"%1 has no revision %2"_s.arg(path).arg(revision));
    return {};
}

} // namespace

Result<void> decideOn(Draft &draft, const command::RecordFileWritten &c)
{
    BATON_TRY(checkRevision(draft, c.path, c.revision));
    draft.add(event::FileWritten{.path = c.path, .revision = c.revision});
    return {};
}

Result<void> decideOn(Draft &draft, const command::RecordFileWriteFailed &c)
{
    BATON_TRY(checkRevision(draft, c.path, c.revision));
    draft.add(event::FileWriteFailed{
        .path = c.path, .revision = c.revision, .code = c.error.code, .detail = c.error.detail});
    return {};
}

Result<void> decideOn(Draft &draft, const command::RecordCommit &c)
{
    BATON_TRY(checkRevision(draft, c.path, c.revision));
    draft.add(event::HandOffCommitted{
        .path = c.path, .revision = c.revision, .commit = c.commit, .detail = c.detail});
    return {};
}

Result<void> decideOn(Draft &draft, const command::RecordOutsideChange &c)
{
    BATON_TRY(find(draft, c.path));
    const OutsideChange *known = draft.state().outsideChange(c.path);
    if (known != nullptr && known->disk == c.disk.hash && !known->overruled)
        return {}; // seen again: nothing new to say
    draft.add(event::OutsideChangeSeen{.path = c.path, .disk = c.disk.hash});
    draft.addText(c.disk);
    return {};
}

Result<void> decideOn(Draft &draft, const command::OverruleOutsideChange &c)
{
    BATON_TRY(find(draft, c.path));
    if (draft.state().outsideChange(c.path) == nullptr)
        return failure(ErrorCode::WrongState, u"%1 was not changed outside"_s.arg(c.path));
    draft.add(event::OutsideChangeOverruled{.path = c.path});
    return {};
}

namespace {

void forgetOutsideChange(State &state, const QString &path)
{
    state.outsideChanges.erase(std::remove_if(state.outsideChanges.begin(), state.outsideChanges.end(),
                                   [&](const OutsideChange &change) { return change.path == path; }),
        state.outsideChanges.end());
}

} // namespace

void evolveWith(State &state, const event::FileWritten &e)
{
    Artefact *artefact = state.artefact(e.path);
    if (artefact == nullptr || artefact->revision(e.revision) == nullptr)
        return;
    artefact->writtenRevision = e.revision;
    artefact->writeFailed = false;
    forgetOutsideChange(state, e.path);
}

void evolveWith(State &state, const event::FileWriteFailed &e)
{
    if (Artefact *artefact = state.artefact(e.path))
        artefact->writeFailed = true;
}

void evolveWith(State &, const event::HandOffCommitted &)
{
    // For the time line and the log only: nothing is decided by what Git holds.
}

void evolveWith(State &state, const event::OutsideChangeSeen &e)
{
    if (state.artefact(e.path) == nullptr)
        return;
    forgetOutsideChange(state, e.path);
    state.outsideChanges.append({e.path, e.disk, false});
}

void evolveWith(State &state, const event::OutsideChangeOverruled &e)
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

} // namespace baton::engine
