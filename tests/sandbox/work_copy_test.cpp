// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/tree_walk.h"
#include "core/sandbox/work_copy.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QThreadPool>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::sandbox;

namespace {

CopiedFile copied(const QString &path, const QByteArray &content)
{
    return {*RelativePath::parse(path), content};
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(), qPrintable(path));
}

QStringList wordsOf(const FolderChanges &changes)
{
    const QStringList what{u"added"_s, u"changed"_s, u"deleted"_s};
    const QStringList kinds{{}, u" folder"_s, u" link"_s, u" special"_s};
    QStringList words;
    for (const FileChange &file : changes.files)
        words += what.at(static_cast<int>(file.change)) + kinds.at(static_cast<int>(file.kind)) + u" "_s
            + file.path + u" "_s + QString::number(file.size);
    return words;
}

/// Folders in folders, more than a path can name.
void makeDeep(const QString &top)
{
    int folder = ::open(QFile::encodeName(top).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (int level = 0; level < 1000; ++level) {
        ::mkdirat(folder, "deeper", 0700);
        const int next = ::openat(folder, "deeper", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        ::close(folder);
        folder = next;
    }
    ::close(folder);
}

} // namespace

class WorkCopyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void holdsTheFilesAlone();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void tellsWhatChanged();
    void tellsAtMostSoMany();
    void readsReports();
    void isThrownAway();
    void isThrownAwayWhateverIsInIt();
    void linksAreNotFollowed();
};

BATON_TEST_CLASS(WorkCopyTest)

void WorkCopyTest::init()
{
    test::failOnWarnings();
}

void WorkCopyTest::cleanup()
{
    QThreadPool::globalInstance()->waitForDone();
}

void WorkCopyTest::holdsTheFilesAlone()
{
    const Result<WorkCopy> copy =
        WorkCopy::make({copied(u"main.py"_s, "a"), copied(u"src/deep/b.py"_s, "b")});
    QFile file(copy->folder() + u"/src/deep/b.py"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("b"));
    QCOMPARE(QDir(copy->folder()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        (QStringList{u"main.py"_s, u"src"_s}));
    // Nobody else comes in.
    struct stat facts = {};
    QCOMPARE(::stat(QFile::encodeName(QFileInfo(copy->folder()).path()).constData(), &facts), 0);
    QCOMPARE(facts.st_mode & 0777U, 0700U);
    QCOMPARE(copy->changes(10), FolderChanges());
}

void WorkCopyTest::refusesWhatCannotBe_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("twice") << u"a"_s << u"a"_s;
    QTest::newRow("below a file") << u"a"_s << u"a/b"_s;
    QTest::newRow("in place of a folder") << u"a/b"_s << u"a"_s;
}

void WorkCopyTest::refusesWhatCannotBe()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    const Result<WorkCopy> copy = WorkCopy::make({copied(first, "1"), copied(second, "2")});
    QVERIFY(!copy);
    QCOMPARE(copy.error().code, ErrorCode::FileWrite);
}

void WorkCopyTest::tellsWhatChanged()
{
    const Result<WorkCopy> copy = WorkCopy::make({copied(u"same"_s, "same"), copied(u"rewritten"_s, "same"),
        copied(u"longer"_s, "short"), copied(u"same size"_s, "abc"), copied(u"deleted"_s, "x"),
        copied(u"linked"_s, "x"), copied(u"folder now"_s, "x"), copied(u"src/kept"_s, "x")});
    const QString top = copy->folder() + u'/';
    put(top + u"rewritten"_s, "same");
    put(top + u"longer"_s, "longer now");
    put(top + u"same size"_s, "abd");
    for (const QString &name : {u"deleted"_s, u"linked"_s, u"folder now"_s})
        QVERIFY(QFile::remove(top + name));
    QVERIFY(QFile::link(u"/etc/passwd"_s, top + u"linked"_s));
    QVERIFY(QDir(top).mkdir(u"folder now"_s));
    put(top + u"src/new"_s, "12");
    const QByteArray pipe = QFile::encodeName(top + u"pipe"_s);
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    FolderChanges changes = copy->changes(100);
    QVERIFY(changes.complete);
    for (FileChange &file : changes.files) {
        if (file.kind == FileKind::Folder)
            file.size = 0; // as the file system likes
    }
    QCOMPARE(wordsOf(changes),
        (QStringList{u"deleted deleted 0"_s, u"changed folder folder now 0"_s, u"changed link linked 11"_s,
            u"changed longer 10"_s, u"added special pipe 0"_s, u"changed same size 3"_s,
            u"added src/new 2"_s}));
}

