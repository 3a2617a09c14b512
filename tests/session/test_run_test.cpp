// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/test_run.h"
#include "resources/resources.h"
#include "tests/support/test_main.h"

#include <QFile>

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

} // namespace

/// What a test run is, before and after.
class TestRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void plans_data();
    void plans();
    void chosen();
    void reportOfTwoSuites();
    void attributions();
    void changes();
};

BATON_TEST_CLASS(TestRunTest)

void TestRunTest::init()
{
    test::failOnWarnings();
}

void TestRunTest::plans_data()
{
    QTest::addColumn<QStringList>("files"); // "path" or "path=text"
    QTest::addColumn<QString>("plan"); // "framework: argv; install argv" by suite, then what is not run
    const auto row = [](const char *name, const QStringList &files, const QString &plan) {
        QTest::newRow(name) << files << plan;
    };
    row("python", {u"main.py"_s, u"tests/test_a.py"_s, u"requirements.txt=# none\n"_s},
        u"unittest: python3 -I -B /baton/unittest_json.py --root /project --path /packages --out "
        "/project/.test-report-python"_s);
    row("pytest", {u"tests/test_a.py"_s, u"requirements.txt=pytest>=8\n"_s},
        u"pytest: python3 -B -m pytest -q -p no:cacheprovider -o junit_family=xunit1 "
        u"--continue-on-collection-errors "
        "--junit-xml=/project/.test-report-python tests/test_a.py + python3 -m pip install "
        "--disable-pip-version-check --no-input --target /packages -r requirements.txt"_s);
    row("web page", {u"index.html"_s, u"app.js"_s, u"tests/app.test.js"_s},
        u"node:test: node --test --test-reporter=/baton/node_json.mjs "
        "--test-reporter-destination=/project/.test-report-javascript --test-reporter=spec "
        "--test-reporter-destination=stdout tests/app.test.js"_s);
    row("web page without tests", {u"index.html"_s, u"app.js"_s}, u"- the project has no tests"_s);
    row("go", {u"go.mod=module a\n"_s, u"a/a_test.go"_s},
        u"go test: go test -json -timeout 120s -run=. ./..."_s);
    row("c++ without cmake", {u"tests/test_a.cpp"_s}, u"- C++ tests: the project has no CMakeLists.txt"_s);
    row("c++", {u"CMakeLists.txt"_s, u"tests/test_a.cpp"_s},
        u"ctest: ctest --test-dir build --output-on-failure --timeout 60 --output-junit "
        "/project/.test-report-cpp --tests-regex ."_s);
    row("rust", {u"Cargo.toml=[dependencies]\n"_s, u"src/lib.rs=#[test]\nfn a() {}\n"_s},
        u"cargo test: cargo test --offline --no-fail-fast --"_s);
    row("java", {u"pom.xml=<project/>"_s, u"src/test/java/a/CalcTest.java"_s},
        u"junit: mvn -B -o -q -Dmaven.repo.local=/packages test"_s);
}

void TestRunTest::plans()
{
    QFETCH(const QStringList, files);
    QFETCH(const QString, plan);
    QVector<ProjectText> texts;
    for (const QString &file : files)
        texts += ProjectText{file.section(u'=', 0, 0), file.section(u'=', 1)};
    const TestRunPlan planned(profiles(), texts);
    QStringList lines;
    for (const TestSuite &suite : planned.suites) {
        QString line = suite.framework + u": "_s + suite.argv.join(u' ');
        for (const QStringList &install : suite.install)
            line += u" + "_s + install.join(u' ');
        lines += line;
    }
    for (const QString &reason : planned.notRun)
        lines += u"- "_s + reason;
    QCOMPARE(lines.join(u'\n'), plan);
    if (files.constLast().endsWith("CalcTest.java"_L1))
        QCOMPARE(planned.suites.constFirst().reports,
            QStringList{u"target/surefire-reports/TEST-a.CalcTest.xml"_s});
}

void TestRunTest::chosen()
{
    const QVector<ProjectText> texts{{u"tests/test_a.py"_s, {}}, {u"tests/a.test.js"_s, {}},
        {u"tests/b.test.js"_s, {}}, {u"go.mod"_s, {}}, {u"a/a_test.go"_s, {}}};
    const TestRunPlan python(profiles(), texts, {}, {u"tests/test_a.py::A::test_x"_s});
    QCOMPARE(python.suites.size(), 1);
    QCOMPARE(python.suites.constFirst().argv.constLast(), u"tests/test_a.py::A::test_x"_s);
    const TestRunPlan node(profiles(), texts, {}, {u"tests/b.test.js::group > x"_s});
    QCOMPARE(node.suites.constFirst().argv.constLast(), u"tests/b.test.js"_s);
    QVERIFY(!node.suites.constFirst().argv.contains(u"tests/a.test.js"_s));
    const TestRunPlan go(profiles(), texts, {}, {u"a::TestA/one"_s, u"a::TestB"_s});
    QCOMPARE(go.suites.size(), 1);
    QVERIFY(go.suites.constLast().argv.contains(u"-run=^(TestA|TestB)$"_s));
    const TestRunPlan cpp(
        profiles(), {{u"CMakeLists.txt"_s, {}}, {u"tests/test_a.cpp"_s, {}}}, {}, {u"Board.Moves"_s});
    QCOMPARE(cpp.suites.constFirst().argv.constLast(), u"^(Board\\.Moves)$"_s);
    const TestRunPlan rust(profiles(), {{u"Cargo.toml"_s, {}}, {u"src/lib.rs"_s, u"#[test]\nfn a() {}"_s}},
        {}, {u"src/lib.rs::tests::a"_s, u"tests::b"_s});
    QCOMPARE(rust.suites.constFirst().argv.last(2), (QStringList{u"tests::a"_s, u"tests::b"_s}));
}

