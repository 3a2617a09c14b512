// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/check.h"
#include "core/artefact/reply/reply_parser.h"
#include "core/artefact/report/coverage.h"
#include "core/domain/project_checks.h"
#include "tests/artefact/samples.h"
#include "tests/support/test_main.h"

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::artefact;

namespace {

const QString diagram = uR"(## File list

- `src/board.py`: rows
- `src/rules.py`: what may be done

## Data structures and interfaces

```mermaid
classDiagram
    class Board {
        +size: int
        +Board(size: int, rng: Random = None)
        +rows() List~Tuple~int~~
        +spawn(rng: Random, count: int = 1) Board
        +__len__() int
        -hidden(x: int)
    }
    class rules {
        <<module>>
        +may_move(board: Board, to: Direction) bool
    }
    class Direction {
        <<enumeration>>
        UP
    }
    class Clock {
        +now() int
    }
```
)"_s;

const QString goodBoard = uR"(class Base:
    def rows(self):
        return []


class Board(Base):
    def __init__(self, size, rng=None):
        self._size = size

    def spawn(self, rng, count=1):
        return self

    def __len__(self):
        return self._size
)"_s;

/// A project whose design is the diagram above.
ReplyContext project(const QString &path)
{
    const QString kind = path.endsWith(".md"_L1) ? u"summary"_s : u"code"_s;
    ReplyContext context = samples::contextFor(kind, path);
    context.step.checks = {check::interfaces};
    context.documents.insert(u"design"_s, parseEdited(diagram, samples::contextFor(u"design"_s)).facts);
    context.documentTexts.insert(u"design"_s, diagram);
    context.projectFiles = {u"src/board.py"_s, u"src/rules.py"_s, u"docs/prd.md"_s};
    return context;
}

CheckResult resultOf(const QString &text, const ReplyContext &context)
{
    for (const CheckResult &result : examineText(text, context).reply.checks) {
        if (result.id == context.step.checks.constFirst().id)
            return result;
    }
    return {};
}

QString changed(const QString &text, const QString &from, const QString &to)
{
    return QString(text).replace(from, to);
}

} // namespace

/// Checks that compare a text with what the rest of the project says.
class TestComparedChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }
    void interfaceOfAFile_data();
    void interfaceOfAFile();
    void interfaceOfAModule_data();
    void interfaceOfAModule();
    void interfaceOfScripts();
    void basesOfOtherFiles();
    void nothingToCompare();
    void whatNobodyDefines();
    void installable_data();
    void installable();
    void namesAndRangesStay();
    void coverage_data();
    void coverage();
    void coverageWithoutTests();
};

BATON_TEST_CLASS(TestComparedChecks)

void TestComparedChecks::interfaceOfAFile_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem"); ///< a part of it; empty: it passes
    const auto row = [](const char *name, const QString &text, const QString &problem) {
        QTest::newRow(name) << text << problem;
    };
    row("kept", goodBoard, {});
    row("missing method", changed(goodBoard, u"def spawn"_s, u"def place"_s), u"Board.spawn(rng, count)"_s);
    row("other parameter", changed(goodBoard, u"spawn(self, rng"_s, u"spawn(self, generator"_s),
        u"Board.spawn(rng, count), which takes no rng here"_s);
    row("other constructor", changed(goodBoard, u"(self, size, rng=None)"_s, u"(self, rng=None)"_s),
        u"takes no size here"_s);
    row("further parameters", changed(goodBoard, u"count=1"_s, u"count=1, *, loud=False"_s), {});
    row("takes anything", changed(goodBoard, u"spawn(self, rng, count=1)"_s, u"spawn(self, *args, **kw)"_s),
        {});
    row("a value",
        changed(goodBoard, u"    def spawn(self, rng, count=1):\n        return self\n"_s,
            u"    spawn = make_spawn()\n"_s),
        {});
    row("a property", changed(goodBoard, u"    def rows(self):"_s, u"    @property\n    def rows(self):"_s),
        {});
    row("marked as not used", changed(goodBoard, u"spawn(self, rng, count"_s, u"spawn(self, _rng, count_"_s),
        {});
    row("a base nobody knows", changed(goodBoard, u"class Board(Base)"_s, u"class Board(lib.Grid)"_s), {});
    row("a base that brings nothing", changed(goodBoard, u"class Board(Base)"_s, u"class Board(ABC)"_s),
        u"Board.rows()"_s);
    row("made by a decorator",
        u"@dataclass\nclass Board:\n    size: int\n    rng: object = None\n\n"
        "    def rows(self): ...\n    def spawn(self, rng, count): ...\n"_s,
        {});
    row("no constructor",
        u"class Board:\n    def rows(self): ...\n    def spawn(self, rng, count): ...\n"
        "    def __len__(self): ...\n"_s,
        u"Board.Board(size, rng)"_s);
    row("overloaded",
        changed(goodBoard, u"    def spawn"_s, u"    @overload\n    def spawn(self): ...\n    def spawn"_s),
        {});
}

