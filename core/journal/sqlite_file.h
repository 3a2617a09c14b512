// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QTemporaryDir>

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

private:
    SqliteFile();
    [[nodiscard]] Result<void> openForWriting(const QString &folder);
    [[nodiscard]] Result<void> openForReading(const QString &path);
    [[nodiscard]] Result<void> openWithoutSharedMemory(const QString &path);
    [[nodiscard]] Result<void> connectTo(const QString &name, const QString &options);
    [[nodiscard]] Result<void> checkSchema() const;
    [[nodiscard]] Result<bool> isEmpty() const;
    [[nodiscard]] Result<void> createSchema() const;
    [[nodiscard]] Result<qint64> pragma(const QString &name) const;

    QString m_connection;
    QSqlDatabase m_db;
    std::unique_ptr<QTemporaryDir> m_copy; ///< where a journal on a read-only medium had to be recovered
};

} // namespace baton::journal
