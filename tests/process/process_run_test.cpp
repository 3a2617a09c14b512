// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/process_run.h"
#include "tests/support/manual_clock.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTemporaryDir>

#include <csignal>
#include <fcntl.h>
#include <optional>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::process;

namespace {

constexpr int patience = 30'000;

/// A run, and what it said.
class Watched {
public:
    Watched(ProcessSpec spec, TimerFactory &timers)
        : m_run(std::make_unique<ProcessRun>(std::move(spec), timers))
    {
        QObject::connect(m_run.get(), &ProcessRun::bytesArrived, m_run.get(),
            [this](ProcessStream stream, const QByteArray &bytes) {
                streamed += bytes.size();
                if (stream == ProcessStream::Output && lines.size() < 1000)
                    lines += bytes;
            });
        QObject::connect(
            m_run.get(), &ProcessRun::finished, m_run.get(), [this](const Result<ProcessOutcome> &result) {
                ++ends;
                outcome = result;
            });
    }

    ProcessRun &run() { return *m_run; }
    void destroy() { m_run.reset(); }

    QByteArray lines; ///< the beginning of its output, as it came
    qint64 streamed = 0;
    int ends = 0;
    std::optional<Result<ProcessOutcome>> outcome;

private:
    std::unique_ptr<ProcessRun> m_run;
};

ProcessSpec shell(const QString &script)
{
    ProcessSpec spec;
    spec.argv = {u"/bin/sh"_s, u"-c"_s, script};
    return spec;
}

/// The kernel's letter for the state of a process; empty when there is none of that number.
QByteArray stateOf(const QByteArray &pid)
{
    QFile file(u"/proc/"_s + QString::fromLatin1(pid) + u"/stat"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray stat = file.readAll();
    return stat.mid(stat.lastIndexOf(')') + 2, 1);
}

/// Ended. Whose parent has ended too belongs to the system's first process, which may take its time to bury
/// it.
bool isGone(const QByteArray &pid)
{
    const QByteArray state = stateOf(pid);
    return state.isEmpty() || state == "Z" || state == "X";
}

} // namespace

class TestProcessRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hearsWhatAProgramSays();
    void feedsTheInput();
    void talksWhileItRuns();
    void knowsLittleOfThisProgram();
    void worksInItsFolder();
    void tellsHowItEnded_data();
    void tellsHowItEnded();
    void saysWhyItCannotStart_data();
    void saysWhyItCannotStart();
    void sitsAtATerminal();
    void endsAtATerminal();
    void endsTheWholeTreeAtTheDeadline();
    void letsAProgramTidyUpAtTheDeadline();
    void endsWhatAProgramLeavesBehind();
    void endsTheWholeTreeWhenDestroyed();
    void endsTheWholeTreeWhenStopped();
    void passesNothingOn();
    void mayBeDestroyedByItsListeners();
    void capsALotOfOutput();
    void cutsInTheMiddle_data();
    void cutsInTheMiddle();
    void findsProgramsInAbsoluteFoldersOnly();
};

BATON_TEST_CLASS(TestProcessRun)

void TestProcessRun::init()
{
    test::failOnWarnings();
}

void TestProcessRun::hearsWhatAProgramSays()
{
    QtTimerFactory timers;
    Watched watched(shell(u"printf out; printf err >&2; exit 3"_s), timers);
    watched.run().start();
    QCOMPARE(watched.ends, 0); // never from inside the call
    QTRY_COMPARE_WITH_TIMEOUT(watched.ends, 1, patience);
    const ProcessOutcome &outcome = watched.outcome->value();
    QCOMPARE(outcome.end, ProcessEnd::Exited);
    QCOMPARE(outcome.exitCode, 3);
    QCOMPARE(outcome.output.text(), QByteArray("out"));
    QCOMPARE(outcome.error.text(), QByteArray("err"));
    QCOMPARE(watched.lines, QByteArray("out"));
    QCOMPARE(watched.streamed, 6);
}

