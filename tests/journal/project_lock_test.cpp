// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/project_lock.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace baton;
using namespace Qt::StringLiterals;

class TestProjectLock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void excludesASecondOwner();
    void aKilledOwnerLeavesNothingLocked();
    void aLeftFileIsNoLock();
    void linksAreRefused();
    void anotherNameOfAFileIsRefused();
    void isPrivate();
    void aMissingProjectIsSaid();
};

BATON_TEST_CLASS(TestProjectLock)

void TestProjectLock::init()
{
    test::failOnWarnings();
}

void TestProjectLock::excludesASecondOwner()
{
    const QTemporaryDir folder;
    auto first = journal::ProjectLock::acquire(folder.path());
    QVERIFY(first);
    const auto second = journal::ProjectLock::acquire(folder.path());
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::ProjectLocked);
    QVERIFY2(second.error().detail.contains(u"process %1 on "_s.arg(::getpid())),
        qPrintable(second.error().detail));
    first->reset();
    QVERIFY(journal::ProjectLock::acquire(folder.path()));
}

void TestProjectLock::aKilledOwnerLeavesNothingLocked()
{
    const QTemporaryDir folder;
    int pipe[2];
    QCOMPARE(::pipe(pipe), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto held = journal::ProjectLock::acquire(folder.path());
        const char answer = held ? 'y' : 'n';
        (void)!::write(pipe[1], &answer, 1);
        ::pause();
        ::_exit(0);
    }
    char answer = 0;
    QCOMPARE(::read(pipe[0], &answer, 1), 1);
    QCOMPARE(answer, 'y');
    const auto locked = journal::ProjectLock::acquire(folder.path());
    QVERIFY(!locked);
    QVERIFY(locked.error().detail.contains(u"process %1 "_s.arg(child)));
    QCOMPARE(::kill(child, SIGKILL), 0);
    QCOMPARE(::waitpid(child, nullptr, 0), child);
    ::close(pipe[0]);
    ::close(pipe[1]);
    QVERIFY(journal::ProjectLock::acquire(folder.path()));
}

void TestProjectLock::aLeftFileIsNoLock()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u".baton"_s));
    QFile file(folder.filePath(u".baton/lock"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    // The pid of somebody who is alive and has nothing to do with it.
    file.write("process 1 on somewhere\n");
    file.close();
    QVERIFY(journal::ProjectLock::acquire(folder.path()));
}

void TestProjectLock::linksAreRefused()
{
    const QTemporaryDir folder;
    const QTemporaryDir elsewhere;
    QVERIFY(QFile::link(elsewhere.path(), folder.filePath(u".baton"_s)));
    const auto lock = journal::ProjectLock::acquire(folder.path());
    QVERIFY(!lock);
    QCOMPARE(lock.error().code, ErrorCode::NotAPlainFile);
    QVERIFY(QDir(elsewhere.path()).isEmpty());
}

void TestProjectLock::anotherNameOfAFileIsRefused()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u".baton"_s));
    QFile diary(folder.filePath(u"diary"_s));
    QVERIFY(diary.open(QIODevice::ReadWrite) && diary.write("dear diary") > 0 && diary.flush());
    const QByteArray name = QFile::encodeName(folder.filePath(u".baton/lock"_s));
    QCOMPARE(::link(QFile::encodeName(diary.fileName()).constData(), name.constData()), 0);
    const auto lock = journal::ProjectLock::acquire(folder.path());
    QVERIFY(!lock);
    QCOMPARE(lock.error().code, ErrorCode::NotAPlainFile);
    QVERIFY(diary.seek(0));
    QCOMPARE(diary.readAll(), QByteArray("dear diary"));
}

void TestProjectLock::isPrivate()
{
    const QTemporaryDir folder;
    QVERIFY(journal::ProjectLock::acquire(folder.path()));
    QFile file(folder.filePath(u".baton/lock"_s));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    QVERIFY(journal::ProjectLock::acquire(folder.path())); // an older build's is taken in
    QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

void TestProjectLock::aMissingProjectIsSaid()
{
    const QTemporaryDir folder;
    const auto lock = journal::ProjectLock::acquire(folder.filePath(u"none"_s));
    QVERIFY(!lock);
    QCOMPARE(lock.error().code, ErrorCode::ProjectNotFound);
}

#include "project_lock_test.moc"
