// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/test_functions.h"

#include "core/markdown/lines.h"

#include <QRegularExpression>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostTests = 5'000;
constexpr qsizetype deepest = 50; // suites or modules inside each other that are told apart

/// A text with what the readers of all languages ask of it.
class Source {
public:
    Source(const QString &original, const LanguageProfile &profile)
        : text(original), code(codeOnly(original, profile)), lines(original.split(u'\n')),
          codeLines(code.split(u'\n'))
    {
        for (qsizetype at = code.indexOf(u'\n'); at >= 0; at = code.indexOf(u'\n', at + 1))
            m_ends += at;
        QVector<qsizetype> open;
        for (qsizetype at = 0; at < code.size(); ++at) {
            const QChar c = code.at(at);
            if (c == u'(' || c == u'{')
                open += at;
            else if ((c == u')' || c == u'}') && !open.isEmpty())
                m_closings.insert(open.takeLast(), at);
        }
    }

    [[nodiscard]] int lineAt(qsizetype at) const
    {
        return static_cast<int>(std::lower_bound(m_ends.begin(), m_ends.end(), at) - m_ends.begin()) + 1;
    }
    /// Where the bracket at `open` is closed; the end of the text when it is not.
    [[nodiscard]] qsizetype closing(qsizetype open) const { return m_closings.value(open, code.size()); }
    /// Where the next body in braces behind `from` ends.
    [[nodiscard]] qsizetype bodyEnd(qsizetype from) const
    {
        const qsizetype open = code.indexOf(u'{', from);
        return open < 0 ? from : closing(open);
    }
    /// The first line of the comments and marks that stand directly on a line.
    [[nodiscard]] int marksAbove(int line) const;
    [[nodiscard]] TestFunction test(const QString &name, qsizetype head, qsizetype end) const
    {
        const int line = lineAt(head);
        return {name, marksAbove(line), line, lineAt(qMin(end, code.size()))};
    }

    const QString text;
    const QString code;
    const QStringList lines;
    const QStringList codeLines;

private:
    QVector<qsizetype> m_ends;
    QHash<qsizetype, qsizetype> m_closings;
};

int Source::marksAbove(int line) const
{
    int first = line;
    while (first > 1) {
        const QString above = lines.at(first - 2).trimmed();
        const bool mark = above.startsWith(u'#') || above.startsWith(u'@') || above.startsWith("//"_L1)
            || above.startsWith("/*"_L1) || above.startsWith(u'*');
        if (!mark || above.startsWith("#include"_L1))
            break;
        --first;
    }
    return first;
}

struct Range {
    QString name;
    qsizetype end = 0;
};

/// The names of the ranges around a place, which are left one after another.
QStringList around(QVector<Range> &ranges, qsizetype at)
{
    while (!ranges.isEmpty() && ranges.constLast().end < at)
        ranges.removeLast();
    QStringList names;
    for (const Range &range : ranges)
        names += range.name;
    return names;
}

int pythonEnd(const Source &source, qsizetype from, qsizetype indent)
{
    qsizetype last = from;
    for (qsizetype i = from + 1; i < source.codeLines.size(); ++i) {
        if (source.codeLines.at(i).trimmed().isEmpty())
            continue;
        if (markdown::indentOf(source.codeLines.at(i)) <= indent)
            break;
        last = i;
    }
    return static_cast<int>(last) + 1;
}

QVector<TestFunction> pythonTests(const Source &source)
{
    static const QRegularExpression classHead(u"^(\\s*)class\\s+(\\w+)"_s);
    static const QRegularExpression testHead(u"^(\\s*)(?:async\\s+)?def\\s+(test\\w*)\\s*\\("_s);
    QVector<TestFunction> tests;
    QVector<std::pair<qsizetype, QString>> classes; // indent and name
    int inside = 0; // last line of the test around
    for (qsizetype i = 0; i < source.codeLines.size() && tests.size() < mostTests; ++i) {
        const QString &code = source.codeLines.at(i);
        if (code.trimmed().isEmpty() || i < inside)
            continue;
        const qsizetype indent = markdown::indentOf(code);
        while (!classes.isEmpty() && classes.constLast().first >= indent)
            classes.removeLast();
        if (const auto match = classHead.match(code); match.hasMatch())
            classes.append({indent, match.captured(2)});
        const auto match = testHead.match(code);
        if (!match.hasMatch())
            continue;
        QStringList owners;
        for (const auto &owner : std::as_const(classes))
            owners += owner.second;
        const QString name = match.captured(2);
        const int line = static_cast<int>(i) + 1;
        inside = pythonEnd(source, i, indent);
        tests += TestFunction{owners.isEmpty() ? name : QString(owners.join(u'.') + u"::"_s + name),
            source.marksAbove(line), line, inside};
    }
    return tests;
}

