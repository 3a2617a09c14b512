// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/command.h"
#include "core/domain/endpoint.h"
#include "core/domain/ledger.h"
#include "core/domain/state.h"
#include "core/session/call_trace.h"
#include "core/session/export_review.h"
#include "core/session/live_text.h"
#include "core/session/session_ports.h"

#include <QHash>
#include <QObject>
#include <QThread>

#include <memory>

namespace baton::session {

class RunWorker;

/// What a new project starts from.
struct NewProject {
    QString folder; ///< created if absent; must be empty or hold a Baton project's `.baton` only
    QString name; ///< empty = the folder's name
    QString requirement;
    Sop sop;
    RunConfig config;
};

enum class ExportFormat { Folder, Zip, Git };

/// The facade over one open project: commands go down, events come up. Lives on the thread that made it (GUI
/// or the CLI's main thread) and owns the run thread, on which engine, journal, workspace and effects work.
/// All methods return at once; outcomes arrive as signals. Deleting it cancels running calls (their partial
/// text is kept) and joins the run thread.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(const SessionPorts &ports, QObject *parent = nullptr);
    ~Session() override;

    /// Ends in `opened` or `openFailed` (ProjectLocked, ForeignFiles, ProjectNewer, JournalCorrupt, ...).
    void create(const NewProject &project);
    void open(const QString &folder);

    /// Mirror of the run thread's state, folded on this thread from the same events.
    [[nodiscard]] const State &state() const { return m_state; }
    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// Live text of a running call; null when the call does not run (any more).
    [[nodiscard]] const LiveText *live(const CallId &call) const;

    /// Sends a command; the ticket comes back with `accepted` or `refused`.
    quint64 submit(const Command &command);
    /// Goes on with the run after opening, pause, stop or the budget. Opening alone spends nothing.
    quint64 resume();
    [[nodiscard]] bool isEngaged() const { return m_engaged; }
    /// Commands whose text has to be parsed and checked first.
    quint64 edit(const QString &path, int baseRevision, const QString &text);
    quint64 keepDraft(const QString &path);
    /// Keys or prices changed: used from the next call on.
    void setResolver(const Resolver &resolver);
    /// Ends a retry wait at once.
    void tryNow(const CallId &call);

    /// Expected cost of the rest of the run, and of what approving an artefact sets off at once (for the
    /// approve button; no calls where it sets off none). Fractions of a millisecond; any time while open.
    [[nodiscard]] Forecast forecast() const;
    [[nodiscard]] Forecast forecastApproval(const QString &path) const;

    /// A text if this thread has it (everything that arrived while open, and what was fetched).
    [[nodiscard]] std::optional<QString> text(const TextHash &hash) const;
    void fetchText(const TextHash &hash); ///< -> textFetched
    void fetchEvents(qint64 before, int limit); ///< -> eventsFetched, newest page before `before`
    void fetchTrace(const CallId &call); ///< -> traceFetched
    void fetchTraces(); ///< all calls -> tracesFetched
    /// What a hand-over would give away and what speaks against it -> exportReviewed.
    void reviewExport();
    /// Hand-over of approved content -> exportFinished.
    void exportTo(const QString &destination, ExportFormat format, bool force);

Q_SIGNALS:
    void opened();
    void openFailed(const baton::Error &error);
    /// The mirror has just folded these events.
    void appended(const baton::EventBatch &batch);
    void accepted(quint64 ticket);
    void refused(quint64 ticket, const baton::Error &error);
    /// Live text of a call grew (at most once a frame) or its phase changed.
    void liveChanged(const baton::CallId &call, const QString &path);
    /// After `create` or `resume`: nothing runs and nothing can be scheduled. The CLI returns here.
    void idle();
    void textFetched(const baton::TextHash &hash, const QString &content);
    void eventsFetched(qint64 before, const QVector<baton::StoredEvent> &events);
    void traceFetched(const baton::session::CallTrace &trace);
    void tracesFetched(const QVector<baton::session::CallTrace> &traces);
    void exportReviewed(const baton::session::ExportReview &review);
    /// `error` null on success.
    void exportFinished(const std::optional<baton::Error> &error, const QString &destination, int files);
    /// The journal or disk failed; nothing more will be recorded until the project is opened again.
    void broken(const baton::Error &error);

private:
    void connectWorker();
    void onOpened(const State &state, const QString &folder);
    void onAppended(const EventBatch &batch);
    void onLiveText(const CallId &call, const QString &text, const QString &reasoning);
    void updateLive(const Event &event, TimeMs time);
    void keepText(const TextHash &hash, const QString &content);

    [[nodiscard]] std::optional<Tariff> tariffOf(const ModelChoice &choice) const;

    const Clock &m_clock;
    Resolver m_resolve; ///< this thread's copy
    Pricing m_pricing;
    State m_state;
    QString m_folder;
    QHash<TextHash, QString> m_texts;
    QHash<CallId, LiveText> m_live;
    quint64 m_nextTicket = 1;
    bool m_engaged = false;
    bool m_isOpen = false;
    std::unique_ptr<QThread> m_thread;
    RunWorker *m_worker = nullptr; ///< lives on the run thread, deleted when it ends
};

/// Expected cost of a run that has not begun, for the start page. Pure.
[[nodiscard]] Forecast forecastNewRun(const Sop &sop, const RunConfig &config, const Pricing &pricing);

} // namespace baton::session
