// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/domain/command.h"
#include "core/journal/journal.h"

#include <functional>
#include <memory>

namespace baton::session {

/// What a journal holds: its newest snapshot and the events after it, folded.
struct LoadedState {
    State state;
    std::optional<qint64> snapshotSeq; ///< last event in the snapshot
    TimeMs snapshotTime = 0; ///< of that event
};

/// Fails as the journal does.
[[nodiscard]] Result<LoadedState> loadProject(const journal::Journal &journal);
/// The same for who only reads.
[[nodiscard]] Result<State> loadState(const journal::Journal &journal);

/// The one place where facts come into being: decide -> append (durable) -> evolve -> tell. Run thread.
class ProjectStore {
public:
    struct Listener {
        std::function<void(const EventBatch &)> appended;
        std::function<void(const Error &)> broken; ///< at most once
    };

    ProjectStore(
        std::unique_ptr<journal::Journal> journal, LoadedState loaded, const Clock &clock, Listener listener);
    ~ProjectStore();
    ProjectStore(const ProjectStore &) = delete;
    ProjectStore &operator=(const ProjectStore &) = delete;

    /// A refusal leaves everything as it was. A failing journal makes the store broken, which the listener is
    /// told before this returns; from then on every command fails with the journal's error, because effects
    /// must not run ahead of facts. So does a project that is not in its place any more: what the command led
    /// to is recorded where the journal is now, and nothing comes after it.
    [[nodiscard]] Result<void> apply(const Command &command);

    [[nodiscard]] const State &state() const { return m_state; }
    [[nodiscard]] journal::Journal &journal() { return *m_journal; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] const std::optional<Error> &broken() const { return m_broken; }
    /// False for a broken store; notices, and tells the listener, when the project's folder has gone.
    [[nodiscard]] bool isInPlace();
    /// Text by hash; empty when it cannot be read.
    [[nodiscard]] QString text(const TextHash &hash) const;
    /// Saves a snapshot when enough events, or enough time with any, have come since the last one, whoever
    /// took it: opening costs the same however often a project was opened and closed.
    void snapshotIfDue();
    /// Nothing is applied any more: leaves a snapshot behind where the next opening is the better for it.
    void close();

private:
    void saveSnapshot();
    void breakWith(const Error &error);

    std::unique_ptr<journal::Journal> m_journal;
    State m_state;
    const Clock &m_clock;
    Listener m_listener;
    std::optional<Error> m_broken;
    qint64 m_snapshotSeq = 0; ///< last event in the newest snapshot, 0 without one
    TimeMs m_snapshotTime = 0;
};

} // namespace baton::session