void TestProcessRun::feedsTheInput()
{
    QtTimerFactory timers;
    ProcessSpec spec;
    spec.argv = {u"/bin/cat"_s};
    spec.input = QByteArray(300'000, 'x'); // more than a pipe holds
    spec.headLimit = 1'000'000;
    Watched watched(std::move(spec), timers);
    watched.run().start();
    QTRY_COMPARE_WITH_TIMEOUT(watched.ends, 1, patience);
    QCOMPARE(watched.outcome->value().output.head(), QByteArray(300'000, 'x'));
}

void TestProcessRun::talksWhileItRuns()
{
    QtTimerFactory timers;
    ProcessSpec spec = shell(u"while read line; do echo \"<$line>\"; [ $line = two ] && exit 0; done"_s);
    spec.input = "one\n";
    spec.keepsInputOpen = true;
    Watched watched(std::move(spec), timers);
    watched.run().start();
    QTRY_COMPARE_WITH_TIMEOUT(watched.lines, QByteArray("<one>\n"), patience);
    watched.run().write("two\n");
    QTRY_COMPARE_WITH_TIMEOUT(watched.lines, QByteArray("<one>\n<two>\n"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(watched.ends, 1, patience);
    QCOMPARE(watched.outcome->value().exitCode, 0);
}

void TestProcessRun::knowsLittleOfThisProgram()
{
    qputenv("BATON_TEST_API_KEY", "sk-secret");
    QtTimerFactory timers;
    Watched watched(shell(u"env"_s), timers);
    watched.run().start();
    QTRY_COMPARE_WITH_TIMEOUT(watched.ends, 1, patience);
    qunsetenv("BATON_TEST_API_KEY");
    const QByteArray text = watched.outcome->value().output.text();
    QVERIFY(text.contains("PATH="));
    QVERIFY(text.contains("LC_ALL=C.UTF-8"));
    QVERIFY(!text.contains("secret"));
}

void TestProcessRun::worksInItsFolder()
{
    const QTemporaryDir folder;
    QtTimerFactory timers;
    ProcessSpec spec = shell(u"pwd -P"_s);
    Watched atRoot(spec, timers);
    spec.folder = folder.path();
    Watched inFolder(spec, timers);
    atRoot.run().start();
    inFolder.run().start();
    QTRY_COMPARE_WITH_TIMEOUT(atRoot.ends + inFolder.ends, 2, patience);
    QCOMPARE(atRoot.lines, QByteArray("/\n"));
    QCOMPARE(QString::fromLocal8Bit(inFolder.lines.trimmed()), QFileInfo(folder.path()).canonicalFilePath());
}

void TestProcessRun::tellsHowItEnded_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<ProcessEnd>("end");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("well") << u"exit 0"_s << ProcessEnd::Exited << 0;
    QTest::newRow("badly") << u"exit 124"_s << ProcessEnd::Exited << 124;
    QTest::newRow("crashed") << u"kill -SEGV $$"_s << ProcessEnd::Killed << 0;
    QTest::newRow("out of memory") << u"kill -KILL $$"_s << ProcessEnd::Killed << 0;
    QTest::newRow("did not read its input") << u"exec 0<&-; exit 5"_s << ProcessEnd::Exited << 5;
}

void TestProcessRun::tellsHowItEnded()
{
    QFETCH(QString, script);
    QtTimerFactory timers;
    ProcessSpec spec = shell(script);
    spec.input = QByteArray(1'000'000, 'x');
    Watched watched(std::move(spec), timers);
    watched.run().start();
    QTRY_COMPARE_WITH_TIMEOUT(watched.ends, 1, patience);
    QTEST(watched.outcome->value().end, "end");
    QTEST(watched.outcome->value().exitCode, "exitCode");
}

void TestProcessRun::saysWhyItCannotStart_data()
{
    QTest::addColumn<QStringList>("argv");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("code");
    const int missing = static_cast<int>(ErrorCode::ToolMissing);
    QTest::newRow("missing") << QStringList{u"/nowhere/tool"_s} << u"/"_s << missing;
    QTest::newRow("a folder") << QStringList{u"/usr"_s} << u"/"_s << missing;
    QTest::newRow("no program") << QStringList{u"/etc/passwd"_s} << u"/"_s << missing;
    QTest::newRow("none named") << QStringList{} << u"/"_s << missing;
    QTest::newRow("no folder") << QStringList{u"/bin/true"_s} << u"/nowhere"_s
                               << static_cast<int>(ErrorCode::NotFound);
}

void TestProcessRun::saysWhyItCannotStart()
{
    QFETCH(QStringList, argv);
    QFETCH(QString, folder);
    test::ManualClock timers;
    ProcessSpec spec;
    spec.argv = argv;
    spec.folder = folder;
    spec.input = "x";
    spec.deadlineMs = 1000;
    Watched watched(std::move(spec), timers);
    watched.run().start();
    QCOMPARE(watched.ends, 0);
    QTRY_COMPARE_WITH_TIMEOUT(watched.ends, 1, patience);
    QVERIFY(!watched.outcome->has_value());
    QTEST(static_cast<int>(watched.outcome->error().code), "code");
    timers.advance(10'000);
    QCOMPARE(watched.ends, 1);
}

void TestProcessRun::sitsAtATerminal()
{
    QtTimerFactory timers;
    ProcessSpec spec = shell(u"test -t 0 && test -t 1 && test -t 2 && stty size; stty -echo; echo ready; "
                             "read line; stty size; echo \"got $line\" >&2; exit 4"_s);
    spec.terminal = TerminalSize{100, 30};
    Watched watched(std::move(spec), timers);
    watched.run().start();
    QTRY_VERIFY_WITH_TIMEOUT(watched.lines.contains("ready"), patience);
    watched.run().resize({60, 20});
    watched.run().write("word\r");
    QTRY_COMPARE_WITH_TIMEOUT(watched.ends, 1, patience);
    QCOMPARE(watched.outcome->value().exitCode, 4);
    QCOMPARE(watched.lines, QByteArray("30 100\r\nready\r\n20 60\r\ngot word\r\n"));
    QCOMPARE(watched.outcome->value().output.text(), watched.lines);
}

/// What was written last is there, however fast it ends, and whoever still has the terminal is not waited for.
void TestProcessRun::endsAtATerminal()
{
    QtTimerFactory timers;
    ProcessSpec spec = shell(u"seq 5000"_s);
    spec.terminal = TerminalSize{};
    Watched fast(spec, timers);
    fast.run().start();
    QTRY_COMPARE_WITH_TIMEOUT(fast.ends, 1, patience);
    QVERIFY(fast.outcome->value().output.text().endsWith("\n5000\r\n"));

    spec.argv = {u"/bin/sh"_s, u"-c"_s, u"setsid sleep 1000 & echo $!"_s};
    Watched leaving(spec, timers);
    leaving.run().start();
    QTRY_COMPARE_WITH_TIMEOUT(leaving.ends, 1, patience);
    ::kill(leaving.lines.trimmed().toInt(), SIGKILL);
}

void TestProcessRun::endsTheWholeTreeAtTheDeadline()
{
    test::ManualClock timers;
    // Child and grandchild ignore the request to end; both keep the pipe open.
    ProcessSpec spec = shell(u"trap '' TERM; sleep 600 & echo $$ $!; while :; do wait; done"_s);
    spec.deadlineMs = 5000;
    spec.graceMs = 500;
    Watched watched(std::move(spec), timers);
    watched.run().start();
    QTRY_VERIFY_WITH_TIMEOUT(watched.lines.endsWith('\n'), patience);
    const QList<QByteArray> pids = watched.lines.trimmed().split(' ');
    QCOMPARE(pids.size(), 2);
    QVERIFY(!isGone(pids.at(0)) && !isGone(pids.at(1)));
    timers.advance(4999);
    QCOMPARE(timers.pendingTimers(), 1);
    timers.advance(1);
    QVERIFY(!isGone(pids.at(0))); // was asked, and ignores it
    timers.advance(500);
    QTRY_COMPARE_WITH_TIMEOUT(watched.ends, 1, patience);
    QCOMPARE(watched.outcome->value().end, ProcessEnd::TimedOut);
    QVERIFY(stateOf(pids.at(0)).isEmpty()); // and buried: no zombie is left
    QTRY_VERIFY_WITH_TIMEOUT(isGone(pids.at(1)), patience);
    QCOMPARE(timers.pendingTimers(), 0);
}

void TestProcessRun::letsAProgramTidyUpAtTheDeadline()
{
    test::ManualClock timers;
    ProcessSpec spec = shell(u"trap 'echo tidy; exit 0' TERM; echo ready; while :; do sleep 0.01; done"_s);
    spec.deadlineMs = 5000;
    Watched watched(std::move(spec), timers);
    watched.run().start();
    QTRY_COMPARE_WITH_TIMEOUT(watched.lines, QByteArray("ready\n"), patience);
    timers.advance(5000);
    QTRY_COMPARE_WITH_TIMEOUT(watched.ends, 1, patience);
    QCOMPARE(watched.outcome->value().end, ProcessEnd::TimedOut);
    QCOMPARE(watched.outcome->value().output.text(), QByteArray("ready\ntidy\n"));
}

void TestProcessRun::endsWhatAProgramLeavesBehind()
{
    QtTimerFactory timers;
    Watched watched(shell(u"trap '' HUP TERM; sleep 600 & echo $!"_s), timers);
    watched.run().start();
    QTRY_COMPARE_WITH_TIMEOUT(watched.ends, 1, patience);
    QCOMPARE(watched.outcome->value().end, ProcessEnd::Exited);
    const QByteArray pid = watched.lines.trimmed();
    QVERIFY(!pid.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(isGone(pid), patience);
}

void TestProcessRun::endsTheWholeTreeWhenDestroyed()
{
    QtTimerFactory timers;
    Watched watched(shell(u"trap '' TERM; sleep 600 & echo $$ $!; while :; do wait; done"_s), timers);
    watched.run().start();
    QTRY_VERIFY_WITH_TIMEOUT(watched.lines.endsWith('\n'), patience);
    const QList<QByteArray> pids = watched.lines.trimmed().split(' ');
    watched.destroy();
    QTRY_VERIFY_WITH_TIMEOUT(stateOf(pids.at(0)).isEmpty(), patience); // buried by the event loop
    QTRY_VERIFY_WITH_TIMEOUT(isGone(pids.at(1)), patience);
    QCOMPARE(watched.ends, 0);
}

void TestProcessRun::endsTheWholeTreeWhenStopped()
{
    QtTimerFactory timers;
    Watched watched(shell(u"trap '' TERM; sleep 600 & echo $$ $!; while :; do wait; done"_s), timers);
    watched.run().start();
    QTRY_VERIFY_WITH_TIMEOUT(watched.lines.endsWith('\n'), patience);
    watched.run().stop();
    QTRY_COMPARE_WITH_TIMEOUT(watched.ends, 1, patience);
    QCOMPARE(watched.outcome->value().end, ProcessEnd::Killed);
    QTRY_VERIFY_WITH_TIMEOUT(isGone(watched.lines.trimmed().split(' ').at(1)), patience);
}

void TestProcessRun::passesNothingOn()
{
    QTemporaryDir folder;
    const QByteArray path = QFile::encodeName(folder.filePath(u"secret"_s));
    const int number = ::open(path.constData(), O_RDWR | O_CREAT, 0600); // NOLINT(android-cloexec-open)
    QVERIFY(number > 2);
    QtTimerFactory timers;
    Watched watched(
        shell(u"[ -e /proc/self/fd/0 ] && [ ! -e /proc/self/fd/%1 ] && echo nothing"_s.arg(number)), timers);
    watched.run().start();
    QTRY_COMPARE_WITH_TIMEOUT(watched.ends, 1, patience);
    ::close(number);
    QCOMPARE(watched.lines, QByteArray("nothing\n"));
}

void TestProcessRun::mayBeDestroyedByItsListeners()
{
    QtTimerFactory timers;
    for (const bool early : {true, false}) {
        auto run = std::make_unique<ProcessRun>(shell(u"echo said; exec sleep 0.05"_s), timers);
        bool ended = false;
        if (early)
            connect(run.get(), &ProcessRun::bytesArrived, this, [&] { run.reset(); });
        connect(run.get(), &ProcessRun::finished, this, [&] {
            ended = true;
            run.reset();
        });
        run->start();
        QTRY_VERIFY_WITH_TIMEOUT(run == nullptr, patience);
        QCOMPARE(ended, !early);
    }
}

void TestProcessRun::capsALotOfOutput()
{
    constexpr qint64 size = 50 * 1024 * 1024;
    QtTimerFactory timers;
    ProcessSpec spec = shell(u"echo begin; head -c %1 /dev/zero; echo end"_s.arg(size));
    spec.headLimit = 1000;
    spec.tailLimit = 1000;
    Watched watched(std::move(spec), timers);
    watched.run().start();
    QTRY_COMPARE_WITH_TIMEOUT(watched.ends, 1, patience);
    const CapturedStream &output = watched.outcome->value().output;
    QCOMPARE(output.size(), size + 10);
    QCOMPARE(watched.streamed, size + 10);
    QCOMPARE(output.head().size(), 1000);
    QCOMPARE(output.tail().size(), 1000);
    QCOMPARE(output.dropped(), size + 10 - 2000);
    QVERIFY(output.text().size() < 2100);
    QVERIFY(output.text().startsWith("begin\n"));
    QVERIFY(output.text().endsWith("end\n"));
    QVERIFY(output.text().contains(" bytes left out]"));
}

void TestProcessRun::cutsInTheMiddle_data()
{
    QTest::addColumn<QByteArrayList>("pieces");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArrayList{} << QByteArray();
    QTest::newRow("short") << QByteArrayList{"ab", "c"} << QByteArray("abc");
    QTest::newRow("head and tail are full") << QByteArrayList{"abcd", "efg"} << QByteArray("abcdefg");
    QTest::newRow("one byte more") << QByteArrayList{"abcd", "efgh"}
                                   << QByteArray("abcd\n[1 bytes left out]\nfgh");
    QTest::newRow("in one piece") << QByteArrayList{"abcdefghijklmn"}
                                  << QByteArray("abcd\n[7 bytes left out]\nlmn");
    QTest::newRow("byte by byte") << QByteArrayList{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k",
        "l"} << QByteArray("abcd\n[5 bytes left out]\njkl");
}

void TestProcessRun::cutsInTheMiddle()
{
    QFETCH(QByteArrayList, pieces);
    CapturedStream stream(4, 3);
    for (const QByteArray &piece : std::as_const(pieces))
        stream.append(piece);
    QTEST(stream.text(), "text");
}

void TestProcessRun::findsProgramsInAbsoluteFoldersOnly()
{
    const QTemporaryDir folder;
    const QByteArray before = qgetenv("PATH");
    for (const QString &name : {u"tool"_s, u"plain"_s}) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner
            | (name == "tool"_L1 ? QFile::ExeOwner : QFile::Permissions()));
    }
    qputenv("PATH", folder.path().toLocal8Bit() + ":.:relative:" + folder.path().toLocal8Bit());
    const QStringList tools = findPrograms(u"tool"_s);
    const QStringList plain = findPrograms(u"plain"_s);
    qputenv("PATH", before);
    QCOMPARE(tools, QStringList{folder.filePath(u"tool"_s)});
    QCOMPARE(plain, QStringList{});
}

int main(int argc, char **argv)
{
    return test::runTests<QCoreApplication>(argc, argv);
}

#include "process_run_test.moc"
