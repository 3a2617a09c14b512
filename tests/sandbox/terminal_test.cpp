// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox_scene.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QTemporaryDir>
#include <QThreadPool>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::sandbox;

namespace {

SandboxSpec python(const WorkCopy &copy, const QByteArray &script)
{
    SandboxSpec spec;
    spec.argv = {u"/usr/bin/python3"_s, u"-I"_s, u"-c"_s, QString::fromUtf8(script)};
    spec.folder = copy.folder();
    spec.terminal = process::TerminalSize{90, 33};
    return spec;
}

} // namespace

/// Programs that a person sits at, in a real sandbox.
class SandboxTerminalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void echoes();
    void controlsItsTerminal();
    void isStopped();
    void readsUntilTheEnd();
    void seesPortsAndAttempts();
    void isQuietAboutNothing();
};

BATON_TEST_CLASS(SandboxTerminalTest)

void SandboxTerminalTest::init()
{
    test::failOnWarnings();
    BATON_NEEDS_SANDBOX();
}

void SandboxTerminalTest::cleanup()
{
    QThreadPool::globalInstance()->waitForDone();
}

void SandboxTerminalTest::echoes()
{
    const Result<WorkCopy> copy = WorkCopy::make({});
    test::SandboxScene scene(python(*copy,
        "import os, sys\nprint(sys.stdin.isatty(), sys.stdout.isatty(), os.environ['TERM'], "
        "*os.get_terminal_size())\nname = input('name? ')\nprint('hello', name)\nsys.exit(6)\n"));
    QVERIFY(scene.waitFor("name? "));
    scene.run().write("Ada\r");
    QVERIFY(scene.waitForEnd());
    QCOMPARE(scene.streamed,
        QByteArray("True True xterm-256color 90 33\r\nname? Ada\r\nhello Ada\r\n"));
    QCOMPARE(scene.outcome->value().exitCode, 6);
}

/// Ctrl+C is the program's and ends nothing else; it hears of another size; what it opens as its terminal is
/// this one.
void SandboxTerminalTest::controlsItsTerminal()
{
    const Result<WorkCopy> copy = WorkCopy::make({});
    test::SandboxScene scene(python(*copy,
        "import os, signal\n"
        "signal.signal(signal.SIGWINCH, lambda *_: print('now', *os.get_terminal_size(), flush=True))\n"
        "open('/dev/tty', 'w').write('mine\\n')\n"
        "try:\n    print('ready', flush=True)\n    while True: signal.pause()\n"
        "except KeyboardInterrupt:\n    print('interrupted')\n"));
    QVERIFY(scene.waitFor("ready"));
    QVERIFY(scene.streamed.contains("mine"));
    scene.run().resize({41, 12});
    QVERIFY(scene.waitFor("now 41 12"));
    scene.run().write("\x03");
    QVERIFY(scene.waitForEnd());
    QVERIFY2(scene.streamed.endsWith("interrupted\r\n"), scene.streamed.constData());
    QCOMPARE(scene.outcome->value().end, SandboxEnd::Exited);
}

void SandboxTerminalTest::isStopped()
{
    const Result<WorkCopy> copy = WorkCopy::make({});
    test::SandboxScene scene(python(*copy,
        "import os, signal, time\nfor n in (1, 2, 3, 15): signal.signal(n, signal.SIG_IGN)\n"
        "if os.fork() == 0: os.setsid()\nprint('ready', flush=True)\ntime.sleep(1000)\n"));
    QVERIFY(scene.waitFor("ready"));
    scene.run().stop();
    QVERIFY(scene.waitForEnd());
    QCOMPARE(scene.outcome->value().end, SandboxEnd::Signalled);
    QCOMPARE(scene.outcome->value().signal, SIGKILL);
}

void SandboxTerminalTest::readsUntilTheEnd()
{
    const Result<WorkCopy> copy = WorkCopy::make({});
    SandboxSpec spec = python(*copy, "import sys\nfor line in sys.stdin: print('<' + line.strip() + '>', flush=True)\n");
    spec.terminal = {};
    spec.keepsInputOpen = true;
    test::SandboxScene scene(spec);
    scene.run().write("one\n"); // before it runs
    QVERIFY(scene.waitFor("<one>"));
    scene.run().write("two\n");
    QVERIFY(scene.waitFor("<two>"));
    QCOMPARE(scene.ends, 0);
    scene.run().closeInput();
    QVERIFY(scene.waitForEnd());
    QCOMPARE(scene.outcome->value().exitCode, 0);
}

void SandboxTerminalTest::seesPortsAndAttempts()
{
    const Result<WorkCopy> copy = WorkCopy::make({});
    test::SandboxScene scene(python(*copy,
        "import socket\ns = socket.socket()\ns.bind(('127.0.0.1', 8123))\ns.listen()\nprint('ready', flush=True)\n"
        "input()\ntry: socket.create_connection(('192.0.2.1', 80), 5)\nexcept OSError: pass\ninput()\n"));
    QVERIFY(scene.waitFor("ready"));
    QVERIFY(QTest::qWaitFor([&] { return scene.seen.ports == QSet<quint16>{8123}; }, 120'000));
    QVERIFY(!scene.seen.triedNetwork);
    scene.run().write("\r");
    QVERIFY(QTest::qWaitFor([&] { return scene.seen.triedNetwork; }, 120'000));
    scene.run().write("\r");
    QVERIFY(scene.waitForEnd());
    QCOMPARE(scene.outcome->value().peak.ports, QSet<quint16>{8123});
}

void SandboxTerminalTest::isQuietAboutNothing()
{
    const Result<WorkCopy> copy = WorkCopy::make({});
    test::SandboxScene scene(python(*copy,
        "import socket\na, b = socket.socketpair()\nu = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
        "u.bind(('127.0.0.1', 0))\nu.sendto(b'x', u.getsockname())\nprint('ready', flush=True)\ninput()\n"));
    QVERIFY(scene.waitFor("ready"));
    QVERIFY(QTest::qWaitFor([&] { return scene.seen.processes > 0; }, 120'000));
    scene.run().write("\r");
    QVERIFY(scene.waitForEnd());
    QVERIFY(!scene.outcome->value().peak.triedNetwork);
    QVERIFY(scene.outcome->value().peak.ports.isEmpty());
}

#include "terminal_test.moc"
