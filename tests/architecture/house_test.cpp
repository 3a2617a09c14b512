// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/include_rules.h"
#include "tests/architecture/room_map.h"
#include "tests/architecture/size_rules.h"
#include "tests/architecture/wiring_rules.h"
#include "tests/support/test_main.h"

namespace baton::architecture {

using namespace Qt::StringLiterals;

namespace {

SourceFile file(const QString &path, const QString &text)
{
    return readSource(path, text);
}

QStringList detailsOf(const QVector<Finding> &findings)
{
    QStringList result;
    for (const Finding &finding : findings)
        result.append(finding.rule + u": "_s + finding.detail);
    return result;
}

SourceFile speaker(const QString &signals_)
{
    return file(u"ui/views/speaker.h"_s,
        u"class Speaker : public QObject {\n    Q_OBJECT\npublic:\n    void quiet();\nQ_SIGNALS:\n"_s
            + signals_ + u"protected:\n    void event(QEvent *e) override;\n};\n"_s);
}

/// A header in ui/a with `count` lines.
SourceFile lines(const QString &path, int count)
{
    return file(path, QString(count, u'\n'));
}

} // namespace

/// The rules that look at the house as a whole, on trees that keep them and trees that do not.
class HouseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void deafSignals_data();
    void deafSignals();
    void manySignals();
    void unusedFunctions_data();
    void unusedFunctions();
    void enums_data();
    void enums();
    void cyclesInsideAUnit();
    void fullRoom();
    void dust();
    void longFunctions();
    void testHeaders();
    void roomsAndArrows();
    void pictureIsRead();
};

BATON_TEST_CLASS(HouseTest)

void HouseTest::init()
{
    test::failOnWarnings();
}

void HouseTest::deafSignals_data()
{
    QTest::addColumn<QString>("listener");
    QTest::addColumn<bool>("heard");
    QTest::newRow("nobody") << u"void f() { emit said(); }"_s << false;
    QTest::newRow("connected") << u"connect(a, &Speaker::said, this, &B::on);"_s << true;
    QTest::newRow("with a namespace") << u"connect(a, &baton::ui::Speaker::said, this, &B::on);"_s << true;
    QTest::newRow("over two lines") << u"connect(a,\n    &Speaker::said, this, &B::on);"_s << true;
    QTest::newRow("through an heir")
        << u"class Loud final : public ui::Speaker {\n};\nconnect(a, &Loud::said, this, &B::on);"_s << true;
    QTest::newRow("of another class") << u"connect(a, &Other::said, this, &B::on);"_s << false;
    QTest::newRow("in a comment") << u"// connect(a, &Speaker::said, this, &B::on);"_s << false;
}

void HouseTest::deafSignals()
{
    QFETCH(const QString, listener);
    QFETCH(const bool, heard);
    const QVector<Finding> findings = checkSignals(
        {speaker(u"    void said(const QString &word);\n"_s), file(u"ui/window/a.cpp"_s, listener)});
    const QStringList expected =
        heard ? QStringList{} : QStringList{u"deaf-signal: nobody listens to Speaker::said"_s};
    QCOMPARE(detailsOf(findings), expected);
    if (!heard)
        QCOMPARE(findings.at(0).line, 6);
    // A test that listens does not make it heard.
    QCOMPARE(checkSignals({speaker(u"    void said();\n"_s),
                              file(u"tests/ui/a.cpp"_s, u"QSignalSpy spy(&a, &Speaker::said);"_s)})
                 .size(),
        1);
}

void HouseTest::manySignals()
{
    QString declared;
    QString heard;
    for (int i = 0; i < maxSignalsPerClass; ++i) {
        declared += u"    void s%1();\n"_s.arg(i);
        heard += u"f(&Speaker::s%1);\n"_s.arg(i);
    }
    QCOMPARE(checkSignals({speaker(declared), file(u"ui/a.cpp"_s, heard)}).size(), 0);
    declared += u"    void more();\n"_s;
    heard += u"f(&Speaker::more);\n"_s;
    QCOMPARE(detailsOf(checkSignals({speaker(declared), file(u"ui/a.cpp"_s, heard)})),
        QStringList{u"many-signals: Speaker declares 13 signals, at most 12"_s});
}

