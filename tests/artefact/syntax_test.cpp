// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/syntax_checker.h"
#include "core/artefact/checks/syntax_process.h"
#include "tests/artefact/samples.h"
#include "tests/support/manual_clock.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::artefact;

namespace {

constexpr int patience = 30'000;

/// Sets PATH while it lives.
class PathGuard {
public:
    explicit PathGuard(const QString &path) : m_before(qgetenv("PATH"))
    {
        qputenv("PATH", path.toLocal8Bit());
    }
    ~PathGuard() { qputenv("PATH", m_before); }
    Q_DISABLE_COPY_MOVE(PathGuard)

private:
    QByteArray m_before;
};

CheckResult resultIn(const QSignalSpy &spy, qsizetype at = 0)
{
    return spy.at(at).at(1).value<CheckResult>();
}

/// A "python3" that does what the script says.
void fakePython(const QTemporaryDir &folder, const QByteArray &script)
{
    QFile file(folder.filePath(u"python3"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + script);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace

/// SyntaxChecker with the real tools of the machine; rows of tools that are missing expect NotRun.
class TestSyntax : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void texts_data();
    void texts();
    void manyAtOnce();
    void nothingIsRun();
    void missingPython();
    void aPythonThatDies();
    void aPythonThatHangs();
    void aLongTextHoldsUpNoOther();
    void deletingWhileBusy();
    void toolOutput_data();
    void toolOutput();
};

BATON_TEST_CLASS(TestSyntax)

void TestSyntax::init()
{
    test::failOnWarnings();
    qRegisterMetaType<CheckResult>();
}

void TestSyntax::texts_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line"); // 0 = good, -1 = not run
    const auto row = [](const char *name, const QString &tool, const QString &path, const QString &text,
                         int line) { QTest::newRow(name) << tool << path << text << line; };
    row("python", u"python3"_s, u"a.py"_s, samples::pythonFile(), 0);
    row("python error", u"python3"_s, u"a.py"_s, u"x = 1\ndef f(:\n    pass\n"_s, 2);
    row("python return outside", u"python3"_s, u"a.py"_s, u"x = 1\n\nreturn x\n"_s, 3);
    row("python empty", u"python3"_s, u"a.py"_s, QString(), 0);
    row("python umlauts", u"python3"_s, u"ä.py"_s, u"größe = 'ß 中'\n"_s, 0);
    row("script", u"node"_s, u"a.js"_s, u"const a = require('x');\n"_s, 0);
    row("script module", u"node"_s, u"a.js"_s, u"import a from './b.js';\nexport const c = 1;\n"_s, 0);
    row("script error", u"node"_s, u"a.js"_s, u"let a = 1;\nlet = ;\n"_s, 2);
    row("go", u"gofmt"_s, u"a.go"_s, u"package main\n\nfunc main() {}\n"_s, 0);
    row("go error", u"gofmt"_s, u"a.go"_s, u"package main\n\nfunc main( {\n"_s, 3);
    row("java", u"javac"_s, u"src/Main.java"_s,
        u"import a.b.C;\npublic class Main extends C { int x = 1; }\n"_s, 0);
    row("java error", u"javac"_s, u"src/Main.java"_s, u"public class Main {\n  int x = ;\n}\n"_s, 2);
    row("rust", u"rustfmt"_s, u"main.rs"_s, u"mod other;\nfn main() { }\n"_s, 0);
    row("rust error", u"rustfmt"_s, u"main.rs"_s, u"fn main() {\n    let = 1;\n}\n"_s, 2);
    row("json", {}, u"a.json"_s, u"{\"a\": [1, 2]}\n"_s, 0);
    row("json error", {}, u"a.json"_s, u"{\n  \"a\": ,\n}\n"_s, 2);
    row("typescript", {}, u"a.ts"_s, u"const a: number = 1;\n"_s, -1);
    row("html", {}, u"a.html"_s, u"<p>"_s, -1);
    row("unknown", {}, u"a.xyz"_s, u"?"_s, -1);
}

void TestSyntax::texts()
{
    QFETCH(QString, tool);
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(int, line);
    if (!tool.isEmpty() && QStandardPaths::findExecutable(tool).isEmpty())
        QSKIP(qPrintable(tool + u" is not installed"_s));
    QtTimerFactory timers;
    SyntaxChecker checker(samples::profiles(), timers);
    QSignalSpy spy(&checker, &SyntaxChecker::checked);
    checker.check(u"t"_s, path, text);
    QCOMPARE(spy.size(), 0); // never from inside the call
    QTRY_COMPARE_WITH_TIMEOUT(spy.size(), 1, patience);
    QCOMPARE(spy.constFirst().constFirst().toString(), u"t"_s);
    const CheckResult result = resultIn(spy);
    QCOMPARE(result.id, check::syntax);
    const CheckState expected = line < 0 ? CheckState::NotRun
        : line > 0                       ? CheckState::Failed
                                         : CheckState::Passed;
    if (result.state == CheckState::NotRun && line >= 0 && result.detail.contains("could not be run"_L1))
        QSKIP(qPrintable(result.detail));
    QVERIFY2(result.state == expected, qPrintable(result.detail));
    QCOMPARE(result.line, std::max(line, 0));
    QCOMPARE(result.detail.isEmpty(), line == 0);
}

void TestSyntax::manyAtOnce()
{
    QtTimerFactory timers;
    SyntaxChecker checker(samples::profiles(), timers);
    QSignalSpy spy(&checker, &SyntaxChecker::checked);
    checker.check(u"first"_s, u"a.py"_s, u"x = 1\n"_s);
    QTRY_COMPARE_WITH_TIMEOUT(spy.size(), 1, patience);
    spy.clear();
    constexpr int count = 200;
    for (int i = 0; i < count; ++i)
        checker.check(QString::number(i), u"a.py"_s, i % 2 ? samples::pythonFile() : u"def f(:\n"_s);
    QTRY_COMPARE_WITH_TIMEOUT(spy.size(), count, patience);
    QSet<int> answered;
    for (int i = 0; i < count; ++i) {
        const int ticket = spy.at(i).constFirst().toInt();
        answered.insert(ticket);
        QCOMPARE(resultIn(spy, i).state, ticket % 2 ? CheckState::Passed : CheckState::Failed);
    }
    QCOMPARE(answered.size(), count);
}

void TestSyntax::nothingIsRun()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"proof"_s);
    QtTimerFactory timers;
    SyntaxChecker checker(samples::profiles(), timers);
    QSignalSpy spy(&checker, &SyntaxChecker::checked);
    checker.check(u"py"_s, u"a.py"_s, u"open(%1, 'w').close()\n"_s.arg(u"'"_s + file + u"'"_s));
    checker.check(u"js"_s, u"a.js"_s, u"require('fs').writeFileSync('%1', '');\n"_s.arg(file));
    QTRY_COMPARE_WITH_TIMEOUT(spy.size(), 2, patience);
    QVERIFY(!QFile::exists(file));
}

