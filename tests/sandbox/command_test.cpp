// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/bubblewrap_command.h"
#include "core/sandbox/usage_survey.h"
#include "tests/support/test_main.h"

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::sandbox;

namespace {

Facilities facilities()
{
    return {.bubblewrap = u"/usr/bin/bwrap"_s,
        .prlimit = u"/usr/bin/prlimit"_s,
        .nice = u"/usr/bin/nice"_s,
        .setsid = u"/usr/bin/setsid"_s,
        .forbidsNamespaces = true,
        .limitsMemoryFolders = true,
        .systemdRun = {},
        .system = {
            {u"/usr"_s, {}, false}, {u"/bin"_s, u"/usr/bin"_s, false}, {u"/etc/ssl/certs"_s, {}, true}}};
}

SandboxSpec spec()
{
    SandboxSpec spec;
    spec.argv = {u"/usr/bin/python3"_s, u"-I"_s, u"run.py"_s};
    spec.folder = u"/tmp/copy"_s;
    spec.limits = {.wallMs = 1000,
        .cpuSeconds = 5,
        .memoryBytes = 400,
        .processes = 10,
        .fileBytes = 300,
        .writtenBytes = 700,
        .writtenFiles = 7,
        .outputBytes = 70};
    return spec;
}

/// Whether the words stand in it, one behind the other.
bool holds(const QStringList &argv, const QString &words)
{
    const QString line = u" "_s + argv.join(u' ') + u" "_s;
    return line.contains(u" "_s + words + u" "_s);
}

} // namespace

/// What is said to bubblewrap, and which limit is passed: tables, without a sandbox.
class CommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wholeCommand();
    void followsTheSpec_data();
    void followsTheSpec();
    void asksForAScope();
    void isNobodyForRoot();
    void endsWithTheProgram();
    void passedLimits_data();
    void passedLimits();
};

BATON_TEST_CLASS(CommandTest)

void CommandTest::init()
{
    test::failOnWarnings();
}

void CommandTest::wholeCommand()
{
    const QString expected =
        u"/usr/bin/bwrap --unshare-all --unshare-user --disable-userns --uid 1000 --gid 1000 "
        u"--die-with-parent "
        "--new-session --clearenv --cap-drop ALL --hostname sandbox --ro-bind /usr /usr --symlink /usr/bin "
        "/bin "
        "--ro-bind /tmp/etc/passwd /etc/passwd --ro-bind /tmp/etc/group /etc/group "
        "--ro-bind /tmp/etc/hosts /etc/hosts --ro-bind /tmp/etc/nsswitch.conf /etc/nsswitch.conf "
        "--proc /proc --remount-ro /proc --dev /dev --remount-ro /dev --size 100 --tmpfs /dev/shm --size 100 "
        "--tmpfs /tmp "
        "--size 100 --tmpfs /home/sandbox --bind /tmp/copy /project --remount-ro / --chdir /project "
        "--setenv HOME /home/sandbox --setenv LC_ALL C.UTF-8 --setenv PATH /usr/local/bin:/usr/bin:/bin "
        "--setenv TMPDIR /tmp -- /usr/bin/prlimit --core=0 --cpu=6 --data=500 --fsize=300 --nofile=1024 "
        "--nproc=18 -- /usr/bin/nice -n 10 -- /usr/bin/python3 -I run.py"_s;
    QCOMPARE(bubblewrapArgv(spec(), facilities(), u"/tmp/etc"_s).join(u' '), expected);
}

void CommandTest::followsTheSpec_data()
{
    QTest::addColumn<SandboxSpec>("changedSpec");
    QTest::addColumn<Facilities>("changedFacilities");
    QTest::addColumn<QString>("there");
    QTest::addColumn<QString>("absent");
    SandboxSpec changed = spec();
    changed.network = Network::Full;
    QTest::newRow("network") << changed << facilities() << u"--unshare-all --share-net"_s
                             << u"--unshare-net"_s;
    QTest::newRow("certificates with the network")
        << changed << facilities() << u"--ro-bind /etc/ssl/certs /etc/ssl/certs"_s << u"-"_s;
    QTest::newRow("no network") << spec() << facilities() << u"--unshare-all --unshare-user"_s
                                << u"--share-net"_s;
    QTest::newRow("no certificates without it")
        << spec() << facilities() << u"--proc /proc"_s << u"/etc/ssl/certs"_s;
    changed = spec();
    changed.environment = {{u"LC_ALL"_s, u"de_DE.UTF-8"_s}, {u"CI"_s, u"1"_s}};
    QTest::newRow("environment") << changed << facilities() << u"--setenv CI 1 --setenv HOME"_s
                                 << u"C.UTF-8"_s;
    QTest::newRow("environment replaced")
        << changed << facilities() << u"--setenv LC_ALL de_DE.UTF-8"_s << u"C.UTF-8"_s;
    changed = spec();
    changed.mounts = {{u"/opt/go"_s, u"/opt/go"_s, false}, {u"/tmp/cache"_s, u"/cache"_s, true}};
    QTest::newRow("mounts") << changed << facilities()
                            << u"--ro-bind /opt/go /opt/go --bind /tmp/cache /cache --bind /tmp/copy"_s
                            << u"--bind /opt/go"_s;
    QTest::newRow("no terminal") << spec() << facilities() << u"-- /usr/bin/python3 -I"_s << u"TERM"_s;
    changed = spec();
    changed.terminal = process::TerminalSize{};
    QTest::newRow("terminal") << changed << facilities()
                              << u"-- /usr/bin/setsid --ctty --wait -- /usr/bin/python3 -I run.py"_s << u"-"_s;
    QTest::newRow("terminal, its kind")
        << changed << facilities() << u"--setenv TERM xterm-256color"_s << u"-"_s;
    changed = spec();
    changed.limits.memoryBytes = qint64(8) << 30;
    QTest::newRow("folders in memory stay small")
        << changed << facilities() << u"--size 268435456 --tmpfs /tmp"_s << u"-"_s;
    Facilities older = facilities();
    older.forbidsNamespaces = false;
    older.limitsMemoryFolders = false;
    QTest::newRow("older, namespaces")
        << spec() << older << u"--unshare-user --uid"_s << u"--disable-userns"_s;
    QTest::newRow("older, sizes") << spec() << older << u"--tmpfs /dev/shm --tmpfs /tmp"_s << u"--size"_s;
}

