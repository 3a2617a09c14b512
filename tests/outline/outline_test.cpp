// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outline/outline.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace Qt::StringLiterals;

/// What files offer, language by language.
class OutlineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void python_data();
    void python();
    void braces_data();
    void braces();
    void otherLanguages();
    void digests_data();
    void digests();
    void anyTextIsRead_data();
    void anyTextIsRead();
};

BATON_TEST_CLASS(OutlineTest)

void OutlineTest::python_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("function with documentation")
        << u"\"\"\"The board.\n\nMore.\n\"\"\"\nimport os\n\ndef f(a: int,\n      b=\"x:y\") -> int:  # why\n"
           "    '''Adds.\n    Twice.'''\n    c = 1\n    def inner(): pass\n    return a\n"_s
        << u"\"\"\"The board.\"\"\"\ndef f(a: int, b=\"x:y\") -> int:  # Adds."_s;
    QTest::newRow("class")
        << u"@dataclass(frozen=True)\nclass A(Base, metaclass=M):\n    \"\"\"An A.\"\"\"\n    x: int = 0\n"
           "    _y = 1\n    def __init__(self, x):\n        self.x = x\n        self._z: int = 2\n        "
           "self.w: str = ''\n"
           "    @property\n    def size(self) -> int:\n        \"Size.\"\n        return 1\n"
           "    def _hidden(self):\n        \"\"\"No.\"\"\"\n        self.q = 1\n    async def go(self): return 1\n"_s
        << u"@dataclass(frozen=True)\nclass A(Base, metaclass=M):  # An A.\n    x: int = 0\n"
           "    def __init__(self, x):\n    self.x\n    self.w: str\n    @property\n    def size(self) -> "
           "int:  # Size.\n"
           "    async def go(self):"_s;
    QTest::newRow("names")
        << u"SIZE = 4\n_hidden = 1\n__all__ = ['A', 'B']\nx.y = 3\nprint(1)\nif a == b:\n    pass\n"
           "TABLE = {\n    'a': 1,  # one\n    'b': 2,\n}\n"_s
        << u"SIZE = 4\n__all__ = ['A', 'B']\nTABLE = { 'a': 1, 'b': 2, }"_s;
    QTest::newRow("long value") << u"WORDS = ["_s + (u"'word', "_s).repeated(40) + u"]\n"_s
                                << u"WORDS = ..."_s;
    QTest::newRow("blocks")
        << u"try:\n    import json\nexcept ImportError:\n    json = None\nif sys.platform:\n"
           "    def f():\n        pass\nif __name__ == '__main__':\n    main = 1\n"_s
        << u"json = None\ndef f():"_s;
    QTest::newRow("strings with hashes and quotes")
        << u"A = '#\\'# no comment'\nB = '''\ndef g():\n'''\n\ndef f(x='a\\\n'): pass\n"_s
        << u"A = '#\\'# no comment'\nB = ''' def g(): '''\ndef f(x='a\\ '):"_s;
    QTest::newRow("tabs and dedent") << u"class A:\n\tdef f(self):\n\t\tpass\n\nB = 1\n"_s
                                     << u"class A:\n    def f(self):\nB = 1"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void OutlineTest::python()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(outline::interfaceOf(u"src/a.py"_s, text).value(), expected);
}