void TestSyntax::missingPython()
{
    QTemporaryDir empty;
    const PathGuard path(empty.path());
    QtTimerFactory timers;
    SyntaxChecker checker(samples::profiles(), timers);
    QSignalSpy spy(&checker, &SyntaxChecker::checked);
    checker.check(u"py"_s, u"a.py"_s, u"x = 1\n"_s);
    checker.check(u"js"_s, u"a.js"_s, u"x = 1\n"_s);
    QTRY_COMPARE_WITH_TIMEOUT(spy.size(), 2, patience);
    QCOMPARE(resultIn(spy, 0), (CheckResult{{u"syntax"_s}, CheckState::NotRun, u"python3 missing"_s, 0}));
    QCOMPARE(resultIn(spy, 1), (CheckResult{{u"syntax"_s}, CheckState::NotRun, u"node missing"_s, 0}));
}

void TestSyntax::aPythonThatDies()
{
    // Dies with each request: once it is asked again, then given up, and the next request starts afresh.
    QTemporaryDir folder;
    fakePython(folder, "echo ready\nread line\nexit 1\n");
    const PathGuard path(folder.path());
    QtTimerFactory timers;
    SyntaxChecker checker(samples::profiles(), timers);
    QSignalSpy spy(&checker, &SyntaxChecker::checked);
    checker.check(u"1"_s, u"a.py"_s, u"x = 1\n"_s);
    checker.check(u"2"_s, u"a.py"_s, u"x = 1\n"_s);
    QTRY_COMPARE_WITH_TIMEOUT(spy.size(), 2, patience);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(resultIn(spy, i).state, CheckState::NotRun);
        QVERIFY(resultIn(spy, i).detail.contains("stopped"_L1));
    }
}

