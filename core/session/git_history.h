// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/project_store.h"
#include "core/workspace/git_repository.h"

#include <optional>

namespace baton::session {

/// The project's Git history: one commit per hand-off, authored by who wrote it. A commit that failed is
/// recorded once and tried again when there is something new to commit or the project is opened. Run thread.
class GitHistory {
public:
    GitHistory(ProjectStore &store, QString folder) : m_store(store), m_folder(std::move(folder)) { }

    /// Commits a revision (0: the file's removal) and records what came of it; false while an earlier failure
    /// rests.
    [[nodiscard]] bool commit(const QString &path, int revision);
    void tryAgain() { m_rests = false; }

private:
    [[nodiscard]] Result<QString> commitTo(const Artefact &artefact, const Revision *revision);
    [[nodiscard]] workspace::Author authorOf(const Artefact &artefact, const Revision *revision) const;
    [[nodiscard]] Result<void> openRepository();

    ProjectStore &m_store;
    QString m_folder;
    std::optional<workspace::GitRepository> m_repository;
    bool m_rests = false;
};

} // namespace baton::session
