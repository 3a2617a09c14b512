// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/test_run.h"

#include "core/artefact/report/report_document.h"
#include "core/artefact/report/test_match.h"
#include "core/artefact/report/test_report_reader.h"
#include "core/markdown/cells.h"

#include <QRegularExpression>

#include <algorithm>

namespace baton::session {

using namespace Qt::StringLiterals;
using artefact::LanguageProfile;
using artefact::ServedRows;

namespace {

/// The test of a file that a result is about: by its name, else by the line it stands on.
const ServedRows *testOf(const QVector<ServedRows> &tests, const TestResult &result)
{
    static const QRegularExpression parameters(u"[\\[(].*$"_s);
    const qsizetype split = result.id.indexOf("::"_L1);
    const QString behind = split < 0 ? result.id : result.id.sliced(split + 2);
    const QStringList names{result.id, behind, QString(behind).remove(parameters),
        QString(result.id).remove(parameters), behind.section(u'/', 0, 0)};
    for (const ServedRows &served : tests) {
        if (names.contains(served.test.name))
            return &served;
    }
    for (const ServedRows &served : tests) {
        if (served.test.name == "main"_L1
            || (result.line >= served.test.line && result.line <= served.test.lastLine))
            return &served;
    }
    return nullptr;
}

/// CTest names programs: "fail" is tests/test_fail.cpp, "fail.cpp" or "fail_test.cpp".
bool isProgramOf(const QString &file, const QString &name)
{
    const QString stem = file.section(u'/', -1).section(u'.', 0, 0);
    return stem == name || stem == u"test_"_s + name || stem == name + u"_test"_s;
}

void placeTest(TestResult &result, const TestSuite &suite)
{
    for (qsizetype i = 0; i < suite.files.size(); ++i) {
        const QString &file = suite.files.at(i);
        const bool here = result.file.isEmpty() ? suite.form != "ctest"_L1 || isProgramOf(file, result.id)
                                                : result.file == file;
        const ServedRows *served = here ? testOf(suite.tests.at(i), result) : nullptr;
        if (served == nullptr
            || (result.file.isEmpty() && served->test.name == "main"_L1 && suite.form != "ctest"_L1))
            continue;
        result.file = file;
        result.line = served->test.line;
        result.requirements = served->rows;
        return;
    }
}

void join(TestReport &whole, const TestReport &part)
{
    const auto joined = [](const QString &one, const QString &other, QChar between) {
        return one.isEmpty() || other.isEmpty() ? QString(one + other) : QString(one + between + other);
    };
    whole.framework = joined(whole.framework, part.framework, u'+');
    whole.results += part.results;
    whole.totals.passed += part.totals.passed;
    whole.totals.failed += part.totals.failed;
    whole.totals.errors += part.totals.errors;
    whole.totals.skipped += part.totals.skipped;
    whole.totals.timedOut += part.totals.timedOut;
    whole.totals.notRun += part.totals.notRun;
    whole.notRun += part.notRun;
    whole.exitCode = whole.exitCode != 0 ? whole.exitCode : part.exitCode;
    whole.tail = joined(whole.tail, part.tail, u'\n');
}

TestReport reportOf(const TestRunPlan &plan, const TestSuite &suite, const TestSuiteOutcome &outcome)
{
    artefact::TestRunBytes run;
    run.form = suite.form;
    run.files = outcome.reports;
    run.output = outcome.output;
    run.errors = outcome.errors;
    run.exitCode = outcome.exitCode;
    run.stopped = outcome.stopped;
    run.root = plan.places.project;
    run.projectFiles = plan.files;
    TestReport report = artefact::readTestReport(run);
    for (TestResult &result : report.results)
        placeTest(result, suite);
    return report;
}

} // namespace

TestRunReport::TestRunReport(const TestRunPlan &plan, const QVector<TestSuiteOutcome> &outcomes)
{
    for (qsizetype i = 0; i < plan.suites.size(); ++i) {
        const TestSuiteOutcome outcome = outcomes.value(i);
        const TestSuite &suite = plan.suites.at(i);
        if (i >= outcomes.size() || !outcome.notRun.isEmpty())
            report.notRun += u"%1 tests: %2"_s.arg(
                suite.framework, outcome.notRun.isEmpty() ? u"they were not started"_s : outcome.notRun);
        else
            join(report, reportOf(plan, suite, outcome));
    }
    report.notRun += plan.notRun;
    std::stable_sort(report.results.begin(), report.results.end(),
        [](const TestResult &a, const TestResult &b) { return a.id < b.id; });
    markdown = artefact::testReportMarkdown(report);
    facts = artefact::testReportFacts(markdown);
}

Attributions::Attributions(const SectionFacts &table, const TestReport &report)
{
    const qsizetype test = table.column(u"test"_s);
    const qsizetype fault = table.column(u"fault"_s);
    const qsizetype file = table.column(u"file"_s);
    const qsizetype reason = table.column(u"reason"_s);
    QStringList seen;
    for (const QStringList &row : table.rows) {
        const qsizetype index = artefact::matchTest(row.value(test), report.results);
        if (index < 0) {
            unread += row.value(test);
            continue;
        }
        const QString id = report.results.at(index).id;
        if (seen.contains(id))
            continue;
        seen += id;
        found += Attribution{id, markdown::plainValue(row.value(fault)).toLower(),
            markdown::plainValue(row.value(file)), row.value(reason).trimmed()};
    }
    for (const TestResult &result : report.results) {
        if (result.isBad() && !seen.contains(result.id))
            waiting += result.id;
    }
}

TestChange::TestChange(const artefact::LanguageProfiles &profiles, const QString &path, const QString &before,
    const QString &after)
{
    const LanguageProfile *profile = profiles.byPath(path);
    if (profile != nullptr && holdsTests(*profile, path, before))
        weakenings = artefact::weakerTest(before, after, *profile);
}

} // namespace baton::session
