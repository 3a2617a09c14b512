// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/project_reader.h"

#include "core/journal/sqlite_journal.h"
#include "core/session/project_store.h"

#include <QFileInfo>

namespace baton::session {

ProjectReader::ProjectReader(std::unique_ptr<journal::Journal> journal, State state, QString folder,
    artefact::LanguageProfiles languages, std::optional<Error> warning)
    : m_journal(std::move(journal)), m_state(std::move(state)), m_folder(std::move(folder)),
      m_languages(std::move(languages)), m_warning(std::move(warning))
{
}

ProjectReader::ProjectReader(ProjectReader &&) noexcept = default;
ProjectReader &ProjectReader::operator=(ProjectReader &&) noexcept = default;
ProjectReader::~ProjectReader() = default;

Result<ProjectReader> ProjectReader::open(const QString &folder, const artefact::LanguageProfiles &languages)
{
    const QString absolute = QFileInfo(folder).absoluteFilePath();
    BATON_TRY_ASSIGN(
        auto journal, journal::SqliteJournal::open(absolute, journal::SqliteJournal::Mode::ReadOnly));
    BATON_TRY_ASSIGN(auto state, loadState(*journal));
    auto warning = journal->behind();
    return ProjectReader(std::move(journal), std::move(state), absolute, languages, std::move(warning));
}

} // namespace baton::session
