// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox_scene.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::sandbox;

namespace {

constexpr auto secret = "geheim";

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(content) == content.size();
}

/// A socket that listens under a name: a path, or an abstract one that begins with a zero byte.
int listenAt(const QByteArray &name)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));
    const int server = ::socket(AF_UNIX, SOCK_STREAM, 0);
    const auto length =
        static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<size_t>(name.size()));
    const auto *plain = reinterpret_cast<const sockaddr *>(&address);
    return ::bind(server, plain, length) == 0 && ::listen(server, 8) == 0 ? server : -1;
}

/// A server on this machine's loopback, and its port.
int listenOnLoopback(quint16 &port)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto *plain = reinterpret_cast<sockaddr *>(&address);
    socklen_t length = sizeof address;
    const int server = ::socket(AF_INET, SOCK_STREAM, 0);
    if (::bind(server, plain, length) != 0 || ::listen(server, 8) != 0
        || ::getsockname(server, plain, &length) != 0)
        return -1;
    port = ntohs(address.sin_port);
    return server;
}

/// What there is to be had on this machine.
class Outside {
public:
    Outside()
    {
        const QByteArray bus = QFile::encodeName(m_folder.filePath(u"bus"_s));
        const QByteArray display = "/baton-test/X" + QByteArray::number(::getpid());
        quint16 port = 0;
        m_sockets = {listenAt(bus), listenAt('\0' + display), listenOnLoopback(port)};
        const QString key = m_folder.filePath(u"home/.ssh/id_ed25519"_s);
        const QString journal = m_folder.filePath(u"project/.baton/journal.sqlite"_s);
        m_complete = writeFile(key, secret) && writeFile(journal, secret)
            && writeFile(m_folder.filePath(u"home/secret"_s), secret) && !m_sockets.contains(-1);
        // Without O_CLOEXEC, as some library may open it.
        m_sockets.append(
            ::open(QFile::encodeName(key).constData(), O_RDONLY)); // NOLINT(android-cloexec-open)
        qputenv("BATON_TEST_KEY", secret);
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + bus);
        qputenv("DISPLAY", ":97");
        m_shared = ::shmget(shmKey(), 100, IPC_CREAT | 0600);
        m_key = ::syscall(SYS_add_key, "user", "baton-test", secret, std::strlen(secret), -3);
        m_process.start(
            u"/usr/bin/python3"_s, {u"-c"_s, u"import time; time.sleep(600)"_s, u"baton-bystander"_s});
        targets = {{u"T_HOME"_s, m_folder.filePath(u"home"_s)}, {u"T_KEY"_s, key}, {u"T_JOURNAL"_s, journal},
            {u"T_BUS"_s, QFile::decodeName(bus)}, {u"T_DISPLAY_NAME"_s, QString::fromLatin1(display)},
            {u"T_PROCESS"_s, QString::number(m_process.processId())}, {u"T_PORT"_s, QString::number(port)},
            {u"T_PROCESS_NAME"_s, u"rednatsyb-notab"_s}, {u"T_SHM"_s, QString::number(shmKey())}};
    }
    ~Outside()
    {
        for (const int number : std::as_const(m_sockets))
            ::close(number);
        ::shmctl(m_shared, IPC_RMID, nullptr);
        ::syscall(SYS_keyctl, 9, m_key, -3); // KEYCTL_UNLINK
        for (const char *name : {"BATON_TEST_KEY", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY"})
            qunsetenv(name);
        m_process.kill();
        m_process.waitForFinished();
    }
    Outside(const Outside &) = delete;
    Outside &operator=(const Outside &) = delete;

    /// Everything is there and as it was.
    [[nodiscard]] bool isUntouched() const
    {
        const QStringList home =
            QDir(m_folder.filePath(u"home"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
        return m_complete && m_shared >= 0 && m_process.state() == QProcess::Running
            && home == QStringList{u"secret"_s};
    }

    QMap<QString, QString> targets;

private:
    [[nodiscard]] static key_t shmKey() { return 0x62617400 ^ ::getpid(); }

    QTemporaryDir m_folder;
    QVector<int> m_sockets;
    QProcess m_process;
    int m_shared = -1;
    long m_key = -1;
    bool m_complete = false;
};

/// `own` has the program of the attempts: a folder a sandbox may see, whoever runs it.
SandboxSpec attempt(const QString &name, const WorkCopy &copy, const WorkCopy &own)
{
    SandboxSpec spec;
    spec.argv = {u"/usr/bin/python3"_s, u"-I"_s, u"/baton/attempts.py"_s, name};
    spec.folder = copy.folder();
    spec.mounts = {{own.folder(), u"/baton"_s}};
    return spec;
}

bool hasEnded(const QByteArray &words)
{
    const QStringList processes = QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs);
    return std::none_of(processes.cbegin(), processes.cend(), [&words](const QString &process) {
        QFile file(u"/proc/"_s + process + u"/cmdline"_s);
        return file.open(QIODevice::ReadOnly) && file.readAll().contains(words);
    });
}

} // namespace

/// Programs that try to get out, in a real sandbox.
class EscapeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void doesNotGetOut_data();
    void doesNotGetOut();
    void leavesNothingRunning();
    void linksAreNotFollowedBack();
    void projectDoesNotTakeOverTheRunner();
    void cleanupTestCase();

private:
    std::optional<WorkCopy> m_attempts;
};

