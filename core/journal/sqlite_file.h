// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QVariantList>

#include <memory>

namespace baton::journal {

enum class OpenMode { ReadWrite, ReadOnly };

/// An open database file of the journal's schema, closed and forgotten by Qt when destroyed. Used on the
/// thread that opened it.
class SqliteFile {
public:
    /// ReadWrite creates folder, file and schema when absent. Failures are those of SqliteJournal::open.
    [[nodiscard]] static Result<std::unique_ptr<SqliteFile>> open(
        const QString &projectFolder, OpenMode mode);
    ~SqliteFile();
    SqliteFile(const SqliteFile &) = delete;
    SqliteFile &operator=(const SqliteFile &) = delete;

    [[nodiscard]] const QSqlDatabase &database() const { return m_db; }
    /// Events have a sum: not in files that no build since has written to.
    [[nodiscard]] Result<bool> hasSums() const;

private:
    SqliteFile();
    [[nodiscard]] Result<void> openForWriting(const QString &folder);
    [[nodiscard]] Result<void> openForReading(const QString &path);
    [[nodiscard]] Result<void> openWithoutSharedMemory(const QString &path);
    [[nodiscard]] Result<void> openAfterRollback(const QString &path);
    [[nodiscard]] Result<void> openCopy(const QString &path, const QString &log);
    [[nodiscard]] Result<void> connectTo(const QString &name, const QString &options);
    [[nodiscard]] Result<void> checkSchema() const;
    [[nodiscard]] Result<bool> isEmpty() const;
    [[nodiscard]] Result<void> createSchema() const;
    [[nodiscard]] Result<void> upgradeSchema(const QString &path) const;
    [[nodiscard]] Result<qint64> pragma(const QString &name) const;

    QString m_connection;
    QSqlDatabase m_db;
    std::unique_ptr<QTemporaryDir> m_copy; ///< where what cannot be written had to be recovered
};

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
