// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/call_effects.h"
#include "core/session/reply_effects.h"
#include "core/session/session.h"
#include "core/session/session_ports.h"
#include "core/session/state_keeper.h"
#include "core/session/workspace_effects.h"

#include "core/journal/project_lock.h"

#include <QObject>

#include <memory>

namespace baton::session {

/// What lives on the run thread: the state keeper, the effects and the loop that asks the scheduler what to
/// do next. Session talks to it by queued signals only.
class RunWorker : public QObject {
    Q_OBJECT

public:
    explicit RunWorker(SessionPorts ports);
    ~RunWorker() override;

public Q_SLOTS:
    void create(const baton::session::NewProject &project);
    void open(const QString &folder);
    void submit(quint64 ticket, const baton::Command &command);
    void resume(quint64 ticket);
    void edit(quint64 ticket, const QString &path, int baseRevision, const QString &text);
    void keepDraft(quint64 ticket, const QString &path);
    void setResolver(const baton::session::Resolver &resolver) { m_ports.resolve = resolver; }
    void tryNow(const baton::CallId &call);
    void fetchText(const baton::TextHash &hash);
    void fetchEvents(qint64 before, int limit);
    void fetchTrace(const baton::CallId &call);
    void fetchTraces();
    void reviewExport();
    void exportTo(const QString &destination, baton::session::ExportFormat format, bool force);
    /// Cancels calls, keeps partial texts, closes the journal. The thread quits afterwards.
    void shutDown();

Q_SIGNALS:
    void opened(const baton::State &state, const QString &folder);
    void openFailed(const baton::Error &error);
    void appended(const baton::EventBatch &batch);
    void accepted(quint64 ticket);
    void refused(quint64 ticket, const baton::Error &error);
    void liveText(const baton::CallId &call, const QString &text, const QString &reasoning);
    void idle();
    void textFetched(const baton::TextHash &hash, const QString &content);
    void eventsFetched(qint64 before, const QVector<baton::StoredEvent> &events);
    void traceFetched(const baton::session::CallTrace &trace);
    void tracesFetched(const QVector<baton::session::CallTrace> &traces);
    void exportReviewed(const baton::session::ExportReview &review);
    void exportFinished(const std::optional<baton::Error> &error, const QString &destination, int files);
    void broken(const baton::Error &error);

private:
    [[nodiscard]] Result<void> openProject(const QString &folder, bool create);
    [[nodiscard]] Result<void> firstCommand(const NewProject &project);
    void startEffects();
    void report(quint64 ticket, const Result<void> &result);
    void pumpSoon();
    void pump();
    [[nodiscard]] bool perform(const engine::Work &work);
    [[nodiscard]] bool isBusy() const;
    void fail(const Error &error);

    SessionPorts m_ports;
    QString m_folder;
    std::unique_ptr<journal::ProjectLock> m_lock;
    std::unique_ptr<StateKeeper> m_keeper;
    std::unique_ptr<CallEffects> m_calls;
    std::unique_ptr<ReplyEffects> m_replies;
    std::unique_ptr<WorkspaceEffects> m_workspace;
    /// Calls are made only after somebody said so in this process: opening a project spends nothing.
    bool m_engaged = false;
    bool m_pumpPending = false;
    bool m_wasIdle = false;
    int m_exports = 0;
};

} // namespace baton::session
