// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/test_functions.h"
#include "core/artefact/report/test_match.h"
#include "core/artefact/report/weaker_test.h"
#include "tests/artefact/samples.h"
#include "tests/support/test_main.h"

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::artefact;

/// Files of tests: what stands in them, which rows they serve, whether a new text asks less.
class TestTestFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rows_data();
    void rows();
    void weaker_data();
    void weaker();
    void longTexts();
    void matches_data();
    void matches();
};

BATON_TEST_CLASS(TestTestFiles)

void TestTestFiles::init()
{
    test::failOnWarnings();
}

void TestTestFiles::rows_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("served"); // "name@line: rows; ..."
    QTest::newRow("python")
        << u"py"_s
        << u"# R9\nimport unittest\n\n\nclass A(unittest.TestCase):\n    # R1, R2\n    @mark\n"
           "    def test_a(self):\n        x = 'R5'\n\n    def test_b(self):  # R3\n        pass\n\n"
           "    def test_c(self):\n        \"\"\"Rows R4 of it.\"\"\"\n        pass\n\n    def "
           "test_d(self):\n        pass\n\n\nasync def test_e():\n    pass\n"_s
        << u"A::test_a@8: R1 R2; A::test_b@11: R3; A::test_c@14: R4; A::test_d@18: R9; test_e@22: R9"_s;
    QTest::newRow("javascript")
        << u"js"_s
        << u"// R9\nimport test from 'node:test';\n\n// R1\ntest('a (x)', () => {\n  f('}');\n});\n"
           "describe('group', () => {\n  it('b', () => {}); // R2\n  it.skip(`c`, () => {});\n});\ntest('d R3', f);\n"_s
        << u"a (x)@5: R1; group > b@9: R2; group > c@10: R9; d R3@12: R3"_s;
    QTest::newRow("c++") << u"cpp"_s
                         << u"#include \"a.h\"\n\n// R1\nTEST(Board, Moves) {\n    EXPECT_EQ('\"', "
                            u"f(1'000)); // R7\n}\n\n/* R2 */\n"
                            "TEST_F(Board, Ends)\n{\n}\n"_s
                         << u"Board.Moves@4: R1; Board.Ends@9: R2"_s;
    QTest::newRow("c++ program")
        << u"cpp"_s << u"// R1 of the pool\n#include \"a.h\"\n\nint main()\n{\n    return 0;\n}\n"_s
        << u"main@4: R1"_s;
    QTest::newRow("go")
        << u"go"_s
        << u"// R9\npackage a\n\n// TestA serves R1.\nfunc TestA(t *testing.T) {\n\tx := `}`\n}\n\nfunc "
           "TestB(t *testing.T) {\n\t// R2\n}\n\nfunc helper(t *testing.T) {}\n"_s
        << u"TestA@5: R1; TestB@9: R2"_s;
    QTest::newRow("rust")
        << u"rs"_s
        << u"fn f<'a>(x: &'a str) {}\n#[cfg(test)]\nmod tests {\n    // R1\n    #[test]\n    fn a() {}\n\n"
           "    fn helper() {}\n    #[test]\n    fn b() { assert!(true, \"R4\"); } // R2\n}\n"_s
        << u"tests::a@6: R1; tests::b@10: R4 R2"_s;
    QTest::newRow("java") << u"java"_s
                          << u"// R9\nimport x;\n\nclass CalcTest {\n    // R1\n    @Test\n    void a() { "
                             u"}\n\n    void help() { }\n"
                             "    @ParameterizedTest\n    void b(int i) { }\n}\n"_s
                          << u"CalcTest::a@7: R1; CalcTest::b@11: R9"_s;
    QTest::newRow("none") << u"py"_s << u"x = 1\n"_s << QString();
}

void TestTestFiles::rows()
{
    QFETCH(const QString, extension);
    QFETCH(const QString, text);
    QFETCH(const QString, served);
    QStringList found;
    for (const ServedRows &one : rowsServedByTests(text, *samples::profiles().byExtension(extension)))
        found += one.test.name + u'@' + QString::number(one.test.line) + u": "_s + one.rows.join(u' ');
    QCOMPARE(found.join("; "_L1), served);
}

