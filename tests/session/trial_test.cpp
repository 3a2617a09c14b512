// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/trial/sandboxed_programs.h"
#include "core/session/trial/trial.h"
#include "resources/resources.h"
#include "tests/support/sandbox_scene.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::session;

namespace {

artefact::LanguageProfiles profiles()
{
    initResources();
    QFile file(u":/baton/languages.json"_s);
    return file.open(QIODevice::ReadOnly)
        ? artefact::LanguageProfiles::load(file.readAll()).value_or(artefact::LanguageProfiles())
        : artefact::LanguageProfiles();
}

TrialPlan script(const QString &text)
{
    initResources();
    return {.files = {{u"main.py"_s, text}, {u"old.txt"_s, u"old"_s}},
        .build = {},
        .argv = {u"python3"_s, u"main.py"_s},
        .environment = {{u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s}}};
}

/// A try and what was heard of it.
class TrialScene {
public:
    explicit TrialScene(const TrialPlan &plan, std::optional<process::TerminalSize> terminal = {})
        : trial(plan, terminal), m_programs(m_timers)
    {
        QObject::connect(&trial, &Trial::bytesArrived, &trial,
            [this](process::ProcessStream, const QByteArray &bytes) { output += bytes; });
        QObject::connect(&trial, &Trial::inputTaken, &trial, [this] { ++taken; });
        QObject::connect(&trial, &Trial::looked, &trial, [this](const TrialUsage &usage) { seen = usage; });
        QObject::connect(&trial, &Trial::listening, &trial, [this](quint16 number) { port = number; });
        QObject::connect(
            &trial, &Trial::ended, &trial, [this](const Result<TrialEnd> &result) { end = result; });
        trial.start(m_programs);
    }
    [[nodiscard]] bool waitForEnd()
    {
        return QTest::qWaitFor([this] { return end.has_value(); }, 120'000);
    }

    Trial trial;
    QByteArray output;
    int taken = 0;
    TrialUsage seen;
    quint16 port = 0;
    std::optional<Result<TrialEnd>> end;

private:
    QtTimerFactory m_timers;
    SandboxedPrograms m_programs;
};

/// What a server on this machine answers; empty when it just closes.
QByteArray answerOf(quint16 port, const QByteArray &request)
{
    QTcpSocket socket;
    QByteArray answer;
    bool isDone = false;
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&] { answer += socket.readAll(); });
    QObject::connect(&socket, &QTcpSocket::disconnected, &socket, [&] { isDone = true; });
    socket.connectToHost(QHostAddress::LocalHost, port);
    socket.write(request);
    (void)QTest::qWaitFor([&] { return isDone; }, 120'000);
    return answer + socket.readAll();
}

} // namespace

/// Which program a try starts, and what a person hears and keeps of it.
class TrialTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void plans_data();
    void plans();
    void isTalkedTo();
    void keepsWhatWasWritten();
    void isReachedThroughItsDoor();
    void followsNoLink();
    void isStopped();
};

BATON_TEST_CLASS(TrialTest)

void TrialTest::init()
{
    test::failOnWarnings();
}

void TrialTest::cleanup()
{
    QThreadPool::globalInstance()->waitForDone();
}

