// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/exporter.h"
#include "core/workspace/git_repository.h"
#include "tests/support/git_shell.h"
#include "tests/support/test_main.h"
#include "tests/support/without_write_rights.h"

#include <QDir>
#include <QDirIterator>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <memory>

using namespace baton;
using namespace Qt::StringLiterals;
using git_shell::git;
using workspace::ExportRequest;
using workspace::ExportResult;

namespace {

using Exporter = Result<ExportResult> (*)(const ExportRequest &);

void put(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

QStringList filesIn(const QString &folder)
{
    QStringList files;
    QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString file = QDir(folder).relativeFilePath(it.next());
        if (!file.startsWith(u".git/"_s))
            files.append(file);
    }
    files.sort();
    return files;
}

ExportRequest requestTo(const QString &project, const QString &destination, bool force = false)
{
    ExportRequest request{.files = {},
        .project = project,
        .destination = destination,
        .force = force,
        .time = 1'700'000'000'000};
    const QList<std::pair<QString, QString>> files{{u"src/main.py"_s, u"print()\n"_s},
        {u"docs/需求.md"_s, u"# 需求\n"_s}, {u"docs/über uns.md"_s, u"x"_s}, {u"empty"_s, QString()}};
    for (const auto &file : files)
        request.files.append({*RelativePath::parse(file.first), file.second});
    return request;
}

const QStringList sampleFiles{u"docs/über uns.md"_s, u"docs/需求.md"_s, u"empty"_s, u"src/main.py"_s};
constexpr ExportResult sampleResult{4, 8 + 9 + 1};

ErrorCode codeOf(const Result<ExportResult> &outcome)
{
    return outcome ? ErrorCode::Dns : outcome.error().code;
}

void formats()
{
    QTest::addColumn<void *>("exporter");
    QTest::addColumn<bool>("isFile");
    const auto row = [](const char *name, Exporter exporter, bool isFile) {
        QTest::newRow(name) << reinterpret_cast<void *>(exporter) << isFile;
    };
    row("folder", workspace::exportFolder, false);
    row("zip", workspace::exportZip, true);
    row("git", workspace::exportGit, false);
}

Exporter fetched(void *exporter)
{
    return reinterpret_cast<Exporter>(exporter);
}

} // namespace

class ExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void folderHoldsExactlyTheFiles();
    void refusesWhatIsNotEmpty_data();
    void refusesWhatIsNotEmpty();
    void forceReplacesAndKeepsTheRest_data();
    void forceReplacesAndKeepsTheRest();
    void refusesPlacesAroundTheProject_data();
    void refusesPlacesAroundTheProject();
    void aFailureLeavesNothing();
    void followsNoLinksInTheDestination();
    void zipKeepsNamesAndContent();
    void zipIsDeterministic();
    void gitHasHistoryAndContent();
    void gitWithoutHistory();
    void gitLeavesOtherRepositoriesAlone();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_around->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_around;
};

BATON_TEST_CLASS(ExportTest)

void ExportTest::init()
{
    test::failOnWarnings();
    m_around = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(path(u"project/.baton"_s)));
}

void ExportTest::folderHoldsExactlyTheFiles()
{
    put(path(u"project/not approved"_s), "x");
    const auto outcome = workspace::exportFolder(requestTo(path(u"project"_s), path(u"new/dest"_s)));
    QVERIFY2(outcome.has_value(), outcome ? "" : qPrintable(outcome.error().detail));
    QVERIFY(*outcome == sampleResult);
    QCOMPARE(filesIn(path(u"new/dest"_s)), sampleFiles);
    QCOMPARE(bytesOf(path(u"new/dest/docs/需求.md"_s)), u"# 需求\n"_s.toUtf8());
    QCOMPARE(filesIn(path(u"new"_s)).size(), 4);
    QVERIFY(QDir().mkpath(path(u"there"_s)));
    QVERIFY(workspace::exportFolder(requestTo(path(u"project"_s), path(u"there"_s))));
    QCOMPARE(filesIn(path(u"there"_s)), sampleFiles);
}

void ExportTest::refusesWhatIsNotEmpty_data()
{
    formats();
}