void TestTestFiles::weaker_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("found"); // parts of the details in their order, "|" between; empty = as strong
    const QString head = u"import unittest\n\n\nclass A(unittest.TestCase):\n"_s;
    const QString a =
        u"    def test_a(self):\n        self.assertEqual(f(1), 2)\n        self.assertIn(3, g())\n"_s;
    const QString b = u"    def test_b(self):\n        self.assertTrue(h())\n"_s;
    const auto row = [](const char *name, const QString &extension, const QString &before,
                         const QString &after, const QString &found) {
        QTest::newRow(name) << extension << before << after << found;
    };
    row("same", u"py"_s, head + a + b, head + b + a, {});
    row("more", u"py"_s, head + a, head + a + b, {});
    row("renamed", u"py"_s, head + a + b, head + QString(a).replace(u"test_a"_s, u"test_all"_s) + b, {});
    row("other value", u"py"_s, head + a, head + QString(a).replace(u"2)"_s, u"3)"_s), {});
    row("assertion gone", u"py"_s, head + a, head + QString(a).remove(u"        self.assertIn(3, g())\n"_s),
        u"A::test_a: 1 of 2 assertions removed: self.assertIn(3, g())"_s);
    row("commented out", u"py"_s, head + a,
        head + QString(a).replace(u"self.assertIn"_s, u"# self.assertIn"_s), u"1 of 2 assertions removed"_s);
    row("in a string", u"py"_s, head + b,
        head + u"    def test_b(self):\n        \"\"\"\n        self.assertTrue(h())\n        \"\"\"\n"_s,
        u"1 of 1 assertions removed"_s);
    row("always true", u"py"_s, head + b, head + QString(b).replace(u"h()"_s, u"True"_s),
        u"assertions removed|cannot fail: self.assertTrue(True)"_s);
    row("same on both sides", u"py"_s, head + a, head + QString(a).replace(u"f(1), 2"_s, u"2, 2"_s),
        u"assertions removed|cannot fail: self.assertEqual(2, 2)"_s);
    row("skipped", u"py"_s, head + b, head + u"    @unittest.skip('later')\n"_s + b,
        u"is skipped now: @unittest.skip('later')"_s);
    row("skipped inside", u"py"_s, head + b,
        head + QString(b).replace(u"        self"_s, u"        self.skipTest('x')\n        self"_s),
        u"is skipped now"_s);
    row("expected to fail", u"py"_s, head + b, head + u"    @unittest.expectedFailure\n"_s + b,
        u"is skipped now"_s);
    row("class skipped", u"py"_s, head + b,
        u"import unittest\n\n\n@unittest.skip('x')\nclass A(unittest.TestCase):\n"_s + b,
        u"tests are skipped now"_s);
    row("test gone", u"py"_s, head + a + b, head + a, u"A::test_b: the test was removed"_s);
    row("joined", u"py"_s, head + a + b, head + a + u"        self.assertTrue(h())\n"_s, {});
    row("helper weaker", u"py"_s, head + u"    def check(self):\n        self.assertTrue(h())\n\n"_s + a,
        head + a, u"outside of tests"_s);
    row("pytest", u"py"_s, u"def test_a():\n    assert f() == 2\n    assert g()\n"_s,
        u"def test_a():\n    assert f() == 2\n"_s, u"test_a: 1 of 2"_s);
    row("node", u"js"_s, u"test('a', () => {\n  assert.equal(f(), 1);\n  assert.ok(g());\n});\n"_s,
        u"test('a', () => {\n  assert.equal(f(), 1);\n  assert.ok(true);\n});\n"_s,
        u"1 of 2|cannot fail: assert.ok(true);"_s);
    row("node skip", u"js"_s, u"test('a', () => {\n  assert.equal(f(), 1);\n});\n"_s,
        u"test.skip('a', () => {\n  assert.equal(f(), 1);\n});\n"_s, u"a: is skipped now"_s);
    row("vitest", u"ts"_s, u"it('a', () => {\n  expect(f()).toBe(1);\n});\n"_s,
        u"it('a', () => {\n  expect(true).toBe(true);\n});\n"_s, u"1 of 1|cannot fail"_s);
    row("googletest", u"cpp"_s, u"TEST(A, b) {\n  EXPECT_EQ(f(), 1);\n}\n"_s,
        u"TEST(A, DISABLED_b) {\n  EXPECT_EQ(f(), 1);\n}\n"_s, u"skipped now"_s);
    row("go", u"go"_s, u"func TestA(t *testing.T) {\n\tif f() != 1 {\n\t\tt.Fatal(1)\n\t}\n}\n"_s,
        u"func TestA(t *testing.T) {\n\tt.Skip()\n}\n"_s, u"1 of 1|is skipped now"_s);
    row("rust", u"rs"_s, u"#[test]\nfn a() {\n    assert_eq!(f(), 1);\n}\n"_s,
        u"#[test]\n#[ignore]\nfn a() {\n    assert_eq!(f(), 1);\n}\n"_s, u"a: is skipped now"_s);
    row("java", u"java"_s, u"class T {\n  @Test\n  void a() {\n    assertEquals(1, f());\n  }\n}\n"_s,
        u"class T {\n  @Test @Disabled\n  void a() {\n    assertTrue(true);\n  }\n}\n"_s,
        u"1 of 1|cannot fail|is skipped now"_s);
}