void WorkCopyTest::tellsAtMostSoMany()
{
    const Result<WorkCopy> copy = WorkCopy::make({});
    for (int i = 0; i < 5; ++i)
        put(copy->folder() + u'/' + QString::number(i), "x");
    QCOMPARE(copy->changes(4).files.size(), 4);
    QVERIFY(!copy->changes(4).complete);
    QCOMPARE(copy->changes(5).files.size(), 5);
    QVERIFY(copy->changes(5).complete);
    makeDeep(copy->folder());
    QVERIFY(!copy->changes(5).complete);
}

void WorkCopyTest::readsReports()
{
    const Result<WorkCopy> copy = WorkCopy::make({});
    QVERIFY(QDir(copy->folder()).mkpath(u"out/deep"_s));
    put(copy->folder() + u"/out/deep/report"_s, "0123456789");
    QVERIFY(QFile::link(u"deep"_s, copy->folder() + u"/out/link"_s));
    const auto code = [&copy](const QString &path, qsizetype limit) {
        const Result<QByteArray> content = copy->read(*RelativePath::parse(path), limit);
        return content ? std::optional<ErrorCode>() : content.error().code;
    };
    QCOMPARE(copy->read(*RelativePath::parse(u"out/deep/report"_s), 10).value(), QByteArray("0123456789"));
    QCOMPARE(code(u"out/deep/report"_s, 9), ErrorCode::FileRead);
    QCOMPARE(code(u"out/deep/absent"_s, 9), ErrorCode::NotFound);
    QCOMPARE(code(u"out/absent/report"_s, 9), ErrorCode::NotFound);
    QCOMPARE(code(u"out/link/report"_s, 10), ErrorCode::NotFound);
    QCOMPARE(code(u"out/link"_s, 10), ErrorCode::NotAPlainFile);
    QCOMPARE(code(u"out/deep"_s, 10), ErrorCode::NotAPlainFile);
}

void WorkCopyTest::isThrownAway()
{
    QString around;
    {
        Result<WorkCopy> copy = WorkCopy::make({copied(u"a"_s, "a")});
        around = QFileInfo(copy->folder()).path();
        const WorkCopy moved = std::move(*copy);
        QVERIFY(QFileInfo::exists(moved.folder() + u"/a"_s));
    }
    QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(around), 60'000);
}

void WorkCopyTest::isThrownAwayWhateverIsInIt()
{
    QTemporaryDir outside;
    put(outside.filePath(u"kept"_s), "kept");
    QString around;
    {
        const Result<WorkCopy> copy = WorkCopy::make({copied(u"locked/inner/a"_s, "a")});
        around = QFileInfo(copy->folder()).path();
        makeDeep(copy->folder());
        QVERIFY(QFile::link(outside.path(), copy->folder() + u"/locked/link"_s));
        QVERIFY(QFile::link(outside.path(), copy->folder() + u"/moved.1"_s));
        for (const QString &name : {u"/locked/inner"_s, u"/locked"_s, u""_s})
            QCOMPARE(::chmod(QFile::encodeName(copy->folder() + name).constData(), 0), 0);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(around), 60'000);
    QVERIFY(QFileInfo::exists(outside.filePath(u"kept"_s)));
}

void WorkCopyTest::linksAreNotFollowed()
{
    QTemporaryDir outside;
    put(outside.filePath(u"secret"_s), "x");
    const Result<WorkCopy> copy = WorkCopy::make({copied(u"a/b"_s, "x")});
    const QString folder = copy->folder() + u"/a"_s;
    QVERIFY(QDir(folder).removeRecursively());
    QVERIFY(QFile::link(outside.path(), folder));
    QCOMPARE(wordsOf(copy->changes(10)).first().left(12), u"added link a"_s);
    QVERIFY(!openFolder(AT_FDCWD, QFile::encodeName(folder)).isOpen());
}

#include "work_copy_test.moc"