/// The string that begins at or behind `at`, as the original has it; its quotes stand in the code.
QString stringAt(const Source &source, qsizetype at)
{
    while (at < source.code.size() && source.code.at(at).isSpace())
        ++at;
    if (at >= source.code.size() || !u"'\"`"_s.contains(source.code.at(at)))
        return {};
    const qsizetype end = source.code.indexOf(source.code.at(at), at + 1);
    return end < 0 ? QString() : source.text.sliced(at + 1, end - at - 1);
}

QVector<TestFunction> javascriptTests(const Source &source)
{
    static const QRegularExpression head(
        u"(?<![\\w.])(?:x|f)?(describe|suite|context|test|it)((?:\\.\\w+)*)\\s*\\("_s);
    QVector<TestFunction> tests;
    QVector<Range> suites;
    for (auto it = head.globalMatch(source.code); it.hasNext() && tests.size() < mostTests;) {
        const auto match = it.next();
        qsizetype open = match.capturedEnd() - 1;
        if (match.captured(2).contains(".each"_L1))
            open = source.code.indexOf(u'(', source.closing(open));
        const QString name = open < 0 ? QString() : stringAt(source, open + 1);
        if (name.isEmpty())
            continue;
        const QStringList names = around(suites, match.capturedStart());
        const bool suite = match.captured(1) != "test"_L1 && match.captured(1) != "it"_L1;
        if (suite && suites.size() < deepest)
            suites += Range{name, source.closing(open)};
        if (!suite)
            tests += source.test(
                (names + QStringList(name)).join(" > "_L1), match.capturedStart(), source.closing(open));
    }
    return tests;
}

QVector<TestFunction> cppTests(const Source &source)
{
    static const QRegularExpression google(u"\\bTEST(?:_F|_P)?\\s*\\(\\s*(\\w+)\\s*,\\s*(\\w+)\\s*\\)"_s);
    static const QRegularExpression catches(u"\\b(?:TEST_CASE|SCENARIO)\\s*\\("_s);
    static const QRegularExpression qt(u"\\bvoid\\s+(\\w+)::(\\w+)\\s*\\(\\s*\\)\\s*\\{"_s);
    static const QRegularExpression program(u"\\bint\\s+main\\s*\\("_s);
    QVector<TestFunction> tests;
    for (auto it = google.globalMatch(source.code); it.hasNext() && tests.size() < mostTests;) {
        const auto match = it.next();
        tests += source.test(match.captured(1) + u'.' + match.captured(2), match.capturedStart(),
            source.bodyEnd(match.capturedEnd()));
    }
    for (auto it = catches.globalMatch(source.code); it.hasNext() && tests.size() < mostTests;) {
        const auto match = it.next();
        tests += source.test(stringAt(source, match.capturedEnd()), match.capturedStart(),
            source.bodyEnd(match.capturedEnd()));
    }
    if (source.code.contains("QTEST_"_L1) || source.code.contains("Q_OBJECT"_L1)) {
        for (auto it = qt.globalMatch(source.code); it.hasNext() && tests.size() < mostTests;) {
            const auto match = it.next();
            tests += source.test(match.captured(1) + u"::"_s + match.captured(2), match.capturedStart(),
                source.bodyEnd(match.capturedEnd() - 1));
        }
    }
    if (const auto match = program.match(source.code); tests.isEmpty() && match.hasMatch())
        tests += source.test(u"main"_s, match.capturedStart(), source.bodyEnd(match.capturedEnd()));
    std::stable_sort(tests.begin(), tests.end(),
        [](const TestFunction &a, const TestFunction &b) { return a.line < b.line; });
    return tests;
}

QVector<TestFunction> goTests(const Source &source)
{
    static const QRegularExpression head(u"^func\\s+(Test\\w*)\\s*\\(\\s*\\w+\\s+\\*testing\\.T\\s*\\)"_s,
        QRegularExpression::MultilineOption);
    QVector<TestFunction> tests;
    for (auto it = head.globalMatch(source.code); it.hasNext() && tests.size() < mostTests;) {
        const auto match = it.next();
        tests += source.test(match.captured(1), match.capturedStart(), source.bodyEnd(match.capturedEnd()));
    }
    return tests;
}

