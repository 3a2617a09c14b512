// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/session_scene.h"
#include "tests/support/git_shell.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using git_shell::git;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

void put(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// "author: subject", newest first.
QStringList history(const SessionScene &scene)
{
    return git(scene.path(u"p"_s), {u"log"_s, u"--format=%an: %s"_s}).split(u'\n');
}

} // namespace

/// What lies in the folder and in its history follows what was decided, whatever happens on the disk.
class DiskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anUndoneApprovalLeavesTheFolder();
    void whatAPersonChangedStays();
    void anEditIsTwoCommits();
    void aFailedCommitIsMadeUp();
    void anotherRepositoryIsLeftAlone();
    void whatCouldNotBeWrittenIsTriedAgain();
    void retryWritesAgain();
    void aChangeIsAdopted();
    void aDeletionIsAdopted();
    void aDeletedFileIsWrittenAgain();
    void whatIsNoTextIsNotAdopted();
    void whatWasPutBackIsSettled();
    void aMovedProjectStops();
    void aDeletedProjectStops();

private:
    /// The PRD approved and written, nothing after it.
    static bool approvedPrd(SessionScene &scene);
    static bool settled(SessionScene &scene);
};

BATON_TEST_CLASS(DiskTest)

void DiskTest::init()
{
    failOnWarnings();
}

bool DiskTest::approvedPrd(SessionScene &scene)
{
    scene.answerAtOnce();
    session::NewProject project = scene.newProject();
    project.config.until = u"prd"_s;
    return !scene.create(project) && scene.waitForState(prdPath, ArtefactState::Review)
        && !scene.decide(command::Approve{.path = prdPath}) && settled(scene);
}

/// Folder and history hold the PRD as it is approved.
bool DiskTest::settled(SessionScene &scene)
{
    return scene.waitFor([&] {
        const Artefact &prd = scene.artefact(prdPath);
        return prd.approvedRevision > 0 && prd.committedRevision == prd.approvedRevision;
    });
}

void DiskTest::anUndoneApprovalLeavesTheFolder()
{
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    QVERIFY(QFile::exists(scene.path(u"p/docs/prd.md"_s)));
    QCOMPARE(scene.decide(command::Undo{prdPath}), std::nullopt);
    QVERIFY(scene.waitFor([&] { return scene.artefact(prdPath).committedRevision == 0; }));
    QVERIFY(!QFile::exists(scene.path(u"p/docs/prd.md"_s)));
    QCOMPARE(git(scene.path(u"p"_s), {u"ls-tree"_s, u"-r"_s, u"--name-only"_s, u"HEAD"_s}),
        u"docs/requirement.md"_s);
    QCOMPARE(history(scene).first(), u"you: docs/prd.md: removed"_s);
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(settled(scene));
    QVERIFY(QFile::exists(scene.path(u"p/docs/prd.md"_s)));
}

void DiskTest::whatAPersonChangedStays()
{
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    put(scene.path(u"p/docs/prd.md"_s), "mine\n");
    QCOMPARE(scene.decide(command::Undo{prdPath}), std::nullopt);
    QVERIFY(scene.waitFor([&] { return scene.state().outsideChange(prdPath) != nullptr; }));
    QCOMPARE(bytesOf(scene.path(u"p/docs/prd.md"_s)), QByteArray("mine\n"));
    QCOMPARE(scene.decide(command::OverruleOutsideChange{prdPath}), std::nullopt);
    QVERIFY(scene.waitFor([&] { return scene.artefact(prdPath).writtenRevision == 0; }));
    QVERIFY(!QFile::exists(scene.path(u"p/docs/prd.md"_s)));
}

void DiskTest::anEditIsTwoCommits()
{
    SessionScene scene;
    scene.answerAtOnce();
    session::NewProject project = scene.newProject();
    project.config.until = u"prd"_s;
    QVERIFY(!scene.create(project) && scene.waitForState(prdPath, ArtefactState::Review));
    const QString text = scene.team.prd().replace("- It runs\n"_L1, "- It runs\n- It stops\n"_L1);
    QCOMPARE(scene.edit(prdPath, 1, text), std::nullopt);
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(settled(scene));
    QCOMPARE(history(scene),
        (QStringList{u"you: docs/prd.md: revision 2"_s, u"Product Manager (baton): docs/prd.md: revision 1"_s,
            u"you: docs/requirement.md: revision 1"_s}));
    QVERIFY(!git(scene.path(u"p"_s), {u"show"_s, u"HEAD~1:docs/prd.md"_s}).contains(u"It stops"_s));
}

