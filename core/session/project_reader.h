// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"
#include "core/session/call_trace.h"

#include <memory>

namespace baton::session {

/// Reads a project without opening it for work: `status`, `show`, `diff`, `log`, `trace` and the list of
/// recent projects work while a window or another program holds it. Any thread, one thread at a time.
class ProjectReader {
public:
    /// Fails with ProjectNotFound, ProjectNewer, JournalCorrupt.
    [[nodiscard]] static Result<ProjectReader> open(const QString &folder);

    ProjectReader(ProjectReader &&) noexcept;
    ProjectReader &operator=(ProjectReader &&) noexcept;
    ~ProjectReader();

    [[nodiscard]] const State &state() const { return m_state; }
    [[nodiscard]] Result<QString> text(const TextHash &hash) const;
    /// A page of the journal after `seq`, oldest first.
    [[nodiscard]] Result<QVector<StoredEvent>> events(qint64 after, int limit) const;
    [[nodiscard]] std::optional<CallTrace> trace(const CallId &call) const;
    [[nodiscard]] QVector<CallTrace> traces() const;

private:
    ProjectReader(std::unique_ptr<journal::Journal> journal, State state);
    std::unique_ptr<journal::Journal> m_journal;
    State m_state;
};

} // namespace baton::session