void TestComparedChecks::interfaceOfAFile()
{
    QFETCH(QString, text);
    QFETCH(QString, problem);
    const CheckResult result = resultOf(text, project(u"src/board.py"_s));
    QCOMPARE(result.state, problem.isEmpty() ? CheckState::Passed : CheckState::Failed);
    QVERIFY2(result.detail.contains(problem), qPrintable(result.detail));
}

void TestComparedChecks::interfaceOfAModule_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<CheckState>("state");
    QTest::newRow("kept") << u"def may_move(board, to):\n    return True\n"_s << CheckState::Passed;
    QTest::newRow("imported") << u"from src.moves import may_move\n"_s << CheckState::Passed;
    QTest::newRow("handed on") << u"from src.moves import *\n"_s << CheckState::NotRun;
    QTest::newRow("missing") << u"def can_move(board, to):\n    return True\n"_s << CheckState::Failed;
    QTest::newRow("in a function") << u"def f():\n    def may_move(board, to): ...\n"_s << CheckState::Failed;
    QTest::newRow("other parameter") << u"def may_move(board, direction): ...\n"_s << CheckState::Failed;
}

void TestComparedChecks::interfaceOfAModule()
{
    QFETCH(QString, text);
    QFETCH(CheckState, state);
    QCOMPARE(resultOf(text, project(u"src/rules.py"_s)).state, state);
    ReplyContext twice = project(u"src/rules.py"_s);
    twice.projectFiles += u"lib/rules.py"_s; // nobody knows which of the two is meant
    QCOMPARE(resultOf(text, twice).state, CheckState::NotRun);
}

void TestComparedChecks::interfaceOfScripts()
{
    const ReplyContext context = project(u"src/board.mjs"_s);
    const QString good =
        u"export class Board {\n  constructor(size, rng = null) {}\n  rows() { return []; }\n"
        "  spawn(rng, count) {}\n  __len__() {}\n}\n"_s;
    QCOMPARE(resultOf(good, context).state, CheckState::Passed);
    const CheckResult wrong = resultOf(changed(good, u"spawn(rng,"_s, u"spawn(random,"_s), context);
    QVERIFY2(wrong.detail.contains("takes no rng here"_L1), qPrintable(wrong.detail));
}

void TestComparedChecks::basesOfOtherFiles()
{
    ReplyContext context = project(u"src/board.py"_s);
    const QString text =
        goodBoard.mid(goodBoard.indexOf(u"class Board"_s)).prepend(u"from src.base import Base\n"_s);
    QCOMPARE(resultOf(text, context).state, CheckState::Passed); // nobody knows the base
    context.projectTexts.insert(u"src/base.py"_s, u"class Base:\n    def lines(self): ...\n"_s);
    QVERIFY(resultOf(text, context).detail.contains("Board.rows()"_L1));
    context.projectTexts.insert(u"src/base.py"_s, u"class Base:\n    def rows(self): ...\n"_s);
    QCOMPARE(resultOf(text, context).state, CheckState::Passed);
}

void TestComparedChecks::nothingToCompare()
{
    QCOMPARE(resultOf(u"x = 1\n"_s, project(u"src/other.py"_s)).state, CheckState::NotRun);
    QCOMPARE(resultOf(u"package main\n"_s, project(u"src/board.go"_s)).state, CheckState::NotRun);
    ReplyContext alone = samples::contextFor(u"code"_s, u"src/board.py"_s);
    alone.step.checks = {check::interfaces};
    QCOMPARE(resultOf(goodBoard, alone).state, CheckState::NotRun);
    // Another file bears the name of the class: it is that one's.
    ReplyContext elsewhere = project(u"src/rules.py"_s);
    elsewhere.projectTexts.insert(u"src/board.py"_s, goodBoard);
    const QString own = u"def may_move(board, to): ...\nclass Board: pass\n"_s;
    QCOMPARE(resultOf(own, elsewhere).state, CheckState::Passed);
}

