// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/process/process_run.h"
#include "core/sandbox/facilities.h"
#include "core/sandbox/sandbox_spec.h"
#include "core/sandbox/usage_survey.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QTemporaryDir>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <optional>

namespace baton::sandbox {

/// One run of a program in a sandbox of bubblewrap. Whatever ends it ends all its processes, daemons too, and
/// `finished` comes when none is left. Beside what the kernel refuses it is looked at several times a second;
/// what passes a limit in between is bounded by the limits of each process. Output beyond its limit is
/// neither kept nor passed on. Lives on a thread with an event loop, which it never blocks: the looking is
/// done on a thread of its own. Destroying it cancels: nothing is emitted then.
class SandboxRun final : public QObject {
    Q_OBJECT

public:
    /// `timers` must outlive the run.
    SandboxRun(SandboxSpec spec, Facilities facilities, TimerFactory &timers, QObject *parent = nullptr);
    ~SandboxRun() override;

    /// Call once.
    void start();
    /// For the input of a spec that keeps it open, or its terminal.
    void write(const QByteArray &bytes);
    void closeInput();
    void resize(process::TerminalSize size);
    /// Ends all of it; `finished` follows, as if a signal had ended it.
    void stop();

Q_SIGNALS:
    /// As it comes, up to the limit.
    void bytesArrived(baton::process::ProcessStream stream, const QByteArray &bytes);
    /// All that was written to its input is on its way.
    void inputTaken();
    /// What it uses now, each time it was looked at; of ports all that were seen.
    void looked(const baton::sandbox::Usage &usage);
    /// Once, from the event loop, last; a slot may destroy the run. Fails with UnsafePath for a mount that
    /// would show more than it should, NotFound for one that is not there, SandboxForbidden when bubblewrap
    /// could not make the sandbox (the detail is what it said), and as ProcessRun does.
    void finished(const baton::Result<baton::sandbox::SandboxOutcome> &outcome);

private:
    [[nodiscard]] Result<void> checkMounts() const;
    [[nodiscard]] Result<void> writeEtc() const;
    [[nodiscard]] QByteArray mark() const;
    void launch();
    void look();
    void onLooked();
    void onBytes(process::ProcessStream stream, const QByteArray &bytes);
    void end(Limit limit);
    void onEnded(const Result<process::ProcessOutcome> &outcome);
    void finishWhenGone();
    [[nodiscard]] Result<SandboxOutcome> outcomeOf(const process::ProcessOutcome &outcome) const;

    SandboxSpec m_spec;
    Facilities m_facilities;
    TimerFactory &m_timers;
    QTemporaryDir m_etc; ///< its path is this run's mark
    std::unique_ptr<process::ProcessRun> m_run;
    std::unique_ptr<TimerHandle> m_next; ///< look at it again
    std::optional<Result<process::ProcessOutcome>> m_ended;
    Limit m_limit = Limit::None;
    bool m_isStopped = false;
    qint64 m_outputBytes = 0;
    QElapsedTimer m_clock;
    qint64 m_wallMs = 0;
    std::optional<Usage> m_before; ///< what was there before it started
    Usage m_peak;
    qint64 m_firstProcess = 0;
    std::shared_ptr<std::atomic_bool> m_stop = std::make_shared<std::atomic_bool>(false);
    struct Look {
        qint64 firstProcess = 0;
        Usage usage;
        bool gone = false; ///< looked for what is left, and there was nothing
        qint64 tookMs = 0;
    };
    QFutureWatcher<Look> m_look;
    QThreadPool m_pool; ///< last: what runs on it is waited for before anything else goes
};

} // namespace baton::sandbox
