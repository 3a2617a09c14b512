// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/git_shell.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace baton::test;
using namespace Qt::StringLiterals;
using git_shell::git;

namespace {

CliResult run(const QString &project, const QStringList &more = {})
{
    return runCli(QStringList{u"run"_s, u"--project"_s, project, u"--demo"_s, u"csv-chart"_s,
                      u"--demo-speed"_s, u"0"_s, u"--approve"_s, u"all"_s}
        + more);
}

CliResult command(const QString &word, const QString &project, const QStringList &more = {})
{
    return runCli(QStringList{word, u"--project"_s, project} + more);
}

QStringList errorCodes(const QString &project)
{
    QStringList codes;
    const CliResult status = command(u"status"_s, project, {u"--json"_s});
    for (const QJsonValue &error : status.json()["errors"_L1].toArray())
        codes.append(error["code"_L1].toString());
    return codes;
}

void put(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

const QString prd = u"docs/prd.md"_s;

} // namespace

/// What a person sees of trouble with files, history and journal, and how they get out of it.
class DiskE2eTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void missingCommitsAreSaidAndMadeUp();
    void aRepositoryOfThePersonsIsOffered();
    void anUnwrittenFileIsSaidAndWritten();
    void aChangeOutsideHasThreeWaysOut();
    void aDeletionOutsideHasThreeWaysOut();
    void exportTellsOfChangesOutside();
    void skippedFilesAreNotExported();
    void aJournalPutBackIsSaid();
    void filesArePrivate();

private:
    QTemporaryDir m_folder;
};

BATON_TEST_CLASS(DiskE2eTest)

void DiskE2eTest::init()
{
    failOnWarnings();
}

void DiskE2eTest::missingCommitsAreSaidAndMadeUp()
{
    const QString project = m_folder.filePath(u"commits"_s);
    QCOMPARE(run(project, {u"--until"_s, u"prd"_s}).exitCode, 0);
    const QString lock = project + u"/.git/refs/heads/main.lock"_s;
    put(lock, "");
    const CliResult locked = run(project, {u"--until"_s, u"tasks"_s});
    QCOMPARE(locked.exitCode, 0); // a warning, never a loss
    QVERIFY2(locked.err.contains(u"main.lock"_s), locked.describe().constData());
    QCOMPARE(locked.err.count(u'\n'), 1);
    QCOMPARE(errorCodes(project), QStringList{u"git_failed"_s});
    QVERIFY(QFile::remove(lock));
    const CliResult whole = run(project, {u"--until"_s, QString()});
    QVERIFY2(whole.exitCode == 0 && whole.err.isEmpty(), whole.describe().constData());
    QCOMPARE(git(project, {u"status"_s, u"--porcelain"_s}), QString());
    QCOMPARE(git(project, {u"log"_s, u"--format=%s"_s, u"--"_s, prd}), u"docs/prd.md: revision 1"_s);
    QCOMPARE(errorCodes(project), QStringList());
}

void DiskE2eTest::aRepositoryOfThePersonsIsOffered()
{
    const QString project = m_folder.filePath(u"foreign"_s);
    QVERIFY(QDir().mkpath(project));
    QCOMPARE(git(project, {u"init"_s, u"-q"_s}), QString());
    const CliResult told = run(project);
    QCOMPARE(told.exitCode, 0);
    QVERIFY2(told.err.contains(u"--git on"_s), told.describe().constData());
    QCOMPARE(errorCodes(project), QStringList{u"foreign_repository"_s});
    QVERIFY(!git(project, {u"status"_s, u"--porcelain"_s, u"-uall"_s}).contains(u".baton"_s));
    const CliResult off = run(project, {u"--git"_s, u"off"_s});
    QVERIFY2(off.exitCode == 0 && off.err.isEmpty(), off.describe().constData());
    const CliResult on = run(project, {u"--git"_s, u"on"_s});
    QVERIFY2(on.exitCode == 0 && on.err.isEmpty(), on.describe().constData());
    QCOMPARE(git(project, {u"status"_s, u"--porcelain"_s}), QString());
}

void DiskE2eTest::anUnwrittenFileIsSaidAndWritten()
{
    const QString project = m_folder.filePath(u"unwritten"_s);
    QCOMPARE(run(project, {u"--until"_s, u"requirement"_s}).exitCode, 0);
    QVERIFY(QDir().mkpath(project + u'/' + prd));
    const CliResult refused = run(project, {u"--until"_s, u"prd"_s});
    QCOMPARE(refused.exitCode, 5);
    QVERIFY2(refused.err.contains(prd), refused.describe().constData());
    QCOMPARE(errorCodes(project).size(), 1);
    QCOMPARE(command(u"retry"_s, project, {prd}).exitCode, 2);
    QVERIFY(QDir().rmdir(project + u'/' + prd));
    const CliResult written = run(project);
    QVERIFY2(written.exitCode == 0 && written.err.isEmpty(), written.describe().constData());
    QVERIFY(filesBelow(project).contains(prd));
}