/// Languages in which a mark makes a function a test, and functions stand in modules or classes.
struct MarkedForm {
    QRegularExpression head; ///< captures: 1 = owner's name, 2 = a mark, 3 = a function's name
    bool lastOwnerOnly = false;
};

QVector<TestFunction> markedTests(const Source &source, const MarkedForm &form)
{
    QVector<TestFunction> tests;
    QVector<Range> owners;
    bool marked = false;
    for (auto it = form.head.globalMatch(source.code); it.hasNext() && tests.size() < mostTests;) {
        const auto match = it.next();
        if (match.capturedLength(1) > 0 && owners.size() < deepest)
            owners += Range{match.captured(1), source.bodyEnd(match.capturedEnd(1))};
        if (match.capturedLength(1) > 0 || match.capturedLength(2) > 0) {
            marked = match.capturedLength(2) > 0;
            continue;
        }
        QStringList names = around(owners, match.capturedStart());
        if (form.lastOwnerOnly && names.size() > 1)
            names = {names.join(u'$')};
        names += match.captured(3);
        if (marked)
            tests +=
                source.test(names.join(u"::"_s), match.capturedStart(), source.bodyEnd(match.capturedEnd()));
        marked = false;
    }
    return tests;
}

QVector<TestFunction> testsIn(const Source &source, const QString &language)
{
    static const MarkedForm rust{
        QRegularExpression(u"\\bmod\\s+(\\w+)\\s*\\{|(#\\[(?:\\w+::)*test\\b)|\\bfn\\s+(\\w+)"_s), false};
    static const MarkedForm java{
        QRegularExpression(
            u"\\bclass\\s+(\\w+)|(@(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\\b)|\\bvoid\\s+(\\w+)\\s*\\("_s),
        true};
    if (language == "python"_L1)
        return pythonTests(source);
    if (language == "javascript"_L1)
        return javascriptTests(source);
    if (language == "cpp"_L1)
        return cppTests(source);
    if (language == "go"_L1)
        return goTests(source);
    if (language == "rust"_L1)
        return markedTests(source, rust);
    return language == "java"_L1 ? markedTests(source, java) : QVector<TestFunction>();
}

/// Row ids in what is no code of some lines (1-based, both included); on a line that begins with a mark all
/// of it counts.
QStringList rowsIn(const Source &source, int from, int to)
{
    static const QRegularExpression row(u"(?<![\\w-])R\\d{1,4}(?![\\w-])"_s);
    QStringList rows;
    for (int number = qMax(1, from); number <= to && number <= source.lines.size(); ++number) {
        QString said = source.lines.at(number - 1);
        const QString &code = source.codeLines.at(number - 1);
        for (qsizetype i = 0; i < said.size(); ++i) {
            if (code.at(i) == said.at(i))
                said[i] = u' ';
        }
        for (auto it = row.globalMatch(said); it.hasNext();) {
            const QString id = it.next().captured();
            if (!rows.contains(id))
                rows += id;
        }
    }
    return rows;
}

/// Whether a line holds no code: a comment, a blank line, a line of a docstring.
bool saysOnly(const QString &code)
{
    return std::all_of(
        code.begin(), code.end(), [](QChar c) { return c.isSpace() || c == u'"' || c == u'\''; });
}

} // namespace

QVector<TestFunction> testFunctions(const QString &text, const LanguageProfile &profile)
{
    return testsIn(Source(text, profile), profile.id);
}

QVector<ServedRows> rowsServedByTests(const QString &text, const LanguageProfile &profile)
{
    constexpr int firstWords = 10; // lines of a test that may still say what it is for
    const Source source(text, profile);
    const QVector<TestFunction> tests = testsIn(source, profile.id);
    const int count = static_cast<int>(source.codeLines.size());
    int head = 0;
    while (head < count && saysOnly(source.codeLines.at(head)))
        ++head;
    if (!tests.isEmpty())
        head = qMin(head, tests.constFirst().firstLine - 1);
    const QStringList ofFile = rowsIn(source, 1, head);
    QVector<ServedRows> served;
    for (const TestFunction &test : tests) {
        int last = test.line;
        while (last < qMin(count, test.line + firstWords) && saysOnly(source.codeLines.at(last)))
            ++last;
        const QStringList rows = rowsIn(source, test.firstLine, qMin(last, test.lastLine));
        served += ServedRows{test, rows.isEmpty() ? ofFile : rows};
    }
    return served;
}

} // namespace baton::artefact
