// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/process/pseudo_terminal.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

#include <memory>
#include <optional>

namespace baton::process {

/// What a child may know of this one's environment: where programs lie and temporary files go. No keys, no
/// addresses of buses, and texts in UTF-8.
[[nodiscard]] QProcessEnvironment plainEnvironment();

/// All programs of this name in absolute folders of PATH, in its order. Relative folders are left out, so
/// that a program lying in a project is never taken for a tool.
[[nodiscard]] QStringList findPrograms(const QString &name);

/// How to run a program. There is no shell in between.
struct ProcessSpec {
    QStringList argv; ///< the program's absolute path, then its arguments
    QString folder = QStringLiteral("/"); ///< where it works; not a project unless the caller says so
    QProcessEnvironment environment = plainEnvironment();
    QByteArray input; ///< its standard input, which ends there ...
    bool keepsInputOpen = false; ///< ... unless more follows by `write`
    /// Its three streams are a terminal of this size: what it writes is all output, and what is written to it
    /// goes through the terminal, whose keys (Ctrl+C) it has once it made it its controlling one.
    std::optional<TerminalSize> terminal;
    qint64 deadlineMs = 0; ///< from the start; 0 = none
    qint64 graceMs = 500; ///< at the deadline: between the request to end and the end
    qsizetype headLimit = 64 * 1024; ///< bytes kept of each stream's beginning
    qsizetype tailLimit = 64 * 1024; ///< and of its end; what lies between is counted and dropped
};

enum class ProcessStream { Output, Error };

/// What a stream came to. Memory is bounded by the limits, however much was written.
class CapturedStream {
public:
    CapturedStream() = default;
    CapturedStream(qsizetype headLimit, qsizetype tailLimit) : m_headLimit(headLimit), m_tailLimit(tailLimit)
    {
    }

    void append(QByteArrayView bytes);

    [[nodiscard]] const QByteArray &head() const { return m_head; }
    /// The end of what did not fit into the head.
    [[nodiscard]] QByteArray tail() const { return m_tail.last(std::min(m_tail.size(), m_tailLimit)); }
    [[nodiscard]] qint64 size() const { return m_size; } ///< of all that was written
    [[nodiscard]] qint64 dropped() const { return m_size - m_head.size() - tail().size(); }
    /// Head and tail, with a line of its own that says how many bytes are missing between them.
    [[nodiscard]] QByteArray text() const;
    bool operator==(const CapturedStream &) const = default;

private:
    qsizetype m_headLimit = 0;
    qsizetype m_tailLimit = 0;
    QByteArray m_head;
    QByteArray m_tail; ///< at most twice its limit
    qint64 m_size = 0;
};

enum class ProcessEnd {
    Exited, ///< by itself, with an exit code
    Killed, ///< by a signal that was not ours: it crashed, or was out of memory
    TimedOut, ///< by us, at the deadline
};

struct ProcessOutcome {
    ProcessEnd end = ProcessEnd::Exited;
    int exitCode = 0; ///< of Exited
    CapturedStream output;
    CapturedStream error;
    bool operator==(const ProcessOutcome &) const = default;
};

/// One run of a program as a tree: the child leads a process group of its own, and the whole group ends with
/// it - at its own end (nothing it left in the background goes on), at the deadline (asked first, killed
/// after `graceMs`), when the run is destroyed, and when this program dies. Only a descendant that moves to
/// another group gets away; where programs are not trusted, that is the sandbox's business. Of what this
/// program has open and of its kernel keys the child gets nothing. Lives on a thread
/// with an event loop and never waits. Destroying it cancels: nothing is emitted then.
class ProcessRun final : public QObject {
    Q_OBJECT

public:
    /// `timers` must outlive the run.
    ProcessRun(ProcessSpec spec, TimerFactory &timers, QObject *parent = nullptr);
    ~ProcessRun() override;

    /// Call once.
    void start();
    /// Ends the whole tree at once; `finished` follows as if a signal had killed it.
    void stop();
    /// More for the standard input of a spec that keeps it open, or for its terminal.
    void write(const QByteArray &bytes);
    /// No more for such an input.
    void closeInput();
    void resize(TerminalSize size);

Q_SIGNALS:
    /// As it comes, before it is cut.
    void bytesArrived(baton::process::ProcessStream stream, const QByteArray &bytes);
    /// All that was written to its standard input is on its way.
    void inputTaken();
    /// Once, from the event loop, last; a slot may destroy the run. Fails with ToolMissing when there is no
    /// such program, with NotFound when its folder is missing, with Internal when the system refuses.
    void finished(const baton::Result<baton::process::ProcessOutcome> &outcome);

private:
    /// Kills what still runs; the process deletes itself when it is gone, the terminal when it is not speaking.
    struct Disposer {
        void operator()(QProcess *process) const;
        void operator()(PseudoTerminal *terminal) const;
    };

    [[nodiscard]] Result<void> openTerminal();
    void drain(ProcessStream stream);
    void keep(ProcessStream stream, const QByteArray &bytes);
    void onFinished(int exitCode, QProcess::ExitStatus status);
    void onError(QProcess::ProcessError error);
    void onDeadline();
    void end();
    void finish(const Result<ProcessOutcome> &outcome);

    ProcessSpec m_spec;
    TimerFactory &m_timers;
    std::unique_ptr<QProcess, Disposer> m_process;
    std::unique_ptr<PseudoTerminal, Disposer> m_terminal;
    std::unique_ptr<TimerHandle> m_deadline;
    std::optional<ProcessEnd> m_ended; ///< it has; what is left in its terminal is still to come
    int m_exitCode = 0;
    CapturedStream m_output;
    CapturedStream m_error;
    qint64 m_group = 0; ///< 0 = not started
    bool m_timedOut = false;
};

} // namespace baton::process
