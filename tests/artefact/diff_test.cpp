// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/diff/diff.h"
#include "core/artefact/diff/merge3.h"
#include "tests/artefact/samples.h"
#include "tests/support/test_main.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace baton::artefact;

namespace {

QString rebuilt(const QVector<DiffLine> &lines, DiffLine::Kind without)
{
    QString text;
    for (const DiffLine &line : lines) {
        if (line.kind != without)
            text += line.text + u'\n';
    }
    return text;
}

} // namespace

/// Unified diffs, lines with marked words, and three-way merges.
class TestDiff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void unified_data();
    void unified();
    void linesRebuildBothTexts();
    void words_data();
    void words();
    void equalTexts();
    void largeTexts();
    void merge_data();
    void merge();
};

BATON_TEST_CLASS(TestDiff)

void TestDiff::init()
{
    baton::test::failOnWarnings();
}

void TestDiff::unified_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("diff");
    QTest::addColumn<int>("added");
    QTest::addColumn<int>("removed");
    QTest::newRow("equal") << u"a\n"_s << u"a\n"_s << QString() << 0 << 0;
    QTest::newRow("one line") << u"a\nb\nc\n"_s << u"a\nB\nc\n"_s
                              << u"--- old\n+++ new\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"_s << 1 << 1;
    QTest::newRow("from nothing") << QString() << u"a\n"_s << u"--- old\n+++ new\n@@ -0,0 +1 @@\n+a\n"_s << 1
                                  << 0;
    QTest::newRow("to nothing") << u"a\n"_s << QString() << u"--- old\n+++ new\n@@ -1 +0,0 @@\n-a\n"_s << 0
                                << 1;
    QTest::newRow("no final newline")
        << u"a"_s << u"a\n"_s << u"--- old\n+++ new\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"_s
        << 1 << 1;
    QTest::newRow("umlauts") << u"ä\n"_s << u"ö\n"_s << u"--- old\n+++ new\n@@ -1 +1 @@\n-ä\n+ö\n"_s << 1
                             << 1;
}

void TestDiff::unified()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, diff);
    QFETCH(int, added);
    QFETCH(int, removed);
    QCOMPARE(unifiedDiff(before, after, {u"old"_s, u"new"_s}), diff);
    QCOMPARE(diffStat(before, after), (DiffStat{added, removed}));
}

void TestDiff::linesRebuildBothTexts()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 60; ++round) {
        QStringList before = samples::pythonFile().split(u'\n');
        QStringList after = before;
        for (int edit = 0; edit < 6; ++edit) {
            const qsizetype at = random.bounded(static_cast<int>(after.size()));
            if (random.bounded(2))
                after.insert(at, u"line %1"_s.arg(random.bounded(5)));
            else
                after.removeAt(at);
        }
        const QString left = before.join(u'\n') + u'\n';
        const QString right = after.join(u'\n') + u'\n';
        const QVector<DiffLine> lines = diffLines(left, right);
        QCOMPARE(rebuilt(lines, DiffLine::Kind::Added), left);
        QCOMPARE(rebuilt(lines, DiffLine::Kind::Removed), right);
        int oldLine = 0;
        int newLine = 0;
        for (const DiffLine &line : lines) {
            QCOMPARE(line.oldLine, line.kind == DiffLine::Kind::Added ? 0 : ++oldLine);
            QCOMPARE(line.newLine, line.kind == DiffLine::Kind::Removed ? 0 : ++newLine);
        }
    }
}

void TestDiff::words_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("removed");
    QTest::addColumn<QString>("added");
    QTest::newRow("a word") << u"the red house"_s << u"the blue house"_s << u"red"_s << u"blue"_s;
    QTest::newRow("an argument") << u"f(a, b)"_s << u"f(a, c)"_s << u"b"_s << u"c"_s;
    QTest::newRow("more words") << u"return x"_s << u"return x + 1"_s << QString() << u" + 1"_s;
    QTest::newRow("other line") << u"abc def"_s << u"xyz"_s << QString() << QString();
}

void TestDiff::words()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, removed);
    QFETCH(QString, added);
    const QVector<DiffLine> lines = diffLines(before + u'\n', after + u'\n');
    QCOMPARE(lines.size(), 2);
    const auto marked = [](const DiffLine &line) {
        QString text;
        for (const DiffMark &mark : line.marks)
            text += line.text.mid(mark.start, mark.length);
        return text;
    };
    QCOMPARE(marked(lines.at(0)), removed);
    QCOMPARE(marked(lines.at(1)), added);
}

void TestDiff::equalTexts()
{
    QCOMPARE(diffLines(u"a\nb\n"_s, u"a\nb\n"_s).size(), 2);
    QCOMPARE(diffLines(u"a\nb\n"_s, u"a\nb\n"_s, 3).size(), 0);
    QCOMPARE(diffLines({}, {}).size(), 0);
}

void TestDiff::largeTexts()
{
    QString before;
    QString after;
    for (int i = 0; i < 40'000; ++i) {
        before += u"line %1 of the old text\n"_s.arg(i);
        after += i % 7 ? u"line %1 of the old text\n"_s.arg(i) : u"line %1 of the new text\n"_s.arg(i);
    }
    QVERIFY(diffLines(before, after).size() > 40'000);
}

void TestDiff::merge_data()
{
    QTest::addColumn<QString>("ours");
    QTest::addColumn<QString>("theirs");
    QTest::addColumn<QString>("merged");
    QTest::addColumn<bool>("conflicts");
    QTest::newRow("nothing") << u"a\nb\nc\nd\ne\n"_s << u"a\nb\nc\nd\ne\n"_s << u"a\nb\nc\nd\ne\n"_s << false;
    QTest::newRow("both sides") << u"A\nb\nc\nd\ne\n"_s << u"a\nb\nc\nd\nE\n"_s << u"A\nb\nc\nd\nE\n"_s
                                << false;
    QTest::newRow("the same") << u"a\nX\nc\nd\ne\n"_s << u"a\nX\nc\nd\ne\n"_s << u"a\nX\nc\nd\ne\n"_s
                              << false;
    QTest::newRow("conflict") << u"a\nX\nc\nd\ne\n"_s << u"a\nY\nc\nd\ne\n"_s << u"a\nX\nc\nd\ne\n"_s << true;
}

void TestDiff::merge()
{
    QFETCH(QString, ours);
    QFETCH(QString, theirs);
    QFETCH(QString, merged);
    QFETCH(bool, conflicts);
    const auto result = merge3(u"a\nb\nc\nd\ne\n"_s, ours, theirs);
    QVERIFY(result);
    QCOMPARE(result->text, merged);
    QCOMPARE(!result->conflicts.isEmpty(), conflicts);
}

#include "diff_test.moc"
