// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/project_store.h"
#include "core/session/session_ports.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace baton::session {

/// Turns "ask the model" into requests and their outcomes into commands. Run thread.
///
/// Call ids are unique in a project only, while the provider is shared by all open projects; on the way to it
/// an id carries this object's prefix.
class CallEffects : public QObject {
    Q_OBJECT

public:
    CallEffects(ProjectStore &store, const SessionPorts &ports, QObject *parent = nullptr);
    ~CallEffects() override;

    /// Builds the prompt, has the call scheduled and starts it. A refusal (budget, meanwhile not ready) is
    /// returned; a problem of the endpoint (no key, unknown) becomes a recorded failure of the call.
    [[nodiscard]] Result<void> ask(const QString &path);
    /// Calls that the journal says are in flight but this process does not run: asked again later.
    void markInterrupted();
    /// Aborts what runs; each ends with a recorded Aborted failure that keeps the partial text.
    void abortAll();
    /// Aborts one because the decision that caused it is taken back: nothing of it is kept but its record.
    void takeBack(const CallId &call);
    void tryNow(const CallId &call);
    /// Before the thread ends: partial texts to the journal, requests cancelled, outcomes ignored.
    void shutDown();

    [[nodiscard]] bool isBusy() const { return !m_running.isEmpty(); }
    [[nodiscard]] bool isRunning(const CallId &call) const { return m_running.contains(call); }

Q_SIGNALS:
    void start(const baton::llm::Request &request);
    void cancel(const baton::CallId &call);
    void hurry(const baton::CallId &call);
    /// For eyes only: text since the last signal.
    void textArrived(const baton::CallId &call, const QString &text, const QString &reasoning);
    /// A command was applied; the scheduler has to look again.
    void progressed();

private:
    struct Running {
        QString path;
        std::optional<Tariff> tariff;
        qint64 promptTokens = 0; ///< as the model will probably count them
        TimeMs scheduled = 0;
        QString text;
        bool unsaved = false;
        bool takenBack = false;
    };

    void onText(const CallId &external, const QString &text, const QString &reasoning);
    void onAttempt(const CallId &external, const CallAttempt &attempt);
    void onFinished(const llm::Outcome &outcome);
    void recordAnswer(const CallId &call, const llm::Outcome &outcome, const Running &running);
    void recordFailure(const CallId &call, const llm::Outcome &outcome, const Running &running);
    [[nodiscard]] Text stitchedPartial(const CallId &call, const QString &text) const;
    void savePartials();
    void dropPartial(const CallId &call);
    void apply(const Command &command);
    [[nodiscard]] CallId outward(const CallId &call) const;
    [[nodiscard]] std::optional<CallId> inward(const CallId &external) const;

    ProjectStore &m_store;
    const SessionPorts &m_ports;
    QString m_prefix;
    QHash<CallId, Running> m_running;
    QTimer m_checkpoint;
};

} // namespace baton::session
