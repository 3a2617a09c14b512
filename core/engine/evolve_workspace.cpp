// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/evolve_steps.h"

#include <algorithm>

namespace baton::engine {

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