void TestComparedChecks::whatNobodyDefines()
{
    ReplyContext context = project(u"docs/code_summary.md"_s);
    QCOMPARE(resultOf(u"## TODOs\n\n- None\n"_s, context).state, CheckState::NotRun);
    context.projectTexts.insert(u"src/board.py"_s, goodBoard);
    context.projectTexts.insert(u"src/rules.py"_s, u"def may_move(board, to): ...\n"_s);
    const CheckResult silent = resultOf(u"## TODOs\n\n- None\n"_s, context);
    QCOMPARE(silent.state, CheckState::Failed);
    QVERIFY2(silent.detail.contains("Clock"_L1) && !silent.detail.contains("Direction"_L1)
            && !silent.detail.contains("Board"_L1) && !silent.detail.contains("rules"_L1),
        qPrintable(silent.detail));
    QCOMPARE(
        resultOf(u"## TODOs\n\n- `src/rules.py`: Clock is missing\n"_s, context).state, CheckState::Passed);
    context.projectTexts[u"src/rules.py"_s] += u"from time_tools import Clock\n"_s;
    QCOMPARE(resultOf(u"## TODOs\n\n- None\n"_s, context).state, CheckState::Passed);
}

void TestComparedChecks::installable_data()
{
    QTest::addColumn<QString>("file"); ///< that says the language
    QTest::addColumn<QStringList>("packages");
    QTest::addColumn<QString>("problem"); ///< a part of it; empty: it passes
    const auto row = [](const char *name, const QString &file, const QStringList &packages,
                         const QString &problem) { QTest::newRow(name) << file << packages << problem; };
    row("python", u"a.py"_s,
        {u"rich>=13.0,<14"_s, u"platformdirs==4.2.*"_s, u"requests[socks]~=2.31"_s, u"PyYAML"_s}, {});
    row("pre-release", u"a.py"_s, {u"x>=1.0rc1,<1.0"_s, u"y===any"_s, u"z!=2,>=2"_s}, {});
    row("latest", u"a.py"_s, {u"rich==latest"_s}, u"no version of rich can be ==latest"_s);
    row("empty range", u"a.py"_s, {u"rich>=3,<2"_s}, u"no version of rich can be >=3,<2"_s);
    row("two pins", u"a.py"_s, {u"rich==1.0,==2.0"_s}, u"rich"_s);
    row("the same pin", u"a.py"_s, {u"rich==1.0,==1.0.0"_s}, {});
    row("open ends", u"a.py"_s, {u"rich>2,<=2"_s}, u"rich"_s);
    row("family of a bound", u"a.py"_s, {u"rich>=2.*"_s}, u"rich"_s);
    row("module name", u"a.py"_s, {u"cv2"_s}, u"its package is opencv-python"_s);
    row("standard library", u"a.py"_s, {u"json>=1"_s}, u"belongs to the standard library"_s);
    row("twice", u"a.py"_s, {u"rich==1.0"_s, u"Rich==2.0"_s}, u"listed twice"_s);
    row("twice, together", u"a.py"_s, {u"rich>=1.0"_s, u"rich<2.0"_s}, {});
    row("node", u"a.js"_s,
        {u"express@^4.18.0"_s, u"@scope/name@>=2 <3 || 4.x"_s, u"left-pad"_s, u"a@latest"_s,
            u"b@1.2 - 1.4"_s},
        {});
    row("node range", u"a.js"_s, {u"express@>=3 <2"_s}, u"no version of express"_s);
    row("node standard", u"a.js"_s, {u"fs"_s}, u"belongs to the standard library"_s);
    row("go", u"a.go"_s,
        {u"github.com/a/b v1.2.3"_s, u"github.com/a/c/v2 v2.0.1"_s, u"gopkg.in/yaml.v3 v3.0.1"_s,
            u"github.com/a/d latest"_s},
        {});
    row("go without its major", u"a.go"_s, {u"github.com/a/b v2.0.0"_s}, u"no path of a module for v2.0.0"_s);
    row("go with another major", u"a.go"_s, {u"github.com/a/b/v3 v2.0.0"_s}, u"no path of a module"_s);
    row("crates", u"a.rs"_s, {u"serde = \"1.0\""_s, u"tokio"_s}, {});
    row("no crate", u"a.rs"_s, {u"2d-things = \"1.0\""_s}, u"is no name crates.io allows"_s);
    row("vcpkg", u"a.cpp"_s, {u"nlohmann_json"_s}, u"is no name vcpkg allows"_s);
}

