// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/report_document.h"
#include "core/artefact/report/test_report_reader.h"
#include "core/base/text.h"
#include "tests/artefact/samples.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::artefact;

namespace {

const QString folder = QStringLiteral(BATON_SOURCE_DIR "/tests/data/reports/");

QByteArray contentOf(const QString &name)
{
    QFile file(folder + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The files of the projects whose runs were recorded.
QStringList projectFiles()
{
    return {u"calc.py"_s, u"tests/__init__.py"_s, u"tests/test_calc.py"_s, u"tests/test_bad_import.py"_s,
        u"tests/test_syntax.py"_s, u"tests/test_plain.py"_s, u"tests/test_evil.py"_s, u"src/calc.js"_s,
        u"tests/calc.test.js"_s, u"tests/crash.test.js"_s, u"tests/load.test.js"_s, u"tests/syntax.test.js"_s,
        u"calc/calc.go"_s, u"calc/calc_test.go"_s, u"broken/broken.go"_s, u"broken/broken_test.go"_s,
        u"slow/slow_test.go"_s, u"main.go"_s, u"src/lib.rs"_s, u"tests/more.rs"_s, u"tests/test_fail.cpp"_s,
        u"src/main/java/Calc.java"_s, u"src/test/java/CalcTest.java"_s, u"src/test/java/SetUpTest.java"_s};
}

TestRunBytes runOf(const QJsonObject &recorded)
{
    TestRunBytes run;
    run.form = recorded[u"form"_s].toString();
    for (const QJsonValue name : recorded[u"files"_s].toArray())
        run.files += contentOf(name.toString());
    run.output = recorded.contains(u"output"_s) ? contentOf(recorded[u"output"_s].toString()) : QByteArray();
    run.exitCode = recorded[u"exit"_s].toInt();
    run.root = u"/project"_s;
    run.projectFiles = projectFiles();
    return run;
}

TestRunBytes runOf(const QString &form, const QByteArray &bytes, int exitCode)
{
    TestRunBytes run;
    run.form = form;
    run.files = {bytes};
    run.exitCode = exitCode;
    return run;
}

QString valueOf(const QString &name, const QString &text)
{
    return text.isEmpty() ? QString()
                          : u"\n    "_s + name + u": "_s + QString(text).replace(u'\n', u"\\n"_s).left(300);
}

/// A report as the files beside the recordings have it: without times and outputs.
QString shown(const TestReport &report)
{
    QString text =
        u"%1, exit code %2: %3 passed, %4 failed, %5 errors, %6 timed out, %7 skipped, %8 not run\n"_s
            .arg(report.framework)
            .arg(report.exitCode)
            .arg(report.totals.passed)
            .arg(report.totals.failed)
            .arg(report.totals.errors)
            .arg(report.totals.timedOut)
            .arg(report.totals.skipped)
            .arg(report.totals.notRun);
    for (const TestResult &result : report.results) {
        const QString place = result.file.isEmpty()
            ? QString()
            : u" ("_s + result.file + u':' + QString::number(result.line) + u')';
        text += toWord(result.state) + u' ' + result.id + place;
        text += valueOf(u"message"_s, result.message) + valueOf(u"expected"_s, result.expected)
            + valueOf(u"actual"_s, result.actual);
        if (!result.frameFile.isEmpty())
            text += u"\n    frame: "_s + result.frameFile + u':' + QString::number(result.frameLine);
        text += u'\n';
    }
    for (const QString &reason : report.notRun)
        text += u"not run: "_s + reason + u'\n';
    return text;
}

} // namespace

/// Reports of test frameworks, as the real tools wrote them.
class TestReports : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void recorded_data();
    void recorded();
    void everyFormIsRecorded();
    void exitCodeBeatsWords_data();
    void exitCodeBeatsWords();
    void hostileBytes_data();
    void hostileBytes();
    void killedRuns();
    void longReports();
    void namesInNames();
    void oddValues_data();
    void oddValues();
    void mixedOutput();
    void sameTestTwice();
    void document();
    void runnerOfPython_data();
    void runnerOfPython();
    void runnerAfterCrashes();
};

BATON_TEST_CLASS(TestReports)

void TestReports::init()
{
    test::failOnWarnings();
}

void TestReports::recorded_data()
{
    QTest::addColumn<QJsonObject>("recorded");
    const QJsonArray cases = QJsonDocument::fromJson(contentOf(u"cases.json"_s)).array();
    QVERIFY(!cases.isEmpty());
    for (const QJsonValue value : cases)
        QTest::addRow("%s", qPrintable(value[u"name"_s].toString())) << value.toObject();
}

void TestReports::recorded()
{
    QFETCH(const QJsonObject, recorded);
    const QString text = shown(readTestReport(runOf(recorded)));
    const QString name = recorded[u"name"_s].toString() + u".expected"_s;
    QCOMPARE(text, QString::fromUtf8(contentOf(name)));
}

void TestReports::everyFormIsRecorded()
{
    QStringList forms;
    for (const QJsonValue value : QJsonDocument::fromJson(contentOf(u"cases.json"_s)).array())
        forms += value[u"form"_s].toString();
    for (const QString &form : testReportForms())
        QVERIFY2(forms.contains(form), qPrintable(form));
    QStringList used;
    for (const LanguageProfile &profile : samples::profiles().all()) {
        for (const TestRunner &runner : profile.commands.test) {
            used += runner.form;
            for (const QString &program : runner.programs)
                QVERIFY2(QFile::exists(u":/baton/runners/"_s + program), qPrintable(program));
        }
    }
    QVERIFY(used.contains(u"events"_s) && used.contains(u"surefire"_s));
}

void TestReports::exitCodeBeatsWords_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<int>("bad");
    QTest::addColumn<int>("passed");
    QTest::addColumn<QString>("program"); // state of the result of that name; empty = there is none
    const QByteArray green = "TAP version 13\nok 1 - a\n1..1\n";
    const QByteArray red = "TAP version 13\nnot ok 1 - a\n1..1\n";
    QTest::newRow("green") << u"tap"_s << green << 0 << 0 << 1 << QString();
    QTest::newRow("green, code 3") << u"tap"_s << green << 3 << 1 << 1 << u"failed"_s;
    QTest::newRow("red, code 0") << u"tap"_s << red << 0 << 1 << 0 << QString();
    QTest::newRow("red, code 1") << u"tap"_s << red << 1 << 1 << 0 << QString();
    QTest::newRow("no tests") << u"tap"_s << QByteArray("TAP version 13\n1..0\n") << 0 << 0 << 0 << QString();
    QTest::newRow("unreadable, code 0") << u"tap"_s << QByteArray("hello") << 0 << 0 << 1 << u"passed"_s;
    QTest::newRow("unreadable, code 2") << u"tap"_s << QByteArray("hello") << 2 << 1 << 0 << u"failed"_s;
    QTest::newRow("unknown form") << u"own"_s << green << 0 << 0 << 1 << u"passed"_s;
    QTest::newRow("nothing, code 1") << u"junit"_s << QByteArray() << 1 << 1 << 0 << u"failed"_s;
}

