// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/size_rules.h"
#include "tests/support/test_main.h"

namespace baton::architecture {

using namespace Qt::StringLiterals;

/// The lexer and the function scanner on samples whose answer is known.
class LexerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void splitsCodeAndComments_data();
    void splitsCodeAndComments();
    void findsIncludes();
    void findsFunctions_data();
    void findsFunctions();
    void measuresFunctions();
};

BATON_TEST_CLASS(LexerTest)

void LexerTest::init()
{
    test::failOnWarnings();
}

void LexerTest::splitsCodeAndComments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("comments");
    const auto row = [](const char *name, const QString &text, const QString &code, const QString &comments) {
        QTest::newRow(name) << text << code << comments;
    };
    row("line comment", u"int a; // b\nc"_s, u"int a;     \nc"_s, u"       // b\n "_s);
    row("block comment", u"a/* x\ny */b"_s, u"a    \n    b"_s, u" /* x\ny */ "_s);
    row("unfinished block comment", u"a/* x"_s, u"a    "_s, u" /* x"_s);
    row("string", u"f(\"// no\");"_s, u"f(\"     \");"_s, u"           "_s);
    row("escaped quote", u"\"a\\\"b\"c"_s, u"\"    \"c"_s, u"       "_s);
    row("character", u"'\"' + '\\''"_s, u"' ' + '  '"_s, u"          "_s);
    row("digit separator", u"1'000'000 'x'"_s, u"1'000'000 ' '"_s, u"             "_s);
    row("prefixed character", u"u'/' // c"_s, u"u' '     "_s, u"     // c"_s);
    row("raw string", u"R\"(a // \" b)\" c"_s, u"R\"          \" c"_s, u"               "_s);
    row("raw string with a mark", u"R\"x()\")x\"+1"_s, u"R\"      \"+1"_s, u"           "_s);
}

void LexerTest::splitsCodeAndComments()
{
    QFETCH(const QString, text);
    QFETCH(const QString, code);
    QFETCH(const QString, comments);
    const SourceFile file = readSource(u"core/a/a.cpp"_s, text);
    QCOMPARE(file.code, code);
    QCOMPARE(file.comments, comments);
}

void LexerTest::findsIncludes()
{
    const SourceFile file = readSource(u"core/a/a.cpp"_s,
        u"// #include \"no.h\"\n#include \"core/base/id.h\"\n  # include <QString>\n\"#include <x>\"\n"_s);
    QCOMPARE(file.includes.size(), 2);
    QCOMPARE(file.includes.at(0).target, u"core/base/id.h"_s);
    QVERIFY(!file.includes.at(0).system);
    QCOMPARE(file.includes.at(0).line, 2);
    QCOMPARE(file.includes.at(1).target, u"QString"_s);
    QVERIFY(file.includes.at(1).system);
}

void LexerTest::findsFunctions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("heads");
    const auto row = [](const char *name, const QString &text, const QStringList &heads) {
        QTest::newRow(name) << text << heads;
    };
    row("free", u"namespace a {\nint f(int b)\n{\n if (b) { }\n return 1;\n}\n}"_s, {u"int f(int b)"_s});
    row("two", u"void a() { }\nvoid b() { }"_s, {u"void a()"_s, u"void b()"_s});
    row("in a class",
        u"class A : public B {\n Q_OBJECT\npublic:\n void f() const { g(); }\n int m = 0;\n};"_s,
        {u"void f() const"_s});
    row("template", u"template <class T> bool f(T t) { return t; }"_s, {u"template <class T> bool f(T t)"_s});
    row("operator", u"bool A::operator==(const A &o) const { return o.x == x; }"_s,
        {u"bool A::operator==(const A &o) const"_s});
    row("default argument", u"void f(int a = 1) { }"_s, {u"void f(int a = 1)"_s});
    row("constructor with initialisers", u"A::A(int b) : m_b{b}, m_c(b) { f(); }"_s,
        {u"A::A(int b) : m_b{ b }, m_c(b)"_s});
    row("lambda of a namespace", u"const auto f = [](int a) { return a; };"_s,
        {u"const auto f = [](int a)"_s});
    row("macros of Qt", u"QT_FORWARD_DECLARE_CLASS(QLabel)\nQ_DECLARE_METATYPE(A)\nvoid f() { }"_s,
        {u"void f()"_s});
    row("directive with a brace", u"#define X {\nvoid f() { }"_s, {u"void f()"_s});
    row("brace in a text", u"void f() { g(\"{\"); }\nvoid h() { }"_s, {u"void f()"_s, u"void h()"_s});
    row("enum", u"enum class A { B, C };"_s, {});
    row("table", u"constexpr std::array words{Word{1, 2}, Word{3, 4}};"_s, {});
    row("assigned table", u"const QHash<int, int> t = make({{1, 2}, {3, 4}});"_s, {});
    row("extern C", u"extern \"C\" {\nint f() { return 1; }\n}"_s, {u"int f()"_s});
}

void LexerTest::findsFunctions()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, heads);
    QStringList found;
    const QVector<FunctionSpan> functions = functionsOf(readSource(u"core/a/a.cpp"_s, text));
    for (const FunctionSpan &function : functions)
        found.append(QString(function.head).replace(u"m_b{b}"_s, u"m_b{ b }"_s));
    QCOMPARE(found, heads);
}

void LexerTest::measuresFunctions()
{
    const QVector<FunctionSpan> functions =
        functionsOf(readSource(u"core/a/a.cpp"_s, u"\n\nvoid f(int a,\n    int b)\n{\n    g();\n}\n"_s));
    QCOMPARE(functions.size(), 1);
    QCOMPARE(functions.at(0).firstLine, 3);
    QCOMPARE(functions.at(0).lastLine, 7);
    QCOMPARE(functions.at(0).lines(), 5);
}

} // namespace baton::architecture

#include "lexer_test.moc"