void DiskE2eTest::aChangeOutsideHasThreeWaysOut()
{
    const QString project = m_folder.filePath(u"changed"_s);
    QCOMPARE(run(project).exitCode, 0);
    const QByteArray ours = filesBelow(project).value(prd);
    QCOMPARE(command(u"adopt"_s, project, {prd}).exitCode, 2); // nothing to adopt
    put(project + u'/' + prd, ours + "\nMine.\n");
    const CliResult compared = command(u"compare"_s, project, {prd});
    QVERIFY2(compared.exitCode == 0 && compared.out.contains(u"\n+Mine."_s), compared.describe().constData());
    QCOMPARE(command(u"adopt"_s, project, {prd}).exitCode, 0);
    QCOMPARE(command(u"show"_s, project, {prd}).out.toUtf8(), ours + "\nMine.\n");
    QCOMPARE(filesBelow(project).value(prd), ours + "\nMine.\n");
    put(project + u'/' + prd, "spoilt\n");
    QCOMPARE(command(u"keep-baton"_s, project, {prd}).exitCode, 0);
    static_cast<void>(run(project)); // others are stale now; the file is written
    QCOMPARE(filesBelow(project).value(prd), ours + "\nMine.\n");
    QVERIFY(!errorCodes(project).contains(u"outside_change"_s));
}

void DiskE2eTest::aDeletionOutsideHasThreeWaysOut()
{
    const QString project = m_folder.filePath(u"deleted"_s);
    QCOMPARE(run(project).exitCode, 0);
    const QMap<QString, QByteArray> whole = filesBelow(project);
    QString file;
    for (const QString &path : whole.keys()) {
        if (path.endsWith(u".py"_s) && path.contains(u"test"_s))
            file = path;
    }
    QVERIFY(!file.isEmpty());
    QVERIFY(QFile::remove(project + u'/' + file));
    QVERIFY(command(u"compare"_s, project, {file}).out.contains(u"(deleted)"_s));
    QCOMPARE(command(u"keep-baton"_s, project, {file}).exitCode, 0);
    QCOMPARE(run(project).exitCode, 0);
    QCOMPARE(filesBelow(project), whole);
    QVERIFY(QFile::remove(project + u'/' + file));
    QCOMPARE(run(project).exitCode, 5);
    QCOMPARE(command(u"adopt"_s, project, {file}).exitCode, 0);
    const CliResult gone = run(project);
    // The tests were run without it, and the summary read what the last run said.
    QVERIFY2(gone.exitCode == 3 && gone.err.isEmpty(), gone.describe().constData());
    QVERIFY(!filesBelow(project).contains(file));
    QVERIFY(!git(project, {u"ls-files"_s}).contains(file));
}

void DiskE2eTest::exportTellsOfChangesOutside()
{
    const QString project = m_folder.filePath(u"told"_s);
    QCOMPARE(run(project).exitCode, 0);
    const QByteArray ours = filesBelow(project).value(prd);
    put(project + u'/' + prd, "mine\n");
    const QString out = m_folder.filePath(u"told-out"_s);
    const CliResult exported = command(u"export"_s, project, {u"--to"_s, out});
    QCOMPARE(exported.exitCode, 0);
    QVERIFY2(
        exported.err.contains(prd) && exported.err.contains(u"outside"_s), exported.describe().constData());
    QCOMPARE(filesBelow(out).value(prd), ours);
    QCOMPARE(filesBelow(project).value(prd), QByteArray("mine\n"));
}

void DiskE2eTest::skippedFilesAreNotExported()
{
    const QString project = m_folder.filePath(u"skipped"_s);
    QCOMPARE(run(project).exitCode, 0);
    const QString file = u"csvchart/errors.py"_s;
    QVERIFY(filesBelow(project).contains(file));
    QVERIFY(QFile::remove(project + u'/' + file));
    QCOMPARE(command(u"adopt"_s, project, {file}).exitCode, 0);
    const QString out = m_folder.filePath(u"skipped-out"_s);
    QCOMPARE(command(u"export"_s, project, {u"--to"_s, out}).exitCode, 0);
    QVERIFY(!filesBelow(out).contains(file));
}

void DiskE2eTest::aJournalPutBackIsSaid()
{
    const QString project = m_folder.filePath(u"behind"_s);
    const QString journal = project + u"/.baton/journal.sqlite"_s;
    QCOMPARE(run(project, {u"--until"_s, u"prd"_s}).exitCode, 0);
    QVERIFY(QFile::copy(journal, journal + u".copy"_s));
    QCOMPARE(run(project, {u"--until"_s, u"tasks"_s}).exitCode, 0);
    QVERIFY(QFile::remove(journal) && QFile::rename(journal + u".copy"_s, journal));
    const CliResult refused = run(project);
    QCOMPARE(refused.exitCode, 5);
    QVERIFY2(refused.err.contains(u"baton-cli recover"_s), refused.describe().constData());
    const CliResult status = command(u"status"_s, project, {u"--json"_s});
    QVERIFY(status.err.contains(u"recover"_s));
    QCOMPARE(errorCodes(project).value(0), u"journal_behind"_s);
    const CliResult recovered = command(u"recover"_s, project);
    QVERIFY2(recovered.exitCode == 0, recovered.describe().constData());
    const CliResult goesOn = run(project, {u"--until"_s, QString()});
    QVERIFY2(goesOn.exitCode == 0, goesOn.describe().constData());
    QCOMPARE(command(u"recover"_s, project).exitCode, 2);
}

void DiskE2eTest::filesArePrivate()
{
    const QString project = m_folder.filePath(u"private"_s);
    QCOMPARE(run(project, {u"--until"_s, u"prd"_s}).exitCode, 0);
    for (const QString &name : {u"journal.sqlite"_s, u"lock"_s, u"counter"_s}) {
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY2(!(QFile::permissions(project + u"/.baton/"_s + name) & others), qPrintable(name));
    }
}

#include "disk_test.moc"