void TestTestFiles::weaker()
{
    QFETCH(const QString, extension);
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const QString, found);
    const LanguageProfile &profile = *samples::profiles().byExtension(extension);
    QStringList details;
    for (const Weakening &one : weakerTest(before, after, profile))
        details += one.detail;
    const QStringList parts = found.split(u'|', Qt::SkipEmptyParts);
    QVERIFY2(details.size() == parts.size(), qPrintable(details.join(u'\n')));
    for (qsizetype i = 0; i < parts.size(); ++i)
        QVERIFY2(details.at(i).contains(parts.at(i)), qPrintable(details.join(u'\n')));
    QVERIFY(weakerTest(after, after, profile).isEmpty());
}

void TestTestFiles::longTexts()
{
    for (const LanguageProfile &profile : samples::profiles().all()) {
        for (const QString &piece : {u"{"_s, u"test('a', () => {\n"_s, u"describe('a', () => {\n"_s,
                 u"def test_a(x):\n"_s, u"\"\"\"'`/*"_s, u"mod a {\n#[test]\nfn b"_s}) {
            const QString text = piece.repeated(20'000);
            QVERIFY(rowsServedByTests(text, profile).size() <= 20'000);
            QVERIFY(codeOnly(text, profile).size() == text.size());
        }
    }
}

void TestTestFiles::matches_data()
{
    QTest::addColumn<QString>("row");
    QTest::addColumn<int>("index");
    const auto row = [](const QString &text, int index) {
        QTest::addRow("%s", qPrintable(text)) << text << index;
    };
    row(u"tests/test_x.py::Case::test_y"_s, 0);
    row(u"`tests/test_x.py::Case::test_y`"_s, 0);
    row(u"Case::test_y"_s, 0);
    row(u"test_y"_s, 0);
    row(u"TEST_Y"_s, 0);
    row(u"tests.test_x.Case.test_y"_s, 0);
    row(u"test_x.Case.test_y"_s, 0);
    row(u"test_y (tests.test_x.Case)"_s, 0);
    row(u"test_y (tests.test_x.Case.test_y)"_s, 0);
    row(u"src/tests/test_x.py::Case::test_y"_s, 0);
    row(u"test_same"_s, 2); // of two the bad one
    row(u"tests/test_z.py"_s, 2);
    row(u"test_many[2-3]"_s, 4);
    row(u"test_many"_s, 4);
    row(u"group > is fine"_s, 5);
    row(u"is fine"_s, 5);
    row(u"CalcTest.some"_s, 6);
    row(u"CalcTest#some(int)"_s, 6);
    row(u"test_unknown"_s, -1);
    row(u"y"_s, -1);
    row(u"None"_s, -1);
    row(QString(), -1);
}

void TestTestFiles::matches()
{
    QFETCH(const QString, row);
    QFETCH(const int, index);
    const auto result = [](const QString &id, const QString &file, TestState state) {
        return TestResult{.id = id, .file = file, .state = state};
    };
    const QVector<TestResult> results{
        result(u"tests/test_x.py::Case::test_y"_s, u"tests/test_x.py"_s, TestState::Failed),
        result(u"tests/test_x.py::Case::test_same"_s, u"tests/test_x.py"_s, TestState::Passed),
        result(u"tests/test_z.py::Case::test_same"_s, u"tests/test_z.py"_s, TestState::Error),
        result(u"tests/test_p.py::test_many[1-1]"_s, u"tests/test_p.py"_s, TestState::Passed),
        result(u"tests/test_p.py::test_many[2-3]"_s, u"tests/test_p.py"_s, TestState::Failed),
        result(u"tests/a.test.js::group > is fine"_s, u"tests/a.test.js"_s, TestState::Failed),
        result(u"CalcTest::some(int)[2]"_s, u"src/test/java/CalcTest.java"_s, TestState::Failed),
    };
    QCOMPARE(matchTest(row, results), index);
}

#include "test_files_test.moc"