void DiskTest::aFailedCommitIsMadeUp()
{
    SessionScene scene;
    scene.answerAtOnce();
    session::NewProject project = scene.newProject();
    project.config.until = u"prd"_s;
    QVERIFY(!scene.create(project) && scene.waitForState(prdPath, ArtefactState::Review));
    QVERIFY(scene.waitFor([&] { return scene.artefact(u"docs/requirement.md"_s).committedRevision == 1; }));
    const QString lock = scene.path(u"p/.git/refs/heads/main.lock"_s);
    put(lock, "");
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitFor([&] { return scene.state().gitProblem.has_value(); }));
    QCOMPARE(scene.state().gitProblem->code, ErrorCode::GitFailed);
    const qint64 seq = scene.state().seq;
    QCOMPARE(scene.reopen(), std::nullopt);
    QVERIFY(scene.resumeUntilIdle());
    QVERIFY(scene.state().gitProblem.has_value());
    QVERIFY(scene.state().seq <= seq + 1); // finished, and not a second word about the lock
    QVERIFY(QFile::remove(lock));
    QCOMPARE(scene.reopen(), std::nullopt);
    QVERIFY(settled(scene));
    QVERIFY(!scene.state().gitProblem.has_value());
    QCOMPARE(git(scene.path(u"p"_s), {u"status"_s, u"--porcelain"_s}), QString());
}

void DiskTest::anotherRepositoryIsLeftAlone()
{
    SessionScene scene;
    QVERIFY(QDir().mkpath(scene.path(u"p"_s)));
    QCOMPARE(git(scene.path(u"p"_s), {u"init"_s, u"-q"_s}), QString());
    QVERIFY(!scene.create());
    QVERIFY(scene.waitFor([&] { return scene.state().gitProblem.has_value(); }));
    QCOMPARE(scene.state().gitProblem->code, ErrorCode::ForeignRepository);
    QVERIFY(!git(scene.path(u"p"_s), {u"status"_s, u"--porcelain"_s}).contains(u"baton"_s));
    QCOMPARE(scene.decide(command::ChangeConfig{{.useForeignGit = true}}), std::nullopt);
    QVERIFY(scene.waitFor([&] { return scene.artefact(u"docs/requirement.md"_s).committedRevision == 1; }));
    QCOMPARE(history(scene).size(), 1);
}

void DiskTest::whatCouldNotBeWrittenIsTriedAgain()
{
    SessionScene scene;
    scene.answerAtOnce();
    QVERIFY(!scene.create() && scene.waitForState(prdPath, ArtefactState::Review));
    const QString place = scene.path(u"p/docs/prd.md"_s);
    QVERIFY(QDir().mkpath(place)); // a folder in the way
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitFor([&] { return scene.artefact(prdPath).writeFailed; }));
    QVERIFY(!scene.artefact(prdPath).writeError.detail.isEmpty());
    QVERIFY(QDir().rmdir(place));
    QCOMPARE(scene.reopen(), std::nullopt);
    QVERIFY(!scene.artefact(prdPath).writeFailed);
    QVERIFY(bytesOf(place).contains("## Product Goals"));
}

void DiskTest::retryWritesAgain()
{
    SessionScene scene;
    scene.answerAtOnce();
    QVERIFY(!scene.create() && scene.waitForState(prdPath, ArtefactState::Review));
    const QString place = scene.path(u"p/docs/prd.md"_s);
    QVERIFY(QDir().mkpath(place));
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitFor([&] { return scene.artefact(prdPath).writeFailed; }));
    QCOMPARE(scene.decide(command::Retry{prdPath}), std::optional(ErrorCode::NotAPlainFile));
    QVERIFY(QDir().rmdir(place));
    QCOMPARE(scene.decide(command::Retry{prdPath}), std::nullopt);
    QVERIFY(bytesOf(place).contains("## Product Goals"));
    QCOMPARE(scene.decide(command::Retry{prdPath}), std::optional(ErrorCode::WrongState));
}

void DiskTest::aChangeIsAdopted()
{
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    scene.close();
    const QByteArray mine = bytesOf(scene.path(u"p/docs/prd.md"_s)) + "\nA line from another editor.\n";
    put(scene.path(u"p/docs/prd.md"_s), mine);
    QCOMPARE(scene.reopen(), std::nullopt);
    QCOMPARE(scene.decide(command::AdoptOutsideChange{prdPath}), std::nullopt);
    QVERIFY(settled(scene));
    QCOMPARE(scene.artefact(prdPath).approvedRevision, 2);
    QCOMPARE(scene.artefact(prdPath).head()->author, AuthorKind::Human);
    QVERIFY(scene.state().outsideChanges.isEmpty());
    QCOMPARE(bytesOf(scene.path(u"p/docs/prd.md"_s)), mine);
    QCOMPARE(history(scene).first(), u"you: docs/prd.md: revision 2"_s);
    QCOMPARE(
        scene.decide(command::AdoptOutsideChange{prdPath}), std::optional(ErrorCode::WrongState)); // settled
}

