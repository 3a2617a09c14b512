// SPDX-License-Identifier: GPL-3.0-or-later
// What a run of tests wrote, read in every form that there is: a program of the project may have written
// anything.
#include "core/artefact/document/language_profile.h"
#include "core/artefact/report/report_document.h"
#include "core/artefact/report/results_codec.h"
#include "core/artefact/report/test_report_reader.h"
#include "core/base/text.h"
#include "tests/fuzz/fuzz_support.h"

#include <algorithm>

using namespace baton;
using namespace baton::artefact;
using namespace Qt::StringLiterals;

namespace {

const QStringList &projectFiles()
{
    static const QStringList files{u"calc.py"_s, u"tests/test_calc.py"_s, u"src/calc.js"_s,
        u"tests/calc.test.js"_s, u"calc/calc_test.go"_s, u"src/lib.rs"_s, u"src/test/java/CalcTest.java"_s};
    return files;
}

bool isHarmless(const QString &text)
{
    return visible(text) == text && text.isValidUtf16();
}

void checkResult(const TestResult &result)
{
    for (const QString &text :
        {result.id, result.file, result.message, result.expected, result.actual, result.output})
        fuzz::require(isHarmless(text), "what a program wrote is harmless to show");
    fuzz::require(result.line >= 0 && result.frameLine >= 0, "a line is one or not known");
    fuzz::require(result.ms >= 0, "a test took some time or none");
    for (const QString &file : {result.file, result.frameFile})
        fuzz::require(file.isEmpty() || projectFiles().contains(file), "a place is in a file of the project");
}

/// The document, and what others read of it.
void checkDocument(const TestReport &report)
{
    const DocumentFacts facts = testReportFacts(testReportMarkdown(report));
    const SectionFacts *results = facts.section(u"Results"_s);
    fuzz::require(results != nullptr, "the document has its sections");
    const qsizetype listed = std::min<qsizetype>(report.results.size(), 2000);
    fuzz::require(results->rows.size() == listed, "each result has a row");
    for (qsizetype i = 0; i < listed; ++i)
        fuzz::require(results->rows.at(i).value(2) == toWord(report.results.at(i).state),
            "a row says what became of its test");
}

void read(const QString &form, const QByteArray &bytes, int exitCode)
{
    TestRunBytes run;
    run.form = form;
    run.files = {bytes};
    run.output = bytes;
    run.exitCode = exitCode;
    run.stopped = exitCode > 1;
    run.root = u"/project"_s;
    run.projectFiles = projectFiles();
    const TestReport report = readTestReport(run);
    for (const TestResult &result : report.results)
        checkResult(result);
    fuzz::require(isHarmless(report.tail), "the end of the output is harmless to show");
    fuzz::require(exitCode == 0 || report.totals.bad() > 0, "the exit code beats words");
    fuzz::require(report.totals.all() >= report.results.size(), "all results are counted");
    const auto again = resultsFromJson(resultsJson(report));
    fuzz::require(again && *again == report, "what is kept is what was read");
    checkDocument(report);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::viewOf(data, size).toByteArray();
    for (const QString &form : testReportForms())
        read(form, bytes, static_cast<int>(size % 3));
    if (const auto results = resultsFromJson(bytes)) {
        const auto again = resultsFromJson(resultsJson(*results));
        fuzz::require(again && *again == *results, "what was kept is read as it is");
    }
    return 0;
}
