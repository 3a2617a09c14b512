// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/git_repository.h"
#include "tests/support/git_shell.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <memory>

using namespace baton;
using namespace Qt::StringLiterals;
using git_shell::git;
using workspace::GitRepository;
using workspace::RepositoryOrigin;

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

std::optional<QByteArray> bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? std::optional(file.readAll()) : std::nullopt;
}

/// What lies in the folder is handed over; nothing there: it has left it.
workspace::CommitRequest requestFor(
    const QString &folder, const QString &path, const QString &message = u"Hand over"_s)
{
    return {.path = *RelativePath::parse(path),
        .content = bytesOf(folder + u'/' + path),
        .author = workspace::roleAuthor(u"Architect"_s),
        .message = message,
        .reviewedBy = workspace::Author{u"you"_s, u"you@baton.invalid"_s},
        .time = 1'700'000'000'000};
}

ErrorCode codeOf(const Result<QString> &outcome)
{
    return outcome ? ErrorCode::Dns : outcome.error().code;
}

} // namespace

class GitRepositoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void makesItsOwn();
    void neverAParents();
    void commitsOneFile();
    void theSameAgainIsNoCommit();
    void commitsWhatWasApproved();
    void commitsRemovals();
    void leavesNothingBeside();
    void makesAnewWhatAKillLeft_data();
    void makesAnewWhatAKillLeft();
    void clearsItsOwnLocksOnly();
    void leavesWhatIsStagedAlone();
    void ignoredFilesAreCommitted();
    void messagesCarryNoForgedTrailers();
    void asksBeforeAForeignOne();
    void refusesOnesThatLeadElsewhere_data();
    void refusesOnesThatLeadElsewhere();
    void runsNoHooks();
    void usesThePersonsIdentity();
    void roleAuthors_data();
    void roleAuthors();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

BATON_TEST_CLASS(GitRepositoryTest)

void GitRepositoryTest::initTestCase()
{
    if (!git_shell::isInstalled())
        QSKIP("git is not installed");
}

void GitRepositoryTest::init()
{
    test::failOnWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
}

void GitRepositoryTest::makesItsOwn()
{
    const QString folder = m_folder->path();
    {
        const auto repository = GitRepository::openOrCreate(folder);
        QVERIFY2(repository.has_value(), repository ? "" : qPrintable(repository.error().detail));
        QCOMPARE(repository->origin(), RepositoryOrigin::Baton);
        QVERIFY(repository->user() == (workspace::Author{u"you"_s, u"you@baton.invalid"_s}));
    }
    put(folder + u"/.baton/journal.sqlite"_s, "x");
    put(folder + u"/.a.baton-tmp"_s, "x");
    QCOMPARE(git(folder, {u"status"_s, u"--porcelain"_s}), QString());
    QCOMPARE(git(folder, {u"symbolic-ref"_s, u"HEAD"_s}), u"refs/heads/main"_s);
    QVERIFY(GitRepository::openOrCreate(folder));
}

void GitRepositoryTest::neverAParents()
{
    const QString parent = m_folder->path();
    QCOMPARE(git(parent, {u"init"_s, u"-q"_s}), QString());
    const QString folder = parent + u"/project"_s;
    put(folder + u"/a"_s, "x");
    auto repository = GitRepository::openOrCreate(folder);
    QVERIFY(repository);
    QVERIFY(QFileInfo(folder + u"/.git"_s).isDir());
    QVERIFY(repository->commitFile(requestFor(folder, u"a"_s)));
    QVERIFY(git(parent, {u"log"_s}).startsWith(u"failed"_s));
}

void GitRepositoryTest::commitsOneFile()
{
    const QString folder = m_folder->path();
    auto repository = GitRepository::openOrCreate(folder);
    QVERIFY(repository);
    put(folder + u"/docs/需求.md"_s, "hello\n");
    put(folder + u"/other"_s, "x");
    const auto id =
        repository->commitFile(requestFor(folder, u"docs/需求.md"_s, u"Approve docs/需求.md, revision 2"_s));
    QVERIFY2(id.has_value(), id ? "" : qPrintable(id.error().detail));
    QCOMPARE(git(folder, {u"rev-parse"_s, u"HEAD"_s}), *id);
    QCOMPARE(git(folder, {u"log"_s, u"--format=%an|%ae|%cn|%ce|%at"_s}),
        u"Architect (baton)|architect@baton.invalid|you|you@baton.invalid|1700000000"_s);
    QCOMPARE(git(folder, {u"log"_s, u"--format=%s"_s}), u"Approve docs/需求.md, revision 2"_s);
    QCOMPARE(git(folder, {u"log"_s, u"--format=%(trailers:key=Reviewed-by)"_s}),
        u"Reviewed-by: you <you@baton.invalid>"_s);
    QCOMPARE(
        git(folder, {u"-c"_s, u"core.quotePath=off"_s, u"ls-tree"_s, u"-r"_s, u"--name-only"_s, u"HEAD"_s}),
        u"docs/需求.md"_s);
    QCOMPARE(git(folder, {u"status"_s, u"--porcelain"_s}), u"?? other"_s);
    QCOMPARE(git(folder, {u"fsck"_s, u"--strict"_s}), QString());
}

