// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/weaker_test.h"

#include "core/artefact/report/test_functions.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

/// How a language writes what a test demands and how one is left out. Matched against code without comments
/// and strings, line by line.
struct Words {
    QRegularExpression assertion;
    QRegularExpression skip;
};

const Words &wordsOf(const QString &language)
{
    static const QHash<QString, Words> table{
        {u"python"_s,
            {QRegularExpression(
                 u"\\bself\\.(?:assert\\w+|fail)\\s*\\(|^\\s*assert\\b|\\bpytest\\.(?:raises|warns|fail)\\s*\\("_s),
                QRegularExpression(
                    u"@(?:unittest\\.)?(?:skip\\w*|expectedFailure)\\b|@pytest\\.mark\\.(?:skip\\w*|xfail)\\b|\\bself\\.skipTest\\s*\\(|\\bpytest\\.(?:skip|xfail)\\s*\\(|\\braise\\s+(?:unittest\\.)?SkipTest\\b"_s)}},
        {u"javascript"_s,
            {QRegularExpression(
                 u"(?<![\\w.])(?:t\\.)?assert(?:\\.\\w+)*\\s*\\(|(?<![\\w.])expect(?:\\.\\w+)?\\s*\\("_s),
                QRegularExpression(
                    u"(?<![\\w.])(?:test|it|describe|suite)\\.(?:skip|todo)\\b|(?<![\\w.])x(?:it|test|describe)\\s*\\(|\\b(?:skip|todo)\\s*:\\s*(?!false)|\\bt\\.(?:skip|todo)\\s*\\("_s)}},
        {u"cpp"_s,
            {QRegularExpression(
                 u"\\b(?:(?:ASSERT|EXPECT|CHECK|REQUIRE)\\w*|QCOMPARE\\w*|QVERIFY\\w*|assert|static_assert)\\s*\\("_s),
                QRegularExpression(u"\\bDISABLED_\\w|\\b(?:GTEST_SKIP|QSKIP|SKIP|QEXPECT_FAIL)\\s*\\("_s)}},
        {u"go"_s,
            {QRegularExpression(
                 u"\\b\\w+\\.(?:Errorf?|Fatalf?|Fail|FailNow)\\s*\\(|\\b(?:assert|require)\\.\\w+\\s*\\("_s),
                QRegularExpression(u"\\b\\w+\\.(?:Skipf?|SkipNow)\\s*\\("_s)}},
        {u"rust"_s,
            {QRegularExpression(u"\\b(?:debug_)?assert\\w*!|\\bpanic!|#\\[should_panic"_s),
                QRegularExpression(u"#\\[ignore\\b"_s)}},
        {u"java"_s,
            {QRegularExpression(u"\\bassert\\w*\\s*\\(|^\\s*assert\\b|(?<![\\w.])(?:fail|verify)\\s*\\("_s),
                QRegularExpression(u"@(?:Disabled|Ignore)\\w*\\b|\\bassumeTrue\\s*\\(\\s*false"_s)}},
    };
    static const Words none{QRegularExpression(u"(?!)"_s), QRegularExpression(u"(?!)"_s)};
    const auto it = table.constFind(language);
    return it == table.constEnd() ? none : *it;
}

/// An assertion that holds whatever the program does.
bool isTrivial(const QString &original)
{
    static const QRegularExpression always(
        u"\\b(?:assertTrue|assert\\.ok|assert|ASSERT_TRUE|EXPECT_TRUE|CHECK|REQUIRE|QVERIFY|assert!)\\s*[( ]\\s*(?:[Tt]rue|1)\\b\\s*[,);:]?\\s*\\)?"_s);
    static const QRegularExpression expected(
        u"\\bexpect\\s*\\(\\s*true\\s*\\)\\s*\\.\\s*to(?:Be|Equal|BeTruthy)\\b"_s);
    static const QRegularExpression same(
        u"\\b(?:assert\\w*|ASSERT_\\w+|EXPECT_\\w+|QCOMPARE)(?:\\.\\w+)?!?\\s*\\(\\s*(-?\\w+|\"[^\"]*\"|'[^']*')\\s*,\\s*\\1\\s*[,)]"_s);
    static const QRegularExpression tail(
        u"\\b(?:assert|assertTrue)\\b[( ]\\s*(?:True|true)\\s*(?:and|&&|==)"_s);
    return (always.match(original).hasMatch() && !tail.match(original).hasMatch())
        || expected.match(original).hasMatch() || same.match(original).hasMatch();
}

/// What one test demands.
struct Demands {
    TestFunction test;
    QStringList assertions; ///< as they stand, white space simplified
    QStringList trivial;
    QStringList skips;
};

struct TestFile {
    QVector<Demands> tests;
    QStringList assertions; ///< of the whole file, helpers included
    QStringList skips; ///< outside of tests
};

