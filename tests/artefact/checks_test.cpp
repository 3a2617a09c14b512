// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/check.h"
#include "core/artefact/checks/diagram_lines.h"
#include "core/artefact/reply/reply_parser.h"
#include "tests/artefact/samples.h"
#include "tests/support/test_main.h"

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::artefact;

namespace {

QStringList problemsOf(const QString &text, ReplyContext context, const QString &check)
{
    context.step.checks = {CheckId{check}};
    const Examined examined = examineText(text, context);
    QStringList problems;
    for (const Finding &finding : examined.findings) {
        const problem::Kind *kind = problem::kindOf(finding.problem);
        const bool known = kind != nullptr
            && std::any_of(kind->checks.cbegin(), kind->checks.cend(), [&](const CheckId &id) {
                   return id == CheckId{check} || id == check::sections || id == check::hiddenCharacters;
               });
        if (!known)
            problems += u"no problem of %1: %2"_s.arg(check, finding.problem.value);
        if (check == "sections"_L1 || !finding.problem.value.contains("_section"_L1))
            problems += finding.problem.value;
    }
    problems.removeDuplicates();
    return problems;
}

QString changed(const QString &kind, const QString &from, const QString &to)
{
    QString text = samples::markdown(samples::document(kind));
    return text.replace(from, to);
}

ReplyContext withDocuments(const QString &kind, const QString &path = {})
{
    ReplyContext context = samples::contextFor(kind, path);
    for (const QString &other : {u"prd"_s, u"design"_s, u"tasks"_s})
        context.documents.insert(other, samples::facts(other));
    return context;
}

using Row = void (*)(const char *name, const QString &check, const QString &kind, const QString &text,
    const QStringList &problems);

void addPathAndPackageRows(Row row)
{
    row("path with a drive", u"paths"_s, u"tasks"_s, changed(u"tasks"_s, u"`main.py`"_s, u"`C:/main.py`"_s),
        {u"unsafe_path"_s});
    row("parent path", u"paths"_s, u"design"_s, changed(u"design"_s, u"`main.py`"_s, u"`../main.py`"_s),
        {u"unsafe_path"_s});
    row("git path", u"paths"_s, u"design"_s, changed(u"design"_s, u"`main.py`"_s, u"`.git/hooks/x`"_s),
        {u"unsafe_path"_s});
    row("twice", u"paths"_s, u"design"_s, changed(u"design"_s, u"`main.py`"_s, u"`todo/CLI.py`"_s),
        {u"duplicate_path"_s});
    row("standard library", u"packages"_s, u"tasks"_s, changed(u"tasks"_s, u"rich>=13.0"_s, u"json"_s),
        {u"bad_package"_s});
    row("malformed pin", u"packages"_s, u"tasks"_s, changed(u"tasks"_s, u"rich>=13.0"_s, u"rich>>13.0"_s),
        {u"bad_package"_s});
    row("described package", u"packages"_s, u"tasks"_s,
        changed(u"tasks"_s, u"rich>=13.0"_s, u"rich[all]>=13.0,<14 - tables"_s), {});
    row("no packages", u"packages"_s, u"tasks"_s,
        changed(u"tasks"_s, u"- rich>=13.0\n- platformdirs==4.2.0"_s, u"No third-party packages."_s), {});
    row("untraced", u"traced"_s, u"tasks"_s, changed(u"tasks"_s, u"| R2 |"_s, u"| R9 |"_s),
        {u"untraced_requirement"_s, u"unknown_requirement"_s});
    row("broken diagram", u"diagrams"_s, u"design"_s,
        changed(u"design"_s, u"C->>Store: load()"_s, u"C calls Store"_s), {u"bad_diagram"_s});
    row("other diagram", u"diagrams"_s, u"design"_s, changed(u"design"_s, u"classDiagram"_s, u"erDiagram"_s),
        {u"wrong_diagram"_s});
    row("no diagram", u"diagrams"_s, u"prd"_s, u"## Competitive Quadrant Chart\n\nNone\n"_s,
        {u"no_diagram"_s});
}

} // namespace

/// Each check by a table of texts and the problems it has to find.
class TestChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyCheckIsKnown();
    void documents_data();
    void documents();
    void diagrams_data();
    void diagrams();
    void code_data();
    void code();
    void hiddenCharacters_data();
    void hiddenCharacters();
    void names();
    void filesAgreeWithTheDesign();
    void traced();
    void length();
    void linesPointIntoTheText();
};

