// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outline/definitions.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace Qt::StringLiterals;
using namespace outline;

namespace {

/// "f(a, b*)" for functions that take more, "x" for values.
QString spelled(const Definition &definition)
{
    if (!definition.isFunction)
        return definition.name;
    return u"%1(%2%3)"_s.arg(
        definition.name, definition.parameters.join(u", "_s), definition.takesAny ? u"*"_s : QString());
}

QStringList spelled(const QVector<Definition> &definitions)
{
    QStringList list;
    for (const Definition &definition : definitions)
        list += spelled(definition);
    return list;
}

QStringList spelled(const Definitions &file)
{
    QStringList list = spelled(file.names);
    for (const DefinedClass &entry : file.classes)
        list +=
            entry.name + u'(' + entry.bases.join(u", "_s) + u"): "_s + spelled(entry.members).join(u"; "_s);
    if (file.isOpen)
        list += u"..."_s;
    return list;
}

} // namespace

/// What files define, and what class diagrams promise.
class DefinitionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void python_data();
    void python();
    void script_data();
    void script();
    void promises_data();
    void promises();
    void otherLanguagesAreNotRead();
    void growsWithTheText();
};

BATON_TEST_CLASS(DefinitionsTest)

void DefinitionsTest::python_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &text, const QStringList &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("functions and values",
        u"LIMIT: int = 3\na, b = 1, 2\ndef f(x, y=1, *, z: str = \"a,b\", **more): pass\n"_s,
        {u"LIMIT"_s, u"a"_s, u"b"_s, u"f(x, y, z, more*)"_s});
    row("methods",
        u"class A(Base[int], abc.ABC, metaclass=M):\n    size: int = 0\n\n"
        "    def __init__(self, n: int = 4):\n        self.n = n\n        x = 1\n\n"
        "    @property\n    def rows(self): return []\n\n    @staticmethod\n    def of(text): ...\n\n"
        "    @classmethod\n    async def load(cls, path: \"Path\" = (1, 2)): ...\n"_s,
        {u"A(Base, ABC): size; __init__(n); n; rows; of(text); load(path)"_s});
    row("over lines",
        u"def long(\n    a: dict[str, int],  # (first\n    b: int = 2,\n) -> None:\n    '''def no(x):'''\n"_s,
        {u"long(a, b)"_s});
    row("inside functions", u"def f():\n    class No: pass\n    def no(): pass\n    y = 1\n"_s, {u"f()"_s});
    row("inside blocks", u"try:\n    import fast as quick\nexcept ImportError:\n    def quick(x): pass\n"_s,
        {u"quick"_s, u"quick(x)"_s});
    row("imports", u"from .a import (b,\n    c as d)\nimport os.path\nfrom x import *\n"_s,
        {u"b"_s, u"d"_s, u"os"_s, u"..."_s});
    row("nested class", u"class A:\n    class B:\n        def f(self): ...\n    def g(self): ...\n"_s,
        {u"A(): B; g()"_s, u"B(): f()"_s});
    row("never closed", u"def f(a, b\nclass X"_s, {u"f(a, b\nclass X)"_s.replace(u'\n', u' ')});
    row("nothing", QString(), {});
}

void DefinitionsTest::python()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    QCOMPARE(spelled(*definitionsIn(u"src/a.py"_s, text)), expected);
}

void DefinitionsTest::script_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &text, const QStringList &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("functions",
        u"export async function load(root, ignored = [1, 2]) { function no(x) {} }\n"
        "export default function main({ a, b: c }, ...rest) {}\n"_s,
        {u"load(root, ignored)"_s, u"main(a, b, rest*)"_s});
    row("values",
        u"const N = 3;\nexport const add = (a: number, b?: number): number => a + b;\n"
        "let one = x => x, two;\nconst old = function (y) {};\nconst { p, q: r } = load();\n"_s,
        {u"N"_s, u"add(a, b)"_s, u"one(x)"_s, u"old(y)"_s, u"p"_s, u"r"_s});
    row("class",
        u"export class Board extends base.Grid {\n  #cells = [];\n  static of(text) { return 1; }\n"
        "  constructor(size) { this.size = size; }\n  get rows() { return []; }\n"
        "  async *walk(from, to) {}\n  pick = (n) => n;\n}\n"_s,
        {u"Board(Grid): #cells; of(text); constructor(size); rows; walk(from, to); pick(n); size"_s});
    row("typescript",
        u"export interface Store<T> extends Base<T> {\n  load(path: string): Promise<T>;\n"
        "  name: string\n  on: (event: Event) => void\n}\n"
        "abstract class A { constructor(private readonly x: number) {} abstract run(a: { b: number }): void; "
        "}\n"
        "export type Id = string;\n"_s,
        {u"Id"_s, u"Store(Base): load(path); name; on(event)"_s, u"A(): constructor(x); run(a)"_s});
    row("brackets that are none",
        u"const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;\nconst s = \"}\"; // }\n"
        "const t = `a ${f({})} {`;\nexport function last(x) { return x / 2; }\n"_s,
        {u"last(x)"_s, u"FENCE"_s, u"s"_s, u"t"_s});
    row("old modules", u"function a(x) {}\nmodule.exports = { a, b: other };\nexports.c = (y) => y;\n"_s,
        {u"a(x)"_s, u"a"_s, u"b"_s, u"c(y)"_s});
    row("handed on", u"export * from './x.js';\nexport { a as b } from './y.js';\n"_s, {u"b"_s, u"..."_s});
}

