// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journal_watch.h"
#include "core/journal/sqlite_journal.h"
#include "tests/support/test_main.h"
#include "tests/support/without_write_rights.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace baton;
using namespace Qt::StringLiterals;
using journal::JournalWatch;
using journal::SqliteJournal;
using Mode = SqliteJournal::Mode;

namespace {

constexpr int flips = 500;

QString inside(const QString &project, const QString &file = u"journal.sqlite"_s)
{
    return project + u"/.baton/"_s + file;
}

EventBatch batch(qint64 first, int count)
{
    EventBatch result;
    for (int i = 0; i < count; ++i) {
        const QString path = u"src/file_%1.py"_s.arg(first + i);
        event::CallAnswered answered;
        answered.call = {u"c%1"_s.arg(first + i)};
        answered.path = path;
        answered.answer = hashOf(path);
        result.events.append({first + i, 1000 + i, answered});
        result.texts.append(makeText(path));
    }
    return result;
}

/// A project as a kill leaves it: part of it in the database, the rest in the log.
class Killed {
public:
    Killed()
    {
        QVERIFY(SqliteJournal::open(m_live.path(), Mode::ReadWrite).value()->append(batch(1, 60)));
        m_writer = *SqliteJournal::open(m_live.path(), Mode::ReadWrite);
        for (int i = 0; i < 20; ++i)
            QVERIFY(m_writer->append(batch(61 + 3 * i, 3)));
    }
    void copyTo(const QString &project) const
    {
        QVERIFY(QDir().mkpath(project + u"/.baton"_s));
        for (const QString &file : {u"journal.sqlite"_s, u"journal.sqlite-wal"_s, u"counter"_s})
            QVERIFY(QFile::copy(inside(m_live.path(), file), inside(project, file)));
    }

    static constexpr qint64 last = 120;

private:
    QTemporaryDir m_live;
    std::unique_ptr<SqliteJournal> m_writer;
};

void flip(const QString &path, QRandomGenerator &random)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 at = random.bounded(file.size());
    char byte = 0;
    QVERIFY(file.seek(at) && file.getChar(&byte) && file.seek(at));
    QVERIFY(file.putChar(static_cast<char>(byte ^ (1 << random.bounded(8)))));
}

/// What a reader makes of it: everything as it was, or a word about what is wrong.
bool isWholeOrSaid(const QString &project)
{
    const auto journal = SqliteJournal::open(project, Mode::ReadOnly);
    if (!journal || (*journal)->behind())
        return true;
    const auto events = (*journal)->eventsAfter(0);
    if (!events)
        return true;
    if (events->size() != Killed::last)
        return false;
    for (const StoredEvent &stored : *events) {
        const auto *answered = std::get_if<event::CallAnswered>(&stored.event);
        if (answered == nullptr
            || *answered != std::get<event::CallAnswered>(batch(stored.seq, 1).events[0].event))
            return false;
        const auto text = (*journal)->read(answered->answer);
        if (text && *text != answered->path)
            return false;
    }
    return true;
}

std::optional<ErrorCode> openCode(const QString &project, Mode mode)
{
    const auto journal = SqliteJournal::open(project, mode);
    return journal ? std::nullopt : std::optional(journal.error().code);
}

} // namespace

/// What the journal cannot tell by itself: that its end is missing, that its folder is gone.
class TestJournalWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aMissingEndIsSaid();
    void nothingLeftIsSaid();
    void recoveringGoesOn();
    void aChangedRowIsNoticed();
    void flippedBitsAreNeverSilent_data();
    void flippedBitsAreNeverSilent();
    void aHotJournalIsPutBack_data();
    void aHotJournalIsPutBack();
    void filesArePrivate();
    void aLinkedCounterIsNotTouched();
    void aMovedProjectIsNoticed();
    void aDeletedProjectIsKept();
};

BATON_TEST_CLASS(TestJournalWatch)

void TestJournalWatch::init()
{
    test::failOnWarnings();
}

void TestJournalWatch::aMissingEndIsSaid()
{
    const QTemporaryDir folder;
    Killed().copyTo(folder.path());
    QCOMPARE(JournalWatch::recorded(folder.path()), Killed::last);
    const QString log = inside(folder.path(), u"journal.sqlite-wal"_s);
    QVERIFY(QFile::resize(log, QFileInfo(log).size() / 2));
    QFile file(log);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    {
        const auto reader = SqliteJournal::open(folder.path(), Mode::ReadOnly);
        QVERIFY(reader && (*reader)->behind());
        QCOMPARE((*reader)->behind()->code, ErrorCode::JournalBehind);
        QVERIFY((*reader)->behind()->detail.contains(u"120"_s));
        QVERIFY((*reader)->eventsAfter(0)->size() >= 60);
    }
    QCOMPARE(openCode(folder.path(), Mode::ReadWrite), ErrorCode::JournalBehind);
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before); // what is left of it was not thrown away
}

