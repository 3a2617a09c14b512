// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox_scene.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QTimer>

#include <csignal>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::sandbox;

namespace {

constexpr qint64 mib = qint64(1) << 20;

SandboxSpec python(const WorkCopy &copy, const QByteArray &script)
{
    SandboxSpec spec;
    spec.argv = {u"/usr/bin/python3"_s, u"-I"_s, u"-c"_s, QString::fromUtf8(script)};
    spec.folder = copy.folder();
    return spec;
}

bool writeProgram(const QString &path, const QByteArray &script)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(script) == script.size() && file.flush()
        && ::chmod(QFile::encodeName(path).constData(), 0755) == 0;
}

} // namespace

/// Programs that use too much, and how runs end, in a real sandbox.
class RunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void hearsAndFeedsAProgram();
    void tellsHowItEnded_data();
    void tellsHowItEnded();
    void endsAtTheLimit_data();
    void endsAtTheLimit();
    void staysBelowTheLimits();
    void outputIsCutAndTheLoopGoesOn();
    void writesWhereItMay();
    void refusesMounts_data();
    void refusesMounts();
    void cancels();
    void mayBeDestroyedByItsListeners();
    void worksInAScope();
    void saysWhatIsMissing();
    void saysWhatIsForbidden();
    void cleanupTestCase();

private:
    QByteArray m_homeBefore;
    QTemporaryDir m_home;
};

BATON_TEST_CLASS(RunTest)

void RunTest::initTestCase()
{
    m_homeBefore = qgetenv("HOME");
    qputenv("HOME", QFile::encodeName(m_home.path()));
}

void RunTest::cleanupTestCase()
{
    qputenv("HOME", m_homeBefore);
}

void RunTest::init()
{
    test::failOnWarnings();
    BATON_NEEDS_SANDBOX();
}

void RunTest::cleanup()
{
    QThreadPool::globalInstance()->waitForDone();
}

void RunTest::hearsAndFeedsAProgram()
{
    const Result<WorkCopy> copy = WorkCopy::make({test::copied(u"main.py"_s,
        "import sys, os\nprint(os.getcwd(), "
        "sys.stdin.read())\nsys.exit(3)\n")});
    SandboxSpec spec = python(*copy, "");
    spec.argv = {u"/usr/bin/python3"_s, u"main.py"_s};
    spec.input = QByteArray(200'000, 'x');
    test::SandboxScene scene(spec);
    QCOMPARE(scene.ends, 0); // never from inside the call
    QVERIFY(scene.waitForEnd());
    const SandboxOutcome &outcome = scene.outcome->value();
    QCOMPARE(outcome.end, SandboxEnd::Exited);
    QCOMPARE(outcome.exitCode, 3);
    QCOMPARE(scene.streamed, "/project " + spec.input + "\n");
    QCOMPARE(outcome.output.size(), scene.streamed.size());
    QCOMPARE(scene.ends, 1);
}

void RunTest::tellsHowItEnded_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("end");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<int>("signalNumber");
    const auto row = [](const char *name, const QByteArray &script, SandboxEnd end, int exitCode,
                         int signal) {
        QTest::newRow(name) << script << static_cast<int>(end) << exitCode << signal;
    };
    row("well", "", SandboxEnd::Exited, 0, 0);
    row("exit code", "import sys; sys.exit(7)", SandboxEnd::Exited, 7, 0);
    row("crash", "import os; os.kill(os.getpid(), 11)", SandboxEnd::Signalled, 0, SIGSEGV);
    row("kills the first process", "import os, sys; os.kill(1, 9); sys.exit(4)", SandboxEnd::Exited, 4, 0);
    row("out of memory at once", "x = bytearray(3 << 30)", SandboxEnd::Exited, 1, 0);
}

void RunTest::tellsHowItEnded()
{
    QFETCH(const QByteArray, script);
    QFETCH(const int, end);
    const Result<WorkCopy> copy = WorkCopy::make({});
    SandboxSpec spec = python(*copy, script);
    spec.limits.wallMs = 5000;
    test::SandboxScene scene(spec);
    QVERIFY(scene.waitForEnd());
    const SandboxOutcome &outcome = scene.outcome->value();
    QCOMPARE(static_cast<int>(outcome.end), end);
    QTEST(outcome.exitCode, "exitCode");
    QTEST(outcome.signal, "signalNumber");
}