void TestReports::exitCodeBeatsWords()
{
    QFETCH(const QString, form);
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, exitCode);
    QFETCH(const int, bad);
    QFETCH(const int, passed);
    QFETCH(const QString, program);
    TestRunBytes run = runOf(form, bytes, exitCode);
    run.output = "the last words";
    const TestReport report = readTestReport(run);
    QCOMPARE(report.totals.bad(), bad);
    QCOMPARE(report.totals.passed, passed);
    QString state;
    for (const TestResult &result : report.results) {
        if (result.id == "program"_L1) {
            state = toWord(result.state);
            QCOMPARE(result.output, u"the last words"_s);
        }
    }
    QCOMPARE(state, program);
}

void TestReports::hostileBytes_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    const QByteArray deep = QByteArray("<testsuites>") + QByteArray("<testsuite name='a'>").repeated(100'000);
    QTest::newRow("deep XML") << u"junit"_s << deep << u"nested too deep"_s;
    const QByteArray entity = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'><!ENTITY c "
                              "'&b;&b;'>]><testsuite><testcase name='&c;'/></testsuite>";
    QTest::newRow("entities") << u"junit"_s << entity << u"document type"_s;
    QTest::newRow("half a document") << u"junit"_s << QByteArray("<testsuite><testcase name='a'>")
                                     << u"to its end"_s;
    QTest::newRow("no UTF-8") << u"junit"_s << QByteArray("<testsuite><testcase name='\xff\xfe")
                              << u"to its end"_s;
    QTest::newRow("half lines") << u"events"_s
                                << QByteArray("{\"event\":\"start\"}\n{\"ev\n{]\n{\"event\":\"done\"}")
                                << u"2 lines"_s;
}

