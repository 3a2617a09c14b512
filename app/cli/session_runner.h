// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"
#include "core/llm/recording/recorder.h"
#include "core/session/session.h"

#include <QObject>

#include <functional>

namespace baton::cli {

/// Opens a project for work, lets a command act on it and turns the program's event loop until that is done.
/// Ctrl+C ends it with Interrupted; what arrived is kept.
class SessionRunner : public QObject {
    Q_OBJECT

public:
    /// `invocation` outlives it; with its --json what is refused is a document on stdout, too.
    explicit SessionRunner(const Invocation &invocation, const QHash<QString, llm::Secret> &keys = {});
    ~SessionRunner() override;

    [[nodiscard]] session::Session &session() { return *m_session; }

    /// Opens the project, then runs `act`, which may submit commands and must lead to `finish`.
    [[nodiscard]] int open(const QString &folder, std::function<void()> act);
    [[nodiscard]] int create(const session::NewProject &project, std::function<void()> act);
    /// Ends the loop with an exit code.
    void finish(int exitCode);
    /// Ends the loop after decisions that were made: in JSON with the numbers of the events they led to and
    /// where the run stands, otherwise with what the command printed itself.
    void tellDecided();
    /// Ends the loop with a refusal.
    void refuse(const Error &error);
    /// Submits one decision; `then` gets the outcome.
    void decide(const Command &command, const session::Decided &then);
    /// The same for a decision that is sent otherwise. A journal that failed has been told by then, and ends
    /// the loop.
    [[nodiscard]] session::Decided unlessBroken(const session::Decided &then) const;
    [[nodiscard]] const std::optional<Error> &broken() const { return m_broken; }

private:
    int loop();
    void onInterrupt();

    const Invocation &m_invocation;
    std::unique_ptr<session::Session> m_session;
    std::function<void()> m_act;
    std::optional<Error> m_broken;
    QVector<qint64> m_events; ///< that were added since the project was opened
};

/// The head of a recording of a run.
[[nodiscard]] llm::Recording recordingHead(
    const QString &project, const QString &requirement, const Sop &sop, const QString &language);

/// Has the composition's calls recorded into `file` from now on; must come before the session. A place that
/// cannot be written is said and does no harm to the run: then there is no recorder. Fails when the file
/// holds something else, before anything is spent.
[[nodiscard]] Result<llm::Recorder *> startRecording(
    Composition &composition, const QString &file, const llm::Recording &head);

/// Tells what could not be written.
void watchRecording(const llm::Recorder *recorder, SessionRunner &runner);

} // namespace baton::cli
