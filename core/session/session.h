// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/command.h"
#include "core/domain/endpoint.h"
#include "core/domain/hand_over.h"
#include "core/domain/ledger.h"
#include "core/domain/state.h"
#include "core/session/live_text.h"
#include "core/session/project_view.h"
#include "core/session/session_ports.h"

#include <QCache>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QThread>

#include <any>
#include <functional>
#include <memory>
#include <type_traits>

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

/// The engine's word about something that was sent to it.
using Decided = std::function<void(const Result<void> &)>;

/// The facade over one open project: commands go down, events come up. Lives on the thread that made it (GUI
/// or the CLI's main thread) and owns the run thread, on which engine, journal, workspace and effects work.
/// All methods return at once. What was asked or sent is answered to who did it: `done` runs on this thread,
/// once and in order, unless `context` or the session is gone by then; without a context nobody wants to
/// know. What happens to the project arrives as signals. Deleting the session cancels running calls (their
/// partial text is kept) and joins the run thread.
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
    /// Live text of a running call or program; null when it does not run (any more).
    [[nodiscard]] const LiveText *live(const EffectId &effect) const;

    /// Reads the project on the run thread: `read(const ProjectView &)` captures values only and gives a
    /// Result<T>, which `done` gets; ProjectNotFound while no project is open.
    template <class Read, class Done> void ask(const QObject *context, Read read, Done done)
    {
        using Outcome = std::invoke_result_t<Read, const ProjectView &>;
        askAny(
            context, [read = std::move(read)](const ProjectView &project) { return std::any(read(project)); },
            takerOf<Outcome>(std::move(done)));
    }

    /// Sends a command. Edit and KeepDraft come with plain text, or none: what the text holds is read and
    /// checked first.
    void submit(const Command &command, const QObject *context = nullptr, const Decided &done = {});
    /// Goes on with the run after opening, pause, stop or the budget. Opening alone spends nothing.
    void resume(const QObject *context = nullptr, const Decided &done = {});
    [[nodiscard]] bool isEngaged() const { return m_engaged; }
    /// Keys or prices changed: used from the next call on.
    void setResolver(const Resolver &resolver);
    /// Ends a retry wait at once.
    void tryNow(const CallId &call);

    /// Expected cost of the rest of the run, and of what approving an artefact sets off at once (for the
    /// approve button; no calls where it sets off none). Fractions of a millisecond; any time while open.
    [[nodiscard]] Forecast forecast() const;
    /// One call for each of these, with the reviews that follow.
    [[nodiscard]] Forecast forecastCalls(const QStringList &paths) const;
    [[nodiscard]] Forecast forecastApproval(const QString &path) const;

    /// A text that arrived lately, without asking; the others are in the project (`ask`).
    [[nodiscard]] std::optional<QString> text(const TextHash &hash) const;
    /// Hand-over of approved content; `done` gets the number of files. What was begun comes to its end.
    void exportTo(const ExportOrder &order, const QObject *context = nullptr,
        const std::function<void(const Result<int> &)> &done = {});

Q_SIGNALS:
    void opened();
    void openFailed(const baton::Error &error);
    /// The mirror has just folded these events.
    void appended(const baton::EventBatch &batch);
    /// Live text of a call or program grew (at most once a frame) or its phase changed.
    void liveChanged(const baton::EffectId &effect, const QString &path);
    /// After `create`, `resume` or RunTests: nothing runs and nothing can be scheduled. The CLI returns here.
    void idle();
    /// The journal or disk failed; nothing more will be recorded until the project is opened again.
    void broken(const baton::Error &error);

private:
    using Reading = std::function<std::any(const ProjectView &)>;
    using Taker = std::function<void(const std::any &)>;
    struct Waiting {
        QPointer<const QObject> context;
        Taker take;
    };

    template <class Outcome, class Done> [[nodiscard]] static Taker takerOf(Done done)
    {
        return [done = std::move(done)](const std::any &answer) {
            const auto *outcome = std::any_cast<Outcome>(&answer);
            done(outcome != nullptr ? *outcome : Outcome(failure(std::any_cast<const Error &>(answer))));
        };
    }
    void askAny(const QObject *context, const Reading &read, const Taker &take);
    [[nodiscard]] quint64 await(const QObject *context, const Taker &take);
    void onAnswered(quint64 ticket, const std::any &answer);
    void connectWorker();
    void onOpened(const State &state, const QString &folder);
    void onAppended(const EventBatch &batch);
    void onLiveText(const CallId &call, const QString &text, const QString &reasoning);
    void updateLive(const Event &event, TimeMs time);
    void keepText(const TextHash &hash, const QString &content);

    const Clock &m_clock;
    Resolver m_resolve; ///< this thread's copy
    Pricing m_pricing;
    State m_state;
    QString m_folder;
    QCache<TextHash, QString> m_texts; ///< least recently used go first; costs are bytes
    QHash<CallId, LiveText> m_live;
    QHash<quint64, Waiting> m_waiting;
    quint64 m_nextTicket = 1;
    bool m_engaged = false;
    bool m_isOpen = false;
    std::unique_ptr<QThread> m_thread;
    RunWorker *m_worker = nullptr; ///< lives on the run thread, deleted when it ends
};

/// What one call for each of these would cost in a project that is only read.
[[nodiscard]] Forecast forecastCalls(
    const State &state, const QStringList &paths, const Resolver &resolve, const Pricing &pricing);

/// Expected cost of a run that has not begun, for the start page. Pure.
[[nodiscard]] Forecast forecastNewRun(const Sop &sop, const RunConfig &config, const Pricing &pricing);

} // namespace baton::session
