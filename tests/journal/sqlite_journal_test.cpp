// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sqlite_journal.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace baton;
using namespace Qt::StringLiterals;
using journal::SqliteJournal;
using Mode = SqliteJournal::Mode;

namespace {

QString databasePath(const QString &project)
{
    return project + u"/.baton/journal.sqlite"_s;
}

/// A batch whose text tells which one it was.
EventBatch batch(qint64 first, int count, const QString &content)
{
    EventBatch result;
    for (int i = 0; i < count; ++i)
        result.events.append({first + i, i, event::FileWritten{content.left(20), i}});
    result.texts.append(makeText(content));
    return result;
}

QString bulk(int seed)
{
    QString text = QString::number(seed);
    quint32 x = static_cast<quint32>(seed) + 1;
    for (int i = 0; i < 9000; ++i) {
        x = x * 1664525U + 1013904223U;
        text += QChar(static_cast<char16_t>(u'!' + (x >> 24) % 90));
    }
    return text;
}

/// What a crash at this moment would leave: the shared-memory file is of no use after it.
void copyFiles(const QString &from, const QString &to)
{
    QVERIFY(QDir().mkpath(to + u"/.baton"_s));
    QVERIFY(QFile::copy(databasePath(from), databasePath(to)));
    if (QFile::exists(databasePath(from) + u"-wal"_s))
        QVERIFY(QFile::copy(databasePath(from) + u"-wal"_s, databasePath(to) + u"-wal"_s));
    for (const QString &name : {databasePath(to), QString(databasePath(to) + u"-wal"_s)})
        ::chmod(QFile::encodeName(name).constData(), 0644); // the person lets others read it
}

/// Runs statements on the file behind the journal's back.
void tamper(const QString &project, const QStringList &statements)
{
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamper"_s);
        db.setDatabaseName(databasePath(project));
        QVERIFY(db.open());
        QSqlQuery query(db);
        for (const QString &statement : statements)
            QVERIFY2(query.exec(statement), qPrintable(statement));
        query.finish();
        db.close();
    }
    QSqlDatabase::removeDatabase(u"tamper"_s);
}

ErrorCode openError(const QString &project, Mode mode)
{
    const auto journal = SqliteJournal::open(project, mode);
    return journal ? ErrorCode::NotFound : journal.error().code;
}

/// Takes the right to write from this process while alive: by permissions, and for root by another identity.
class WithoutWriteRights {
public:
    explicit WithoutWriteRights(const QString &project) : m_project(project)
    {
        for (const QString &folder : QStringList{m_project, m_project + u"/.baton"_s})
            ::chmod(QFile::encodeName(folder).constData(), 0555);
        if (::geteuid() == 0)
            m_dropped = ::seteuid(65534) == 0;
    }
    ~WithoutWriteRights()
    {
        if (m_dropped)
            (void)!::seteuid(0);
        for (const QString &folder : QStringList{m_project, m_project + u"/.baton"_s})
            ::chmod(QFile::encodeName(folder).constData(), 0755);
    }
    WithoutWriteRights(const WithoutWriteRights &) = delete;
    WithoutWriteRights &operator=(const WithoutWriteRights &) = delete;

private:
    QString m_project;
    bool m_dropped = false;
};

} // namespace

class TestSqliteJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void survivesReopening();
    void everyCommitSurvivesAKill();
    void aTornLogLosesWholeBatchesOnly();
    void newerIsRefused();
    void notAJournal_data();
    void notAJournal();
    void readersSeeTheRunningWriter();
    void readOnlyNeedsAJournal();
    void readOnlyFolder_data();
    void readOnlyFolder();
    void aFullDiskLosesNothing();
    void aFileSizeLimitLosesNothing();
    void aDamagedTextIsNoticed();
    void aMissingEventIsNoticed();
    void oldSnapshotsAreNoSnapshots();
    void anOlderFileGetsSums();
    void linksAreRefused();
};

BATON_TEST_CLASS(TestSqliteJournal)

void TestSqliteJournal::init()
{
    test::failOnWarnings();
}

