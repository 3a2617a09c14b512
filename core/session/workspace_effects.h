// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/scheduler.h"
#include "core/session/project_store.h"
#include "core/workspace/git_repository.h"
#include "core/workspace/workspace.h"

#include <optional>

namespace baton::session {

/// Approved revisions go to the project folder and, unless switched off, into its Git history: one commit per
/// hand-off, authored by who wrote it. Run thread. Trouble with Git is a warning in the journal, never a
/// loss.
class WorkspaceEffects {
public:
    WorkspaceEffects(ProjectStore &store, workspace::Workspace workspace);

    /// Writes one approved revision and records what came of it.
    [[nodiscard]] Result<void> write(const engine::work::WriteFile &work);
    /// Looks for files that were changed behind Baton's back; records each.
    void lookForOutsideChanges();

private:
    [[nodiscard]] Result<void> put(const Artefact &artefact, const Revision &revision);
    [[nodiscard]] bool isOurs(const Artefact &artefact, const std::optional<Text> &disk) const;
    [[nodiscard]] Result<void> recordFailure(const Artefact &artefact, int revision, const Error &error);
    /// Empty when Git is off or there is nothing to say.
    void commit(const Artefact &artefact, const Revision &revision);
    [[nodiscard]] Result<QString> commitTo(const Artefact &artefact, const Revision &revision);
    [[nodiscard]] workspace::Author authorOf(const Artefact &artefact, const Revision &revision) const;
    [[nodiscard]] Result<void> openRepository();

    ProjectStore &m_store;
    workspace::Workspace m_workspace;
    std::optional<workspace::GitRepository> m_repository;
    bool m_gitFailed = false; ///< said once; not tried again while the project is open
};

} // namespace baton::session