void HouseTest::unusedFunctions_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("unused");
    const QString free = u"[[nodiscard]] int count(const QString &a);\n"_s;
    const QString defined = u"int count(const QString &a)\n{\n    return 1;\n}\n"_s;
    QTest::newRow("never called") << free << defined << u"count"_s;
    QTest::newRow("called") << free << defined + u"int b = count(a);\n"_s << QString();
    QTest::newRow("called in its own header")
        << free + u"inline int b() { return count(a); }\nint c = b();\n"_s << defined << QString();
    const QString method = u"class A {\npublic:\n    [[nodiscard]] bool isDone() const;\n};\n"_s;
    QTest::newRow("method") << method << u"bool A::isDone() const\n{\n    return true;\n}\n"_s << u"isDone"_s;
    QTest::newRow("method in place")
        << u"class A {\npublic:\n    [[nodiscard]] bool isDone() const { return true; }\n};\n"_s << QString()
        << u"isDone"_s;
    QTest::newRow("called method") << method << u"bool f(A &a) { return a.isDone(); }\n"_s << QString();
    QTest::newRow("connected slot") << method << u"connect(a, &A::isDone, b, &B::c);\n"_s << QString();
    QTest::newRow("override") << u"class A : public B {\n    void paint(int a) override;\n};\n"_s << QString()
                              << QString();
    QTest::newRow("operator and constructor")
        << u"struct A {\n    explicit A(int b);\n    bool operator==(const A &b) const = default;\n};\n"_s
        << QString() << QString();
}

void HouseTest::unusedFunctions()
{
    QFETCH(const QString, header);
    QFETCH(const QString, source);
    QFETCH(const QString, unused);
    const QStringList expected = unused.isEmpty()
        ? QStringList{}
        : QStringList{u"unused-function: the product does not use %1()"_s.arg(unused)};
    const SourceFile test = file(u"tests/a/a.cpp"_s, u"QVERIFY(a.isDone() && count(x));\n"_s);
    QCOMPARE(detailsOf(checkUnusedFunctions(
                 {file(u"core/a/a.h"_s, header), file(u"core/a/a.cpp"_s, source), test})),
        expected);
}

void HouseTest::enums_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rule");
    const QString two = u"enum class Left { A, B };\nenum class Right { C, D };\n"_s;
    QTest::newRow("from a number") << two + u"auto a = static_cast<Left>(index.row());\n"_s << QString();
    QTest::newRow("to a number") << two + u"int a = static_cast<int>(Right::C);\n"_s << QString();
    QTest::newRow("from an enumerator")
        << two + u"auto a = static_cast<Left>(Right::C);\n"_s << u"enum-cast"_s;
    QTest::newRow("through a number")
        << two + u"auto a = static_cast<Left>(static_cast<int>(Right::C));\n"_s << u"enum-cast"_s;
    QTest::newRow("from a variable") << two
            + u"void f(Right right) { g(static_cast<baton::Left>(right)); }\n"_s
                                     << u"enum-cast"_s;
    QTest::newRow("from a member") << two
            + u"struct S { Right kind = Right::C; };\nauto a = static_cast<Left>(s.kind);\n"_s
                                   << u"enum-cast"_s;
    QTest::newRow("a call, whatever it returns")
        << two + u"struct S { Right kind = Right::C; };\nauto a = static_cast<Left>(s.kind());\n"_s
        << QString();
    QTest::newRow("repeated") << u"enum class One { A, B, C };\nenum class Two { A, B, C };\n"_s
                              << u"mirrored-enum"_s;
    QTest::newRow("alike") << u"enum class One { A, B, C };\nenum class Two { A, B, D };\n"_s << QString();
    QTest::newRow("two words") << u"enum class One { Yes, No };\nenum class Two { Yes, No };\n"_s
                               << QString();
}

void HouseTest::enums()
{
    QFETCH(const QString, text);
    QFETCH(const QString, rule);
    const QVector<Finding> findings = checkEnums({file(u"core/a/a.cpp"_s, text)});
    QCOMPARE(findings.size(), rule.isEmpty() ? 0 : 1);
    if (!rule.isEmpty())
        QCOMPARE(findings.at(0).rule, rule);
    QCOMPARE(checkEnums({file(u"tests/a/a.cpp"_s, text)}).size(), 0);
}

void HouseTest::cyclesInsideAUnit()
{
    const QStringList details = detailsOf(checkCycles({file(u"app/a.cpp"_s, u"#include \"app/cli/b.h\"\n"_s),
        file(u"app/cli/b.h"_s, u"#include \"app/c.h\"\n"_s)}));
    QCOMPARE(
        details, (QStringList{u"cycle: app -> app/cli -> app"_s, u"cycle: app/cli -> app -> app/cli"_s}));
}