void TrialTest::plans_data()
{
    QTest::addColumn<QStringList>("files"); // "path" or "path=text"
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("plan"); // commands before it, then the program
    const auto row = [](const char *name, const QStringList &files, const QString &document,
                         const QString &plan) { QTest::newRow(name) << files << document << plan; };
    row("python", {u"main.py"_s, u"a/b.py"_s}, {}, u"python3 main.py"_s);
    row("no entry file", {u"a/b.py"_s}, {}, {});
    row("nothing", {}, {}, {});
    row("documents only", {u"docs/prd.md"_s}, {}, {});
    row("said", {u"app.py"_s}, u"- Run: `python3 app.py --fast`"_s, u"python3 app.py --fast"_s);
    row("said of a module", {u"game/__main__.py"_s}, u"* **Run:** `python -m game`"_s,
        u"python3 -m game"_s);
    row("without backticks", {u"app.py"_s}, u"Run: python3 app.py, from the top folder"_s,
        u"python3 app.py"_s);
    row("places to fill in", {u"index.mjs"_s}, u"- Run: `node index.mjs [FOLDER]`"_s, u"node index.mjs"_s);
    row("in Chinese", {u"main.py"_s}, u"- Run：`python3 main.py`"_s, u"python3 main.py"_s);
    row("no command of a shell", {u"main.py"_s}, u"- Run: `python3 main.py | sh`"_s, u"python3 main.py"_s);
    row("a program nobody knows", {u"main.py"_s}, u"- Run: `rm -rf /`"_s, u"python3 main.py"_s);
    row("node", {u"index.js"_s, u"package.json={}"_s}, {}, u"node index.js"_s);
    row("page", {u"index.html"_s, u"app.js"_s}, {},
        u"python3 -I -m http.server --bind 127.0.0.1 8000"_s);
    row("c++", {u"CMakeLists.txt"_s, u"main.cpp"_s}, {},
        u"cmake -S . -B build -DCMAKE_BUILD_TYPE=Debug; cmake --build build --parallel 2; build/main"_s);
    row("go", {u"go.mod"_s, u"main.go"_s}, {}, u"go build ./...; go run ."_s);
}

void TrialTest::plans()
{
    QFETCH(const QStringList, files);
    QFETCH(const QString, document);
    QVector<ProjectText> texts;
    for (const QString &file : files)
        texts += ProjectText{file.section(u'=', 0, 0), file.section(u'=', 1)};
    const TrialPlan plan = planTrial(profiles(), texts, {document});
    QStringList lines;
    for (const QStringList &command : plan.build)
        lines += command.join(u' ');
    if (!plan.argv.isEmpty())
        lines += plan.argv.join(u' ');
    QTEST(lines.join(u"; "_s), "plan");
    QVERIFY(!plan.namesPackages);
    texts += ProjectText{u"requirements.txt"_s, u"flask>=3\n"_s};
    QCOMPARE(planTrial(profiles(), texts, {document}).namesPackages, plan.argv.value(0) == "python3"_L1
            && !files.contains(u"index.html"_s));
}

