// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/rules.h"

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

/// Revision 0 stands for the file's removal.
Result<void> checkRevision(const Draft &draft, const QString &path, int revision, bool mayBeRemoval = false)
{
    BATON_TRY_ASSIGN(const auto artefact, find(draft, path));
    if (revision == 0 && mayBeRemoval)
        return {};
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

Result<void> decideOn(Draft &draft, const command::RecordFileRemoved &c)
{
    BATON_TRY_ASSIGN(const auto artefact, find(draft, c.path));
    if (artefact.handedOver() != nullptr)
        return failure(ErrorCode::WrongState, u"%1 belongs into the folder"_s.arg(c.path));
    draft.add(event::FileRemoved{.path = c.path});
    return {};
}

Result<void> decideOn(Draft &draft, const command::RecordFileWriteFailed &c)
{
    BATON_TRY(checkRevision(draft, c.path, c.revision, true));
    const Artefact *artefact = draft.state().artefact(c.path);
    if (artefact->writeFailed && artefact->writeError == c.error)
        return {}; // tried again, with nothing new to say
    draft.add(event::FileWriteFailed{
        .path = c.path, .revision = c.revision, .code = c.error.code, .detail = c.error.detail});
    return {};
}

Result<void> decideOn(Draft &draft, const command::RecordCommit &c)
{
    BATON_TRY(checkRevision(draft, c.path, c.revision, true));
    const bool failed = c.commit.isEmpty();
    if (failed && draft.state().gitProblem == c.error)
        return {}; // said before
    draft.add(event::HandOffCommitted{.path = c.path,
        .revision = c.revision,
        .commit = c.commit,
        .detail = failed ? c.error.detail : QString(),
        .code = failed ? c.error.code : ErrorCode::GitFailed});
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

namespace {

/// The artefact whose file was changed outside and waits for the person's answer.
Result<Artefact> changedOutside(const Draft &draft, const QString &path)
{
    auto artefact = find(draft, path);
    if (artefact && draft.state().outsideChange(path) == nullptr)
        return failure(ErrorCode::WrongState, u"%1 was not changed outside"_s.arg(path));
    return artefact;
}

} // namespace

Result<void> decideOn(Draft &draft, const command::AdoptOutsideChange &c)
{
    BATON_TRY_ASSIGN(const auto artefact, changedOutside(draft, c.path));
    if (!draft.state().outsideChange(c.path)->disk.isEmpty())
        return failure(
            ErrorCode::InvalidArgument, u"the changed text of %1 has to be read first"_s.arg(c.path));
    if (artefact.role == humanRole)
        return failure(ErrorCode::NotSupported, u"the run cannot do without %1"_s.arg(c.path));
    if (artefact.state == ArtefactState::Writing)
        return failure(ErrorCode::WrongState, u"%1 is %2"_s.arg(c.path, toWord(artefact.state)));
    draft.add(event::StepSkipped{.path = c.path, .role = artefact.role});
    return {};
}

Result<void> decideOn(Draft &draft, const command::OverruleOutsideChange &c)
{
    BATON_TRY(changedOutside(draft, c.path));
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
    artefact->writeError = {};
    forgetOutsideChange(state, e.path);
}

void evolveWith(State &state, const event::FileRemoved &e)
{
    Artefact *artefact = state.artefact(e.path);
    if (artefact == nullptr)
        return;
    artefact->writtenRevision = 0;
    artefact->writeFailed = false;
    artefact->writeError = {};
    forgetOutsideChange(state, e.path);
}

void evolveWith(State &state, const event::FileWriteFailed &e)
{
    if (Artefact *artefact = state.artefact(e.path)) {
        artefact->writeFailed = true;
        artefact->writeError = {e.code, e.detail};
    }
}

void evolveWith(State &state, const event::HandOffCommitted &e)
{
    if (e.commit.isEmpty()) {
        state.gitProblem = Error{e.code, e.detail};
        return;
    }
    state.gitProblem.reset();
    if (Artefact *artefact = state.artefact(e.path))
        artefact->committedRevision = e.revision;
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
        if (Artefact *artefact = state.artefact(e.path))
            artefact->writeFailed = false;
    }
}

} // namespace baton::engine
