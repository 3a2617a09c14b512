// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/support/test_main.h"
#include "tests/support/without_write_rights.h"

#include <QDir>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>

using namespace baton;
using namespace Qt::StringLiterals;
using workspace::Workspace;

namespace {

RelativePath at(const char16_t *path)
{
    return *RelativePath::parse(QString::fromUtf16(path));
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

void put(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// A project in a folder of its own.
struct Project {
    QTemporaryDir folder;
    Workspace workspace = *Workspace::open(folder.path(), true);

    [[nodiscard]] QString path(const QString &name) const { return folder.filePath(name); }
    [[nodiscard]] Result<void> write(const RelativePath &path, const QString &text,
        const std::optional<TextHash> &expected = std::nullopt, bool overwrite = false) const
    {
        return workspace.write(path, makeText(text), expected, overwrite);
    }
};

ErrorCode codeOf(const Result<void> &outcome)
{
    return outcome ? ErrorCode::NotFound : outcome.error().code;
}

ErrorCode openCode(const QString &folder, bool create)
{
    const Result<Workspace> workspace = Workspace::open(folder, create);
    return workspace ? ErrorCode::NotFound : workspace.error().code;
}

} // namespace

class WorkspaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opening();
    void writesAndReads();
    void bytesComeBackExactly();
    void expectation_data();
    void expectation();
    void theSameTextAgainIsNoChange();
    void keepsPermissions();
    void linksAreNeverFollowed();
    void onlyPlainFiles();
    void readOnlyFolder();
    void aFullDiskKeepsTheOldFile();
    void leavesNoTemporaryFiles();
    void removesItsOwnOnly();
    void removesEmptyFolders();
    void readsExactlyOrNot();
    void isHiddenFromGit();
};

BATON_TEST_CLASS(WorkspaceTest)

void WorkspaceTest::init()
{
    test::failOnWarnings();
}

void WorkspaceTest::opening()
{
    const QTemporaryDir around;
    const QString folder = around.filePath(u"a/b"_s);
    QCOMPARE(openCode(folder, false), ErrorCode::ProjectNotFound);
    QVERIFY(!QFileInfo::exists(folder));
    const Result<Workspace> made = Workspace::open(folder + u"/../b/"_s, true);
    QVERIFY(made);
    QCOMPARE(made->folder(), folder);
    put(folder + u"/docs/x.md"_s, "x");
    QVERIFY(Workspace::open(folder, true));
    QVERIFY(Workspace::open(folder, false));

    const QString foreign = around.filePath(u"foreign"_s);
    put(foreign + u"/.hidden"_s, "x");
    QCOMPARE(openCode(foreign, true), ErrorCode::ForeignFiles);
    QCOMPARE(openCode(foreign, false), ErrorCode::ProjectNotFound);
    QVERIFY(!QFileInfo::exists(foreign + u"/.baton"_s));

    const QString repository = around.filePath(u"repository"_s);
    QVERIFY(QDir().mkpath(repository + u"/.git"_s));
    QVERIFY(Workspace::open(repository, true));
    QCOMPARE(openCode(foreign + u"/.hidden"_s, true), ErrorCode::ProjectNotFound);
}

void WorkspaceTest::writesAndReads()
{
    const Project project;
    QVERIFY(project.write(at(u"src/deep/文件.py"), u"print('héllo')\n"_s));
    QCOMPARE(bytesOf(project.path(u"src/deep/文件.py"_s)), QByteArray("print('h\xC3\xA9llo')\n"));
    const auto read = project.workspace.read(at(u"src/deep/文件.py"));
    QVERIFY(read && *read);
    QVERIFY(**read == makeText(u"print('héllo')\n"_s));
    const auto none = project.workspace.read(at(u"src/none/x"));
    QVERIFY(none && !*none);
}

void WorkspaceTest::bytesComeBackExactly()
{
    const Project project;
    for (const QString &text : QStringList{
             u""_s, u"\r\n"_s, QString(QChar(QChar::ByteOrderMark)) + u"x"_s, QString(200'000, u'需')}) {
        QVERIFY(project.write(at(u"f"), text, std::nullopt, true));
        const auto read = project.workspace.read(at(u"f"));
        QVERIFY(read && *read && **read == makeText(text));
    }
    put(project.path(u"f"_s), "latin \xE4");
    QVERIFY(project.workspace.read(at(u"f")));
    QCOMPARE(codeOf(project.write(at(u"f"), u"new"_s, hashOf(u"latin ä"_s))), ErrorCode::OutsideChange);
}

void WorkspaceTest::expectation_data()
{
    QTest::addColumn<QByteArray>("disk"); // null: no file
    QTest::addColumn<QString>("expected"); // null: Baton never wrote it
    QTest::addColumn<bool>("overwrite");
    QTest::addColumn<bool>("written");
    QTest::newRow("new") << QByteArray() << QString() << false << true;
    QTest::newRow("as written") << QByteArray("old") << u"old"_s << false << true;
    QTest::newRow("changed") << QByteArray("theirs") << u"old"_s << false << false;
    QTest::newRow("changed, keep mine") << QByteArray("theirs") << u"old"_s << true << true;
    QTest::newRow("deleted") << QByteArray() << u"old"_s << false << false;
    QTest::newRow("deleted, keep mine") << QByteArray() << u"old"_s << true << true;
    QTest::newRow("foreign") << QByteArray("theirs") << QString() << false << false;
    QTest::newRow("foreign and empty") << QByteArray("") << QString() << false << false;
    QTest::newRow("foreign, keep mine") << QByteArray("theirs") << QString() << true << true;
}

void WorkspaceTest::expectation()
{
    QFETCH(QByteArray, disk);
    QFETCH(QString, expected);
    QFETCH(bool, overwrite);
    QFETCH(bool, written);
    const Project project;
    const QString path = project.path(u"src/a.py"_s);
    if (!disk.isNull())
        put(path, disk);
    const std::optional<TextHash> hash = expected.isNull() ? std::nullopt : std::optional(hashOf(expected));
    const Result<void> outcome = project.write(at(u"src/a.py"), u"new"_s, hash, overwrite);
    QCOMPARE(outcome.has_value(), written);
    if (!written)
        QCOMPARE(outcome.error().code, ErrorCode::OutsideChange);
    QCOMPARE(bytesOf(path), written ? QByteArray("new") : disk.isNull() ? QByteArray("(none)") : disk);
}

void WorkspaceTest::theSameTextAgainIsNoChange()
{
    const Project project;
    QVERIFY(project.write(at(u"a"), u"one"_s));
    // The program died before it recorded the write and now does it again.
    QVERIFY(project.write(at(u"a"), u"one"_s));
}

void WorkspaceTest::keepsPermissions()
{
    const Project project;
    QVERIFY(project.write(at(u"run.sh"), u"one"_s));
    const QByteArray path = QFile::encodeName(project.path(u"run.sh"_s));
    QCOMPARE(::chmod(path.constData(), 0751), 0);
    QVERIFY(project.write(at(u"run.sh"), u"two"_s, hashOf(u"one"_s)));
    struct stat info { };
    QCOMPARE(::stat(path.constData(), &info), 0);
    QCOMPARE(info.st_mode & 07777U, 0751U);
}

void WorkspaceTest::linksAreNeverFollowed()
{
    const Project project;
    const QTemporaryDir outside;
    put(outside.filePath(u"secret"_s), "keep");
    QVERIFY(QFile::link(outside.path(), project.path(u"src"_s)));
    QVERIFY(QFile::link(outside.filePath(u"secret"_s), project.path(u"a.py"_s)));
    QVERIFY(QFile::link(outside.filePath(u"dangling"_s), project.path(u"b.py"_s)));
    QVERIFY(QDir().mkpath(project.path(u"real"_s)));
    QVERIFY(QFile::link(outside.filePath(u"secret"_s), project.path(u"real/.c.py.baton-tmp"_s)));
    for (const char16_t *path : {u"src/new.py", u"src/secret", u"src/deep/new.py", u"a.py", u"b.py"}) {
        QCOMPARE(codeOf(project.write(at(path), u"evil"_s, std::nullopt, true)), ErrorCode::NotAPlainFile);
        const auto read = project.workspace.read(at(path));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::NotAPlainFile);
    }
    QVERIFY(project.write(at(u"real/c.py"), u"fine"_s));
    QCOMPARE(bytesOf(outside.filePath(u"secret"_s)), QByteArray("keep"));
    QCOMPARE(
        QDir(outside.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{u"secret"_s});
}

void WorkspaceTest::onlyPlainFiles()
{
    const Project project;
    QVERIFY(QDir().mkpath(project.path(u"folder"_s)));
    QCOMPARE(::mkfifo(QFile::encodeName(project.path(u"pipe"_s)).constData(), 0644), 0);
    put(project.path(u"file"_s), "x");
    for (const char16_t *path : {u"folder", u"pipe", u"file/below"})
        QCOMPARE(codeOf(project.write(at(path), u"x"_s, std::nullopt, true)), ErrorCode::NotAPlainFile);
}

void WorkspaceTest::readOnlyFolder()
{
    const Project project;
    ::chmod(QFile::encodeName(project.folder.path()).constData(), 0755);
    QVERIFY(project.write(at(u"a"), u"old"_s));
    {
        const WithoutWriteRights noRights(project.folder.path());
        QCOMPARE(codeOf(project.write(at(u"a"), u"new"_s, hashOf(u"old"_s))), ErrorCode::ProjectReadOnly);
        QCOMPARE(codeOf(project.write(at(u"b/c"), u"new"_s)), ErrorCode::ProjectReadOnly);
        QCOMPARE(openCode(project.path(u"sub"_s), true), ErrorCode::ProjectReadOnly);
    }
    QCOMPARE(bytesOf(project.path(u"a"_s)), QByteArray("old"));
}

void WorkspaceTest::aFullDiskKeepsTheOldFile()
{
    const Project project;
    QVERIFY(project.write(at(u"a"), u"old"_s));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit old{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &old), 0);
    const rlimit tight{1000, old.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
    const Result<void> outcome = project.write(at(u"a"), QString(5000, u'x'), hashOf(u"old"_s));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &old), 0);
    QCOMPARE(codeOf(outcome), ErrorCode::DiskFull);
    QCOMPARE(bytesOf(project.path(u"a"_s)), QByteArray("old"));
    QVERIFY(!QFileInfo::exists(project.path(u".a.baton-tmp"_s)));
}

void WorkspaceTest::leavesNoTemporaryFiles()
{
    const Project project;
    put(project.path(u".a.baton-tmp"_s), "left by a killed program");
    QVERIFY(project.write(at(u"a"), u"one"_s));
    QVERIFY(!project.write(at(u"a"), u"two"_s, hashOf(u"zero"_s)));
    QCOMPARE(QDir(project.folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList({u".baton"_s, u"a"_s}));
}

void WorkspaceTest::removesItsOwnOnly()
{
    const Project project;
    const auto isOurs = [](const TextHash &hash) { return hash == hashOf(u"ours"_s); };
    put(project.path(u"a"_s), "theirs");
    QCOMPARE(codeOf(project.workspace.remove(at(u"a"), isOurs)), ErrorCode::OutsideChange);
    QCOMPARE(bytesOf(project.path(u"a"_s)), "theirs");
    put(project.path(u"a"_s), "ours");
    QVERIFY(project.workspace.remove(at(u"a"), isOurs));
    QVERIFY(!QFile::exists(project.path(u"a"_s)));
    QVERIFY(project.workspace.remove(at(u"a"), isOurs)); // gone already
    QVERIFY(QDir(project.folder.path()).mkdir(u"a"_s));
    QCOMPARE(codeOf(project.workspace.remove(at(u"a"), isOurs)), ErrorCode::NotAPlainFile);
    QVERIFY(QFile::link(project.path(u"elsewhere"_s), project.path(u"link"_s)));
    QCOMPARE(codeOf(project.workspace.remove(at(u"link/a"), isOurs)), ErrorCode::NotAPlainFile);
}

void WorkspaceTest::removesEmptyFolders()
{
    const Project project;
    const auto always = [](const TextHash &) { return true; };
    QVERIFY(project.write(at(u"src/a/b/c"), u"1"_s));
    QVERIFY(project.write(at(u"src/d"), u"1"_s));
    QVERIFY(project.workspace.remove(at(u"src/a/b/c"), always));
    QVERIFY(!QFile::exists(project.path(u"src/a"_s)));
    QVERIFY(QFile::exists(project.path(u"src/d"_s)));
    QVERIFY(project.workspace.remove(at(u"src/d"), always));
    QVERIFY(!QFile::exists(project.path(u"src"_s)));
    QVERIFY(QFile::exists(project.folder.path()));
    QVERIFY(project.workspace.remove(at(u"src/d"), always)); // its folder is gone, too
}

void WorkspaceTest::readsExactlyOrNot()
{
    const Project project;
    put(project.path(u"a"_s),
        "\xEF\xBB\xBF"
        "d\xC3\xA4\r\n");
    QCOMPARE(
        project.workspace.readExactly(at(u"a"))->value().content.toUtf8(), bytesOf(project.path(u"a"_s)));
    put(project.path(u"a"_s), "d\xE4");
    const auto latin = project.workspace.readExactly(at(u"a"));
    QVERIFY(!latin);
    QCOMPARE(latin.error().code, ErrorCode::InvalidArgument);
    QVERIFY(!project.workspace.readExactly(at(u"none"))->has_value());
}

void WorkspaceTest::isHiddenFromGit()
{
    const Project project;
    project.workspace.hideFromGit();
    QCOMPARE(bytesOf(project.path(u".baton/.gitignore"_s)), "*\n");
    put(project.path(u".baton/.gitignore"_s), "mine\n");
    project.workspace.hideFromGit();
    QCOMPARE(bytesOf(project.path(u".baton/.gitignore"_s)), "mine\n");
}

#include "workspace_test.moc"
