// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/project_store.h"
#include "core/workspace/git_repository.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace baton::session {

/// The project's Git history: one commit per hand-off, authored by who wrote it, made on a thread of its own,
/// one at a time. A commit that failed is recorded once and tried again when there is something new to commit
/// or the project is opened. Run thread. Whoever deletes it waits until it is no longer busy, because the
/// project's lock has to be held as long.
class GitHistory : public QObject {
    Q_OBJECT

public:
    GitHistory(ProjectStore &store, QString folder, QObject *parent = nullptr);
    ~GitHistory() override;

    /// Begins to commit a revision (0: the file's removal); what came of it is recorded before `progressed`.
    /// Nothing happens while one is on its way or an earlier failure rests.
    void commit(const QString &path, int revision);
    void tryAgain();
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void progressed();

private:
    struct Job;
    class Committer;
    [[nodiscard]] Result<Job> jobFor(const Artefact &artefact, const Revision *revision) const;
    void finish(const QString &path, int revision, const Result<QString> &id);

    ProjectStore &m_store;
    QString m_folder;
    std::shared_ptr<Committer> m_committer; ///< used by the work in flight, while there is one
    QThreadPool m_pool;
    bool m_busy = false;
    bool m_rests = false;
    bool m_again = false; ///< there is something new since the work in flight began
};

} // namespace baton::session