void HouseTest::fullRoom()
{
    QVector<SourceFile> files;
    for (int i = 0; i < maxFilesInRoom; ++i)
        files.append(lines(u"core/a/f%1.cpp"_s.arg(i), smallFileLines));
    files.append(lines(u"core/a/inside/f.cpp"_s, smallFileLines));
    QCOMPARE(detailsOf(checkHouse(files)), QStringList{});
    files.append(lines(u"core/a/more.h"_s, smallFileLines));
    QCOMPARE(detailsOf(checkHouse(files)), QStringList{u"full-room: 49 files, at most 48"_s});
}

void HouseTest::dust()
{
    QVector<SourceFile> files;
    for (int i = 0; i < 25; ++i)
        files.append(lines(u"core/a/f%1.cpp"_s.arg(i), i < 7 ? smallFileLines - 1 : smallFileLines));
    QCOMPARE(detailsOf(checkHouse(files)), QStringList{});
    files[7] = lines(u"core/a/f7.cpp"_s, smallFileLines - 1);
    QCOMPARE(detailsOf(checkHouse(files)),
        QStringList{u"dust: 8 of 25 files have under 50 lines, at most 28 %"_s});
}

void HouseTest::longFunctions()
{
    const auto tree = [](int longest) {
        QString text(smallFileLines, u'\n');
        for (int i = 0; i < 98; ++i)
            text += u"void f%1()\n{\n}\n"_s.arg(i);
        for (int i = 0; i < 2; ++i)
            text += u"void g%1()\n{"_s.arg(i) + QString(longest - 2, u'\n') + u"}\n"_s;
        return QVector<SourceFile>{file(u"core/a/a.cpp"_s, text)};
    };
    QCOMPARE(detailsOf(checkHouse(tree(maxFunctionLinesP99))), QStringList{});
    QCOMPARE(detailsOf(checkHouse(tree(maxFunctionLinesP99 + 1))),
        QStringList{u"long-functions: one function of a hundred has 36 lines or more, at most 35"_s});
}

void HouseTest::testHeaders()
{
    QVector<SourceFile> files;
    for (int i = 0; i < maxTestHeaders; ++i)
        files.append(lines(u"tests/a/f%1.h"_s.arg(i), 10));
    files.append(lines(u"tests/support/f.h"_s, 10));
    QCOMPARE(checkHouse(files).size(), 0);
    files.append(lines(u"tests/a/more.h"_s, 10));
    QCOMPARE(detailsOf(checkHouse(files)),
        QStringList{u"test-headers: 26 headers outside tests/support, at most 25"_s});
}

void HouseTest::roomsAndArrows()
{
    const RoomMap rooms =
        roomsOf({file(u"ui/a/a.cpp"_s, u"#include \"core/b/b.h\"\n#include \"core/c/c.h\"\n"_s),
            file(u"core/b/b.h"_s, u"#include \"core/c/c.h\"\n\n"_s),
            file(u"core/c/c.h"_s, u"#include <QString>\n"_s),
            file(u"tests/a/a.cpp"_s, u"#include \"core/c/c.h\"\n"_s)});
    QCOMPARE(rooms.keys(), (QStringList{u"core/b"_s, u"core/c"_s, u"ui/a"_s}));
    QCOMPARE(rooms.value(u"core/b"_s).files, 1);
    QCOMPARE(rooms.value(u"core/b"_s).lines, 2);
    const QMap<QString, QSet<QString>> arrows = arrowsOf(rooms);
    QCOMPARE(arrows.keys(), (QStringList{u"core/b"_s, u"ui/a"_s}));
    QCOMPARE(arrows.value(u"ui/a"_s), QSet<QString>{u"core/b"_s}); // core/c is reached by way of core/b
    QVERIFY(drawRooms(rooms).contains(u"\"ui/a\" -> \"core/b\";"_s));
}

void HouseTest::pictureIsRead()
{
    const QMap<QString, QSet<QString>> arrows = arrowsIn(
        u"<title>rooms</title>\n<title>ui/a&#45;&gt;core/b</title>\n<title>ui/a&#45;&gt;core/c</title>"_s);
    QCOMPARE(arrows.keys(), QStringList{u"ui/a"_s});
    QCOMPARE(arrows.value(u"ui/a"_s), (QSet<QString>{u"core/b"_s, u"core/c"_s}));
}

} // namespace baton::architecture

#include "house_test.moc"
