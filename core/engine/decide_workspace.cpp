// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/decide_steps.h"

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