void TrialTest::isTalkedTo()
{
    BATON_NEEDS_SANDBOX();
    TrialScene scene(script(u"import sys\nprint(sys.stdin.isatty())\nname = input('name? ')\nprint('hi', name)\n"
                            "input()\nsys.exit(3)\n"_s),
        process::TerminalSize{});
    scene.trial.write("Ada\r"); // typed ahead
    QVERIFY(QTest::qWaitFor([&] { return scene.output.contains("hi Ada"); }, 120'000));
    QVERIFY(QTest::qWaitFor([&] { return scene.seen.processes > 0; }, 120'000));
    QCOMPARE(scene.seen.processes, 1); // the one that keeps the door does not count
    QVERIFY(scene.trial.isRunning());
    scene.trial.write("\r");
    QVERIFY(scene.waitForEnd());
    const TrialEnd &end = scene.end->value();
    QVERIFY(end.output.startsWith("True\r\n") || end.output.contains("True\r\n"));
    QCOMPARE(end.outcome.end, ProgramEnd::Exited);
    QCOMPARE(end.outcome.exitCode, 3);
    QVERIFY(end.files.isEmpty());
    QVERIFY(!end.usage.triedNetwork);
    QVERIFY(!scene.trial.isRunning());
}

void TrialTest::keepsWhatWasWritten()
{
    BATON_NEEDS_SANDBOX();
    TrialScene scene(script(u"import os, sys\nos.mkdir('out')\nopen('out/scores.json', 'w').write('[1]')\n"
                            "os.remove('old.txt')\nos.symlink('/etc/passwd', 'link')\nprint(sys.stdin.read())\n"_s));
    scene.trial.write("words");
    QVERIFY(QTest::qWaitFor([&] { return scene.taken > 0; }, 120'000));
    scene.trial.closeInput();
    QVERIFY(scene.waitForEnd());
    const TrialEnd &end = scene.end->value();
    QCOMPARE(end.output, QByteArray("words\n"));
    QVector<WrittenFile> expected{{u"old.txt"_s, 0, true}, {u"out/scores.json"_s, 3, false}};
    QVector<WrittenFile> found;
    for (const WrittenFile &file : end.files) {
        if (file.path != "link"_L1)
            found.append(file);
    }
    QCOMPARE(found, expected);
    const QTemporaryDir folder;
    const QString place = folder.filePath(u"kept"_s);
    QCOMPARE(scene.trial.save(place).value_or(-1), 1);
    QFile saved(place + u"/out/scores.json"_s);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(saved.readAll(), QByteArray("[1]"));
    QVERIFY(!QFileInfo(place + u"/link"_s).isSymLink());
    QCOMPARE(scene.trial.save(place).error().code, ErrorCode::ExportNotEmpty);
}

void TrialTest::isReachedThroughItsDoor()
{
    BATON_NEEDS_SANDBOX();
    TrialScene scene(script(
        u"import http.server\nclass Page(http.server.BaseHTTPRequestHandler):\n"
        "    def do_POST(self):\n        body = self.rfile.read(int(self.headers['Content-Length']))\n"
        "        self.send_response(200)\n        self.end_headers()\n        self.wfile.write(b'page ' + body)\n"
        "http.server.HTTPServer(('127.0.0.1', 0), Page).serve_forever()\n"_s));
    QVERIFY(QTest::qWaitFor([&] { return scene.port != 0; }, 120'000));
    const QByteArray large(3'000'000, 'x');
    const QByteArray answer = answerOf(scene.port,
        "POST / HTTP/1.0\r\nContent-Length: " + QByteArray::number(large.size()) + "\r\n\r\n" + large);
    QVERIFY2(answer.startsWith("HTTP/1.0 200"), answer.left(100).constData());
    QVERIFY(answer.endsWith(QByteArray("page " + large)));
    scene.trial.stop();
    QVERIFY(scene.waitForEnd());
}

/// The program may put a link in the place of its door: this machine's own sockets stay closed to it.
void TrialTest::followsNoLink()
{
    const QTemporaryDir folder;
    QLocalServer secret;
    QVERIFY(secret.listen(folder.filePath(u"secret"_s)));
    bool wasReached = false;
    QObject::connect(&secret, &QLocalServer::newConnection, &secret, [&] { wasReached = true; });
    const QString link = folder.filePath(u"door"_s);
    QVERIFY(QFile::link(folder.filePath(u"secret"_s), link));
    PortForward through(80, link);
    const Result<quint16> port = through.listen();
    QVERIFY(port);
    QCOMPARE(answerOf(*port, "hello"), QByteArray());
    QVERIFY(!wasReached);
    PortForward straight(80, folder.filePath(u"secret"_s)); // which is reached where it is the door itself
    const Result<quint16> other = straight.listen();
    QVERIFY(other);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, *other);
    QVERIFY(QTest::qWaitFor([&] { return wasReached; }, 120'000));
}

void TrialTest::isStopped()
{
    BATON_NEEDS_SANDBOX();
    TrialScene scene(script(u"print('ready', flush=True)\nimport time\ntime.sleep(1000)\n"_s));
    QVERIFY(QTest::qWaitFor([&] { return scene.output.contains("ready"); }, 120'000));
    scene.trial.stop();
    QVERIFY(scene.waitForEnd());
    QVERIFY(scene.trial.wasStopped());
    QCOMPARE(scene.end->value().outcome.end, ProgramEnd::Killed);
}

#include "trial_test.moc"
