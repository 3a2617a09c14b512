// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/stitch.h"
#include "tests/artefact/samples.h"
#include "tests/support/test_main.h"

using namespace Qt::StringLiterals;
using baton::artefact::stitch;

namespace {

/// Where the line that holds `at` begins.
qsizetype lineStart(const QString &text, qsizetype at)
{
    return at == 0 ? 0 : text.lastIndexOf(u'\n', at - 1) + 1;
}

bool isInFence(const QString &text, qsizetype at)
{
    return text.left(at).count("```"_L1) % 2 == 1;
}

/// The repeat is long and varied enough to be told from content.
bool isTelling(const QString &repeat)
{
    const bool monotonous =
        repeat.contains("--- |"_L1) || repeat.contains("0,0"_L1) || repeat.contains("=="_L1);
    return !monotonous && repeat.trimmed().size() >= 12 && repeat.trimmed().contains(u' ');
}

} // namespace

/// Joining cut answers: at every position of several texts the joined text equals the uncut one.
class TestStitch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyCut_data();
    void everyCut();
    void cases_data();
    void cases();
};

BATON_TEST_CLASS(TestStitch)

void TestStitch::init()
{
    baton::test::failOnWarnings();
}

void TestStitch::everyCut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("fence");
    QTest::newRow("python in a fence")
        << u"```python\n"_s + samples::pythonFile() + u"```\n"_s << u"```python\n"_s;
    QTest::newRow("python without a fence") << samples::pythonFile()
                                                   .replace("```python"_L1, "```text"_L1)
                                                   .replace("    ```text"_L1, "    >>> "_L1)
                                            << QString();
    for (const QString &kind : {u"prd"_s, u"design"_s, u"tasks"_s})
        QTest::addRow("%s", qPrintable(kind)) << samples::markdown(samples::document(kind)) << QString();
    QTest::newRow("fenced prd") << u"~~~markdown\n"_s + samples::markdown(samples::prd()) + u"~~~\n"_s
                                << QString();
    QTest::newRow("equal rows") << u"```csv\n"_s + u"0,0,0,0,0,0,0,0,0,0,0,0,0,0\n"_s.repeated(20)
            + u"```\n"_s << QString();
    QTest::newRow("rules") << u"a\n"_s + u"="_s.repeated(80) + u"\nb\n"_s + u"\n"_s.repeated(9)
            + u"abcabcabcabc\n"_s
                           << QString();
}

void TestStitch::everyCut()
{
    QFETCH(QString, text);
    QFETCH(QString, fence);
    for (qsizetype at = 1; at < text.size(); ++at) {
        const QString base = text.left(at);
        const QString rest = text.mid(at);
        // The file holds a block of its own language in a docstring; cut right there the two cases look
        // alike.
        const bool alike = !fence.isEmpty() && rest.trimmed().startsWith(fence.trimmed());
        if (!alike && stitch(base, rest) != text)
            QFAIL(
                qPrintable(u"exact continuation at %1: %2|%3"_s.arg(at).arg(base.right(30), rest.left(30))));
        if (!fence.isEmpty() && at > fence.size() && isInFence(text, at)
            && stitch(base, fence + rest) != text)
            QFAIL(qPrintable(u"repeated fence at %1"_s.arg(at)));
        const QString line = base.mid(lineStart(text, at));
        if (isTelling(line) && stitch(base, line + rest) != text)
            QFAIL(qPrintable(u"repeated beginning of the line at %1: %2"_s.arg(at).arg(line)));
        const QString overlap = base.right(70);
        if (at > 90 && isTelling(overlap) && stitch(base, overlap + rest) != text)
            QFAIL(qPrintable(u"repeated end at %1"_s.arg(at)));
        if (!fence.isEmpty() && at > 120 && isInFence(text, at)
            && stitch(base, fence + overlap + rest) != text)
            QFAIL(qPrintable(u"repeated fence and end at %1"_s.arg(at)));
    }
}

void TestStitch::cases_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("next");
    QTest::addColumn<QString>("expected");
    const QString file = samples::pythonFile();
    QTest::newRow("empty base") << QString() << u"a"_s << u"a"_s;
    QTest::newRow("empty continuation") << u"a"_s << QString() << u"a"_s;
    QTest::newRow("chatter and fence")
        << u"```python\nx = 1\ny = "_s << u"Continuing from where I stopped:\n\n```python\n2\n```\n"_s
        << u"```python\nx = 1\ny = 2\n```\n"_s;
    QTest::newRow("think block") << u"```python\nx = "_s << u"<think>hm</think>\n1\n```"_s
                                 << u"```python\nx = 1\n```"_s;
    QTest::newRow("a diagram begins at the cut") << u"## Flow\n\n"_s << u"```mermaid\ngraph TD\n```\n"_s
                                                 << u"## Flow\n\n```mermaid\ngraph TD\n```\n"_s;
    QTest::newRow("the closing fence is at the cut")
        << u"```python\nx = 1\n"_s << u"```\n"_s << u"```python\nx = 1\n```\n"_s;
    QTest::newRow("starts anew") << file.left(300) << file << file;
    QTest::newRow("starts anew with other words") << file.left(300) + u"# lost"_s << file << file;
    QTest::newRow("fence in the middle of a plain file")
        << u"import json\n\nx = "_s << u"```python\n1\n"_s << u"import json\n\nx = 1\n"_s;
    QTest::newRow("CRLF") << u"a = 1\r"_s << u"\nb = 2\r\n"_s << u"a = 1\r\nb = 2\r\n"_s;
}

void TestStitch::cases()
{
    QFETCH(QString, base);
    QFETCH(QString, next);
    QFETCH(QString, expected);
    QCOMPARE(stitch(base, next), expected);
}

#include "stitch_test.moc"