void GitRepositoryTest::theSameAgainIsNoCommit()
{
    const QString folder = m_folder->path();
    auto repository = GitRepository::openOrCreate(folder);
    QVERIFY(repository);
    put(folder + u"/a"_s, "1");
    const auto first = repository->commitFile(requestFor(folder, u"a"_s));
    const auto again = repository->commitFile(requestFor(folder, u"a"_s));
    QVERIFY(first && again);
    QCOMPARE(*again, *first);
    put(folder + u"/a"_s, "2");
    QVERIFY(*repository->commitFile(requestFor(folder, u"a"_s)) != *first);
    QCOMPARE(git(folder, {u"rev-list"_s, u"--count"_s, u"HEAD"_s}), u"2"_s);
}

/// The history is made up after a kill, when the file may hold something else by then.
void GitRepositoryTest::commitsWhatWasApproved()
{
    const QString folder = m_folder->path();
    auto repository = GitRepository::openOrCreate(folder);
    QVERIFY(repository);
    put(folder + u"/a"_s, "role\n");
    workspace::CommitRequest request = requestFor(folder, u"a"_s);
    put(folder + u"/a"_s, "person\n");
    QVERIFY(repository->commitFile(request));
    QCOMPARE(git(folder, {u"show"_s, u"HEAD:a"_s}), u"role"_s);
    QCOMPARE(git(folder, {u"status"_s, u"--porcelain"_s}).trimmed(), u"M a"_s);
    QCOMPARE(git(folder, {u"fsck"_s, u"--strict"_s}), QString());
}

void GitRepositoryTest::commitsRemovals()
{
    const QString folder = m_folder->path();
    auto repository = GitRepository::openOrCreate(folder);
    QVERIFY(repository);
    QVERIFY(repository->commitFile(requestFor(folder, u"never"_s))); // there is no history to take it out of
    put(folder + u"/docs/a"_s, "1");
    put(folder + u"/b"_s, "2");
    QVERIFY(repository->commitFile(requestFor(folder, u"docs/a"_s)));
    QVERIFY(repository->commitFile(requestFor(folder, u"b"_s)));
    QVERIFY(QFile::remove(folder + u"/docs/a"_s));
    const auto id = repository->commitFile(requestFor(folder, u"docs/a"_s));
    QVERIFY(id);
    QCOMPARE(git(folder, {u"ls-tree"_s, u"-r"_s, u"--name-only"_s, u"HEAD"_s}), u"b"_s);
    QCOMPARE(git(folder, {u"status"_s, u"--porcelain"_s}), QString());
    QCOMPARE(*repository->commitFile(requestFor(folder, u"docs/a"_s)), *id); // once
}

void GitRepositoryTest::leavesNothingBeside()
{
    const QString folder = m_folder->path();
    auto repository = GitRepository::openOrCreate(folder);
    QVERIFY(repository);
    put(folder + u"/a"_s, "1");
    QVERIFY(repository->commitFile(requestFor(folder, u"a"_s)));
    const auto all = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    QCOMPARE(QDir(folder).entryList(all, QDir::Name), (QStringList{u".baton"_s, u".git"_s, u"a"_s}));
    QVERIFY(QDir(folder + u"/.baton"_s).isEmpty(all));
    QVERIFY(!QFile::exists(folder + u"/.git/baton-committing"_s));
}

void GitRepositoryTest::makesAnewWhatAKillLeft_data()
{
    QTest::addColumn<QStringList>("removed");
    QTest::addColumn<bool>("ours");
    const QString config = u".git/config"_s;
    const QString head = u".git/HEAD"_s;
    QTest::newRow("whole, without the mark") << QStringList{} << true;
    QTest::newRow("no head") << QStringList{head} << true;
    QTest::newRow("no configuration") << QStringList{config} << true;
    QTest::newRow("hardly begun") << QStringList{config, head, u".git/hooks/README.sample"_s} << true;
    QTest::newRow("without libgit2's hand") << QStringList{u".git/hooks/README.sample"_s} << false;
}

