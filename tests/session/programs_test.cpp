// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/trial/sandboxed_programs.h"
#include "tests/support/sandbox_scene.h"
#include "tests/support/test_main.h"

#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::session;

namespace {

/// What a listener heard.
struct Heard {
    QByteArray bytes;
    int ends = 0;
    std::optional<Result<ProgramResult>> result;

    [[nodiscard]] ProgramListener listener()
    {
        return {[this](process::ProcessStream, const QByteArray &arrived) { bytes += arrived; },
            [this](const Result<ProgramResult> &ended) {
                ++ends;
                result = ended;
            }};
    }
    [[nodiscard]] bool waitForEnd()
    {
        return QTest::qWaitFor([this] { return ends > 0; }, 120'000);
    }
};

ProgramRequest python(const QByteArray &script)
{
    ProgramRequest request;
    request.files = {test::copied(u"board.py"_s, "NAME = 'board'\n"), test::copied(u"notes.txt"_s, "notes")};
    request.beside = {test::copied(u"runner.py"_s, script)};
    request.spec.argv = {u"/usr/bin/python3"_s, u"-I"_s, besidePlace + u"/runner.py"_s};
    return request;
}

} // namespace

class ProgramsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void runsOnACopyAndTellsWhatChanged();
    void saysThatNothingCanRun();
    void saysThatThereIsNoCopy();
    void isSilentWhenCancelled();
    void mayBeDestroyedByItsListener();
};

BATON_TEST_CLASS(ProgramsTest)

void ProgramsTest::init()
{
    test::failOnWarnings();
}

void ProgramsTest::cleanup()
{
    QThreadPool::globalInstance()->waitForDone();
}

void ProgramsTest::runsOnACopyAndTellsWhatChanged()
{
    BATON_NEEDS_SANDBOX();
    QtTimerFactory timers;
    SandboxedPrograms programs(timers);
    ProgramRequest request =
        python("import sys\nsys.path.insert(0, '/project')\nimport board\nprint(board.NAME)\n"
               "open('report.json', 'w').write('{}')\nopen('notes.txt', 'w').write('other')\n"
               "sys.exit(5)\n");
    request.spec.environment = {{u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s}};
    request.spec.argv.insert(2, u"-B"_s); // -I does not look at the environment
    request.reports = {*RelativePath::parse(u"report.json"_s), *RelativePath::parse(u"absent.json"_s)};
    for (int i = 0; i < 2; ++i) { // the second one knows what there is
        Heard heard;
        const auto handle = programs.run(request, heard.listener());
        QCOMPARE(heard.ends, 0);
        QVERIFY(heard.waitForEnd());
        const ProgramResult &result = heard.result->value();
        QCOMPARE(heard.bytes, QByteArray("board\n"));
        QCOMPARE(result.outcome.exitCode, 5);
        QCOMPARE(result.reports, (QMap<QString, QByteArray>{{u"report.json"_s, "{}"}}));
        using sandbox::FileChange;
        QCOMPARE(result.changes.files,
            (QVector<FileChange>{
                {u"notes.txt"_s, sandbox::FolderChange::Changed, sandbox::FileKind::Plain, 5},
                {u"report.json"_s, sandbox::FolderChange::Added, sandbox::FileKind::Plain, 2}}));
        QCOMPARE(heard.ends, 1);
    }
}

void ProgramsTest::saysThatNothingCanRun()
{
    QtTimerFactory timers;
    SandboxedPrograms programs(timers);
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nowhere");
    Heard first;
    Heard second;
    const auto one = programs.run(python("print(1)"), first.listener());
    const auto two = programs.run(python("print(2)"), second.listener());
    qputenv("PATH", path);
    QVERIFY(first.waitForEnd() && second.waitForEnd());
    QCOMPARE(first.result->error(), (Error{ErrorCode::SandboxMissing, u"bubblewrap"_s}));
    QCOMPARE(second.result->error(), first.result->error());
    QVERIFY(first.bytes.isEmpty());
}

void ProgramsTest::saysThatThereIsNoCopy()
{
    BATON_NEEDS_SANDBOX();
    QtTimerFactory timers;
    SandboxedPrograms programs(timers);
    ProgramRequest request = python("print(1)");
    request.files.append(request.files.constFirst());
    Heard heard;
    const auto handle = programs.run(request, heard.listener());
    QVERIFY(heard.waitForEnd());
    QCOMPARE(heard.result->error().code, ErrorCode::FileWrite);
}

void ProgramsTest::isSilentWhenCancelled()
{
    BATON_NEEDS_SANDBOX();
    QtTimerFactory timers;
    SandboxedPrograms programs(timers);
    Heard heard;
    auto handle =
        programs.run(python("print('here', flush=True)\nimport time; time.sleep(600)"), heard.listener());
    QTRY_VERIFY_WITH_TIMEOUT(!heard.bytes.isEmpty(), 60'000);
    handle.reset();
    // Another one that ends is heard, the first is not.
    Heard next;
    handle = programs.run(python("print(2)"), next.listener());
    QVERIFY(next.waitForEnd());
    QCOMPARE(heard.ends, 0);
}

void ProgramsTest::mayBeDestroyedByItsListener()
{
    BATON_NEEDS_SANDBOX();
    QtTimerFactory timers;
    std::unique_ptr<ProgramHandle> handle;
    int ends = 0;
    const auto ended = [&](const Result<ProgramResult> &) {
        handle.reset();
        ++ends;
    };
    const auto ignore = [](process::ProcessStream, const QByteArray &) {};
    handle = SandboxedPrograms(timers).run(python("print(1)"), {ignore, ended}); // outlives the runner
    QTRY_COMPARE_WITH_TIMEOUT(ends, 1, 60'000);
    handle = SandboxedPrograms(timers).run(
        python("print(1)"), {[&](process::ProcessStream, const QByteArray &) { handle.reset(); }, ended});
    QTRY_VERIFY_WITH_TIMEOUT(!handle, 60'000);
    QCOMPARE(ends, 1);
}

#include "programs_test.moc"