void DiskTest::aDeletionIsAdopted()
{
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    scene.close();
    QVERIFY(QFile::remove(scene.path(u"p/docs/prd.md"_s)));
    QCOMPARE(scene.reopen(), std::nullopt);
    QVERIFY(scene.state().outsideChange(prdPath)->disk.isEmpty());
    QCOMPARE(scene.decide(command::AdoptOutsideChange{prdPath}), std::nullopt);
    QVERIFY(scene.waitFor([&] { return scene.artefact(prdPath).committedRevision == 0; }));
    QVERIFY(scene.state().outsideChanges.isEmpty());
    QVERIFY(!QFile::exists(scene.path(u"p/docs/prd.md"_s)));
    QCOMPARE(history(scene).first(), u"you: docs/prd.md: removed"_s);
}

void DiskTest::aDeletedFileIsWrittenAgain()
{
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    scene.close();
    const QByteArray ours = bytesOf(scene.path(u"p/docs/prd.md"_s));
    QVERIFY(QDir(scene.path(u"p/docs"_s)).removeRecursively());
    QCOMPARE(scene.reopen(), std::nullopt);
    QCOMPARE(scene.decide(command::OverruleOutsideChange{prdPath}), std::nullopt);
    QVERIFY(scene.waitFor([&] { return scene.state().outsideChange(prdPath) == nullptr; }));
    QCOMPARE(bytesOf(scene.path(u"p/docs/prd.md"_s)), ours);
}

void DiskTest::whatIsNoTextIsNotAdopted()
{
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    scene.close();
    put(scene.path(u"p/docs/prd.md"_s), "caf\xE9\n");
    QCOMPARE(scene.reopen(), std::nullopt);
    QCOMPARE(scene.decide(command::AdoptOutsideChange{prdPath}), std::optional(ErrorCode::InvalidArgument));
    QCOMPARE(bytesOf(scene.path(u"p/docs/prd.md"_s)), QByteArray("caf\xE9\n"));
}

void DiskTest::whatWasPutBackIsSettled()
{
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    scene.close();
    const QByteArray ours = bytesOf(scene.path(u"p/docs/prd.md"_s));
    put(scene.path(u"p/docs/prd.md"_s), "mine\n");
    QCOMPARE(scene.reopen(), std::nullopt);
    QCOMPARE(scene.state().outsideChanges.size(), 1);
    scene.close();
    put(scene.path(u"p/docs/prd.md"_s), ours);
    QCOMPARE(scene.reopen(), std::nullopt);
    QVERIFY(scene.state().outsideChanges.isEmpty());
}

void DiskTest::aMovedProjectStops()
{
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    // Else the hand-over may be the first to see it, and the decision is none any more.
    QVERIFY(scene.waitFor([&] { return scene.artefact(prdPath).committedRevision == 1; }));
    QVERIFY(!scene.textOf(scene.artefact(prdPath).approved()->text).isEmpty()); // it has looked after that, too
    QVERIFY(QDir().rename(scene.path(u"p"_s), scene.path(u"q"_s)));
    QCOMPARE(
        scene.decide(command::ChangeConfig{{.until = QString()}}), std::optional(ErrorCode::ProjectGone));
    QCOMPARE(scene.broken().size(), 1);
    QVERIFY2(scene.broken().first().detail.contains(scene.path(u"q"_s)),
        qPrintable(scene.broken().first().detail));
    // Nothing is asked for a project that is gone.
    static_cast<void>(scene.decide(command::Start{}));
    QCOMPARE(scene.model.asked(produceDesign), 0);
    scene.close();
    QVERIFY(!QFile::exists(scene.path(u"p"_s)));
    // The decision is where the project is now.
    QCOMPARE(scene.open(scene.path(u"q"_s)), std::nullopt);
    QCOMPARE(scene.state().config.until, QString());
}

void DiskTest::aDeletedProjectStops()
{
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    QVERIFY(QDir(scene.path(u"p"_s)).removeRecursively());
    QCOMPARE(
        scene.decide(command::ChangeConfig{{.until = QString()}}), std::optional(ErrorCode::ProjectGone));
    scene.close();
    QVERIFY(!QFile::exists(scene.path(u"p"_s)));
    QCOMPARE(scene.model.asked(produceDesign), 0);
    QCOMPARE(scene.open(scene.path(u"p-rescued"_s)), std::nullopt);
    QCOMPARE(scene.artefact(prdPath).approvedRevision, 1);
    QVERIFY(scene.waitFor([&] { return scene.state().outsideChanges.isEmpty(); }));
    QVERIFY(bytesOf(scene.path(u"p-rescued/docs/prd.md"_s)).contains("## Product Goals"));
}

#include "disk_test.moc"