void TestRunTest::reportOfTwoSuites()
{
    const QVector<ProjectText> texts{
        {u"tests/test_a.py"_s, u"class A:\n    # R3\n    def test_x(self):\n        pass\n"_s},
        {u"go.mod"_s, {}}, {u"a/a_test.go"_s, u"package a\n\n// R4\nfunc TestA(t *testing.T) {\n}\n"_s},
        {u"tests/a.test.js"_s, {}}};
    const TestRunPlan plan(profiles(), texts);
    QCOMPARE(plan.suites.size(), 3); // Python, JavaScript, Go: in the order of the profiles
    QVector<TestSuiteOutcome> outcomes(3);
    outcomes[0].reports = {
        "{\"event\":\"end\",\"id\":\"tests/test_a.py::A::test_x\",\"file\":\"tests/test_a.py\","
        "\"state\":\"failed\",\"message\":\"no\"}\n{\"event\":\"done\"}\n"};
    outcomes[0].exitCode = 1;
    outcomes[1].notRun = u"node is missing"_s;
    outcomes[2].output = "{\"Action\":\"run\",\"Package\":\"m/a\",\"Test\":\"TestA\"}\n"
                         "{\"Action\":\"pass\",\"Package\":\"m/"
                         "a\",\"Test\":\"TestA\"}\n{\"Action\":\"pass\",\"Package\":\"m/a\"}\n";
    const TestRunReport run(plan, outcomes);
    QCOMPARE(run.report.totals, (TestTotals{.passed = 1, .failed = 1}));
    QCOMPARE(run.report.exitCode, 1);
    QCOMPARE(run.report.notRun, QStringList{u"node:test tests: node is missing"_s});
    QCOMPARE(run.report.results.at(0).id, u"a::TestA"_s);
    QCOMPARE(run.report.results.at(0).file, u"a/a_test.go"_s);
    QCOMPARE(run.report.results.at(0).line, 4);
    QCOMPARE(run.report.results.at(0).requirements, QStringList{u"R4"_s});
    QCOMPARE(run.report.results.at(1).requirements, QStringList{u"R3"_s});
    QVERIFY(run.markdown.contains(u"2 tests: 1 passed, 1 failed"_s));
    QVERIFY(run.markdown.contains(u"- node:test tests: node is missing"_s));
    QVERIFY(run.facts.tagged(u"results"_s));
}

void TestRunTest::attributions()
{
    TestReport report;
    report.results = {TestResult{.id = u"tests/test_a.py::A::test_x"_s, .state = TestState::Failed},
        TestResult{.id = u"tests/test_a.py::A::test_y"_s, .state = TestState::Error}};
    SectionFacts table;
    table.columns = {u"Test"_s, u"Fault"_s, u"File"_s, u"Reason"_s};
    table.rows = {{u"`A.test_x`"_s, u"Code"_s, u"`calc.py`"_s, u"loses a cent"_s},
        {u"test_z"_s, u"test"_s, u"a"_s, u"b"_s}, {u"test_x"_s, u"test"_s, u"a"_s, u"b"_s}};
    const Attributions attributions(table, report);
    QCOMPARE(attributions.found,
        (QVector<Attribution>{
            {u"tests/test_a.py::A::test_x"_s, u"code"_s, u"calc.py"_s, u"loses a cent"_s}}));
    QCOMPARE(attributions.unread, QStringList{u"test_z"_s});
    QCOMPARE(attributions.waiting, QStringList{u"tests/test_a.py::A::test_y"_s});
}

void TestRunTest::changes()
{
    const QString before = u"def test_a():\n    assert f() == 1\n"_s;
    QCOMPARE(TestChange(profiles(), u"tests/test_a.py"_s, before, before).weakenings.size(), 0);
    QCOMPARE(TestChange(profiles(), u"tests/test_a.py"_s, before, u"def test_a():\n    pass\n"_s)
                 .weakenings.size(),
        1);
    QCOMPARE(TestChange(profiles(), u"notes.txt"_s, before, {}).weakenings.size(), 0);
}

#include "test_run_test.moc"