void TestSqliteJournal::survivesReopening()
{
    const QTemporaryDir folder;
    {
        const auto journal = SqliteJournal::open(folder.path(), Mode::ReadWrite);
        QVERIFY(journal);
        QVERIFY((*journal)->append(batch(1, 2, u"hello"_s)));
        QVERIFY((*journal)->savePartial({u"c1"_s}, u"half"_s));
    }
    QVERIFY(QSqlDatabase::connectionNames().isEmpty());
    for (const Mode mode : {Mode::ReadOnly, Mode::ReadWrite}) {
        const auto journal = SqliteJournal::open(folder.path(), mode);
        QVERIFY(journal);
        QCOMPARE((*journal)->lastSeq().value(), 2);
        QCOMPARE((*journal)->read(hashOf(u"hello"_s)).value(), u"hello"_s);
        QCOMPARE((*journal)->partial({u"c1"_s}).value(), u"half"_s);
    }
}

void TestSqliteJournal::everyCommitSurvivesAKill()
{
    const QTemporaryDir folder;
    const auto journal = SqliteJournal::open(folder.path(), Mode::ReadWrite);
    QVERIFY(journal);
    for (int i = 0; i < 25; ++i) {
        QVERIFY((*journal)->append(batch(1 + 3 * i, 3, bulk(i))));
        const QTemporaryDir crash;
        copyFiles(folder.path(), crash.path());
        const auto recovered = SqliteJournal::open(crash.path(), Mode::ReadWrite);
        QVERIFY(recovered);
        QCOMPARE((*recovered)->eventsAfter(0).value().size(), 3 * (i + 1));
        QCOMPARE((*recovered)->read(hashOf(bulk(i))).value(), bulk(i));
    }
}

void TestSqliteJournal::aTornLogLosesWholeBatchesOnly()
{
    const QTemporaryDir folder;
    const auto journal = SqliteJournal::open(folder.path(), Mode::ReadWrite);
    QVERIFY(journal);
    QVERIFY((*journal)->append(batch(1, 5, bulk(1))));
    const qint64 before = QFileInfo(databasePath(folder.path()) + u"-wal"_s).size();
    QVERIFY((*journal)->append(batch(6, 5, bulk(2))));
    const qint64 after = QFileInfo(databasePath(folder.path()) + u"-wal"_s).size();
    QVERIFY(after > before);
    for (qint64 size = before; size <= after; size += 1777) {
        const QTemporaryDir crash;
        copyFiles(folder.path(), crash.path());
        QVERIFY(QFile::resize(databasePath(crash.path()) + u"-wal"_s, size));
        const auto recovered = SqliteJournal::open(crash.path(), Mode::ReadWrite);
        QVERIFY(recovered);
        const bool hasSecond = (*recovered)->lastSeq().value() == 10;
        QCOMPARE((*recovered)->lastSeq().value(), hasSecond ? 10 : 5);
        QCOMPARE((*recovered)->read(hashOf(bulk(2))).has_value(), hasSecond);
    }
}

void TestSqliteJournal::newerIsRefused()
{
    const QTemporaryDir folder;
    QVERIFY(SqliteJournal::open(folder.path(), Mode::ReadWrite));
    tamper(folder.path(), {u"PRAGMA user_version=99"_s});
    QCOMPARE(openError(folder.path(), Mode::ReadWrite), ErrorCode::ProjectNewer);
    QCOMPARE(openError(folder.path(), Mode::ReadOnly), ErrorCode::ProjectNewer);
}

void TestSqliteJournal::notAJournal_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("statements");
    QTest::newRow("text") << QByteArray("this is no database, it is a long line of text\n").repeated(100)
                          << QStringList();
    QTest::newRow("short") << QByteArray("x") << QStringList();
    QTest::newRow("other program") << QByteArray() << QStringList{u"CREATE TABLE cats(name TEXT)"_s};
    QTest::newRow("other id") << QByteArray() << QStringList{u"PRAGMA application_id=77"_s};
}

