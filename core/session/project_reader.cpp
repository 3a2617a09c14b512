// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/project_reader.h"

#include "core/journal/sqlite_journal.h"
#include "core/session/state_keeper.h"
#include "core/session/trace_builder.h"

#include <QFileInfo>

namespace baton::session {

ProjectReader::ProjectReader(std::unique_ptr<journal::Journal> journal, State state)
    : m_journal(std::move(journal)), m_state(std::move(state))
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
    return ProjectReader(std::move(journal), std::move(state));
}

Result<QString> ProjectReader::text(const TextHash &hash) const
{
    return m_journal->read(hash);
}

Result<QVector<StoredEvent>> ProjectReader::events(qint64 after, int limit) const
{
    return m_journal->eventsAfter(after, limit);
}

std::optional<CallTrace> ProjectReader::trace(const CallId &call) const
{
    return buildTrace(*m_journal, call);
}

QVector<CallTrace> ProjectReader::traces() const
{
    return buildTraces(*m_journal);
}

} // namespace baton::session
