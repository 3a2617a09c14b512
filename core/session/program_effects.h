// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/test_report.h"
#include "core/engine/scheduler.h"
#include "core/session/program_runner.h"
#include "core/session/project_store.h"
#include "core/session/session_ports.h"
#include "core/session/test_run.h"

#include <QObject>

#include <memory>

namespace baton::session {

/// Runs the programs of command steps on copies of what is handed over, and makes reports of how they ended.
/// One at a time. A run of tests that fails is repeated once: a test that passes then is flaky and nobody's
/// fault. Run thread.
class ProgramEffects : public QObject {
    Q_OBJECT

public:
    ProgramEffects(ProjectStore &store, const SessionPorts &ports, QObject *parent = nullptr);
    ~ProgramEffects() override;

    /// Records that the program starts and starts it. What cannot be run (no tests, no sandbox, a tool that
    /// is missing) is recorded as such at once or when that is known; only the engine's refusal is returned.
    [[nodiscard]] Result<void> run(const engine::work::RunProgram &work);
    /// Programs that the journal says are running but this process does not run: run again later.
    void markInterrupted();
    /// Ends what runs, with all its processes; it is run again when the run goes on.
    void abort();

    [[nodiscard]] bool isBusy() const { return m_running != nullptr; }

Q_SIGNALS:
    /// For eyes only: what the program wrote since the last signal; at most once a frame.
    void textArrived(const baton::EffectId &program, const QString &text, const QString &nothing);
    void progressed();

private:
    struct Running;

    [[nodiscard]] QString whyNot(const TestSuite &suite) const;
    void later(void (ProgramEffects::*what)());
    void runNext();
    void launch(const TestSuite &suite);
    void onBytes(const QByteArray &bytes);
    void tellOutput();
    void onEnded(const Result<ProgramResult> &result);
    void chooseFirst(const engine::work::RunProgram &work);
    void complete();
    void conclude(const TestReport &report);
    void finishWithout(const TestReport &report);
    void finish(const ProgramOutcome &outcome, const TestReport &report);

    ProjectStore &m_store;
    const SessionPorts &m_ports;
    std::unique_ptr<ProgramRunner> m_runner; ///< null: nothing can be run
    std::unique_ptr<Running> m_running;
};

} // namespace baton::session