/// Older builds made the repository in its place; one that was killed then left a beginning.
void GitRepositoryTest::makesAnewWhatAKillLeft()
{
    QFETCH(QStringList, removed);
    QFETCH(bool, ours);
    const QString folder = m_folder->path();
    QVERIFY(GitRepository::openOrCreate(folder));
    const QString config = folder + u"/.git/config"_s;
    put(config, "[core]\n\trepositoryformatversion = 0\n\tbare = false\n");
    put(folder + u"/.git/HEAD.lock"_s, "");
    for (const QString &file : removed)
        QVERIFY(QFile::remove(folder + u'/' + file));
    auto repository = GitRepository::openOrCreate(folder);
    QVERIFY2(repository.has_value(), repository ? "" : qPrintable(repository.error().detail));
    QCOMPARE(repository->origin(), ours ? RepositoryOrigin::Baton : RepositoryOrigin::Foreign);
    QCOMPARE(QFile::exists(folder + u"/.git/HEAD.lock"_s), !ours);
    put(folder + u"/a"_s, "1");
    QCOMPARE(repository->commitFile(requestFor(folder, u"a"_s)).has_value(), ours);
}

void GitRepositoryTest::clearsItsOwnLocksOnly()
{
    const QString folder = m_folder->path();
    const QString lock = folder + u"/.git/refs/heads/main.lock"_s;
    QVERIFY(GitRepository::openOrCreate(folder));
    put(folder + u"/a"_s, "1");
    // The person's own Git is at work.
    put(lock, "");
    auto repository = GitRepository::openOrCreate(folder);
    QVERIFY(repository);
    QCOMPARE(codeOf(repository->commitFile(requestFor(folder, u"a"_s))), ErrorCode::GitFailed);
    QVERIFY(QFile::exists(lock));
    QVERIFY(QFile::remove(lock));
    // Baton was killed while it committed.
    put(folder + u"/.git/baton-committing"_s, "");
    const QStringList left{lock, folder + u"/.git/index.lock"_s,
        folder + u"/.git/objects/tmp_object_git2_1"_s, folder + u"/.baton/repository.new/.git/HEAD"_s};
    for (const QString &file : left)
        put(file, "");
    repository = GitRepository::openOrCreate(folder);
    QVERIFY(repository);
    for (const QString &file : left)
        QVERIFY2(!QFile::exists(file), qPrintable(file));
    QVERIFY(repository->commitFile(requestFor(folder, u"a"_s)));
    QCOMPARE(git(folder, {u"fsck"_s, u"--strict"_s}), QString());
}

void GitRepositoryTest::leavesWhatIsStagedAlone()
{
    const QString folder = m_folder->path();
    auto repository = GitRepository::openOrCreate(folder);
    QVERIFY(repository);
    put(folder + u"/a"_s, "1");
    put(folder + u"/mine"_s, "mine");
    QCOMPARE(git(folder, {u"add"_s, u"mine"_s}), QString());
    QVERIFY(repository->commitFile(requestFor(folder, u"a"_s)));
    QCOMPARE(git(folder, {u"status"_s, u"--porcelain"_s}), u"A  mine"_s);
    QCOMPARE(git(folder, {u"ls-tree"_s, u"--name-only"_s, u"HEAD"_s}), u"a"_s);
}

void GitRepositoryTest::ignoredFilesAreCommitted()
{
    const QString folder = m_folder->path();
    auto repository = GitRepository::openOrCreate(folder);
    QVERIFY(repository);
    put(folder + u"/.gitignore"_s, "*.py\n");
    put(folder + u"/a.py"_s, "1");
    QVERIFY(repository->commitFile(requestFor(folder, u"a.py"_s)));
    QCOMPARE(git(folder, {u"ls-tree"_s, u"--name-only"_s, u"HEAD"_s}), u"a.py"_s);
}

void GitRepositoryTest::messagesCarryNoForgedTrailers()
{
    const QString folder = m_folder->path();
    auto repository = GitRepository::openOrCreate(folder);
    QVERIFY(repository);
    put(folder + u"/a"_s, "1");
    workspace::CommitRequest request = requestFor(folder, u"a"_s, u"  "_s);
    request.author = {u"Evil <x@y>\nName"_s, u"a b<c>@d"_s};
    request.reviewedBy = workspace::Author{u"you\nSigned-off-by: boss"_s, u"you@baton.invalid"_s};
    QVERIFY(repository->commitFile(request));
    QCOMPARE(git(folder, {u"log"_s, u"--format=%s"_s}), u"a"_s);
    QCOMPARE(git(folder, {u"log"_s, u"--format=%(trailers:key=Signed-off-by)"_s}), QString());
    QCOMPARE(git(folder, {u"fsck"_s, u"--strict"_s}), QString());
}