void RunTest::endsAtTheLimit_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<Limits>("limits");
    QTest::addColumn<int>("limit");
    const auto row = [](const char *name, const QByteArray &script, const Limits &limits, Limit limit) {
        QTest::newRow(name) << script << limits << static_cast<int>(limit);
    };
    const QByteArray on = "\nimport time; time.sleep(600)";
    row("time", on, {.wallMs = 300}, Limit::Wall);
    row("computing", "while True: pass", {.cpuSeconds = 1}, Limit::Cpu);
    row("computing together", "import os\nfor i in range(3): os.fork()\nwhile True: pass", {.cpuSeconds = 1},
        Limit::Cpu);
    row("computing one after the other",
        "import os\nwhile True:\n  if os.fork() == 0:\n    sum(range(10**6)); os._exit(0)\n  os.wait()",
        {.cpuSeconds = 1}, Limit::Cpu);
    row("memory", "x = []\nwhile True:\n  try: x.append(b'x' * (1 << 20))\n  except MemoryError: pass",
        {.memoryBytes = 100 * mib}, Limit::Memory);
    row("memory together", "import os\nfor i in range(3): os.fork()\nx = bytearray(60 << 20)" + on,
        {.memoryBytes = 200 * mib}, Limit::Memory);
    row("memory nobody has mapped",
        "import os\nx = [os.memfd_create('m') for i in range(10)]\nfor f in x: os.write(f, bytes(30 << 20))"
            + on,
        {.memoryBytes = 100 * mib}, Limit::Memory);
    row("folders in memory",
        "for n in ('/tmp/x', '/dev/shm/x', '/home/sandbox/x'):\n  open(n, 'wb').write(bytes(20 << 20))\nx = "
        "b'x' * (50 << 20)"
            + on,
        {.memoryBytes = 100 * mib}, Limit::Memory);
    row("processes", "import os\nwhile True:\n  try: os.fork()\n  except OSError: pass", {.processes = 40},
        Limit::Processes);
    row("threads",
        "import threading, time\nfor i in range(100):\n  try: threading.Thread(target=time.sleep, "
        "args=(600,)).start()\n"
        "  except RuntimeError: pass"
            + on,
        {.processes = 40}, Limit::Processes);
    row("a huge file", "f = open('x', 'wb')\nwhile True: f.write(bytes(1 << 20))", {.fileBytes = 20 * mib},
        Limit::Files);
    row("a huge file that is tried again",
        "f = open('x', 'wb', 0)\nwhile True:\n  try: f.write(bytes(1 << 20))\n  except OSError: pass",
        {.fileBytes = 20 * mib}, Limit::Files);
    row("many files", "import itertools\nfor i in itertools.count(): open(str(i), 'w').close()",
        {.writtenFiles = 500}, Limit::Files);
    row("large files",
        "import itertools\nfor i in itertools.count(): open(str(i), 'wb').write(bytes(5 << 20))",
        {.writtenBytes = 50 * mib}, Limit::Files);
    row("deleted files",
        "import os\nx = []\nwhile True:\n  f = open('x', 'wb'); f.write(bytes(5 << 20)); f.flush(); "
        "os.remove('x'); x.append(f)",
        {.writtenBytes = 50 * mib}, Limit::Files);
    row("files nobody may list",
        "import itertools, os\nos.mkdir('d'); os.chdir('d'); os.chmod('.', 0o300)\nfor i in "
        "itertools.count(): open(str(i), 'w').close()",
        {.writtenFiles = 500}, Limit::Files);
    row("folders in folders",
        "import os\nwhile True:\n  try: os.mkdir('d'); os.chdir('d')\n  except OSError: pass",
        {.writtenFiles = 5000}, Limit::Files);
    row("output", "while True: print('x' * 1000)", {.outputBytes = 200'000}, Limit::Output);
    row("errors", "import os\nwhile True: os.write(2, bytes(100000))", {.outputBytes = 200'000},
        Limit::Output);
}

void RunTest::endsAtTheLimit()
{
    QFETCH(const QByteArray, script);
    QFETCH(const Limits, limits);
    const Result<WorkCopy> copy = WorkCopy::make({});
    SandboxSpec spec = python(*copy, script);
    spec.limits = limits;
    test::SandboxScene scene(spec);
    QVERIFY(scene.waitForEnd());
    const SandboxOutcome &outcome = scene.outcome->value();
    QVERIFY2(outcome.end == SandboxEnd::Limited, outcome.error.text().constData());
    QTEST(static_cast<int>(outcome.limit), "limit");
    QVERIFY(scene.streamedBytes <= limits.outputBytes);
}

/// The control of the limits: the same means, less of them.
void RunTest::staysBelowTheLimits()
{
    const Result<WorkCopy> copy = WorkCopy::make({});
    SandboxSpec spec = python(*copy,
        "import os, threading, time\nx = bytearray(50 << 20)\nchildren = []\nfor i in range(20):\n  p = "
        "os.fork()\n"
        "  if p == 0: time.sleep(0.5); os._exit(0)\n  children.append(p)\n"
        "for p in children: os.waitpid(p, 0)\nfor i in range(400): open(str(i), 'wb').write(bytes(1000))\n"
        "print('x' * 100000)\n");
    // Twenty processes that share 50 MiB have 50, not 1000.
    spec.limits = {.memoryBytes = 150 * mib, .processes = 40, .writtenFiles = 500, .outputBytes = 200'000};
    test::SandboxScene scene(spec);
    QVERIFY(scene.waitForEnd());
    const SandboxOutcome &outcome = scene.outcome->value();
    QCOMPARE(static_cast<int>(outcome.limit), static_cast<int>(Limit::None));
    QVERIFY2(outcome.end == SandboxEnd::Exited && outcome.exitCode == 0, outcome.error.text().constData());
    QVERIFY(outcome.peak.processes >= 20);
    QVERIFY(outcome.peak.memoryBytes > 50 * mib);
    QCOMPARE(copy->changes(1000).files.size(), 400);
}

void RunTest::outputIsCutAndTheLoopGoesOn()
{
    const Result<WorkCopy> copy = WorkCopy::make({});
    SandboxSpec spec =
        python(*copy, "import os\nx = bytes(1 << 20)\nfor i in range(10240): os.write(1, x)\n");
    spec.limits.outputBytes = 16 * mib;
    QTimer ticker;
    int ticks = 0;
    connect(&ticker, &QTimer::timeout, &ticker, [&ticks] { ++ticks; });
    ticker.start(1);
    test::SandboxScene scene(spec);
    QVERIFY(scene.waitForEnd());
    const SandboxOutcome &outcome = scene.outcome->value();
    QCOMPARE(static_cast<int>(outcome.limit), static_cast<int>(Limit::Output));
    QVERIFY(outcome.output.size() > 16 * mib);
    QVERIFY(outcome.output.size() < 18 * mib);
    QVERIFY(outcome.output.head().size() + outcome.output.tail().size() < mib);
    QCOMPARE(scene.streamedBytes, 16 * mib);
    QVERIFY(ticks > 10); // in between
}

void RunTest::writesWhereItMay()
{
    QTemporaryDir cache;
    const Result<WorkCopy> toolchain = WorkCopy::make({});
    const Result<WorkCopy> copy = WorkCopy::make({test::copied(u"a"_s, "a")});
    SandboxSpec spec = python(*copy,
        "open('a', 'w').write('b'); open('/cache/x', 'w').write('c')\n"
        "try: open('/toolchain/x', 'w')\nexcept OSError as error: print(error.errno)\n");
    spec.mounts = {{cache.path(), u"/cache"_s, true}, {toolchain->folder(), u"/toolchain"_s}};
    test::SandboxScene scene(spec);
    QVERIFY(scene.waitForEnd());
    QCOMPARE(scene.streamed, QByteArray("30\n")); // a read-only file system
    QCOMPARE(copy->read(*RelativePath::parse(u"a"_s), 10).value(), QByteArray("b"));
    QVERIFY(QFileInfo::exists(cache.filePath(u"x"_s)));
    QVERIFY(QDir(toolchain->folder()).isEmpty());
}

void RunTest::refusesMounts_data()
{
    QTest::addColumn<Mount>("mount");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const Mount &mount, ErrorCode code) {
        QTest::newRow(name) << mount << static_cast<int>(code);
    };
    row("everything", {u"/"_s, u"/all"_s}, ErrorCode::UnsafePath);
    row("home", {u"~"_s, u"/all"_s}, ErrorCode::UnsafePath);
    row("around home", {QDir::tempPath(), u"/all"_s}, ErrorCode::UnsafePath);
    row("relative", {u"."_s, u"/all"_s}, ErrorCode::UnsafePath);
    row("relative target", {u"/usr/bin"_s, u"all"_s}, ErrorCode::UnsafePath);
    row("unclean target", {u"/usr/bin"_s, u"/a/../usr"_s}, ErrorCode::UnsafePath);
    row("absent", {u"/usr/absent"_s, u"/all"_s}, ErrorCode::NotFound);
}

void RunTest::refusesMounts()
{
    QFETCH(const Mount, mount);
    const Result<WorkCopy> copy = WorkCopy::make({});
    SandboxSpec spec = python(*copy, "");
    spec.mounts = {mount.source == "~"_L1 ? Mount{m_home.path(), mount.target} : mount};
    test::SandboxScene scene(spec);
    QVERIFY(scene.waitForEnd());
    QVERIFY(!*scene.outcome);
    QTEST(static_cast<int>(scene.outcome->error().code), "code");
}

void RunTest::cancels()
{
    const Result<WorkCopy> copy = WorkCopy::make({});
    SandboxSpec spec = python(*copy, "print('here', flush=True)\nimport time; time.sleep(600)");
    const QString mark = u"baton-cancelled-%1"_s.arg(QCoreApplication::applicationPid());
    spec.argv += mark;
    test::SandboxScene scene(spec);
    QTRY_VERIFY_WITH_TIMEOUT(scene.streamed.startsWith("here"), 60'000);
    scene.cancel();
    QTRY_VERIFY(findFirstProcess(mark.toUtf8()) == 0);
    QCOMPARE(scene.ends, 0);
}

void RunTest::mayBeDestroyedByItsListeners()
{
    const Result<WorkCopy> copy = WorkCopy::make({});
    QtTimerFactory timers;
    auto run =
        std::make_unique<SandboxRun>(python(*copy, "print('x' * 1000000)"), *test::facilitiesHere(), timers);
    connect(run.get(), &SandboxRun::bytesArrived, this, [&run] { run.reset(); });
    run->start();
    QTRY_VERIFY_WITH_TIMEOUT(!run, 60'000);
    run = std::make_unique<SandboxRun>(python(*copy, ""), *test::facilitiesHere(), timers);
    connect(run.get(), &SandboxRun::finished, this, [&run] { run.reset(); });
    run->start();
    QTRY_VERIFY_WITH_TIMEOUT(!run, 60'000);
}

/// What asks for a scope becomes the sandbox: it is heard and ended as without.
void RunTest::worksInAScope()
{
    QTemporaryDir folder;
    const QString asks = folder.filePath(u"systemd-run"_s);
    QVERIFY(writeProgram(asks,
        "#!/bin/sh\n[ -n \"$XDG_RUNTIME_DIR\" ] || exit 9\n"
        "while [ \"$1\" != -- ]; do shift; done\nshift\nexec \"$@\"\n"));
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(folder.path()));
    Facilities facilities = *test::facilitiesHere();
    facilities.systemdRun = asks;
    const Result<WorkCopy> copy = WorkCopy::make({});
    SandboxSpec spec = python(*copy,
        "import os\nprint(b'XDG' in open('/proc/1/environ', 'rb').read() + str(os.environ).encode(), "
        "flush=True)\nwhile True: pass");
    spec.limits.cpuSeconds = 1;
    test::SandboxScene scene(spec, facilities);
    QVERIFY(scene.waitForEnd());
    QCOMPARE(scene.streamed, QByteArray("False\n"));
    QCOMPARE(static_cast<int>(scene.outcome->value().limit), static_cast<int>(Limit::Cpu));
}

void RunTest::saysWhatIsForbidden()
{
    QTemporaryDir folder;
    QVERIFY(
        writeProgram(folder.filePath(u"bwrap"_s), "#!/bin/sh\necho 'bwrap: no permission' >&2\nexit 1\n"));
    QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), 0755), 0);
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", QFile::encodeName(folder.path()) + ':' + path);
    QtTimerFactory timers;
    FacilitiesProbe probe(timers);
    std::optional<Result<Facilities>> found;
    connect(&probe, &FacilitiesProbe::finished, &probe,
        [&found](const Result<Facilities> &result) { found = result; });
    probe.start();
    qputenv("PATH", path);
    QTRY_VERIFY_WITH_TIMEOUT(found.has_value(), 60'000);
    QCOMPARE(found->error(), (Error{ErrorCode::SandboxForbidden, u"bwrap: no permission"_s}));
}

void RunTest::saysWhatIsMissing()
{
    QtTimerFactory timers;
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nowhere");
    FacilitiesProbe probe(timers);
    std::optional<Result<Facilities>> found;
    connect(&probe, &FacilitiesProbe::finished, &probe,
        [&found](const Result<Facilities> &result) { found = result; });
    probe.start();
    qputenv("PATH", path);
    QTRY_VERIFY(found.has_value());
    QCOMPARE(found->error(), (Error{ErrorCode::SandboxMissing, u"bubblewrap"_s}));
}

#include "run_test.moc"