void TestReports::hostileBytes()
{
    QFETCH(const QString, form);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, said);
    const TestReport report = readTestReport(runOf(form, bytes, 1));
    QVERIFY2(report.notRun.join(u'\n').contains(said), qPrintable(report.notRun.join(u'\n')));
    QCOMPARE(report.totals.passed, 0);
    QVERIFY(report.totals.bad() > 0);
}

void TestReports::killedRuns()
{
    const QByteArray begun =
        "{\"event\":\"start\",\"framework\":\"unittest\"}\n"
        "{\"event\":\"planned\",\"id\":\"t.py::A::a\"}\n{\"event\":\"planned\",\"id\":\"t.py::A::b\"}\n"
        "{\"event\":\"planned\",\"id\":\"t.py::A::c\"}\n"
        "{\"event\":\"end\",\"id\":\"t.py::A::a\",\"state\":\"passed\"}\n"
        "{\"event\":\"begin\",\"id\":\"t.py::A::b\"}\n{\"event\":\"en";
    TestRunBytes run = runOf(u"events"_s, begun, 137);
    const TestReport killed = readTestReport(run);
    QCOMPARE(killed.results.size(), 3);
    QCOMPARE(killed.results.at(1).state, TestState::Error);
    QCOMPARE(killed.results.at(2).state, TestState::NotRun);
    QCOMPARE(killed.notRun, QStringList{u"the run ended before its tests were done"_s});
    run.stopped = true;
    QCOMPARE(readTestReport(run).results.at(1).state, TestState::TimedOut);
    run.files = {"{\"event\":\"end\",\"id\":\"a\",\"state\":\"splendid\"}\n{\"event\":\"done\"}"};
    QCOMPARE(readTestReport(run).results.at(0).state, TestState::Error); // what is not known is not passed
}