void TestJournalWatch::nothingLeftIsSaid()
{
    const QTemporaryDir folder;
    Killed().copyTo(folder.path());
    for (const QString &name : {u"journal.sqlite"_s, u"journal.sqlite-wal"_s})
        QVERIFY(QFile::remove(inside(folder.path(), name)));
    QCOMPARE(openCode(folder.path(), Mode::ReadOnly), ErrorCode::JournalBehind);
    QCOMPARE(openCode(folder.path(), Mode::ReadWrite), ErrorCode::JournalBehind);
    QVERIFY(!QFile::exists(inside(folder.path())));
}

void TestJournalWatch::recoveringGoesOn()
{
    const QTemporaryDir folder;
    Killed().copyTo(folder.path());
    QCOMPARE(journal::acceptLoss(folder.path()).error().code, ErrorCode::WrongState);
    const QString log = inside(folder.path(), u"journal.sqlite-wal"_s);
    QVERIFY(QFile::resize(log, 0));
    const auto kept = journal::acceptLoss(folder.path());
    QVERIFY2(kept.has_value(), kept ? "" : qPrintable(kept.error().detail));
    QVERIFY(QFile::exists(*kept + u"/journal.sqlite"_s));
    const auto journal = SqliteJournal::open(folder.path(), Mode::ReadWrite);
    QVERIFY(journal && !(*journal)->behind());
    const qint64 last = (*journal)->lastSeq().value();
    QCOMPARE(last, 60);
    QVERIFY((*journal)->append(batch(last + 1, 1)));
    QCOMPARE(JournalWatch::recorded(folder.path()), last + 1);
}

void TestJournalWatch::aChangedRowIsNoticed()
{
    const QTemporaryDir folder;
    QVERIFY(SqliteJournal::open(folder.path(), Mode::ReadWrite).value()->append(batch(1, 5)));
    QFile file(inside(folder.path()));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    const qsizetype at = bytes.indexOf("src/file_3.py");
    QVERIFY(at > 0);
    bytes[at + 9] = '4'; // a path that exists as well
    for (qsizetype next = at; (next = bytes.indexOf("src/file_3.py", next + 1)) >= 0;)
        bytes[next + 9] = '4';
    QVERIFY(file.seek(0) && file.write(bytes) == bytes.size());
    file.close();
    const auto journal = SqliteJournal::open(folder.path(), Mode::ReadOnly);
    QVERIFY(journal);
    const auto events = (*journal)->eventsAfter(0);
    QVERIFY(!events);
    QCOMPARE(events.error().code, ErrorCode::JournalCorrupt);
    QVERIFY(events.error().detail.contains(u"event 3"_s));
}

void TestJournalWatch::flippedBitsAreNeverSilent_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("database") << u"journal.sqlite"_s;
    QTest::newRow("log") << u"journal.sqlite-wal"_s;
}

void TestJournalWatch::flippedBitsAreNeverSilent()
{
    QFETCH(QString, file);
    const Killed killed;
    QRandomGenerator random(20261128);
    for (int i = 0; i < flips / 2; ++i) {
        const QTemporaryDir folder;
        killed.copyTo(folder.path());
        flip(inside(folder.path(), file), random);
        QVERIFY2(isWholeOrSaid(folder.path()), qPrintable(u"flip %1"_s.arg(i)));
        // Who writes says it, too, or reads the same.
        if (i % 5 == 0 && SqliteJournal::open(folder.path(), Mode::ReadWrite))
            QVERIFY2(isWholeOrSaid(folder.path()), qPrintable(u"flip %1, written to"_s.arg(i)));
    }
}

void TestJournalWatch::aHotJournalIsPutBack_data()
{
    QTest::addColumn<bool>("writable");
    QTest::newRow("by who may write") << true;
    QTest::newRow("in a copy") << false;
}

