// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/report_document.h"

#include "core/artefact/document/section_facts.h"
#include "core/artefact/report/report_builder.h"
#include "core/markdown/cells.h"
#include "core/markdown/lines.h"
#include "core/markdown/sections.h"

#include <QRegularExpression>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestCell = 160;
constexpr qsizetype longestOutput = 4'000;
constexpr qsizetype mostRows = 2'000;
constexpr qsizetype mostFailures = 100;

/// Without what differs from run to run.
QString steady(QString text)
{
    static const QRegularExpression address(u"\\b0x[0-9a-fA-F]{6,16}\\b"_s);
    static const QRegularExpression thread(u"(thread '[^'\\n]*') \\(\\d+\\)"_s);
    static const QRegularExpression duration(u"(?<![\\w.])\\d+(?:\\.\\d+)? ?m?s\\b"_s);
    return text.replace(address, u"0x…"_s).replace(thread, u"\\1"_s).replace(duration, u"… s"_s);
}

QString shortLine(const QString &text)
{
    const QString line = steady(text).section(u'\n', 0, 0).simplified();
    return line.size() > longestCell ? QString(line.left(longestCell - 1) + u'…') : line;
}

QString cell(const QString &text)
{
    // A back-tick would begin a code span, which may reach into another cell; a backslash would escape the
    // escape.
    static const QRegularExpression pipe(u"\\\\*\\|"_s);
    return shortLine(text).replace(u'`', u'\'').replace(pipe, u"\\|"_s);
}

QString totalsLine(const TestTotals &totals)
{
    QStringList parts{u"%1 tests: %2 passed"_s.arg(totals.all()).arg(totals.passed)};
    const QVector<std::pair<int, QString>> others{{totals.failed, u"failed"_s}, {totals.errors, u"errors"_s},
        {totals.timedOut, u"timed out"_s}, {totals.skipped, u"skipped"_s}, {totals.notRun, u"not run"_s}};
    for (const auto &[count, word] : others) {
        if (count > 0)
            parts += QString::number(count) + u' ' + word;
    }
    return parts.join(", "_L1);
}

QString resultTable(const QVector<TestResult> &results)
{
    QStringList lines{u"| Test | File | State | Message |"_s, u"| --- | --- | --- | --- |"_s};
    for (const TestResult &result : results.mid(0, mostRows))
        lines += u"| %1 | %2 | %3 | %4 |"_s.arg(
            cell(result.id), cell(result.file), toWord(result.state), cell(result.message));
    if (results.isEmpty())
        return u"None"_s;
    const QString more = results.size() > mostRows
        ? u"\n\n%1 further results are not listed."_s.arg(results.size() - mostRows)
        : QString();
    return lines.join(u'\n') + more;
}

QString codeSpan(const QString &text)
{
    QString line = steady(text).simplified();
    return u'`' + line.replace(u'`', u'\'') + u'`';
}

QString failure(const TestResult &result)
{
    QStringList lines{u"### "_s + codeSpan(result.id), QString(), u"- State: "_s + toWord(result.state)};
    if (!result.requirements.isEmpty())
        lines += u"- Requirements: "_s + result.requirements.join(", "_L1);
    if (!result.frameFile.isEmpty())
        lines += u"- Place: %1"_s.arg(codeSpan(result.frameFile + u':' + QString::number(result.frameLine)));
    if (!result.expected.isEmpty())
        lines += u"- Expected: "_s + codeSpan(result.expected);
    if (!result.actual.isEmpty())
        lines += u"- Actual: "_s + codeSpan(result.actual);
    if (!result.message.isEmpty())
        lines += QStringList{QString(), markdown::fenced(steady(result.message), u"text"_s)};
    if (!result.output.isEmpty())
        lines += QStringList{QString(), u"Output:"_s, QString(),
            markdown::fenced(steady(headAndTail(result.output, longestOutput)), u"text"_s)};
    return lines.join(u'\n').trimmed();
}

QString failures(const QVector<TestResult> &results)
{
    QStringList parts;
    qsizetype count = 0;
    for (const TestResult &result : results) {
        if (result.isBad() && ++count <= mostFailures)
            parts += failure(result);
    }
    if (count > mostFailures)
        parts += u"%1 further failures are not shown."_s.arg(count - mostFailures);
    return parts.isEmpty() ? u"None"_s : parts.join("\n\n"_L1);
}

QString notRun(const TestReport &report)
{
    QStringList items = report.notRun;
    for (const TestResult &result : report.results) {
        if (result.state == TestState::NotRun && items.size() < mostRows)
            items +=
                codeSpan(result.id) + (result.message.isEmpty() ? QString() : u": "_s + cell(result.message));
    }
    return items.isEmpty() ? u"None"_s : markdown::bulletList(items);
}

QVector<SectionSpec> schema()
{
    const auto section = [](const QString &title, const QString &tag) {
        SectionSpec spec;
        spec.title = title;
        spec.tag = tag;
        return spec;
    };
    SectionSpec results = section(u"Results"_s, u"results"_s);
    results.form = SectionForm::Table;
    return {section(u"Totals"_s, u"totals"_s), results, section(u"Failures"_s, u"failures"_s),
        section(u"Not run"_s, u"not_run"_s)};
}

} // namespace

QString testReportMarkdown(const TestReport &report)
{
    QVector<TestResult> results = report.results;
    std::stable_sort(
        results.begin(), results.end(), [](const TestResult &a, const TestResult &b) { return a.id < b.id; });
    TestReport sorted = report;
    sorted.results = results;
    const auto section = [](const QString &title, const QString &body) {
        return markdown::Section{title, body, -1, 0};
    };
    return markdown::writeSections(
        {section(u"Totals"_s, totalsLine(report.totals)), section(u"Results"_s, resultTable(results)),
            section(u"Failures"_s, failures(results)), section(u"Not run"_s, notRun(sorted))});
}

QString idInReport(const QString &id)
{
    return markdown::plainValue(shortLine(id));
}

DocumentFacts testReportFacts(const QString &markdown)
{
    const QVector<SectionSpec> sections = schema();
    QStringList titles;
    for (const SectionSpec &spec : sections)
        titles += spec.title;
    return factsOf(markdown::splitSections(markdown, markdown::TitleIndex(titles)), sections);
}

} // namespace baton::artefact
