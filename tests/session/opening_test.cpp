// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/session_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/without_write_rights.h"

#include <QDir>
#include <QSignalSpy>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using session::Session;

namespace {

void put(const QString &file, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(file).path()));
    QFile out(file);
    QVERIFY2(out.open(QIODevice::WriteOnly), qPrintable(file));
    out.write(bytes);
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Making, opening and locking of projects.
class OpeningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void createOpensAndWrites();
    void unusableFoldersAreRefused_data();
    void unusableFoldersAreRefused();
    void readOnlyFolderIsRefused();
    void damagedJournalIsRefusedAndLeftAlone();
    void journalOfANewerVersionIsRefused();
    void secondSessionIsRefusedWhileTheFirstLives();
    void createOnAProjectIsRefused();
    void openingSpendsNothing();
    void stateIsTheSameAfterOpening();
};

BATON_TEST_CLASS(OpeningTest)

void OpeningTest::init()
{
    failOnWarnings();
}

void OpeningTest::createOpensAndWrites()
{
    SessionScene scene;
    QCOMPARE(scene.create(), std::nullopt);
    QCOMPARE(scene.session().folder(), scene.path(u"p"_s));
    QCOMPARE(scene.state().name, u"p"_s);
    QCOMPARE(scene.state().mode, RunMode::Running);
    QCOMPARE(scene.artefact(u"docs/requirement.md"_s).state, ArtefactState::Approved);
    QVERIFY(scene.waitUntilAsked(producePrd));
    QVERIFY(scene.waitFor([&] { return bytesOf(scene.path(u"p/docs/requirement.md"_s)) == "A sample.\n"; }));
    QCOMPARE(scene.model.request(producePrd).model, u"a-model"_s);
    QCOMPARE(scene.model.request(producePrd).messages.last().text.section(u'\n', 0, 0), producePrd);
}

void OpeningTest::unusableFoldersAreRefused_data()
{
    QTest::addColumn<bool>("create");
    QTest::addColumn<QString>("file");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("open what is not there") << false << QString() << ErrorCode::ProjectNotFound;
    QTest::newRow("open a folder of something else")
        << false << u"p/notes.txt"_s << ErrorCode::ProjectNotFound;
    QTest::newRow("create over foreign files") << true << u"p/notes.txt"_s << ErrorCode::ForeignFiles;
    QTest::newRow("open a journal that is none")
        << false << u"p/.baton/journal.sqlite"_s << ErrorCode::JournalCorrupt;
    QTest::newRow("create over a journal that is none")
        << true << u"p/.baton/journal.sqlite"_s << ErrorCode::JournalCorrupt;
}

void OpeningTest::unusableFoldersAreRefused()
{
    QFETCH(bool, create);
    QFETCH(QString, file);
    QFETCH(ErrorCode, code);
    SessionScene scene;
    if (!file.isEmpty())
        put(scene.path(file), "something else, and long enough to be looked at as a data base\n");
    QCOMPARE(create ? scene.create() : scene.reopen(), std::optional(code));
    if (!file.isEmpty())
        QVERIFY(bytesOf(scene.path(file)).startsWith("something else"));
    QVERIFY(scene.model.requests().isEmpty());
}

void OpeningTest::readOnlyFolderIsRefused()
{
    const QTemporaryDir folder;
    SessionScene scene;
    session::NewProject project = scene.newProject();
    project.folder = folder.path();
    const WithoutWriteRights rights(folder.path());
    QCOMPARE(scene.create(project), std::optional(ErrorCode::ProjectReadOnly));
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void OpeningTest::damagedJournalIsRefusedAndLeftAlone()
{
    SessionScene scene;
    scene.answerAtOnce();
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
    scene.close();
    const QString journal = scene.path(u"p/.baton/journal.sqlite"_s);
    QFile file(journal);
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 at = 512; at < file.size(); at += 4096) {
        file.seek(at);
        file.write(QByteArray(2048, 'x'));
    }
    file.close();
    const QByteArray before = bytesOf(journal);
    QCOMPARE(scene.reopen(), std::optional(ErrorCode::JournalCorrupt));
    scene.close();
    QCOMPARE(bytesOf(journal), before);
}

void OpeningTest::journalOfANewerVersionIsRefused()
{
    SessionScene scene;
    QCOMPARE(scene.create(), std::nullopt);
    scene.close();
    const QString journal = scene.path(u"p/.baton/journal.sqlite"_s);
    QFile file(journal);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(60); // user_version in the header of SQLite files
    file.write(QByteArray("\x00\x00\x03\xe7", 4));
    file.close();
    QCOMPARE(scene.reopen(), std::optional(ErrorCode::ProjectNewer));
}

void OpeningTest::secondSessionIsRefusedWhileTheFirstLives()
{
    SessionScene scene;
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitUntilAsked(producePrd));
    auto second = scene.newSession();
    QSignalSpy failed(second.get(), &Session::openFailed);
    second->open(scene.path(u"p"_s));
    QVERIFY(scene.waitFor([&] { return !failed.isEmpty(); }));
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::ProjectLocked);
    second.reset();
    // The first one has not been disturbed.
    QCOMPARE(scene.decide(command::Pause{}), std::nullopt);
    scene.close();
    QCOMPARE(scene.reopen(), std::nullopt);
    QCOMPARE(scene.state().mode, RunMode::Paused);
}

void OpeningTest::createOnAProjectIsRefused()
{
    SessionScene scene;
    QCOMPARE(scene.create(), std::nullopt);
    scene.close();
    const State before = scene.onDisk();
    QCOMPARE(scene.create(), std::optional(ErrorCode::WrongState));
    scene.close();
    QCOMPARE(scene.onDisk(), before);
}

void OpeningTest::openingSpendsNothing()
{
    SessionScene scene;
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitUntilAsked(producePrd));
    QCOMPARE(scene.reopen(), std::nullopt);
    QVERIFY(!scene.session().isEngaged());
    QVERIFY(scene.state().calls.isEmpty());
    // Decisions and reading do not set it going either.
    QCOMPARE(
        scene.decide(command::PostNote{.role = u"product_manager"_s, .text = u"Be brief."_s}), std::nullopt);
    QSignalSpy traces(&scene.session(), &Session::tracesFetched);
    scene.session().fetchTraces();
    QVERIFY(scene.waitFor([&] { return !traces.isEmpty(); }));
    QCOMPARE(scene.model.asked(producePrd), 1);
    scene.session().resume();
    QVERIFY(scene.session().isEngaged());
    QVERIFY(scene.waitUntilAsked(producePrd, 2));
    QVERIFY(scene.model.request(producePrd).messages.last().text.contains("Be brief."_L1));
}

void OpeningTest::stateIsTheSameAfterOpening()
{
    SessionScene scene;
    scene.answerAtOnce();
    session::NewProject project = scene.newProject();
    project.config.autonomy = {true, true};
    QCOMPARE(scene.create(project), std::nullopt);
    QVERIFY(scene.waitFor([&] { return scene.state().mode == RunMode::Finished; }));
    const State mirror = scene.state();
    scene.close();
    QCOMPARE(scene.onDisk(), mirror);
    QCOMPARE(scene.reopen(), std::nullopt);
    QCOMPARE(scene.state(), mirror);
}

#include "opening_test.moc"