void TestSyntax::aPythonThatHangs()
{
    QTemporaryDir folder;
    fakePython(folder, "echo ready\nread line\nread line\n");
    const PathGuard path(folder.path());
    test::ManualClock timers;
    SyntaxChecker checker(samples::profiles(), timers);
    QSignalSpy spy(&checker, &SyntaxChecker::checked);
    checker.check(u"1"_s, u"a.py"_s, u"x = 1\n"_s);
    // First the deadline of the start, then, after the greeting, that of the request.
    QTRY_COMPARE_WITH_TIMEOUT(timers.pendingTimers(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            timers.advance(spy.isEmpty() ? 500 : 0);
            return !spy.isEmpty();
        }(),
        patience);
    QCOMPARE(resultIn(spy).state, CheckState::NotRun);
}

void TestSyntax::aLongTextHoldsUpNoOther()
{
    QTemporaryDir folder;
    // It never comes back from "slow.py".
    fakePython(folder,
        "echo ready\nwhile read name source; do\n  if [ \"$name\" = " + QByteArray("slow.py").toBase64()
            + " ]; then read never; fi\n  echo {}\ndone\n");
    const PathGuard path(folder.path());
    test::ManualClock timers;
    SyntaxChecker checker(samples::profiles(), timers);
    QSignalSpy spy(&checker, &SyntaxChecker::checked);
    checker.check(u"1"_s, u"a.py"_s, u"x = 1\n"_s);
    QTRY_COMPARE_WITH_TIMEOUT(spy.size(), 1, patience);
    checker.check(u"2"_s, u"slow.py"_s, u"x = 1\n"_s);
    checker.check(u"3"_s, u"b.py"_s, u"x = 1\n"_s);
    checker.check(u"4"_s, u"c.py"_s, u"x = 1\n"_s);
    timers.advance(100);
    QTRY_COMPARE_WITH_TIMEOUT(spy.size(), 3, patience);
    QCOMPARE(spy.at(1).at(0).toString(), u"3"_s);
    QCOMPARE(spy.at(2).at(0).toString(), u"4"_s);
    QCOMPARE(resultIn(spy, 2).state, CheckState::Passed);
}

void TestSyntax::deletingWhileBusy()
{
    QtTimerFactory timers;
    for (int i = 0; i < 3; ++i) {
        SyntaxChecker checker(samples::profiles(), timers);
        checker.check(u"1"_s, u"a.py"_s, samples::pythonFile());
        checker.check(u"2"_s, u"a.go"_s, u"package a\n"_s);
        QTest::qWait(i); // in each state a process may be in
    }
    QTest::qWait(50); // the processes report their end
}

void TestSyntax::toolOutput_data()
{
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<int>("line");
    QTest::newRow("node") << u"[stdin]:2\nlet = ;\n^\n\nSyntaxError: Unexpected token ';'\n    at x"_s
                          << u"Unexpected token ';'"_s << 2;
    QTest::newRow("gofmt") << u"<standard input>:3:12: expected ')', found '{'\n"_s
                           << u"expected ')', found '{'"_s << 3;
    QTest::newRow("javac") << u"/tmp/x/A.java:4: error: illegal start\n"_s << u"illegal start"_s << 4;
    QTest::newRow("rustfmt") << u"error: expected pattern\n --> <stdin>:2:9\n"_s << u"expected pattern"_s
                             << 2;
    QTest::newRow("silence") << QString() << u"does not parse"_s << 0;
}

void TestSyntax::toolOutput()
{
    QFETCH(QString, output);
    QFETCH(QString, detail);
    QFETCH(int, line);
    const CheckResult result = readToolOutput(output, u"A.java"_s);
    QCOMPARE(result.state, CheckState::Failed);
    QCOMPARE(result.detail, detail);
    QCOMPARE(result.line, line);
}

#include "syntax_test.moc"
