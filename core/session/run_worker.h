// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/call_effects.h"
#include "core/session/program_effects.h"
#include "core/session/project_store.h"
#include "core/session/reply_effects.h"
#include "core/session/session.h"
#include "core/session/session_ports.h"
#include "core/session/taking_back.h"
#include "core/session/workspace_effects.h"

#include "core/journal/project_lock.h"

#include <QObject>

#include <memory>

namespace baton::session {

/// What is there while a project is open, in the order it is built; it goes in the reverse one.
struct OpenProject {
    OpenProject(std::unique_ptr<journal::ProjectLock> heldLock, std::unique_ptr<journal::Journal> journal,
        LoadedState loaded, workspace::Workspace folder, const SessionPorts &ports,
        ProjectStore::Listener listener);

    std::unique_ptr<journal::ProjectLock> lock;
    ProjectStore store;
    CallEffects calls;
    ReplyEffects replies;
    ProgramEffects programs;
    WorkspaceEffects workspace;
    TakingBack takingBack;
};

/// What lives on the run thread: the open project and the loop that asks the scheduler what to do next.
/// Session talks to it by queued signals only.
class RunWorker : public QObject {
    Q_OBJECT

public:
    explicit RunWorker(SessionPorts ports);
    ~RunWorker() override;

    void create(const baton::session::NewProject &project);
    void open(const QString &folder);
    void submit(quint64 ticket, const baton::Command &command);
    void resume(quint64 ticket);
    void setResolver(const baton::session::Resolver &resolver) { m_ports.resolve = resolver; }
    void tryNow(const baton::CallId &call);
    /// Every ticket leads to one `answered`: what `read` gave, or a Result, or the Error that no project is
    /// open.
    void ask(quint64 ticket, const std::function<std::any(const baton::session::ProjectView &)> &read);
    void exportTo(quint64 ticket, const baton::ExportOrder &order);
    /// Cancels calls, keeps partial texts, waits for a commit that is being made and closes the journal. The
    /// thread quits afterwards.
    void shutDown();

Q_SIGNALS:
    void opened(const baton::State &state, const QString &folder);
    void openFailed(const baton::Error &error);
    void appended(const baton::EventBatch &batch);
    void answered(quint64 ticket, const std::any &answer);
    void liveText(const baton::CallId &call, const QString &text, const QString &reasoning);
    void idle();
    void broken(const baton::Error &error);

private:
    [[nodiscard]] Result<void> openProject(const QString &folder, bool create);
    [[nodiscard]] Result<std::unique_ptr<journal::Journal>> openJournal() const;
    [[nodiscard]] Result<void> firstCommand(const NewProject &project);
    void connectEffects();
    void tellOpened();
    void fail(const Error &error);
    void onBroken(const Error &error);
    void report(quint64 ticket, const Result<void> &result);
    [[nodiscard]] bool isUnwritten(const QString &path) const;
    void refuse(quint64 ticket);
    [[nodiscard]] ProjectView view() const;
    void onCommitted();
    void pumpSoon();
    void pump();
    enum class Share { Requests, Files };
    [[nodiscard]] bool performNext(Share share);
    [[nodiscard]] bool perform(const engine::Work &work);
    [[nodiscard]] bool askModel(const QString &path);
    void finishIfComplete();
    [[nodiscard]] bool isBroken() const { return m_project->store.broken().has_value(); }
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] bool mayRunPrograms() const;
    [[nodiscard]] bool isAtWork() const { return m_engaged || m_testing; }

    SessionPorts m_ports;
    QString m_folder;
    std::unique_ptr<OpenProject> m_project;
    bool m_toldOpened = false;
    /// Calls are made only after somebody said so in this process: opening a project spends nothing.
    bool m_engaged = false;
    /// The person asked for the tests: the program runs, whether or not anything else goes on.
    bool m_testing = false;
    bool m_pumpPending = false;
    bool m_closing = false;
    bool m_wasIdle = false;
    int m_exports = 0;
};

} // namespace baton::session