BATON_TEST_CLASS(EscapeTest)

void EscapeTest::initTestCase()
{
    QFile file(QStringLiteral(BATON_SOURCE_DIR "/tests/data/sandbox/attempts.py"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_attempts = WorkCopy::make({test::copied(u"attempts.py"_s, file.readAll())}).value();
}

void EscapeTest::cleanupTestCase()
{
    m_attempts.reset();
}

void EscapeTest::init()
{
    test::failOnWarnings();
    BATON_NEEDS_SANDBOX();
}

void EscapeTest::cleanup()
{
    QThreadPool::globalInstance()->waitForDone(); // copies are thrown away there
}

void EscapeTest::doesNotGetOut_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"home", "keys", "homes", "journal", "keychain bus", "display", "processes",
             "kill", "ptrace", "writing outside", "hard link", "network by address", "network by name",
             "datagram", "raw socket", "daemon", "links", "setuid", "capabilities", "other root",
             "other environment", "own environment", "descriptors", "terminal", "mount", "user namespace",
             "namespaces", "other namespace", "devices", "kernel settings", "host name", "core dump",
             "kernel keys", "shared memory", "services", "more than is allowed"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void EscapeTest::doesNotGetOut()
{
    QFETCH(const QString, name);
    if (name == "user namespace"_L1 && !test::facilitiesHere()->forbidsNamespaces)
        QSKIP("this bubblewrap cannot keep programs from making user namespaces");
    Outside outside;
    const Result<WorkCopy> copy =
        WorkCopy::make({test::copied(u"main.txt"_s, "main"), test::copied(u"notes.txt"_s, "notes")});
    SandboxSpec spec = attempt(name, *copy, *m_attempts);
    spec.environment = outside.targets;
    test::SandboxScene scene(spec);
    QVERIFY(scene.waitForEnd());
    QVERIFY(*scene.outcome);
    const SandboxOutcome &outcome = scene.outcome->value();
    QVERIFY2(outcome.end == SandboxEnd::Exited && outcome.exitCode == 0,
        qPrintable(u"limit %1, signal %2, exit code %3"_s.arg(static_cast<int>(outcome.limit))
                       .arg(outcome.signal)
                       .arg(outcome.exitCode)));
    const QByteArray said = scene.streamed;
    QVERIFY2(said.contains("\nallowed: yes\n") || said.startsWith("allowed: yes\n"), said.constData());
    QVERIFY2(said.contains("\nforbidden: no\n"), said.constData());
    QVERIFY2(!said.contains(secret), said.constData());
    QVERIFY(outside.isUntouched());
}

void EscapeTest::leavesNothingRunning()
{
    Outside outside;
    const Result<WorkCopy> copy = WorkCopy::make({});
    SandboxSpec spec = attempt(u"daemon"_s, *copy, *m_attempts);
    const QString mark = u"baton-mark-%1"_s.arg(QCoreApplication::applicationPid());
    spec.argv += mark;
    spec.environment = outside.targets;
    test::SandboxScene scene(spec);
    QVERIFY(scene.waitForEnd());
    QVERIFY2(scene.streamed.contains("allowed: yes"), scene.streamed.constData());
    QVERIFY(QFileInfo::exists(copy->folder() + u"/alive"_s));
    QVERIFY(hasEnded(mark.toUtf8()));
}

void EscapeTest::linksAreNotFollowedBack()
{
    Outside outside;
    Result<WorkCopy> copy =
        WorkCopy::make({test::copied(u"main.txt"_s, "main"), test::copied(u"notes.txt"_s, "notes")});
    SandboxSpec spec = attempt(u"links"_s, *copy, *m_attempts);
    spec.environment = outside.targets;
    test::SandboxScene scene(spec);
    QVERIFY(scene.waitForEnd());
    const FolderChanges changes = copy->changes(100);
    QStringList links;
    for (const FileChange &file : changes.files)
        links += (file.kind == FileKind::Link ? u"link "_s : u"no link "_s) + file.path;
    QCOMPARE(links,
        (QStringList{u"link folder"_s, u"link inside"_s, u"link journal"_s, u"link key"_s,
            u"link notes.txt"_s, u"link passwd"_s}));
    QCOMPARE(copy->read(*RelativePath::parse(u"notes.txt"_s), 100).error().code, ErrorCode::NotAPlainFile);
    QCOMPARE(copy->read(*RelativePath::parse(u"folder/secret"_s), 100).error().code, ErrorCode::NotFound);
    const QString folder = copy->folder();
    {
        const WorkCopy gone = std::move(*copy);
    }
    QTRY_VERIFY(!QFileInfo::exists(folder));
    QVERIFY(outside.isUntouched());
}

/// A runner outside of the project that uses Python's own modules before it lets the project's in.
void EscapeTest::projectDoesNotTakeOverTheRunner()
{
    const QByteArray runner =
        "import json, sys\nprint(json.dumps(['runner', 'taken' in sys.modules]))\n"
        "sys.path.insert(0, '/project')\nimport board\nprint(board.NAME, json.dumps(1))\n";
    const Result<WorkCopy> own = WorkCopy::make({test::copied(u"runner.py"_s, runner)});
    const QByteArray trap = "import sys\nsys.modules['taken'] = sys\nprint('taken')\n";
    const Result<WorkCopy> copy =
        WorkCopy::make({test::copied(u"sitecustomize.py"_s, trap), test::copied(u"usercustomize.py"_s, trap),
            test::copied(u"json.py"_s, trap), test::copied(u"board.py"_s, "NAME = 'board'\n")});
    SandboxSpec spec;
    spec.argv = {u"/usr/bin/python3"_s, u"-I"_s, u"/baton/runner.py"_s};
    spec.folder = copy->folder();
    spec.environment = {{u"PYTHONPATH"_s, u"/project"_s}};
    spec.mounts = {{own->folder(), u"/baton"_s}};
    test::SandboxScene scene(spec);
    QVERIFY(scene.waitForEnd());
    QCOMPARE(scene.streamed, QByteArray("[\"runner\", false]\nboard 1\n"));
    // The same without care is taken over: the trap works.
    spec.argv.removeAt(1);
    test::SandboxScene careless(spec);
    QVERIFY(careless.waitForEnd());
    QVERIFY2(careless.streamed.startsWith("taken\n"), careless.streamed.constData());
}

#include "escape_test.moc"