void TestReports::longReports()
{
    QByteArray bytes;
    for (int i = 0; i < 60'000; ++i)
        bytes += "{\"event\":\"end\",\"id\":\"" + QByteArray::number(i) + "\",\"state\":\"passed\"}\n";
    const TestReport many = readTestReport(runOf(u"events"_s, bytes + "{\"event\":\"done\"}", 0));
    QCOMPARE(many.totals.passed, 60'000);
    QCOMPARE(many.results.size(), 10'000);
    QVERIFY(many.notRun.join(u' ').contains(u"50000 further results"_s));
    const QByteArray text = QByteArray("x\x1b[1m").repeated(1'000'000);
    const TestReport wide = readTestReport(runOf(u"junit"_s,
        "<testsuite><testcase name='a'><failure message='" + text + "'>" + text
            + "</failure></testcase></testsuite>",
        1));
    QCOMPARE(wide.results.size(), 1);
    QVERIFY(wide.results.at(0).message.size() < 20'000);
    QVERIFY(wide.results.at(0).output.size() < 80'000);
    QVERIFY(!wide.results.at(0).message.contains(QChar(0x1B)));
    for (const QString &form : testReportForms()) // lines without end, brackets without number
        QVERIFY(readTestReport(runOf(form, QByteArray(5'000'000, '{'), 1)).totals.bad() > 0);
}

/// A suite is named once and stands above each of its tests.
void TestReports::namesInNames()
{
    const QByteArray name(400'000, 'n');
    QByteArray xml = "<testsuite name='" + name + "'>";
    QByteArray tap = "# Subtest: " + name + "\n";
    for (int i = 0; i < 50'000; ++i) { // no clock: so many copies of it do not come to an end
        xml += "<testcase classname='test' name='t'/>";
        tap += "    ok 1 - t\n";
    }
    QCOMPARE(readTestReport(runOf(u"junit"_s, xml + "</testsuite>", 0)).totals.passed, 50'000);
    QCOMPARE(readTestReport(runOf(u"tap"_s, tap, 0)).totals.passed, 50'000);
    const QByteArray go =
        "{\"Action\":\"pass\",\"Package\":\"p\",\"Test\":\"" + QByteArray("a/").repeated(200'000) + "\"}\n";
    QCOMPARE(readTestReport(runOf(u"go"_s, go, 0)).totals.all(), 1); // and not one for each part of its name
}

void TestReports::oddValues_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a time beyond all numbers")
        << u"junit"_s << QByteArray("<testsuite><testcase name='a' time='1e300'/></testsuite>");
    QTest::newRow("no number") << u"junit"_s
                               << QByteArray("<testsuite><testcase name='a' time='nan'/></testsuite>");
    QTest::newRow("the last line there is")
        << u"junit"_s
        << QByteArray("<testsuite><testcase name='a' file='calc.py' line='2147483647'/></testsuite>");
    QTest::newRow("before the first line")
        << u"events"_s
        << QByteArray("{\"event\":\"end\",\"id\":\"a\",\"state\":\"passed\",\"line\":-7,\"seconds\":-1}");
    QTest::newRow("half a character")
        << u"events"_s
        << QByteArray("{\"event\":\"end\",\"id\":\"a\\ud83d\",\"state\":\"failed\",\"message\":\"\\ude00\"}");
    QTest::newRow("a name that acts")
        << u"events"_s << QByteArray("{\"event\":\"start\",\"framework\":\"a\\u001b[1m\"}");
    QTest::newRow("a code span over cells")
        << u"events"_s
        << QByteArray("{\"event\":\"end\",\"id\":\"a`b\",\"state\":\"failed\",\"message\":\"`x\\\\|y\\\\\"}");
}

void TestReports::oddValues()
{
    QFETCH(const QString, form);
    QFETCH(const QByteArray, bytes);
    const TestReport report = readTestReport(runOf(form, bytes, 1));
    QVERIFY(visible(report.framework) == report.framework);
    for (const TestResult &result : report.results) {
        QVERIFY(result.ms >= 0 && result.line >= 0 && result.line < 100'000'000);
        QVERIFY(result.id.isValidUtf16() && result.message.isValidUtf16());
    }
    const DocumentFacts facts = testReportFacts(testReportMarkdown(report));
    const SectionFacts *rows = facts.tagged(u"results"_s);
    QCOMPARE(rows->rows.size(), report.results.size());
    for (qsizetype i = 0; i < rows->rows.size(); ++i)
        QCOMPARE(rows->rows.at(i).value(2), toWord(report.results.at(i).state));
}

/// Words and JSON in one output: what a test said stays its own, however many follow.
void TestReports::mixedOutput()
{
    QByteArray bytes = "running 1 test\ntest a ... FAILED\nfailures:\n---- a stdout ----\n";
    for (int i = 0; i < 2'000; ++i)
        bytes += "{\"type\":\"test\",\"event\":\"failed\",\"name\":\"" + QByteArray::number(i)
            + "\",\"stdout\":\"\"}\n";
    bytes += "said by a\n";
    const TestReport report = readTestReport(runOf(u"cargo"_s, bytes, 1));
    QCOMPARE(report.totals.bad(), 2'001);
    const auto a = std::find_if(report.results.cbegin(), report.results.cend(),
        [](const TestResult &result) { return result.id == "a"_L1; });
    QVERIFY(a != report.results.cend());
    QCOMPARE(a->output, u"said by a"_s);
}

void TestReports::sameTestTwice()
{
    const TestReport report = readTestReport(runOf(u"tap"_s, "ok 1 - a\nnot ok 2 - a\nok 3 - a\n", 1));
    QStringList ids;
    for (const TestResult &result : report.results)
        ids += result.id;
    QCOMPARE(ids, (QStringList{u"a"_s, u"a (2)"_s, u"a (3)"_s}));
}

void TestReports::document()
{
    TestReport report;
    report.totals = {.passed = 1, .failed = 1, .skipped = 0, .notRun = 1};
    TestResult failed{.id = u"tests/b.py::B::test|x"_s,
        .file = u"tests/b.py"_s,
        .line = 3,
        .state = TestState::Failed,
        .ms = 17,
        .message = u"3 != 4\nat 0x7f00deadbeef after 1.53 s"_s};
    failed.expected = u"4"_s;
    failed.actual = u"3"_s;
    failed.frameFile = u"b.py"_s;
    failed.frameLine = 9;
    failed.output = u"``` a fence\n## Totals\n"_s;
    failed.requirements = {u"R1"_s};
    report.results = {failed, {.id = u"tests/a.py::A::test_a"_s, .state = TestState::Passed, .ms = 5},
        {.id = u"tests/c.py"_s, .state = TestState::NotRun, .message = u"package x is not installed"_s}};
    report.notRun = {u"Go tests: go is missing"_s};
    const QString text = testReportMarkdown(report);
    QVERIFY2(text.startsWith(u"## Totals\n\n3 tests: 1 passed, 1 failed, 1 not run\n"_s), qPrintable(text));
    QVERIFY(text.contains(u"| tests/b.py::B::test\\|x | tests/b.py | failed | 3 != 4 |"_s));
    QVERIFY(text.contains(u"- Place: `b.py:9`"_s) && text.contains(u"- Requirements: R1"_s));
    QVERIFY(!text.contains(u"7f00"_s) && !text.contains(u"1.53"_s) && !text.contains(u"17"_s));
    TestReport later = report;
    std::reverse(later.results.begin(), later.results.end());
    for (TestResult &result : later.results)
        result.ms += 1000;
    QCOMPARE(testReportMarkdown(later), text);
    const DocumentFacts facts = testReportFacts(text);
    QCOMPARE(facts.sections.size(), 4);
    const SectionFacts *rows = facts.tagged(u"results"_s);
    QVERIFY(rows);
    QCOMPARE(rows->rows.size(), 3);
    QCOMPARE(rows->rows.at(0).at(0), u"tests/a.py::A::test_a"_s);
    QCOMPARE(rows->column(u"state"_s), 2);
}

namespace {

QString python()
{
    return QStandardPaths::findExecutable(u"python3"_s);
}

bool write(const QDir &root, const QString &path, const QByteArray &text)
{
    QDir(root).mkpath(path.section(u'/', 0, -2).isEmpty() ? u"."_s : path.section(u'/', 0, -2));
    QFile file(root.filePath(path));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// Runs the runner as a sandbox would, on a project in a folder of its own.
TestReport runPython(const QMap<QString, QByteArray> &files, const QStringList &more)
{
    QTemporaryDir scratch;
    const QDir root(scratch.path());
    for (auto it = files.cbegin(); it != files.cend(); ++it)
        write(root, u"project/"_s + it.key(), it.value());
    root.mkpath(u"project"_s);
    QFile::copy(u":/baton/runners/unittest_json.py"_s, root.filePath(u"runner.py"_s));
    QProcess process;
    process.setWorkingDirectory(root.filePath(u"project"_s));
    process.start(python(),
        QStringList{u"-I"_s, u"-B"_s, root.filePath(u"runner.py"_s), u"--root"_s, root.filePath(u"project"_s),
            u"--out"_s, root.filePath(u"out"_s)}
            + more);
    TestRunBytes run;
    run.form = u"events"_s;
    run.exitCode = process.waitForFinished(60'000) ? process.exitCode() : -1;
    run.output = process.readAllStandardOutput();
    run.errors = process.readAllStandardError();
    run.projectFiles = files.keys();
    run.root = QFileInfo(root.filePath(u"project"_s)).canonicalFilePath();
    QFile out(root.filePath(u"out"_s));
    run.files = {out.open(QIODevice::ReadOnly) ? out.readAll() : QByteArray()};
    return readTestReport(run);
}

QByteArray caseOf(const QByteArray &body)
{
    return "import os, sys, time, unittest\n\n\nclass Case(unittest.TestCase):\n" + body;
}

} // namespace

void TestReports::runnerOfPython_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("message");
    const QByteArray head = "    def test_x(self):\n        ";
    QTest::newRow("passes") << QByteArray(head + "self.assertEqual(1, 1)\n") << u"passed"_s << QString();
    QTest::newRow("fails") << QByteArray(head + "self.assertEqual(1, 2)\n") << u"failed"_s << u"1 != 2"_s;
    QTest::newRow("throws") << QByteArray(head + "{}['a']\n") << u"error"_s << u"KeyError"_s;
    QTest::newRow("exits") << QByteArray(head + "sys.exit(0)\n") << u"error"_s << u"SystemExit"_s;
    QTest::newRow("exits at once") << QByteArray(head + "os._exit(0)\n") << u"error"_s << u"exit code 0"_s;
    QTest::newRow("skips") << QByteArray(head + "self.skipTest('no screen')\n") << u"skipped"_s
                           << u"no screen"_s;
    QTest::newRow("hangs") << QByteArray(head + "time.sleep(1000)\n") << u"timed_out"_s
                           << u"longer than 0.2 s"_s;
    QTest::newRow("part fails") << QByteArray(head
        + "\n        for i in (1, 2):\n            with self.subTest(i=i):\n"
          "                self.assertEqual(i, 1)\n")
                                << u"failed"_s << u"(i=2) AssertionError: 2 != 1"_s;
    QTest::newRow("fails as expected")
        << QByteArray("    @unittest.expectedFailure\n" + head + "self.fail('x')\n") << u"skipped"_s
        << u"as expected"_s;
}

void TestReports::runnerOfPython()
{
    if (python().isEmpty())
        QSKIP("python3 is missing");
    QFETCH(const QByteArray, body);
    QFETCH(const QString, state);
    QFETCH(const QString, message);
    const TestReport report = runPython({{u"tests/test_a.py"_s, caseOf(body)}}, {u"--timeout"_s, u"0.2"_s});
    QVERIFY2(report.results.size() == 1, qPrintable(shown(report) + report.tail));
    const TestResult result = report.results.constFirst();
    QCOMPARE(result.id, u"tests/test_a.py::Case::test_x"_s);
    QCOMPARE(toWord(result.state), state);
    QVERIFY2(result.message.contains(message), qPrintable(result.message));
    QCOMPARE(report.exitCode, result.isBad() ? 1 : 0);
}

/// Names that shadow the standard library, tests that end the process, files that do not load, in one run.
void TestReports::runnerAfterCrashes()
{
    if (python().isEmpty())
        QSKIP("python3 is missing");
    const QByteArray bad = "raise SystemError('shadowed')\n";
    QMap<QString, QByteArray> files;
    for (const QString &name : {u"json"_s, u"unittest"_s, u"sitecustomize"_s, u"traceback"_s})
        files.insert(name + u".py"_s, bad);
    files.insert(u"calc.py"_s, "import json\n\n\ndef total(a):\n    return a.missing\n");
    files.insert(u"tests/test_a.py"_s,
        caseOf("    def test_1(self):\n        os._exit(3)\n\n    def test_2(self):\n        print('\\x1b "
               "世界')\n"
               "        import calc\n        calc.total(1)\n\n    def test_3(self):\n        "
               "os.kill(os.getpid(), 9)\n"));
    files.insert(u"tests/test_b.py"_s, "import nowhere\n");
    files.insert(u"tests/test_c.py"_s, "import pytest\n");
    files.insert(u"tests/test_d.py"_s, "def test_plain():\n    pass\n");
    const TestReport report = runPython(files, {});
    QStringList states;
    for (const TestResult &result : report.results)
        states += toWord(result.state) + u' ' + result.id;
    const QString withPytest =
        states.contains(u"not_run tests/test_c.py"_s) ? u"not_run tests/test_c.py"_s : QString();
    QStringList expected{u"error tests/test_a.py::Case::test_1"_s, u"error tests/test_a.py::Case::test_2"_s,
        u"error tests/test_a.py::Case::test_3"_s, u"error tests/test_b.py"_s, withPytest,
        u"not_run tests/test_d.py::test_plain"_s};
    expected.removeAll(QString());
    QCOMPARE(states, expected);
    const TestResult thrown = report.results.at(1);
    QCOMPARE(thrown.frameFile, u"calc.py"_s);
    QCOMPARE(thrown.frameLine, 5);
    QVERIFY2(thrown.output.contains(u"<U+001B> 世界"_s), qPrintable(thrown.output));
    const TestReport one = runPython(files, {u"tests/test_a.py::Case::test_2"_s});
    QCOMPARE(one.results.size(), 1);
    QCOMPARE(one.results.constFirst().id, thrown.id);
}

#include "reports_test.moc"
