// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/scheduler.h"
#include "core/session/git_history.h"
#include "core/session/project_store.h"
#include "core/workspace/workspace.h"

#include <QSet>

#include <optional>

namespace baton::session {

/// Approved revisions go to the project folder and, unless switched off, into its Git history; what is no
/// longer handed over leaves both. Run thread; commits are made beside it, and nothing else is written
/// meanwhile. Trouble with Git is a warning in the journal, never a loss.
class WorkspaceEffects : public QObject {
    Q_OBJECT

public:
    WorkspaceEffects(ProjectStore &store, workspace::Workspace workspace, QObject *parent = nullptr);

    /// A project has been opened: looks for changes behind Baton's back, and tries again what failed.
    void catchUp();
    /// Does one work of the scheduler and records what came of it; false: nothing changed by it yet. A commit
    /// ends with `progressed`.
    [[nodiscard]] bool perform(const engine::Work &work);
    /// A commit is being made.
    [[nodiscard]] bool isBusy() const { return m_history.isBusy(); }
    /// Writes (or removes) again what could not be written; all of it, or that of one path. Fails with why it
    /// cannot be written now, and with NotFound when nothing of that path waits for it.
    [[nodiscard]] Result<void> retry(const QString &path);
    void retryAll();
    /// Something of that path could not be written, or could not before it was tried again by itself.
    [[nodiscard]] bool isRetryable(const QString &path) const;
    /// The person said whether Baton may commit: the history is looked at again.
    void settingsChanged() { m_history.tryAgain(); }
    /// What lies on disk of a changed file, recorded if it is new. Fails with WrongState (not changed
    /// outside), InvalidArgument (not text), FileRead.
    [[nodiscard]] Result<Text> outsideText(const QString &path);

Q_SIGNALS:
    void progressed();

private:
    [[nodiscard]] Result<void> write(const QString &path, int revision);
    [[nodiscard]] Result<void> remove(const QString &path);
    [[nodiscard]] Result<void> put(const Artefact &artefact, const Revision &revision);
    [[nodiscard]] bool isOurs(const Artefact &artefact, const std::optional<Text> &disk) const;
    [[nodiscard]] Result<void> recordFailure(const Artefact &artefact, int revision, const Error &error);
    void lookForOutsideChanges();
    void lookAt(const Artefact &artefact, const RelativePath &path);

    ProjectStore &m_store;
    workspace::Workspace m_workspace;
    GitHistory m_history;
    QSet<QString> m_madeGood; ///< written by retryAll, and nobody has asked for it since
};

} // namespace baton::session