BATON_TEST_CLASS(TestChecks)

void TestChecks::init()
{
    test::failOnWarnings();
}

void TestChecks::everyCheckIsKnown()
{
    for (const StepSpec &step : samples::stockSop().steps) {
        for (const CheckSpec &check : step.checks)
            QVERIFY2(check::kindOf(check.id), qPrintable(check.id.value));
    }
    // For what an SOP may name there is a function; a process makes the one that is left.
    const ReplyContext context;
    const DocumentFacts facts;
    for (const check::Kind &kind : check::kinds()) {
        const CheckSpec spec{kind.id};
        const bool isKnown = runCheck({context, {}, {}, facts, spec}).notRun != u"unknown check"_s;
        QVERIFY2(isKnown != (kind.id == check::syntax), qPrintable(kind.id.value));
    }
}

void TestChecks::documents_data()
{
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("problems");
    const auto row = [](const char *name, const QString &check, const QString &kind, const QString &text,
                         const QStringList &problems) {
        QTest::newRow(name) << check << kind << text << problems;
    };
    for (const QString &check : {u"sections"_s, u"diagrams"_s, u"pool"_s, u"length"_s, u"paths"_s})
        QTest::addRow("good prd: %s", qPrintable(check))
            << check << u"prd"_s << samples::markdown(samples::prd()) << QStringList();
    for (const QString &check :
        {u"sections"_s, u"files_agree"_s, u"dag"_s, u"packages"_s, u"paths"_s, u"traced"_s})
        QTest::addRow("good tasks: %s", qPrintable(check))
            << check << u"tasks"_s << samples::markdown(samples::tasks()) << QStringList();
    row("duplicate id", u"pool"_s, u"prd"_s, changed(u"prd"_s, u"| R2 |"_s, u"| R1 |"_s),
        {u"duplicate_id"_s});
    row("bad id", u"pool"_s, u"prd"_s, changed(u"prd"_s, u"| R2 |"_s, u"| Two |"_s), {u"bad_id"_s});
    row("bad priority", u"pool"_s, u"prd"_s, changed(u"prd"_s, u"| R2 | P0 |"_s, u"| R2 | Someday |"_s),
        {u"bad_priority"_s});
    row("empty requirement", u"pool"_s, u"prd"_s, changed(u"prd"_s, u"Tasks survive a restart"_s, {}),
        {u"empty_requirement"_s});
    row("no pool", u"pool"_s, u"prd"_s, u"## Requirement Pool\n\nNone\n"_s, {u"bad_table"_s});
    row("cycle", u"dag"_s, u"tasks"_s, changed(u"tasks"_s, u"| None | reads"_s, u"| `main.py` | reads"_s),
        {u"cycle"_s});
    row("itself", u"dag"_s, u"tasks"_s,
        changed(u"tasks"_s, u"| None | reads"_s, u"| todo/store.py | reads"_s), {u"cycle"_s});
    row("unknown dependency", u"dag"_s, u"tasks"_s,
        changed(u"tasks"_s, u"| None | reads"_s, u"| todo/x.py | reads"_s), {u"unknown_dependency"_s});
    row("list lacks a file", u"files_agree"_s, u"tasks"_s, changed(u"tasks"_s, u"- `main.py`\n"_s, {}),
        {u"files_disagree"_s});
    row("table lacks a file", u"files_agree"_s, u"tasks"_s,
        changed(u"tasks"_s, u"- `main.py`\n"_s, u"- `main.py`\n- `extra.py`\n"_s), {u"files_disagree"_s});
    row("manifest in the list", u"files_agree"_s, u"tasks"_s,
        changed(u"tasks"_s, u"- `main.py`\n"_s, u"- `main.py`\n- `requirements.txt`\n"_s), {});
    addPathAndPackageRows(row);
}

void TestChecks::documents()
{
    QFETCH(QString, check);
    QFETCH(QString, kind);
    QFETCH(QString, text);
    QFETCH(QStringList, problems);
    ReplyContext context = withDocuments(kind);
    if (check == "files_agree"_L1)
        context.documents.remove(u"design"_s);
    QCOMPARE(problemsOf(text, context, check), problems);
}