void GitRepositoryTest::asksBeforeAForeignOne()
{
    const QString folder = m_folder->path();
    QCOMPARE(git(folder, {u"init"_s, u"-q"_s}), QString());
    put(folder + u"/a"_s, "1");
    const QString exclude = folder + u"/.git/info/exclude"_s;
    QFile file(exclude);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    auto repository = GitRepository::openOrCreate(folder);
    QVERIFY(repository);
    QCOMPARE(repository->origin(), RepositoryOrigin::Foreign);
    QCOMPARE(codeOf(repository->commitFile(requestFor(folder, u"a"_s))), ErrorCode::ForeignRepository);
    file.seek(0);
    QCOMPARE(file.readAll(), before);
    QVERIFY(repository->adopt());
    QCOMPARE(repository->origin(), RepositoryOrigin::Baton);
    QVERIFY(repository->commitFile(requestFor(folder, u"a"_s)));
    file.seek(0);
    QCOMPARE(file.readAll(), before + ".baton/\n*.baton-tmp\n");
}

void GitRepositoryTest::refusesOnesThatLeadElsewhere_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("link") << u"link"_s;
    QTest::newRow("file") << u"file"_s;
    QTest::newRow("worktree") << u"worktree"_s;
    QTest::newRow("rubbish") << u"rubbish"_s;
}

void GitRepositoryTest::refusesOnesThatLeadElsewhere()
{
    QFETCH(QString, how);
    const QString other = m_folder->path() + u"/other"_s;
    const QString folder = m_folder->path() + u"/project"_s;
    put(folder + u"/a"_s, "1");
    put(other + u"/a"_s, "1");
    QCOMPARE(git(other, {u"init"_s, u"-q"_s}), QString());
    if (how == u"link"_s)
        QVERIFY(QFile::link(other + u"/.git"_s, folder + u"/.git"_s));
    if (how == u"file"_s)
        put(folder + u"/.git"_s, "gitdir: ../other/.git\n");
    if (how == u"rubbish"_s)
        put(folder + u"/.git/HEAD"_s, "rubbish");
    if (how == u"worktree"_s) {
        QCOMPARE(git(folder, {u"init"_s, u"-q"_s}), QString());
        QCOMPARE(git(folder, {u"config"_s, u"core.worktree"_s, other}), QString());
    }
    const auto repository = GitRepository::openOrCreate(folder);
    QVERIFY(!repository);
    QCOMPARE(repository.error().code, ErrorCode::GitFailed);
}

void GitRepositoryTest::runsNoHooks()
{
    const QString folder = m_folder->path();
    auto repository = GitRepository::openOrCreate(folder);
    QVERIFY(repository);
    const QString hook = folder + u"/.git/hooks/pre-commit"_s;
    put(hook, "#!/bin/sh\ntouch ran\nexit 1\n");
    QVERIFY(QFile::setPermissions(hook, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    put(folder + u"/a"_s, "1");
    QVERIFY(repository->commitFile(requestFor(folder, u"a"_s)));
    QVERIFY(!QFileInfo::exists(folder + u"/ran"_s));
}

void GitRepositoryTest::usesThePersonsIdentity()
{
    const QString folder = m_folder->path();
    auto repository = GitRepository::openOrCreate(folder);
    QVERIFY(repository);
    QCOMPARE(git(folder, {u"config"_s, u"user.name"_s, u"Ada Löve"_s}), QString());
    QCOMPARE(git(folder, {u"config"_s, u"user.email"_s, u"ada@example.org"_s}), QString());
    QVERIFY(repository->user() == (workspace::Author{u"Ada Löve"_s, u"ada@example.org"_s}));
    put(folder + u"/a"_s, "1");
    QVERIFY(repository->commitFile(requestFor(folder, u"a"_s)));
    QCOMPARE(git(folder, {u"log"_s, u"--format=%cn <%ce>"_s}), u"Ada Löve <ada@example.org>"_s);
}

void GitRepositoryTest::roleAuthors_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("email");
    QTest::newRow("one word") << u"Architect"_s << u"Architect (baton)"_s << u"architect@baton.invalid"_s;
    QTest::newRow("words") << u"Product Manager"_s << u"Product Manager (baton)"_s
                           << u"product-manager@baton.invalid"_s;
    QTest::newRow("other script") << u"架构师"_s << u"架构师 (baton)"_s << u"role@baton.invalid"_s;
    QTest::newRow("odd") << u" QA / Tester! "_s << u"QA / Tester! (baton)"_s << u"qa-tester@baton.invalid"_s;
}

void GitRepositoryTest::roleAuthors()
{
    QFETCH(QString, role);
    QFETCH(QString, name);
    QFETCH(QString, email);
    const workspace::Author author = workspace::roleAuthor(role);
    QCOMPARE(author.name, name);
    QCOMPARE(author.email, email);
}

#include "git_repository_test.moc"