/// What stands in a list of packages is what the manifest gets.
void TestComparedChecks::namesAndRangesStay()
{
    ReplyContext context = samples::contextFor(u"tasks"_s);
    const auto read = [&context](const QString &file, const QStringList &packages) {
        const QString text = u"## Required packages\n\n- "_s + packages.join(u"\n- "_s)
            + u"\n\n## Logic Analysis\n\n| File | Depends on | Purpose | Requirements |\n|---|---|---|---|\n| "_s
            + file + u" | None | All | R1 |\n"_s;
        return parseReply(text, context).facts.tagged(u"packages"_s)->items;
    };
    const QStringList digits{u"boto3"_s, u"h5py"_s, u"psycopg2==2.9"_s, u"company"_s, u"urllib3>=2,<3"_s};
    QCOMPARE(read(u"a.py"_s, digits), digits);
    QCOMPARE(read(u"a.py"_s, {u"flask 3.0"_s, u"boto3 (>=1.2, <2)"_s, u"rich latest"_s}),
        (QStringList{u"flask==3.0"_s, u"boto3>=1.2,<2"_s, u"rich"_s}));
    const QStringList ranges{u"express@>=3 <4"_s, u"left-pad@^1.2.0 || ^2.0.0"_s};
    QCOMPARE(read(u"a.js"_s, ranges), ranges);
}

void TestComparedChecks::installable()
{
    QFETCH(QString, file);
    QFETCH(QStringList, packages);
    QFETCH(QString, problem);
    ReplyContext context = samples::contextFor(u"tasks"_s);
    context.step.checks = {check::installable};
    const QString text = u"## Required packages\n\n- "_s + packages.join(u"\n- "_s)
        + u"\n\n## Logic Analysis\n\n| File | Depends on | Purpose | Requirements |\n|---|---|---|---|\n| "_s
        + file + u" | None | All | R1 |\n"_s;
    const CheckResult result = resultOf(text, context);
    QVERIFY2(result.state == (problem.isEmpty() ? CheckState::Passed : CheckState::Failed),
        qPrintable(result.detail));
    QVERIFY2(result.detail.contains(problem), qPrintable(result.detail));
    // Where `packages` says what is wrong with the form, this one does not say it again.
    context.step.checks = {check::installable, check::packages};
    const QString malformed = changed(text, packages.constFirst(), u"%% no package %%"_s);
    QVERIFY(!resultOf(malformed, context).detail.contains("no package"_L1));
}

namespace {

const QString goodRows = u"| R1 | todo/cli.py, main.py | tests/test_cli.py | covered |\n"
                         "| R2 | todo/store.py | tests/test_store.py | covered |\n"
                         "| R3 | `todo/cli.py` | None | no test |\n"_s;

QString coverageTable(const QString &rows, const QString &head = u"| Requirement | Files | Tests | State |"_s)
{
    return u"## Coverage\n\n"_s + head + u"\n|"_s + u" --- |"_s.repeated(head.count(u'|') - 1) + u'\n' + rows;
}

ReplyContext coveredProject()
{
    ReplyContext context = samples::contextFor(u"summary"_s);
    context.step.checks = {check::coverage};
    for (const QString &kind : {u"prd"_s, u"tasks"_s})
        context.documents.insert(kind, samples::facts(kind));
    const QString test =
        u"import unittest\n\n\nclass T(unittest.TestCase):\n    # %1\n    def test_a(self): ...\n"_s;
    context.projectTexts = {{u"todo/store.py"_s, samples::pythonFile()}, {u"todo/cli.py"_s, u"x = 1\n"_s},
        {u"main.py"_s, u"x = 1\n"_s}, {u"tests/test_store.py"_s, test.arg(u"R2"_s)},
        {u"tests/test_cli.py"_s, test.arg(u"R1"_s)}};
    return context;
}

} // namespace