TestFile demandsOf(const QString &text, const LanguageProfile &profile)
{
    const Words &words = wordsOf(profile.id);
    const QStringList lines = text.split(u'\n');
    const QStringList code = codeOnly(text, profile).split(u'\n');
    TestFile file;
    for (const TestFunction &test : testFunctions(text, profile))
        file.tests += Demands{test, {}, {}, {}};
    qsizetype next = 0; // the tests are in the order of their lines
    for (qsizetype i = 0; i < code.size(); ++i) {
        const int number = static_cast<int>(i) + 1;
        while (next < file.tests.size() && file.tests.at(next).test.lastLine < number)
            ++next;
        const bool inside = next < file.tests.size() && file.tests.at(next).test.firstLine <= number;
        const QString line = lines.at(i).simplified().left(200);
        if (words.skip.match(code.at(i)).hasMatch())
            (inside ? file.tests[next].skips : file.skips) += line;
        if (!words.assertion.match(code.at(i)).hasMatch())
            continue;
        const bool trivial = isTrivial(lines.at(i));
        if (!trivial)
            file.assertions += line;
        if (inside)
            (trivial ? file.tests[next].trivial : file.tests[next].assertions) += line;
    }
    return file;
}

/// What of `before` is not in `after`, each as often as it is missing.
QStringList missing(QStringList before, const QStringList &after)
{
    QHash<QString, int> left;
    for (const QString &line : after)
        ++left[line];
    const auto gone = std::remove_if(before.begin(), before.end(),
        [&](const QString &line) { return left.value(line) > 0 && left[line]-- > 0; });
    before.erase(gone, before.end());
    return before;
}

QString quoted(const QStringList &lines)
{
    QStringList first = lines.mid(0, 3);
    if (lines.size() > first.size())
        first += u"..."_s;
    return first.join("; "_L1);
}

class Comparison {
public:
    Comparison(const TestFile &before, const TestFile &after) : m_before(before), m_after(after)
    {
        for (const Demands &test : after.tests)
            m_byName.insert(test.test.name, &test);
        for (const Demands &test : before.tests)
            m_known.insert(test.test.name);
    }

    QVector<Weakening> run();

private:
    void add(const Demands &test, const QString &what, int line)
    {
        m_found += Weakening{test.test.name, test.test.name + u": "_s + what, line};
    }
    void gone(const Demands &test);
    void changed(const Demands &was, const Demands &is);

    const TestFile &m_before;
    const TestFile &m_after;
    QHash<QString, const Demands *> m_byName;
    QSet<QString> m_known;
    QSet<QString> m_heirs; ///< new tests that were taken for renamed ones
    QVector<Weakening> m_found;
};

void Comparison::gone(const Demands &test)
{
    for (const Demands &other : m_after.tests) {
        const bool isNew = !m_known.contains(other.test.name) && !m_heirs.contains(other.test.name);
        if (isNew && !other.assertions.isEmpty() && missing(test.assertions, other.assertions).isEmpty()) {
            m_heirs.insert(other.test.name);
            changed(test, other);
            return;
        }
    }
    if (!test.assertions.isEmpty() && missing(test.assertions, m_after.assertions).isEmpty()
        && m_after.assertions.size() >= m_before.assertions.size())
        return; // taken apart or joined with another one
    add(test, u"the test was removed"_s, 0);
}

void Comparison::changed(const Demands &was, const Demands &is)
{
    const qsizetype fewer = was.assertions.size() - is.assertions.size();
    const QStringList lost = missing(was.assertions, is.assertions);
    const bool moved = m_after.assertions.size() >= m_before.assertions.size()
        && missing(lost, m_after.assertions).isEmpty();
    if (fewer > 0 && !moved)
        add(was, u"%1 of %2 assertions removed: %3"_s.arg(fewer).arg(was.assertions.size()).arg(quoted(lost)),
            is.test.line);
    const QStringList trivial = missing(is.trivial, was.trivial);
    if (!trivial.isEmpty())
        add(was, u"cannot fail: "_s + quoted(trivial), is.test.line);
    if (is.skips.size() > was.skips.size())
        add(was, u"is skipped now: "_s + quoted(missing(is.skips, was.skips)), is.test.line);
}

QVector<Weakening> Comparison::run()
{
    QHash<QString, int> seen;
    for (const Demands &test : m_before.tests) {
        const Demands *same = m_byName.value(test.test.name);
        if (++seen[test.test.name] > 1)
            continue; // hidden by the one before, or overloaded
        if (same)
            changed(test, *same);
        else
            gone(test);
    }
    if (m_after.skips.size() > m_before.skips.size())
        m_found +=
            Weakening{{}, u"tests are skipped now: "_s + quoted(missing(m_after.skips, m_before.skips)), 0};
    const qsizetype fewer = m_before.assertions.size() - m_after.assertions.size();
    if (m_found.isEmpty() && fewer > 0)
        m_found += Weakening{{},
            u"%1 of %2 assertions removed outside of tests: %3"_s.arg(fewer)
                .arg(m_before.assertions.size())
                .arg(quoted(missing(m_before.assertions, m_after.assertions))),
            0};
    return m_found;
}

} // namespace

QVector<Weakening> weakerTest(const QString &before, const QString &after, const LanguageProfile &profile)
{
    const TestFile was = demandsOf(before, profile);
    const TestFile is = demandsOf(after, profile);
    return Comparison(was, is).run();
}

} // namespace baton::artefact
