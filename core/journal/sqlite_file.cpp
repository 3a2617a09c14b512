// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sqlite_file.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <QUuid>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace baton::journal {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 applicationId = 0x4261746E; ///< "Batn": tells a journal from any other SQLite file
constexpr qint64 schemaVersion = 2; ///< 2: events have a sum
constexpr qint64 smallestPage = 512;

/// WAL and FULL: a committed transaction is on the disk, readers never wait for the writer. The rest makes
/// SQLite distrust the file.
const char *const connectionPragmas[] = {
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA synchronous=FULL",
};

/// Texts lie beside the events under their hash; partial texts outside the log; one snapshot at a time.
const char *const schema[] = {
    "CREATE TABLE events(seq INTEGER PRIMARY KEY, time INTEGER NOT NULL, type TEXT NOT NULL,"
    " version INTEGER NOT NULL, call TEXT, data BLOB NOT NULL, sum INTEGER)",
    "CREATE INDEX events_by_call ON events(call) WHERE call IS NOT NULL",
    "CREATE TABLE texts(hash TEXT NOT NULL PRIMARY KEY, packed INTEGER NOT NULL, content BLOB NOT NULL)",
    "CREATE TABLE partials(call TEXT NOT NULL PRIMARY KEY, content BLOB NOT NULL)",
    "CREATE TABLE snapshot(id INTEGER PRIMARY KEY CHECK(id = 1), seq INTEGER NOT NULL, format TEXT NOT NULL,"
    " data BLOB NOT NULL)",
};

QString fileUri(const QString &path)
{
    return QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded()) + u"?immutable=1"_s;
}

Result<void> refuseLink(const QString &path)
{
    if (QFileInfo(path).isSymLink())
        return failure(ErrorCode::NotAPlainFile, u"%1 is a symbolic link"_s.arg(path));
    return {};
}

/// Prompts and answers are nobody else's to read. What SQLite makes beside the file gets its permissions.
void makePrivate(const QString &path)
{
    const int flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    if (const int fd = ::open(QFile::encodeName(path).constData(), flags, 0600); fd >= 0)
        ::close(fd);
}

/// Of older projects, once.
void tighten(const QString &path)
{
    for (const QString &name : {path, QString(path + u"-wal"_s), QString(path + u"-shm"_s)})
        ::chmod(QFile::encodeName(name).constData(), 0600);
}

// Primary result codes of sqlite3.h; a file format of sorts, they never change.
constexpr int codeReadOnly = 8;
constexpr int codeIoError = 10;
constexpr int codeCorrupt = 11;
constexpr int codeFull = 13;
constexpr int codeCantOpen = 14;
constexpr int codeNotADatabase = 26;

} // namespace

