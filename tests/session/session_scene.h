// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/project_reader.h"
#include "core/session/session.h"
#include "tests/session/scripted_model.h"
#include "tests/support/failing_journal.h"
#include "tests/support/sample_team.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace baton::test {

inline const QString prdPath = QStringLiteral("docs/prd.md");
inline const QString designPath = QStringLiteral("docs/system_design.md");
inline const QString producePrd = QStringLiteral("Produce docs/prd.md as prd");
inline const QString produceDesign = QStringLiteral("Produce docs/system_design.md as design");

/// A session in a temporary folder with the stock SOP, without its loops, and a scripted model. Waiting gives up after ten
/// seconds.
class SessionScene {
public:
    SessionScene();
    ~SessionScene();
    SessionScene(const SessionScene &) = delete;
    SessionScene &operator=(const SessionScene &) = delete;

    /// Every known verb line is answered at once.
    void answerAtOnce();
    [[nodiscard]] session::SessionPorts ports();
    [[nodiscard]] session::NewProject newProject(const QString &name = QStringLiteral("p")) const;
    [[nodiscard]] QString path(const QString &relative) const { return m_folder.filePath(relative); }

    /// Starts a session and waits for `opened` or `openFailed`; the code of the latter.
    std::optional<ErrorCode> create(const session::NewProject &project);
    std::optional<ErrorCode> create() { return create(newProject()); }
    std::optional<ErrorCode> open(const QString &folder);
    std::optional<ErrorCode> reopen();
    /// Another session beside the one that is open.
    [[nodiscard]] std::unique_ptr<session::Session> newSession();
    void close() { m_session.reset(); }

    [[nodiscard]] session::Session &session() { return *m_session; }
    [[nodiscard]] const State &state() const { return m_session->state(); }
    [[nodiscard]] const Artefact &artefact(const QString &path) const { return *state().artefact(path); }
    /// What the session has told since it was made.
    [[nodiscard]] const QVector<Error> &broken() const { return m_broken; }
    [[nodiscard]] int idleTimes() const { return m_idleTimes; }
    /// What a reader sees in the project's journal at this moment.
    [[nodiscard]] State onDisk() const;
    [[nodiscard]] QVector<StoredEvent> eventsOnDisk() const;

    [[nodiscard]] static bool waitFor(const std::function<bool()> &condition);
    [[nodiscard]] bool waitForState(const QString &path, ArtefactState state) const;
    [[nodiscard]] bool waitUntilAsked(const QString &verbLine, int times = 1) const;
    /// Sends a command and waits for its answer: the code of a refusal.
    std::optional<ErrorCode> decide(const Command &command);
    std::optional<ErrorCode> edit(const QString &path, int base, const QString &text);
    std::optional<ErrorCode> keepDraft(const QString &path);
    /// Goes on and waits until nothing is left to do.
    [[nodiscard]] bool resumeUntilIdle();

    /// Reads the open project: `read` runs on the run thread.
    template <class Read> auto ask(Read read) -> std::invoke_result_t<Read, const session::ProjectView &>
    {
        using Outcome = std::invoke_result_t<Read, const session::ProjectView &>;
        const QObject context;
        std::optional<Outcome> answer;
        m_session->ask(&context, read, [&answer](const Outcome &outcome) { answer = outcome; });
        return waitFor([&answer] { return answer.has_value(); }) ? *answer
                                                                 : Outcome(failure(ErrorCode::Internal));
    }
    /// A text of the open project; empty when it is not there.
    [[nodiscard]] QString textOf(const TextHash &hash);

    /// Set before a session is made: where its calls go and what they cost. Empty = a price nobody knows.
    session::Resolver resolver;
    /// Set before a session is made: the first event its journal has no room for.
    FailingJournal::Fails journalFails;
    int undoGraceMs = 0; ///< the same: how long calls wait after a decision
    qsizetype textMemory = 16 * 1024 * 1024;
    /// The same: what is known of programming languages. Empty = checks and manifests of code do without.
    artefact::LanguageProfiles languages;
    /// The same: how texts are read. Empty = as in the product.
    session::Reader readAnswer;
    session::Reader readEdited;
    /// The same: who runs programs, and what recordings hold of runs. Empty = none.
    std::function<std::unique_ptr<session::ProgramRunner>(TimerFactory &)> makePrograms;
    std::function<QByteArray(const RunConfig &, const QString &, const QString &)> recordedResults;
    std::function<void(const QString &, const QString &, const QByteArray &)> keepResults;
    /// The same: outlives the scene. Null = real ones.
    TimerFactory *timers = nullptr;
    ScriptedModel model;
    SampleTeam team;

private:
    std::optional<ErrorCode> start(const std::function<void(session::Session &)> &begin);
    std::optional<ErrorCode> answerTo(
        const std::function<void(const QObject *, const session::Decided &)> &send);

    QTemporaryDir m_folder;
    SystemClock m_clock;
    QtTimerFactory m_timers;
    std::unique_ptr<session::Session> m_session;
    QVector<Error> m_broken;
    int m_idleTimes = 0;
};

} // namespace baton::test
