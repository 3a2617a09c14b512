// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sqlite_support.h"

namespace baton::journal {

using namespace Qt::StringLiterals;

namespace {

// Primary result codes of sqlite3.h; a file format of sorts, they never change.
constexpr int codeReadOnly = 8;
constexpr int codeIoError = 10;
constexpr int codeCorrupt = 11;
constexpr int codeFull = 13;
constexpr int codeCantOpen = 14;
constexpr int codeNotADatabase = 26;

} // namespace

int primaryCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

Error readError(const QSqlError &error)
{
    switch (primaryCode(error)) {
    case codeReadOnly:
    case codeCantOpen:
        return {ErrorCode::ProjectReadOnly, error.databaseText()};
    case codeIoError:
        return {ErrorCode::FileRead, error.databaseText()};
    default:
        return {ErrorCode::JournalCorrupt, error.databaseText()};
    }
}

Error writeError(const QSqlError &error)
{
    switch (primaryCode(error)) {
    case codeFull:
        return {ErrorCode::DiskFull, error.databaseText()};
    case codeReadOnly:
    case codeCantOpen:
        return {ErrorCode::ProjectReadOnly, error.databaseText()};
    case codeCorrupt:
    case codeNotADatabase:
        return {ErrorCode::JournalCorrupt, error.databaseText()};
    default:
        return {ErrorCode::JournalWrite, error.databaseText()};
    }
}

bool run(QSqlQuery &query, const QString &sql, const QVariantList &values)
{
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return false;
    for (const QVariant &value : values)
        query.addBindValue(value);
    return query.exec();
}

Result<void> Transaction::begin()
{
    if (!m_query.exec(u"BEGIN IMMEDIATE"_s))
        return failure(writeError(m_query.lastError()));
    m_open = true;
    return {};
}

Result<void> Transaction::commit()
{
    if (!m_query.exec(u"COMMIT"_s))
        return failure(writeError(m_query.lastError()));
    m_open = false;
    return {};
}

Transaction::~Transaction()
{
    if (m_open)
        m_query.exec(u"ROLLBACK"_s);
}

} // namespace baton::journal