void TestChecks::diagrams_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line"); // of the problem, -1 = none
    const auto row = [](const char *name, const QString &text, int line) {
        QTest::newRow(name) << text << line;
    };
    row("quadrant",
        u"quadrantChart\ntitle A\nx-axis Low --> High\nquadrant-1 Best\nA: [0.1, 0.9]\n%% note\nB C: [1, 0]"_s,
        -1);
    row("quadrant coordinate", u"quadrantChart\nA: [0.1, 1.9]"_s, 1);
    row("quadrant words", u"quadrantChart\nA is good"_s, 1);
    row("sequence",
        u"sequenceDiagram\nautonumber\nparticipant A as Anna\nA->>+B: hi\nB-->>-A: ho\nNote over A,B: x\nloop often\nA-)B: async\nend\nA-xB: lost"_s,
        -1);
    row("sequence open", u"sequenceDiagram\nloop often\nA->>B: x"_s, 2);
    row("sequence closed twice", u"sequenceDiagram\nA->>B: x\nend"_s, 2);
    row("sequence words", u"sequenceDiagram\nA tells B"_s, 1);
    row("class",
        u"classDiagram\ndirection LR\nclass A {\n  <<interface>>\n  +f(x: int) str\n}\nA <|-- B\nA \"1\" *-- \"many\" C : has\nA : +int x\nB ..> C\nnote for A \"x\""_s,
        -1);
    row("class open", u"classDiagram\nclass A {\n  +int x"_s, 2);
    row("class words", u"classDiagram\nA knows B well"_s, 1);
    row("flow",
        u"flowchart TD\nA[Start] --> B{Ok?}\nB -->|yes| C(End)\nsubgraph S\nC --- D\nend\nstyle A fill:#fff"_s,
        -1);
    row("graph", u"graph LR;\nA-->B;\nB-->C"_s, -1);
    row("flow open", u"flowchart TD\nsubgraph S\nA --> B"_s, 2);
    row("flow words", u"flowchart TD\nthis is not a chart"_s, 1);
    row("front matter", u"---\ntitle: x\n---\nflowchart TD\nA --> B"_s, -1);
    row("empty", u"flowchart TD"_s, 0);
    row("nothing", u"\n"_s, 0);
    row("another kind", u"gantt\nanything goes"_s, -1);
}

void TestChecks::diagrams()
{
    QFETCH(QString, text);
    QFETCH(int, line);
    const auto problem = diagramProblem(text.split(u'\n'));
    if (line < 0)
        QVERIFY2(!problem, problem ? qPrintable(problem->what) : "");
    else
        QVERIFY(problem);
    if (line > 0)
        QCOMPARE(problem->line, line);
}

void TestChecks::code_data()
{
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("problems");
    const auto row = [](const char *name, const QString &check, const QString &path, const QString &text,
                         const QStringList &problems) {
        QTest::newRow(name) << check << path << text << problems;
    };
    const QString cli = u"todo/cli.py"_s;
    const QString imports = u"imports"_s;
    const QStringList unresolved{u"unresolved_import"_s};
    row("standard library", imports, cli, u"import os.path, json as j\nfrom collections import abc\n"_s, {});
    row("project file", imports, cli,
        u"from todo.store import Store\nimport todo.store\nfrom . import store\nfrom .store import Store\n"_s,
        {});
    row("same folder", imports, cli, u"import store\n"_s, {});
    row("required package", imports, cli,
        u"import rich\nfrom rich.table import Table\nimport platformdirs\n"_s, {});
    row("unknown package", imports, cli, u"import requests\n"_s, unresolved);
    row("unknown file", imports, cli, u"from todo.nowhere import x\n"_s, unresolved);
    row("unknown relative", imports, cli, u"from .nowhere import x\n"_s, unresolved);
    row("in a docstring", imports, cli, u"\"\"\"Use:\nimport requests\n\"\"\"\nx = 'import nothing'\n"_s, {});
    row("optional", imports, cli, u"try:\n    import requests\nexcept ImportError:\n    requests = None\n"_s,
        {});
    row("over lines", imports, cli, u"from todo.store import (\n    Store,  # one\n    Other,\n)\n"_s, {});
    row("pytest in a test", imports, u"tests/test_cli.py"_s,
        u"import pytest\nimport unittest\nfrom todo import cli\n"_s, {});
    row("pytest outside tests", imports, cli, u"import pytest\n"_s, unresolved);
    row("script file", imports, u"src/a.js"_s,
        u"import fs from 'node:fs';\nimport { b } from './b.js';\nconst p = require(\"path\");\n"_s,
        unresolved);
    const QString stubs = u"stubs"_s;
    const QStringList stub{u"stub"_s};
    row("finished", stubs, cli, samples::pythonFile(), {});
    row("pass", stubs, cli, u"def f(a,\n      b):\n    \"\"\"Doc.\"\"\"\n    pass\n"_s, stub);
    row("dots", stubs, cli, u"class A:\n    def f(self): ...\n"_s, stub);
    row("not implemented", stubs, cli, u"def f():\n    raise NotImplementedError('later')\n"_s, stub);
    row("abstract", stubs, cli, u"class A(ABC):\n    @abstractmethod\n    def f(self):\n        pass\n"_s,
        {});
    row("protocol", stubs, cli, u"class A(Protocol):\n    def f(self) -> int: ...\n"_s, {});
    row("empty class", stubs, cli, u"class E(Exception):\n    pass\n\ntry:\n    f()\nexcept E:\n    pass\n"_s,
        {});
    row("todo", stubs, cli, u"x = 1  # TODO: more\n"_s, stub);
    row("todo as a word", stubs, cli, u"todo = load()  # the todo list\nprint('TODO')\n"_s, {});
    row("rest of the code", stubs, u"a.js"_s, u"// ... rest of the code\n"_s, stub);
    row("existing code", stubs, u"a.js"_s, u"/* existing code here */\n"_s, stub);
    row("Rust", stubs, u"a.rs"_s, u"fn f() { todo!() }\n"_s, stub);
    row("unsafe", u"paths"_s, u"a/../b.py"_s, u"x = 1\n"_s, {u"unsafe_path"_s});
}

