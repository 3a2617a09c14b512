// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariantList>

namespace baton::journal {

/// SQLite's primary result code of a failure (13 = full, 8 = read-only, ...); 0 when it carries none.
[[nodiscard]] int primaryCode(const QSqlError &error);

/// What a failed read means: JournalCorrupt, FileRead where the medium failed, ProjectReadOnly where SQLite
/// could not make the files it needs beside the database.
[[nodiscard]] Error readError(const QSqlError &error);
/// What a failed write means: DiskFull, ProjectReadOnly, JournalCorrupt or JournalWrite.
[[nodiscard]] Error writeError(const QSqlError &error);

/// Prepares, binds and runs one statement; false leaves the error in `query.lastError()`.
[[nodiscard]] bool run(QSqlQuery &query, const QString &sql, const QVariantList &values = {});

/// A write transaction: rolled back unless committed. The connection outlives it.
class Transaction {
public:
    explicit Transaction(const QSqlDatabase &db) : m_query(db) { }
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> commit();

private:
    QSqlQuery m_query;
    bool m_open = false;
};

} // namespace baton::journal