SqliteFile::SqliteFile()
    : m_connection(u"baton-journal-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

SqliteFile::~SqliteFile()
{
    m_db.close();
    m_db = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<SqliteFile>> SqliteFile::open(const QString &projectFolder, OpenMode mode)
{
    const QString folder = QFileInfo(projectFolder).absoluteFilePath() + u"/.baton"_s;
    const QString path = folder + u"/journal.sqlite"_s;
    for (const QString &step : {folder, path}) {
        BATON_TRY(refuseLink(step));
    }
    if (mode == OpenMode::ReadOnly && !QFileInfo::exists(path))
        return failure(ErrorCode::ProjectNotFound, projectFolder);
    // SQLite takes a file shorter than a page for an empty one and would write over it.
    const qint64 size = QFileInfo(path).size();
    if (size > 0 && size < smallestPage)
        return failure(ErrorCode::JournalCorrupt, path);
    std::unique_ptr<SqliteFile> file(new SqliteFile);
    BATON_TRY(mode == OpenMode::ReadWrite ? file->openForWriting(folder) : file->openForReading(path));
    return file;
}

Result<void> SqliteFile::openForWriting(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::ProjectReadOnly, folder);
    const QString path = folder + u"/journal.sqlite"_s;
    makePrivate(path);
    BATON_TRY(connectTo(path, {}));
    BATON_TRY_ASSIGN(const bool empty, isEmpty());
    if (!empty)
        BATON_TRY(checkSchema());
    // Only now, because it changes the file. Where WAL is impossible SQLite stays with the rollback journal,
    // which is as durable.
    QSqlQuery query(m_db);
    if (!run(query, u"PRAGMA journal_mode=WAL"_s))
        return failure(writeError(query.lastError()));
    query.finish();
    return empty ? createSchema() : upgradeSchema(path);
}

/// Brings the file of an older build to the present form, which older builds do not read.
Result<void> SqliteFile::upgradeSchema(const QString &path) const
{
    BATON_TRY_ASSIGN(const qint64 version, pragma(u"user_version"_s));
    BATON_TRY_ASSIGN(const bool sums, hasSums());
    if (version >= schemaVersion && sums)
        return {};
    Transaction transaction(m_db);
    BATON_TRY(transaction.begin());
    QSqlQuery query(m_db);
    if ((!sums && !query.exec(u"ALTER TABLE events ADD COLUMN sum INTEGER"_s))
        || !query.exec(u"PRAGMA user_version=%1"_s.arg(schemaVersion)))
        return failure(writeError(query.lastError()));
    query.finish();
    tighten(path);
    return transaction.commit();
}

Result<bool> SqliteFile::hasSums() const
{
    QSqlQuery query(m_db);
    if (!run(query, u"SELECT count(*) FROM pragma_table_info('events') WHERE name = 'sum'"_s)
        || !query.next())
        return failure(readError(query.lastError()));
    return query.value(0).toLongLong() > 0;
}

/// A writer was killed while it changed the file, which is to be put back as it was first: by who may write,
/// else in a copy.
Result<void> SqliteFile::openAfterRollback(const QString &path)
{
    m_db.close();
    const Result<void> put = connectTo(path, {}).and_then([this] { return isEmpty().map([](bool) {}); });
    m_db.close();
    if (put)
        return connectTo(path, u"QSQLITE_OPEN_READONLY"_s).and_then([this] { return checkSchema(); });
    return openCopy(path, u"-journal"_s);
}

Result<void> SqliteFile::openForReading(const QString &path)
{
    const Result<void> opened =
        connectTo(path, u"QSQLITE_OPEN_READONLY"_s).and_then([this] { return checkSchema(); });
    if (opened
        || (opened.error().code != ErrorCode::ProjectReadOnly && opened.error().code != ErrorCode::FileRead))
        return opened;
    if (QFileInfo(path + u"-journal"_s).size() > 0)
        return openAfterRollback(path);
    // A WAL file needs its shared-memory file beside it. Where that is neither there nor can be made
    // (read-only folder or medium) there is no writer either, and the file can be read as it lies.
    const Result<void> second = openWithoutSharedMemory(path);
    return second ? second : failure(ErrorCode::FileRead, opened.error().detail);
}

Result<void> SqliteFile::openWithoutSharedMemory(const QString &path)
{
    m_db.close();
    const QString log = path + u"-wal"_s;
    if (QFileInfo(log).size() == 0)
        return connectTo(fileUri(path), u"QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s).and_then([this] {
            return checkSchema();
        });
    // The writer died with transactions still in the log: recover them in a copy.
    return openCopy(path, u"-wal"_s);
}

Result<void> SqliteFile::openCopy(const QString &path, const QString &log)
{
    m_copy = std::make_unique<QTemporaryDir>();
    const QString copy = m_copy->filePath(u"journal.sqlite"_s);
    if (!QFile::copy(path, copy) || !QFile::copy(path + log, copy + log))
        return failure(ErrorCode::FileRead, path);
    for (const QString &name : QStringList{copy, copy + log})
        QFile::setPermissions(name, QFile::ReadOwner | QFile::WriteOwner);
    return connectTo(copy, {}).and_then([this] { return checkSchema(); });
}

Result<void> SqliteFile::connectTo(const QString &name, const QString &options)
{
    if (!m_db.isValid())
        m_db = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_db.setDatabaseName(name);
    m_db.setConnectOptions(
        options.isEmpty() ? u"QSQLITE_BUSY_TIMEOUT=5000"_s : u"QSQLITE_BUSY_TIMEOUT=5000;"_s + options);
    if (!m_db.isValid())
        return failure(ErrorCode::ToolMissing, u"QSQLITE"_s);
    if (!m_db.open())
        return failure(options.isEmpty() ? writeError(m_db.lastError()) : readError(m_db.lastError()));
    QSqlQuery query(m_db);
    for (const char *statement : connectionPragmas) {
        if (!query.exec(QString::fromLatin1(statement)))
            return failure(readError(query.lastError()));
    }
    return {};
}