void TestComparedChecks::coverage_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem"); ///< a part of it; empty: it passes
    const auto row = [](const char *name, const QString &text, const QString &problem) {
        QTest::newRow(name) << text << problem;
    };
    row("agrees", coverageTable(goodRows), {});
    row("a test that names another",
        coverageTable(changed(goodRows, u"tests/test_store.py"_s, u"tests/test_cli.py"_s)),
        u"R2: the summary says tests/test_cli.py, but only tests/test_store.py names R2"_s);
    row("a test nobody names",
        coverageTable(changed(goodRows, u"| None | no test |"_s, u"| tests/test_cli.py | covered |"_s)),
        u"R3: the summary says tests/test_cli.py, but no test names R3"_s);
    row("covered by nothing", coverageTable(changed(goodRows, u"no test"_s, u"covered"_s)),
        u"R3: the summary says covered, but no test names R3"_s);
    row("a file of others", coverageTable(changed(goodRows, u"todo/store.py"_s, u"main.py"_s)),
        u"R2: the summary says main.py, but the tasks lay it to todo/store.py"_s);
    row("no such file", coverageTable(changed(goodRows, u"todo/store.py"_s, u"todo/shop.py"_s)),
        u"todo/shop.py, which is no file of the project"_s);
    row("a test left out",
        coverageTable(changed(goodRows, u"| tests/test_store.py | covered |"_s, u"| None | no test |"_s)),
        u"R2: the summary names no test, but tests/test_store.py names R2"_s);
    row("a requirement left out",
        coverageTable(changed(goodRows, u"| R3 | `todo/cli.py` | None | no test |\n"_s, QString())),
        u"R3 is not in the table"_s);
    row("an unknown requirement", coverageTable(goodRows + u"| R9 | main.py | None | no test |\n"_s),
        u"R9 is not in the requirement pool"_s);
    row("names of tests",
        coverageTable(changed(goodRows, u"tests/test_store.py"_s, u"`tests/test_store.py::T::test_a`"_s)),
        {});
    row("three columns",
        coverageTable(
            u"| R1 | todo/cli.py | covered |\n| R2 | todo/store.py, tests/test_store.py | covered |\n"
            "| R3 | todo/cli.py | no test |\n"_s,
            u"| Requirement | Files | State |"_s),
        {});
    row("three columns, wrong",
        coverageTable(u"| R1-R3 | main.py | covered |\n"_s, u"| Requirement | Files | State |"_s),
        u"R3: the summary says covered, but no test names R3"_s);
    row("other words",
        coverageTable(u"| R1 | main.py | tests/test_cli.py | 已覆盖 |\n| R2 | todo/store.py | "
                      u"tests/test_store.py | 完成 |\n"
                      "| R3 | todo/cli.py | 无 | 无测试 |\n"_s),
        {});
}

void TestComparedChecks::coverage()
{
    QFETCH(QString, text);
    QFETCH(QString, problem);
    const CheckResult result = resultOf(text, coveredProject());
    QVERIFY2(result.state == (problem.isEmpty() ? CheckState::Passed : CheckState::Failed),
        qPrintable(result.detail));
    QVERIFY2(result.detail.contains(problem), qPrintable(result.detail));
}

void TestComparedChecks::coverageWithoutTests()
{
    ReplyContext context = coveredProject();
    // Tests are off: files are compared all the same.
    context.projectTexts.remove(u"tests/test_store.py"_s);
    context.projectTexts.remove(u"tests/test_cli.py"_s);
    const QString rows = u"| R1 | todo/cli.py | None | covered |\n| R2 | todo/store.py | None | covered |\n"
                         "| R3 | todo/cli.py | None | covered |\n"_s;
    QCOMPARE(resultOf(coverageTable(rows), context).state, CheckState::Passed);
    const QString named =
        changed(rows, u"| R1 | todo/cli.py | None"_s, u"| R1 | todo/cli.py | tests/test_cli.py"_s);
    QCOMPARE(resultOf(coverageTable(named), context).state, CheckState::Passed);
    QCOMPARE(resultOf(coverageTable(changed(rows, u"todo/store.py"_s, u"main.py"_s)), context).state,
        CheckState::Failed);
    context.documents.clear();
    QCOMPARE(resultOf(coverageTable(rows), context).state, CheckState::NotRun);
    // Without a pool nobody knows what has to be covered.
    QVERIFY(coverageOf({}, coveredProject().projectTexts, samples::profiles()).isEmpty());
}

#include "compared_checks_test.moc"