void TestSqliteJournal::notAJournal()
{
    QFETCH(QByteArray, content);
    QFETCH(QStringList, statements);
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u".baton"_s));
    QFile file(databasePath(folder.path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    if (!statements.isEmpty())
        tamper(folder.path(), statements);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();
    QCOMPARE(openError(folder.path(), Mode::ReadOnly), ErrorCode::JournalCorrupt);
    QCOMPARE(openError(folder.path(), Mode::ReadWrite), ErrorCode::JournalCorrupt);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
}

void TestSqliteJournal::readersSeeTheRunningWriter()
{
    const QTemporaryDir folder;
    const auto writer = SqliteJournal::open(folder.path(), Mode::ReadWrite);
    QVERIFY(writer);
    const auto reader = SqliteJournal::open(folder.path(), Mode::ReadOnly);
    QVERIFY(reader);
    for (int i = 1; i < 6; ++i) {
        QVERIFY((*writer)->append(batch(i, 1, bulk(i))));
        QCOMPARE((*reader)->lastSeq().value(), i);
    }
    const Result<void> refused = (*reader)->append(batch(6, 1, u"no"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ProjectReadOnly);
}

void TestSqliteJournal::readOnlyNeedsAJournal()
{
    const QTemporaryDir folder;
    QCOMPARE(openError(folder.path(), Mode::ReadOnly), ErrorCode::ProjectNotFound);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestSqliteJournal::readOnlyFolder_data()
{
    QTest::addColumn<bool>("crashed");
    QTest::newRow("closed well") << false;
    QTest::newRow("log left by a crash") << true;
}

void TestSqliteJournal::readOnlyFolder()
{
    QFETCH(bool, crashed);
    const QTemporaryDir live;
    const QTemporaryDir folder;
    const QString project = folder.filePath(u"p #1?%20"_s);
    ::chmod(QFile::encodeName(folder.path()).constData(), 0755);
    auto writer = SqliteJournal::open(live.path(), Mode::ReadWrite);
    QVERIFY(writer);
    QVERIFY((*writer)->append(batch(1, 3, bulk(1))));
    if (!crashed)
        writer->reset();
    copyFiles(live.path(), project);

    const WithoutWriteRights noRights(project);
    const auto journal = SqliteJournal::open(project, Mode::ReadOnly);
    QVERIFY2(journal.has_value(), journal ? "" : qPrintable(journal.error().detail));
    QCOMPARE((*journal)->eventsAfter(0).value().size(), 3);
    QCOMPARE(openError(project, Mode::ReadWrite), ErrorCode::ProjectReadOnly);
}

void TestSqliteJournal::aFullDiskLosesNothing()
{
    const QTemporaryDir folder;
    const auto journal = SqliteJournal::open(folder.path(), Mode::ReadWrite);
    QVERIFY(journal);
    QVERIFY((*journal)->append(batch(1, 2, u"kept"_s)));
    QSqlQuery limit(QSqlDatabase::database(QSqlDatabase::connectionNames().constFirst()));
    QVERIFY(limit.exec(u"PRAGMA max_page_count=1"_s)); // SQLite makes that "no more pages than now"
    limit.finish();
    const Result<void> outcome = (*journal)->append(batch(3, 2, bulk(5).repeated(20)));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::DiskFull);
    QCOMPARE((*journal)->lastSeq().value(), 2);
    QVERIFY(limit.exec(u"PRAGMA max_page_count=1000000"_s));
    limit.finish();
    QVERIFY((*journal)->append(batch(3, 2, bulk(5).repeated(20))));
    QCOMPARE((*journal)->read(hashOf(u"kept"_s)).value(), u"kept"_s);
}

void TestSqliteJournal::aFileSizeLimitLosesNothing()
{
    const QTemporaryDir folder;
    const auto journal = SqliteJournal::open(folder.path(), Mode::ReadWrite);
    QVERIFY(journal);
    QVERIFY((*journal)->append(batch(1, 2, u"kept"_s)));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit old{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &old), 0);
    const qint64 size = QFileInfo(databasePath(folder.path()) + u"-wal"_s).size();
    const rlimit tight{static_cast<rlim_t>(size) + 5000, old.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
    const Result<void> outcome = (*journal)->append(batch(3, 2, bulk(6)));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &old), 0);
    QVERIFY(!outcome);
    QVERIFY(outcome.error().code == ErrorCode::DiskFull || outcome.error().code == ErrorCode::JournalWrite);
    QCOMPARE((*journal)->eventsAfter(0).value().size(), 2);
    QVERIFY((*journal)->append(batch(3, 2, bulk(6))));
    QCOMPARE((*journal)->eventsAfter(0).value().size(), 4);
}