void ExportTest::refusesWhatIsNotEmpty()
{
    QFETCH(void *, exporter);
    QFETCH(bool, isFile);
    const QString file = isFile ? path(u"dest"_s) : path(u"dest/.hidden"_s);
    put(file, "theirs");
    QCOMPARE(
        codeOf(fetched(exporter)(requestTo(path(u"project"_s), path(u"dest"_s)))), ErrorCode::ExportNotEmpty);
    QCOMPARE(bytesOf(file), QByteArray("theirs"));
    QCOMPARE(
        QDir(m_around->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 2);
}

void ExportTest::forceReplacesAndKeepsTheRest_data()
{
    formats();
}

void ExportTest::forceReplacesAndKeepsTheRest()
{
    QFETCH(void *, exporter);
    QFETCH(bool, isFile);
    if (isFile)
        put(path(u"dest"_s), "theirs");
    else
        put(path(u"dest/theirs"_s), "theirs");
    for (int i = 0; i < 2; ++i) {
        ExportRequest request = requestTo(path(u"project"_s), path(u"dest"_s), true);
        request.files[0].text = u"round %1\n"_s.arg(i);
        const auto outcome = fetched(exporter)(request);
        QVERIFY2(outcome.has_value(), outcome ? "" : qPrintable(outcome.error().detail));
        if (isFile)
            continue;
        QCOMPARE(bytesOf(path(u"dest/theirs"_s)), QByteArray("theirs"));
        QCOMPARE(bytesOf(path(u"dest/src/main.py"_s)), request.files[0].text.toUtf8());
        QCOMPARE(filesIn(path(u"dest"_s)).size(), 5);
    }
    QCOMPARE(
        QDir(m_around->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 2);
}

void ExportTest::refusesPlacesAroundTheProject_data()
{
    QTest::addColumn<QString>("destination");
    QTest::newRow("itself") << u"project"_s;
    QTest::newRow("inside") << u"project/out/deep"_s;
    QTest::newRow("by dots") << u"other/../project/out"_s;
    QTest::newRow("by a link") << u"link/out"_s;
    QTest::newRow("around") << u"."_s;
}

void ExportTest::refusesPlacesAroundTheProject()
{
    QFETCH(QString, destination);
    QVERIFY(QFile::link(path(u"project"_s), path(u"link"_s)));
    for (const Exporter exporter : {workspace::exportFolder, workspace::exportZip, workspace::exportGit}) {
        const ExportRequest request = requestTo(path(u"project"_s), path(destination), true);
        QCOMPARE(codeOf(exporter(request)), ErrorCode::InvalidArgument);
    }
    QVERIFY(!QFileInfo::exists(path(u"project/out"_s)));
    // A name that only begins alike is another folder.
    QVERIFY(workspace::exportFolder(requestTo(path(u"project"_s), path(u"project2"_s))));
}

void ExportTest::aFailureLeavesNothing()
{
    ExportRequest request = requestTo(path(u"project"_s), path(u"dest"_s));
    request.files.append({*RelativePath::parse(u"src/main.py/below"_s), u"x"_s});
    QCOMPARE(codeOf(workspace::exportFolder(request)), ErrorCode::ExportFailed);
    QCOMPARE(codeOf(workspace::exportFolder(requestTo({}, {}))), ErrorCode::InvalidArgument);
    put(path(u"file"_s), "x");
    QCOMPARE(codeOf(workspace::exportFolder(requestTo({}, path(u"file"_s), true))), ErrorCode::ExportFailed);
    QCOMPARE(codeOf(workspace::exportZip(requestTo({}, path(u"project"_s), true))), ErrorCode::ExportFailed);
    QVERIFY(QDir().mkpath(path(u"locked"_s)));
    ::chmod(QFile::encodeName(m_around->path()).constData(), 0755);
    {
        const WithoutWriteRights noRights(path(u"locked"_s));
        for (const Exporter exporter : {workspace::exportFolder, workspace::exportZip, workspace::exportGit})
            QCOMPARE(codeOf(exporter(requestTo(path(u"project"_s), path(u"locked/dest"_s)))),
                ErrorCode::ExportFailed);
    }
    QCOMPARE(QDir(m_around->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList({u"file"_s, u"locked"_s, u"project"_s}));
}

void ExportTest::followsNoLinksInTheDestination()
{
    QVERIFY(QDir().mkpath(path(u"dest"_s)));
    QVERIFY(QDir().mkpath(path(u"elsewhere"_s)));
    QVERIFY(QFile::link(path(u"elsewhere"_s), path(u"dest/src"_s)));
    QCOMPARE(codeOf(workspace::exportFolder(requestTo({}, path(u"dest"_s), true))), ErrorCode::ExportFailed);
    QVERIFY(QDir(path(u"elsewhere"_s)).isEmpty());
}

void ExportTest::zipKeepsNamesAndContent()
{
    const auto outcome = workspace::exportZip(requestTo(path(u"project"_s), path(u"new/a.zip"_s)));
    QVERIFY2(outcome.has_value(), outcome ? "" : qPrintable(outcome.error().detail));
    QVERIFY(*outcome == sampleResult);
    if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
        QSKIP("python3 is not installed");
    const QString list = u"import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\n"
                         u"print(ascii([(i.filename,z.read(i).decode()) for i in z.infolist()]))"_s;
    const QString seen =
        git_shell::run(m_around->path(), u"python3"_s, {u"-c"_s, list, path(u"new/a.zip"_s)});
    QCOMPARE(seen,
        u"[('docs/\\xfcber uns.md', 'x'), ('docs/\\u9700\\u6c42.md', '# \\u9700\\u6c42\\n'), ('empty', ''),"
        " ('src/main.py', 'print()\\n')]"_s);
}

void ExportTest::zipIsDeterministic()
{
    ExportRequest request = requestTo({}, path(u"a.zip"_s));
    QVERIFY(workspace::exportZip(request));
    std::reverse(request.files.begin(), request.files.end());
    request.destination = path(u"b.zip"_s);
    QVERIFY(workspace::exportZip(request));
    QCOMPARE(bytesOf(path(u"a.zip"_s)), bytesOf(path(u"b.zip"_s)));
}

void ExportTest::gitHasHistoryAndContent()
{
    if (!git_shell::isInstalled())
        QSKIP("git is not installed");
    const QString project = path(u"project"_s);
    auto repository = workspace::GitRepository::openOrCreate(project);
    QVERIFY(repository);
    for (const QString &text : {u"old\n"_s, u"print()\n"_s}) {
        put(project + u"/src/main.py"_s, text.toUtf8());
        QVERIFY(repository->commitFile({*RelativePath::parse(u"src/main.py"_s), text.toUtf8(),
            workspace::roleAuthor(u"Engineer"_s), u"Approve "_s + text, std::nullopt, 1'700'000'000'000}));
    }
    // A branch of the person's own stays here, with all that is only on it.
    QCOMPARE(git(project, {u"checkout"_s, u"-q"_s, u"-b"_s, u"private"_s}), QString());
    put(project + u"/private"_s, "mine");
    QVERIFY(repository->commitFile({*RelativePath::parse(u"private"_s), QByteArray("mine"),
        workspace::roleAuthor(u"x"_s), u"Private"_s, std::nullopt, 1'700'000'000'000}));
    const QString secret = git(project, {u"rev-parse"_s, u"HEAD"_s});
    QCOMPARE(git(project, {u"checkout"_s, u"-q"_s, u"main"_s}), QString());
    // Changed by hand and not approved: must not be handed over.
    put(project + u"/src/main.py"_s, "by hand\n");
    const QString dest = path(u"dest"_s);
    const auto outcome = workspace::exportGit(requestTo(project, dest));
    QVERIFY2(outcome.has_value(), outcome ? "" : qPrintable(outcome.error().detail));
    QVERIFY(*outcome == sampleResult);
    QCOMPARE(filesIn(dest), sampleFiles);
    QCOMPARE(bytesOf(dest + u"/src/main.py"_s), QByteArray("print()\n"));
    QCOMPARE(git(dest, {u"status"_s, u"--porcelain"_s}), QString());
    QCOMPARE(git(dest, {u"log"_s, u"--reverse"_s, u"--format=%an: %s"_s}),
        u"Engineer (baton): Approve old\nEngineer (baton): Approve print()\nyou: Hand over approved content"_s);
    QVERIFY(git(dest, {u"cat-file"_s, u"-t"_s, secret}).startsWith(u"failed"_s));
    QCOMPARE(git(dest, {u"branch"_s, u"--show-current"_s}), u"main"_s);
    QCOMPARE(git(dest, {u"remote"_s}), QString());
    QCOMPARE(git(dest, {u"fsck"_s, u"--strict"_s}), QString());
    const QString grep =
        git_shell::run(dest, u"sh"_s, {u"-c"_s, u"grep -rl \"$0\" . || true"_s, m_around->path()});
    QCOMPARE(grep, QString());
}

void ExportTest::gitWithoutHistory()
{
    if (!git_shell::isInstalled())
        QSKIP("git is not installed");
    const QString dest = path(u"dest"_s);
    QVERIFY(workspace::exportGit(requestTo(path(u"project"_s), dest)));
    QCOMPARE(filesIn(dest), sampleFiles);
    QCOMPARE(git(dest, {u"rev-list"_s, u"--count"_s, u"HEAD"_s}), u"1"_s);
    QCOMPARE(git(dest, {u"status"_s, u"--porcelain"_s}), QString());
}

void ExportTest::gitLeavesOtherRepositoriesAlone()
{
    if (!git_shell::isInstalled())
        QSKIP("git is not installed");
    const QString dest = path(u"dest"_s);
    QVERIFY(QDir().mkpath(dest));
    QCOMPARE(git(dest, {u"init"_s, u"-q"_s}), QString());
    const QByteArray head = bytesOf(dest + u"/.git/config"_s);
    const auto outcome = workspace::exportGit(requestTo(path(u"project"_s), dest, true));
    QCOMPARE(codeOf(outcome), ErrorCode::ExportNotEmpty);
    QCOMPARE(bytesOf(dest + u"/.git/config"_s), head);
    QCOMPARE(filesIn(dest), QStringList());
}

#include "export_test.moc"