void TestChecks::hiddenCharacters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("detail"); // of the first problem, empty = none
    const auto row = [](const char *name, const QString &text, const QString &detail) {
        QTest::newRow(name) << text << detail;
    };
    row("plain", samples::pythonFile(), {});
    row("other languages", u"s = 'é 中文 日本 한국 שלום مرحبا नमस्ते'\n\f\n"_s, {});
    row("emoji",
        u"s = '👩🏽\u200D💻 ❤\uFE0F 1\uFE0F⃣ 🏳\uFE0F\u200D🌈 👨\u200D👩\u200D👧 🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F'\n"_s,
        {});
    row("joiners of scripts", u"s = 'می\u200Cخواهم क्\u200Dष'\n"_s, {});
    row("marks beside Hebrew", u"s = '\u200Fשלום\u200E'\n"_s, {});
    row("byte order mark", u"\uFEFFx = 1\n"_s, {});
    row("override", u"a = 1\nif x: # \u202E begin\n"_s,
        u"line 2 holds U+202E RIGHT-TO-LEFT OVERRIDE; write it as an escape if it is meant"_s);
    row("isolates", u"s = 'שלום \u2067x\u2069'\n"_s,
        u"line 1 holds U+2067 RIGHT-TO-LEFT ISOLATE, U+2069 POP DIRECTIONAL ISOLATE; write it as an escape if it is meant"_s);
    row("mark without Hebrew", u"ad\u200Emin = 1\n"_s,
        u"line 1 holds U+200E LEFT-TO-RIGHT MARK; write it as an escape if it is meant"_s);
    row("joiner in a name", u"ad\u200Dmin = 1\n"_s,
        u"line 1 holds U+200D ZERO WIDTH JOINER; write it as an escape if it is meant"_s);
    row("zero width space", u"a\u200B = 1\n"_s,
        u"line 1 holds U+200B ZERO WIDTH SPACE; write it as an escape if it is meant"_s);
    row("mark inside", u"x = 1\ny\uFEFF = 2\n"_s,
        u"line 2 holds U+FEFF ZERO WIDTH NO-BREAK SPACE; write it as an escape if it is meant"_s);
    row("a letter nobody sees", u"\u3164 = 1\n"_s,
        u"line 1 holds U+3164 HANGUL FILLER; write it as an escape if it is meant"_s);
    row("bytes in selectors", u"s = '😀\uFE01\uFE02'\n"_s,
        u"line 1 holds U+FE02; write it as an escape if it is meant"_s);
    row("tags without a flag", u"s = 'a\U000E0041'\n"_s,
        u"line 1 holds U+E0041; write it as an escape if it is meant"_s);
    row("escape", u"s = '\u001B[2J'\n"_s,
        u"line 1 holds U+001B ESCAPE; write it as an escape if it is meant"_s);
}

