// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/project_view.h"

#include <memory>

namespace baton::session {

/// Reads a project without opening it for work: `status`, `show`, `diff`, `log`, `trace` and the list of
/// recent projects work while a window or another program holds it. Any thread, one thread at a time.
class ProjectReader {
public:
    /// Fails with ProjectNotFound, ProjectNewer, JournalCorrupt, JournalBehind (nothing is left).
    /// `languages`: needed by who asks what was proven.
    [[nodiscard]] static Result<ProjectReader> open(
        const QString &folder, const artefact::LanguageProfiles &languages = {});

    ProjectReader(ProjectReader &&) noexcept;
    ProjectReader &operator=(ProjectReader &&) noexcept;
    ~ProjectReader();

    [[nodiscard]] const State &state() const { return m_state; }
    /// JournalBehind when what is read ends earlier than what had been recorded.
    [[nodiscard]] const std::optional<Error> &warning() const { return m_warning; }
    [[nodiscard]] ProjectView view() const { return {m_state, *m_journal, m_folder, m_languages}; }

private:
    ProjectReader(std::unique_ptr<journal::Journal> journal, State state, QString folder,
        artefact::LanguageProfiles languages, std::optional<Error> warning);
    std::unique_ptr<journal::Journal> m_journal;
    State m_state;
    QString m_folder;
    artefact::LanguageProfiles m_languages;
    std::optional<Error> m_warning;
};

} // namespace baton::session
