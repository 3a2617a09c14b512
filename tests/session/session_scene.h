// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/project_reader.h"
#include "core/session/session.h"
#include "tests/session/scripted_model.h"
#include "tests/support/sample_team.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace baton::test {

inline const QString prdPath = QStringLiteral("docs/prd.md");
inline const QString designPath = QStringLiteral("docs/system_design.md");
inline const QString producePrd = QStringLiteral("Produce docs/prd.md as prd");
inline const QString produceDesign = QStringLiteral("Produce docs/system_design.md as design");

/// A session in a temporary folder with the stock SOP and a scripted model. Waiting gives up after ten
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

    /// Set before a session is made: where its calls go and what they cost. Empty = a price nobody knows.
    session::Resolver resolver;
    ScriptedModel model;
    SampleTeam team;

private:
    std::optional<ErrorCode> start(const std::function<void(session::Session &)> &begin);
    std::optional<ErrorCode> answerTo(const std::function<quint64()> &send);

    QTemporaryDir m_folder;
    SystemClock m_clock;
    QtTimerFactory m_timers;
    std::unique_ptr<session::Session> m_session;
};

} // namespace baton::test