Result<qint64> SqliteFile::pragma(const QString &name) const
{
    QSqlQuery query(m_db);
    if (!run(query, u"PRAGMA "_s + name) || !query.next())
        return failure(readError(query.lastError()));
    return query.value(0).toLongLong();
}

Result<bool> SqliteFile::isEmpty() const
{
    QSqlQuery query(m_db);
    if (!run(query, u"SELECT count(*) FROM sqlite_master"_s) || !query.next())
        return failure(readError(query.lastError()));
    const bool hasTables = query.value(0).toLongLong() > 0;
    BATON_TRY_ASSIGN(const qint64 owner, pragma(u"application_id"_s));
    return !hasTables && owner == 0;
}

Result<void> SqliteFile::checkSchema() const
{
    BATON_TRY_ASSIGN(const bool empty, isEmpty());
    BATON_TRY_ASSIGN(const qint64 owner, pragma(u"application_id"_s));
    BATON_TRY_ASSIGN(const qint64 version, pragma(u"user_version"_s));
    if (empty)
        return failure(ErrorCode::ProjectNotFound, u"the journal is empty"_s);
    if (owner != applicationId)
        return failure(ErrorCode::JournalCorrupt, u"journal.sqlite is not a journal of Baton"_s);
    if (version > schemaVersion)
        return failure(ErrorCode::ProjectNewer, u"schema %1, known is %2"_s.arg(version).arg(schemaVersion));
    return {};
}

Result<void> SqliteFile::createSchema() const
{
    Transaction transaction(m_db);
    BATON_TRY(transaction.begin());
    QStringList statements;
    for (const char *statement : schema)
        statements.append(QString::fromLatin1(statement));
    statements.append(u"PRAGMA application_id=%1"_s.arg(applicationId));
    statements.append(u"PRAGMA user_version=%1"_s.arg(schemaVersion));
    QSqlQuery query(m_db);
    for (const QString &statement : std::as_const(statements)) {
        if (!query.exec(statement))
            return failure(writeError(query.lastError()));
    }
    query.finish();
    return transaction.commit();
}

int primaryCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

namespace {

/// What happened in plain words; those of SQLite speak of its insides.
QString wordsOf(const QSqlError &error)
{
    switch (primaryCode(error)) {
    case codeFull:
        return u"there is no room for journal.sqlite to grow"_s;
    case codeReadOnly:
        return u"journal.sqlite may not be written"_s;
    case codeCantOpen:
        return u"journal.sqlite cannot be opened"_s;
    case codeIoError:
        return u"journal.sqlite: the disk reports an error"_s;
    case codeCorrupt:
        return u"parts of journal.sqlite cannot be read"_s;
    case codeNotADatabase:
        return u"journal.sqlite is no journal any more"_s;
    default:
        return u"journal.sqlite: "_s + error.databaseText();
    }
}

} // namespace

Error readError(const QSqlError &error)
{
    switch (primaryCode(error)) {
    case codeReadOnly:
    case codeCantOpen:
        return {ErrorCode::ProjectReadOnly, wordsOf(error)};
    case codeIoError:
        return {ErrorCode::FileRead, wordsOf(error)};
    default:
        return {ErrorCode::JournalCorrupt, wordsOf(error)};
    }
}

Error writeError(const QSqlError &error)
{
    switch (primaryCode(error)) {
    case codeFull:
        return {ErrorCode::DiskFull, wordsOf(error)};
    case codeReadOnly:
    case codeCantOpen:
        return {ErrorCode::ProjectReadOnly, wordsOf(error)};
    case codeCorrupt:
    case codeNotADatabase:
        return {ErrorCode::JournalCorrupt, wordsOf(error)};
    default:
        return {ErrorCode::JournalWrite, wordsOf(error)};
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