void TestSqliteJournal::aDamagedTextIsNoticed()
{
    const QTemporaryDir folder;
    {
        const auto journal = SqliteJournal::open(folder.path(), Mode::ReadWrite);
        QVERIFY(journal);
        EventBatch texts;
        texts.texts = {makeText(u"short"_s), makeText(u"long "_s.repeated(900))};
        QVERIFY((*journal)->append(texts));
    }
    tamper(folder.path(), {u"UPDATE texts SET content = x'FFFFFFFF00'"_s});
    const auto journal = SqliteJournal::open(folder.path(), Mode::ReadOnly);
    QVERIFY(journal);
    for (const QString &text : {u"short"_s, u"long "_s.repeated(900)}) {
        const Result<QString> read = (*journal)->read(hashOf(text));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::JournalCorrupt);
    }
}

void TestSqliteJournal::aMissingEventIsNoticed()
{
    const QTemporaryDir folder;
    {
        const auto journal = SqliteJournal::open(folder.path(), Mode::ReadWrite);
        QVERIFY(journal && (*journal)->append(batch(1, 5, u"t"_s)));
    }
    tamper(folder.path(), {u"DELETE FROM events WHERE seq = 3"_s});
    const auto journal = SqliteJournal::open(folder.path(), Mode::ReadOnly);
    QVERIFY(journal);
    const auto events = (*journal)->eventsAfter(0);
    QVERIFY(!events);
    QCOMPARE(events.error().code, ErrorCode::JournalCorrupt);
    QVERIFY(events.error().detail.contains(u'3'));
}

void TestSqliteJournal::oldSnapshotsAreNoSnapshots()
{
    const QTemporaryDir folder;
    const QStringList damages{u"UPDATE snapshot SET format = '0-abc'"_s,
        u"UPDATE snapshot SET data = x'00'"_s, u"UPDATE snapshot SET seq = 77"_s, u"DELETE FROM events"_s};
    for (const QString &damage : damages) {
        {
            const auto journal = SqliteJournal::open(folder.path(), Mode::ReadWrite);
            QVERIFY(journal);
            const qint64 seq = (*journal)->lastSeq().value() + 1;
            QVERIFY((*journal)->append(batch(seq, 1, u"t"_s)));
            State state;
            state.seq = seq;
            QVERIFY((*journal)->saveSnapshot(state));
            QVERIFY((*journal)->latestSnapshot().value().has_value());
        }
        tamper(folder.path(), {damage});
        const auto journal = SqliteJournal::open(folder.path(), Mode::ReadOnly);
        QVERIFY(journal);
        const auto snapshot = (*journal)->latestSnapshot();
        QVERIFY(snapshot && !snapshot->has_value());
    }
}

void TestSqliteJournal::anOlderFileGetsSums()
{
    const QTemporaryDir folder;
    {
        const auto journal = SqliteJournal::open(folder.path(), Mode::ReadWrite);
        QVERIFY(journal && (*journal)->append(batch(1, 3, u"t"_s)));
    }
    tamper(folder.path(), {u"ALTER TABLE events DROP COLUMN sum"_s, u"PRAGMA user_version=1"_s});
    ::chmod(QFile::encodeName(databasePath(folder.path())).constData(), 0644);
    QCOMPARE(SqliteJournal::open(folder.path(), Mode::ReadOnly).value()->eventsAfter(0)->size(), 3);
    const auto journal = SqliteJournal::open(folder.path(), Mode::ReadWrite);
    QVERIFY(journal && (*journal)->append(batch(4, 1, u"t"_s)));
    QCOMPARE((*journal)->eventsAfter(0)->size(), 4);
    QVERIFY(!(QFile::permissions(databasePath(folder.path())) & (QFile::ReadGroup | QFile::ReadOther)));
    tamper(folder.path(), {u"UPDATE events SET time = 7"_s});
    QVERIFY((*journal)->eventsAfter(2, 1)); // those of the older build have none
    QCOMPARE((*journal)->eventsAfter(3).error().code, ErrorCode::JournalCorrupt);
}

void TestSqliteJournal::linksAreRefused()
{
    const QTemporaryDir real;
    const QTemporaryDir folder;
    QVERIFY(SqliteJournal::open(real.path(), Mode::ReadWrite));
    QVERIFY(QFile::link(real.filePath(u".baton"_s), folder.filePath(u".baton"_s)));
    QCOMPARE(openError(folder.path(), Mode::ReadWrite), ErrorCode::NotAPlainFile);
    QCOMPARE(openError(folder.path(), Mode::ReadOnly), ErrorCode::NotAPlainFile);
}

#include "sqlite_journal_test.moc"