void TestChecks::hiddenCharacters()
{
    QFETCH(QString, text);
    QFETCH(QString, detail);
    // Of every file, although this SOP asks for nothing; of prose for nobody but who asks.
    ReplyContext context = samples::contextFor(u"code"_s, u"todo/a.py"_s);
    context.step.checks.clear();
    const Examined examined = examineText(text, context);
    QCOMPARE(examined.reply.checks.size(), detail.isEmpty() ? 0 : 1);
    if (!detail.isEmpty())
        QCOMPARE(examined.reply.checks.constFirst(),
            (CheckResult{
                check::hiddenCharacters, CheckState::Failed, detail, examined.findings.constFirst().line}));
    QCOMPARE(examined.findings.isEmpty() ? QString() : examined.findings.constFirst().detail, detail);
    context.path = u"README.md"_s;
    QVERIFY(examineText(text, context).reply.checks.isEmpty());
}

void TestChecks::code()
{
    QFETCH(QString, check);
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(QStringList, problems);
    QCOMPARE(problemsOf(text, withDocuments(u"code"_s, path), check), problems);
}

void TestChecks::names()
{
    ReplyContext context = withDocuments(u"code"_s, u"todo/cli.py"_s);
    context.projectTexts.insert(
        u"todo/store.py"_s, samples::pythonFile() + u"\nLIMIT: int = 3\na, b = 1, 2\n"_s);
    QCOMPARE(problemsOf(u"from todo.store import Store, LIMIT, b, Path, json\n"_s, context, u"names"_s),
        QStringList());
    QCOMPARE(problemsOf(u"from .store import Shop\n"_s, context, u"names"_s), QStringList(u"unknown_name"_s));
    QCOMPARE(problemsOf(u"from elsewhere import x\n"_s, context, u"names"_s), QStringList());
    // Without anything to compare with it never says "passed".
    context.projectTexts.clear();
    const QString text = u"from todo.store import Shop\n"_s;
    const CheckSpec spec{check::names};
    QVERIFY(!checkNames({context, text, {}, {}, spec}).notRun.isEmpty());
}

void TestChecks::filesAgreeWithTheDesign()
{
    ReplyContext context = samples::contextFor(u"tasks"_s);
    context.documents.insert(u"design"_s, samples::facts(u"design"_s));
    const QString good = samples::markdown(samples::tasks());
    QCOMPARE(problemsOf(good, context, u"files_agree"_s), QStringList());
    SectionFacts &files = context.documents[u"design"_s].sections[1];
    files.items = QStringList({u"todo/\n- todo/store.py: a\n- todo/cli.py: b"_s, u"main.py (entry)"_s});
    QCOMPARE(problemsOf(good, context, u"files_agree"_s), QStringList());
    files.items += u"todo/more.py - c"_s;
    QCOMPARE(problemsOf(good, context, u"files_agree"_s), QStringList(u"files_disagree"_s));
}

void TestChecks::traced()
{
    const Examined unknown = examineText(samples::markdown(samples::tasks()), [] {
        ReplyContext context = samples::contextFor(u"tasks"_s);
        context.step.checks = {check::traced};
        return context;
    }());
    QCOMPARE(unknown.reply.checks.constLast().state, CheckState::NotRun);
}

void TestChecks::length()
{
    ReplyContext context = samples::contextFor(u"design"_s);
    const QString words = u"word "_s.repeated(2300);
    QCOMPARE(problemsOf(u"## Assumptions\n\n"_s + words, context, u"length"_s), QStringList(u"too_long"_s));
    QCOMPARE(problemsOf(u"```\n"_s + words + u"\n```\n"_s, context, u"length"_s), QStringList());
    QCOMPARE(problemsOf(u"字"_s.repeated(4100), context, u"length"_s), QStringList(u"too_long"_s));
    context.step.checks = {CheckSpec(check::length, {{u"minutes"_s, {u"12"_s}}})};
    QVERIFY(examineText(u"## Assumptions\n\n"_s + words, context).reply.checks.constLast().state
        == CheckState::Passed);
}

void TestChecks::linesPointIntoTheText()
{
    ReplyContext context = samples::contextFor(u"design"_s);
    context.step.checks = {check::diagrams};
    const QString text = changed(u"design"_s, u"C->>Store: load()"_s, u"C calls Store"_s);
    const Examined examined = examineText(text, context);
    QCOMPARE(examined.findings.size(), 1);
    QVERIFY(text.split(u'\n').at(examined.findings.constFirst().line - 1).contains("C calls Store"_L1));
}

#include "checks_test.moc"
