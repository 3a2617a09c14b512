// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/project_reader.h"

#include "core/journal/sqlite_journal.h"
#include "core/session/project_store.h"

#include <QFileInfo>

namespace baton::session {

ProjectReader::ProjectReader(std::unique_ptr<journal::Journal> journal, State state, QString folder)
    : m_journal(std::move(journal)), m_state(std::move(state)), m_folder(std::move(folder))
{
}

ProjectReader::ProjectReader(ProjectReader &&) noexcept = default;
ProjectReader &ProjectReader::operator=(ProjectReader &&) noexcept = default;
ProjectReader::~ProjectReader() = default;

Result<ProjectReader> ProjectReader::open(const QString &folder)
{
    const QString absolute = QFileInfo(folder).absoluteFilePath();
    if (!QFileInfo::exists(absolute + QStringLiteral("/.baton/journal.sqlite")))
        return failure(ErrorCode::ProjectNotFound, absolute);
    BATON_TRY_ASSIGN(
        auto journal, journal::SqliteJournal::open(absolute, journal::SqliteJournal::Mode::ReadOnly));
    BATON_TRY_ASSIGN(auto state, loadState(*journal));
    return ProjectReader(std::move(journal), std::move(state), absolute);
}

} // namespace baton::session
