// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/domain/review.h"
#include "core/process/process_run.h"

#include <QByteArray>
#include <QObject>
#include <QQueue>
#include <QStringList>

#include <memory>

namespace baton::artefact {

/// A Python interpreter that stays and compiles one text after the other, without ever running one; a check
/// costs about a millisecond. Started with the first request, again when it dies. Where several interpreters
/// are found, the first that answers is kept. Lives on one thread; nothing waits.
class PythonHelper : public QObject {
    Q_OBJECT

public:
    explicit PythonHelper(TimerFactory &timers, QObject *parent = nullptr);
    ~PythonHelper() override;

    /// Ends in `done` with the same ticket.
    void compile(const QString &ticket, const QString &path, const QString &text);

Q_SIGNALS:
    void done(const QString &ticket, const baton::CheckResult &result);

private:
    struct Request {
        QString ticket;
        QByteArray line;
        int attempts = 0;
    };

    void pump();
    void start();
    void read(process::ProcessStream stream, const QByteArray &bytes);
    void readLine(const QByteArray &line);
    void lost();
    void expired();
    void answer(const CheckResult &result);

    TimerFactory &m_timers;
    QStringList m_programs;
    qsizetype m_program = 0;
    std::unique_ptr<process::ProcessRun> m_process;
    QByteArray m_line; ///< of its answer, not whole yet
    std::unique_ptr<TimerHandle> m_deadline;
    QQueue<Request> m_requests;
    bool m_ready = false; ///< the process has greeted
    bool m_busy = false; ///< the first request is with the process
};

} // namespace baton::artefact