void DefinitionsTest::script()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    QCOMPARE(spelled(*definitionsIn(u"src/a.ts"_s, text)), expected);
}

void DefinitionsTest::promises_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &text, const QStringList &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("python", u"class A {\n  +x: int\n  +add(a: int, b: str = \"x, y\") bool\n}"_s, {u"add(a, b)"_s});
    row("types first", u"class A {\n  +int add(int a, List~Map~str, int~~ b)\n  -hidden(x)\n  #kept(y)\n}"_s,
        {u"add(int/a, List/b)"_s});
    row("go", u"class A {\n  +Load(path string, n *int) error\n}"_s, {u"Load(path/string, n/int)"_s});
    row("types only", u"class A {\n  +heat(float, Board) Result\n  +cool(...)\n}"_s,
        {u"heat()"_s, u"cool()"_s});
    row("owners and rests", u"class A {\n  +f(self, x, *args, **kw)\n  +g(this: A, y?: T)\n}"_s,
        {u"f(x)"_s, u"g(y)"_s});
    row("marks", u"class A {\n  +new(id: Optional~str~)$ A\n  +run()* void\n  +get~T~(k: K) T\n}"_s,
        {u"new(id)"_s, u"run()"_s, u"get(k)"_s});
    row("beside", u"class A\nA : +rows(n: int) list\n<<enumeration>> A\nB <|-- A"_s, {u"rows(n)"_s});
    row("module", u"class a {\n  <<module>>\n  +main(args: List~str~) int\n}"_s,
        {u"module"_s, u"main(args)"_s});
    row("private", u"class A {\n  +_own(x)\n  +__call__(value: float) float\n}"_s, {u"__call__(value)"_s});
    row("values with brackets", u"class A {\n  +cells: Tuple(int, int)\n  +on: Callable\n}"_s, {});
}

void DefinitionsTest::promises()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    const PromisedClass promise = promiseOf({u"A"_s, text});
    QStringList found;
    if (promise.isModule)
        found += u"module"_s;
    for (const PromisedMethod &method : promise.methods) {
        QStringList parameters;
        for (const QStringList &words : method.parameters)
            parameters += words.join(u'/');
        found += u"%1(%2)"_s.arg(method.name, parameters.join(u", "_s));
    }
    QCOMPARE(found, expected);
}

void DefinitionsTest::otherLanguagesAreNotRead()
{
    QVERIFY(!definitionsIn(u"src/a.go"_s, u"func Load() {}\n"_s));
    QVERIFY(!definitionsIn(u"Makefile"_s, u"all:\n"_s));
    QVERIFY(isNamedAs(u"src/game_state.py"_s, u"GameState"_s));
    QVERIFY(!isNamedAs(u"src/game.py"_s, u"GameState"_s));
}

/// A text that would never come to an end if work grew with its square.
void DefinitionsTest::growsWithTheText()
{
    const QString open = u"class A { f(`${"_s.repeated(20'000) + u"/[("_s.repeated(50'000);
    QVERIFY(definitionsIn(u"a.js"_s, open).has_value());
    QVERIFY(definitionsIn(u"a.py"_s, u"class A(("_s.repeated(50'000)).has_value());
    QVERIFY(definitionsIn(u"a.py"_s, u"def f(x): pass\n"_s.repeated(50'000))->names.size() == 50'000);
}

} // namespace baton::test

#include "definitions_test.moc"
