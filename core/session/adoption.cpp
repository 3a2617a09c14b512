// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/adoption.h"

#include "core/session/run_worker.h"

namespace baton::session {

void adoptOutsideChange(
    OpenProject &project, const QString &path, const std::function<void(const Result<void> &)> &done)
{
    const auto disk = project.workspace.outsideText(path);
    if (!disk)
        return done(failure(disk.error()));
    if (disk->hash.isEmpty())
        return done(project.store.apply(command::AdoptOutsideChange{path}));
    const command::Edit edit{.path = path, .text = {{}, disk->content}};
    project.replies.edit(edit, [&project, path, done](const Result<void> &edited) {
        const Artefact *artefact = project.store.state().artefact(path);
        // Unchanged: the newest revision says the same already.
        if (!edited && edited.error().code != ErrorCode::InvalidArgument)
            return done(edited);
        const bool open = artefact != nullptr && artefact->state == ArtefactState::Review;
        const auto approved = open
            ? project.store.apply(command::Approve{.path = path, .note = {}, .despiteFailedChecks = true})
            : Result<void>();
        // The text may lack a final newline on disk: what Baton has of it may replace it.
        if (approved && project.store.state().outsideChange(path) != nullptr)
            return done(project.store.apply(command::OverruleOutsideChange{path}));
        done(approved);
    });
}

} // namespace baton::session