void OutlineTest::braces_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("javascript")
        << u"a.js"_s
        << u"import x from './x.js';\n/** Adds.\n * @param a */\nexport function add(a, b = {c: 1}) {\n"
           "  const s = `}${a}`; // }\n  return a;\n}\nexport class Box extends Base {\n  #secret = 1;\n  "
           "size = 2;\n"
           "  get(x) { if (x) { return 1; } }\n  async put(y) {\n    return '}';\n  }\n}\nrun();\n"
           "module.exports = { add, Box };\n"_s
        << u"export function add(a, b = {c: 1})  // Adds.\nexport class Box extends Base {\n    size = 2\n   "
           u" get(x)\n"
           "    async put(y)\nmodule.exports ="_s;
    QTest::newRow("typescript")
        << u"a.ts"_s
        << u"export interface Shape {\n  area(): number;\n  readonly name: string;\n}\nexport type Id = "
           u"string | number;\n"
           "export enum Color { Red, Green }\nexport const f = (a: number): number => {\n  return a;\n};\n"
           "export class A {\n  private x = 1;\n  constructor(public y: number) {}\n}\n"_s
        << u"export interface Shape {\n    area(): number\n    readonly name: string\nexport type Id = "
           u"string | number\n"
           "export enum Color {\n    Red\n    Green\nexport const f = (a: number): number =>\nexport class A "
           "{\n"
           "    constructor(public y: number)"_s;
    QTest::newRow("go")
        << u"a.go"_s
        << u"package a\n\nimport \"fmt\"\n\n// Add adds.\nfunc Add(a, b int) int {\n\treturn a\n}\n"
           "func hidden() {}\ntype Box struct {\n\tSize int\n\tinner string\n}\n"
           "func (b *Box) Get() (int, error) {\n\treturn 1, nil\n}\n"_s
        << u"func Add(a, b int) int  // Add adds.\ntype Box struct {\n    Size int\n"
           "func (b *Box) Get() (int, error)"_s;
    QTest::newRow("rust")
        << u"a.rs"_s
        << u"use x;\n/// A box.\npub struct Box<'a> {\n    pub size: usize,\n    inner: &'a str,\n}\n"
           "impl Box {\n    pub fn get(&self) -> Option<usize> {\n        None\n    }\n    fn own() {}\n}\n"
           "fn hidden() {}\npub fn run() {}\n"_s
        << u"pub struct Box<'a> {  // A box.\n    pub size: usize\nimpl Box {\n"
           "    pub fn get(&self) -> Option<usize>\n    fn own()\npub fn run()"_s;
    QTest::newRow("java")
        << u"A.java"_s
        << u"package a;\nimport b.C;\n/** An A. */\npublic class A extends B {\n    private int x = 1;\n"
           "    public static final int SIZE = 4;\n    public int get(String s) throws E {\n        return 1;\n    }\n}\n"_s
        << u"public class A extends B {  // An A.\n    public static final int SIZE = 4\n"
           "    public int get(String s) throws E"_s;
    QTest::newRow("c++")
        << u"a.h"_s
        << u"#pragma once\n#include <x>\nnamespace n {\n/// A box.\nclass Box : public Base {\npublic:\n"
           "    explicit Box(int size);\n    int get() const { return m_x; }\nprivate:\n    int m_x = "
           "0;\n};\n"
           "int add(int a,\n    int b);\n} // namespace n\n"_s
        << u"namespace n {\n    class Box : public Base {  // A box.\n        explicit Box(int size)\n"
           "        int get() const\n    int add(int a, int b)"_s;
}

void OutlineTest::braces()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(outline::interfaceOf(path, text).value(), expected);
}

void OutlineTest::otherLanguages()
{
    QCOMPARE(outline::interfaceOf(u"a.html"_s, u"<p>"_s), std::nullopt);
    QCOMPARE(outline::interfaceOf(u"Makefile"_s, u"all:"_s), std::nullopt);
    QCOMPARE(outline::interfaceOf(u"src/__init__.py"_s, u"from .board import Board, Move\nimport os\n"_s),
        u"from .board import Board, Move"_s);
    QCOMPARE(outline::interfaceOf(u"src/a.py"_s, u"from .board import Board\n"_s), QString());
}

void OutlineTest::digests_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<bool>("same");
    const QString f = u"def f(a):\n    \"\"\"F.\"\"\"\n    return a\n"_s;
    QTest::newRow("body") << u"a.py"_s << f << u"# new\n\ndef f(a):\n    \"\"\"F.\"\"\"\n    return a + 1\n"_s
                          << true;
    QTest::newRow("signature") << u"a.py"_s << f << u"def f(a, b=1):\n    \"\"\"F.\"\"\"\n    return a\n"_s
                               << false;
    QTest::newRow("documentation") << u"a.py"_s << f << u"def f(a):\n    \"\"\"G.\"\"\"\n    return a\n"_s
                                   << false;
    QTest::newRow("no reader") << u"a.css"_s << u"p {}\n"_s << u"p { }\n"_s << false;
}

void OutlineTest::digests()
{
    QFETCH(QString, path);
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(bool, same);
    QCOMPARE(outline::digestOf(path, before) == outline::digestOf(path, after), same);
    QCOMPARE(outline::digestOf(path, before).size(), 16);
}

void OutlineTest::anyTextIsRead_data()
{
    QTest::addColumn<QString>("text");
    // Sizes that never end when the work grows with its square.
    constexpr qsizetype many = 200'000;
    for (const QString &piece : {u"\""_s, u"'''"_s, u"("_s, u"{"_s, u"}"_s, u"\\\n"_s, u"a,\n"_s,
             u"class A:\n"_s, u"@x\n"_s, u"def f(\n"_s, u"/*"_s, u"//\n"_s, u"`"_s, u"export "_s, u"#\n"_s,
             u"x = 1\n"_s, u" "_s, u"class A {\n"_s})
        QTest::newRow(qPrintable(piece.simplified())) << piece.repeated(many / piece.size());
}

void OutlineTest::anyTextIsRead()
{
    QFETCH(QString, text);
    for (const QString &path : {u"a.py"_s, u"a.ts"_s, u"a.go"_s, u"a.rs"_s, u"a.java"_s, u"a.hpp"_s})
        QVERIFY(outline::interfaceOf(path, text).has_value());
}

} // namespace baton::test

#include "outline_test.moc"