/// A project killed while its journal was made: a first page, and the way back from it.
void TestJournalWatch::aHotJournalIsPutBack()
{
    QFETCH(bool, writable);
    const QTemporaryDir live;
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u".baton"_s));
    QDir(live.path()).mkdir(u".baton"_s);
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"hot"_s);
        db.setDatabaseName(inside(live.path()));
        QVERIFY(db.open());
        QSqlQuery query(db);
        // As SQLite leaves it between the first write to the file and the end of the transaction.
        for (const char *statement : {"PRAGMA cache_size=1", "PRAGMA cache_spill=1", "CREATE TABLE a(t TEXT)",
                 "BEGIN IMMEDIATE", "CREATE TABLE b(t TEXT)"})
            QVERIFY2(query.exec(QString::fromLatin1(statement)), statement);
        for (int i = 0; i < 200; ++i)
            QVERIFY(query.exec(u"INSERT INTO b VALUES('%1')"_s.arg(QString(900, u'x'))));
        for (const QString &name : {u"journal.sqlite"_s, u"journal.sqlite-journal"_s})
            QVERIFY(QFile::copy(inside(live.path(), name), inside(folder.path(), name)));
        query.exec(u"ROLLBACK"_s);
        query.finish();
        db.close();
    }
    QSqlDatabase::removeDatabase(u"hot"_s);
    QVERIFY(QFileInfo(inside(folder.path(), u"journal.sqlite-journal"_s)).size() > 0);
    ::chmod(QFile::encodeName(folder.path()).constData(), 0755);
    // Put back, it is a database of somebody else's; before, it could not be opened at all.
    const auto code = [&] {
        std::optional<WithoutWriteRights> noRights;
        if (!writable)
            noRights.emplace(QString(folder.path() + u"/.baton"_s));
        return openCode(folder.path(), Mode::ReadOnly);
    }();
    QCOMPARE(code, std::optional(ErrorCode::JournalCorrupt));
    QCOMPARE(QFile::exists(inside(folder.path(), u"journal.sqlite-journal"_s)), !writable);
}

void TestJournalWatch::filesArePrivate()
{
    const QTemporaryDir folder;
    const auto journal = SqliteJournal::open(folder.path(), Mode::ReadWrite);
    QVERIFY(journal && (*journal)->append(batch(1, 1)));
    for (const QString &name :
        {u"journal.sqlite"_s, u"journal.sqlite-wal"_s, u"journal.sqlite-shm"_s, u"counter"_s}) {
        struct stat info { };
        QCOMPARE(::stat(QFile::encodeName(inside(folder.path(), name)).constData(), &info), 0);
        QVERIFY2((info.st_mode & 0777) == 0600, qPrintable(name));
    }
}

void TestJournalWatch::aLinkedCounterIsNotTouched()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u".baton"_s));
    QFile diary(folder.filePath(u"diary"_s));
    QVERIFY(diary.open(QIODevice::ReadWrite) && diary.write("dear diary") > 0 && diary.flush());
    QVERIFY(QFile::link(diary.fileName(), inside(folder.path(), u"counter"_s)));
    QVERIFY(SqliteJournal::open(folder.path(), Mode::ReadWrite).value()->append(batch(1, 1)));
    QVERIFY(diary.seek(0));
    QCOMPARE(diary.readAll(), QByteArray("dear diary"));
}

void TestJournalWatch::aMovedProjectIsNoticed()
{
    const QTemporaryDir folder;
    const QString before = folder.filePath(u"a"_s);
    const QString after = folder.filePath(u"b"_s);
    const auto journal = SqliteJournal::open(before, Mode::ReadWrite);
    QVERIFY(journal && (*journal)->append(batch(1, 1)));
    QVERIFY((*journal)->checkPlace());
    QVERIFY(QDir().rename(before, after));
    const auto place = (*journal)->checkPlace();
    QVERIFY(!place);
    QCOMPARE(place.error().code, ErrorCode::ProjectGone);
    QVERIFY2(place.error().detail.contains(after), qPrintable(place.error().detail));
    // What comes in all the same is where the project is now.
    QVERIFY((*journal)->append(batch(2, 1)));
    QCOMPARE(SqliteJournal::open(after, Mode::ReadOnly).value()->lastSeq().value(), 2);
    QVERIFY(!QFile::exists(before));
}

void TestJournalWatch::aDeletedProjectIsKept()
{
    const QTemporaryDir folder;
    const QString project = folder.filePath(u"a"_s);
    const auto journal = SqliteJournal::open(project, Mode::ReadWrite);
    QVERIFY(journal && (*journal)->append(batch(1, 7)));
    QVERIFY(QDir(project).removeRecursively());
    QVERIFY((*journal)->append(batch(8, 1)));
    const auto place = (*journal)->checkPlace();
    QVERIFY(!place);
    QCOMPARE(place.error().code, ErrorCode::ProjectGone);
    QVERIFY(!QFile::exists(project));
    const QString kept = project + u"-rescued"_s;
    QVERIFY2(place.error().detail.contains(kept), qPrintable(place.error().detail));
    const auto rescued = SqliteJournal::open(kept, Mode::ReadWrite);
    QVERIFY(rescued);
    QCOMPARE((*rescued)->eventsAfter(0)->size(), 8);
    QCOMPARE((*rescued)->read(hashOf(u"src/file_8.py"_s)).value(), u"src/file_8.py"_s);
}

#include "journal_watch_test.moc"