void CommandTest::followsTheSpec()
{
    QFETCH(const SandboxSpec, changedSpec);
    QFETCH(const Facilities, changedFacilities);
    QFETCH(const QString, there);
    QFETCH(const QString, absent);
    const QStringList argv = bubblewrapArgv(changedSpec, changedFacilities, u"/tmp/etc"_s);
    QVERIFY2(holds(argv, there), qPrintable(argv.join(u' ')));
    QVERIFY2(!holds(argv, absent), qPrintable(argv.join(u' ')));
}

void CommandTest::asksForAScope()
{
    Facilities withScopes = facilities();
    withScopes.systemdRun = u"/usr/bin/systemd-run"_s;
    const QStringList argv = bubblewrapArgv(spec(), withScopes, u"/tmp/etc"_s);
    const QString scope =
        u"/usr/bin/systemd-run --user --scope --quiet --collect -p MemoryMax=500 -p MemorySwapMax=0 "
        "-p TasksMax=18 -- /usr/bin/env -i /usr/bin/bwrap --unshare-all"_s;
    QVERIFY2(argv.join(u' ').startsWith(scope), qPrintable(argv.join(u' ')));
}

/// Root without rights would own the kernel's settings.
void CommandTest::isNobodyForRoot()
{
    Facilities asRoot = facilities();
    asRoot.setpriv = u"/usr/bin/setpriv"_s;
    const QStringList argv = bubblewrapArgv(spec(), asRoot, u"/tmp/etc"_s);
    QCOMPARE(argv.value(0), asRoot.setpriv);
    QVERIFY(argv.indexOf(u"--clear-groups"_s) < argv.indexOf(asRoot.bubblewrap));
}

void CommandTest::endsWithTheProgram()
{
    SandboxSpec odd = spec();
    odd.argv = {u"--share-net"_s, u"--"_s, u"a b"_s};
    const QStringList argv = bubblewrapArgv(odd, facilities(), u"/tmp/etc"_s);
    QCOMPARE(argv.last(4), (QStringList{u"--"_s, u"--share-net"_s, u"--"_s, u"a b"_s}));
    QVERIFY(argv.indexOf(u"--"_s) < argv.indexOf(u"--share-net"_s)); // so it is no option of bubblewrap's
}

void CommandTest::passedLimits_data()
{
    QTest::addColumn<Usage>("usage");
    QTest::addColumn<Usage>("before");
    QTest::addColumn<int>("limit");
    const auto row = [](const char *name, const Usage &usage, const Usage &before, Limit limit) {
        QTest::newRow(name) << usage << before << static_cast<int>(limit);
    };
    const Usage most{.cpuMs = 5000,
        .memoryBytes = 400,
        .processes = 10,
        .largestFile = 299,
        .writtenBytes = 700,
        .writtenFiles = 7};
    row("at the limits", most, {}, Limit::None);
    row("time", {.cpuMs = 5001}, {}, Limit::Cpu);
    row("memory", {.memoryBytes = 401}, {}, Limit::Memory);
    row("memory of the machine", {.memoryIsShort = true}, {}, Limit::Memory);
    row("it was short before", {.memoryIsShort = true}, {.memoryIsShort = true}, Limit::None);
    row("processes", {.processes = 11}, {}, Limit::Processes);
    row("a large file", {.largestFile = 300}, {}, Limit::Files);
    row("it was large before", {.largestFile = 300}, {.largestFile = 300}, Limit::None);
    row("written", {.writtenBytes = 1701}, {.writtenBytes = 1000}, Limit::Files);
    row("little written", {.writtenBytes = 1700}, {.writtenBytes = 1000}, Limit::None);
    row("files", {.writtenFiles = 18}, {.writtenFiles = 10}, Limit::Files);
    row("disk of the machine", {.diskIsShort = true}, {}, Limit::Files);
    row("it was full before", {.diskIsShort = true}, {.diskIsShort = true}, Limit::None);
}

void CommandTest::passedLimits()
{
    QFETCH(const Usage, usage);
    QFETCH(const Usage, before);
    QFETCH(const int, limit);
    QCOMPARE(static_cast<int>(passedLimit(usage, before, spec().limits)), limit);
}

#include "command_test.moc"
